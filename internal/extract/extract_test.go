package extract_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ascribe"
	"ascribe/internal/extract"
)

func newExtractor(t testing.TB) *extract.Extractor {
	t.Helper()
	x, err := extract.Load()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// sentences are those of the direction reader's case files, to make reports of.
func sentences(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("direction/testdata/*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sentences: %v", err)
	}
	var out []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(b), "\n") {
			if line != "" && !strings.HasPrefix(line, "\t") && !strings.HasPrefix(line, "#") {
				out = append(out, strings.TrimPrefix(line, "context: "))
			}
		}
	}
	return out
}

// drawText makes a report of a lead and some sentences in paragraphs.
func drawText(t *rapid.T, from []string) string {
	n := rapid.IntRange(1, 8).Draw(t, "sentences")
	var b strings.Builder
	b.WriteString("A gunman killed nine people in Nice on Monday.")
	for range n {
		b.WriteString(rapid.SampledFrom([]string{" ", "\n\n"}).Draw(t, "gap"))
		b.WriteString(from[rapid.IntRange(0, len(from)-1).Draw(t, "sentence")])
	}
	return b.String()
}

// TestSpansReRead holds every quote, of facts too, against the text.
func TestSpansReRead(t *testing.T) {
	x, from := newExtractor(t), sentences(t)
	rapid.Check(t, func(t *rapid.T) {
		text := drawText(t, from)
		checkSpans(t, text, x.Extract(&ascribe.Report{Text: text}))
	})
}

type failer interface{ Fatalf(string, ...any) }

func checkSpans(t failer, text string, e extract.Extraction) {
	at := codePoints(text)
	sts := slices.Clone(e.Statements)
	for _, m := range e.Mentions {
		sts = append(sts, m.Facts...)
	}
	for _, s := range sts {
		if s.Start < 0 || s.Start >= s.End || s.End >= len(at) {
			t.Fatalf("%s at %d-%d of %d code points", s.Predicate, s.Start, s.End, len(at)-1)
		}
		if got := text[at[s.Start]:at[s.End]]; got != s.Quote {
			t.Fatalf("%s quotes %q, the text reads %q", s.Predicate, s.Quote, got)
		}
	}
}

// codePoints are the byte offsets at which code points begin, and the end.
func codePoints(text string) []int {
	var at []int
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

// TestUnrelatedParagraphChangesNothing appends a paragraph about something
// else: what was read before stays as it is.
func TestUnrelatedParagraphChangesNothing(t *testing.T) {
	x, from := newExtractor(t), sentences(t)
	unrelated := []string{
		"The weather will stay dry in the north and turn mild towards evening.",
		"Shares in the retailer rose by two per cent on the news of better sales.",
		"The orchestra opens its season with a programme of songs for children.",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := drawText(t, from)
		more := text + "\n\n" + rapid.SampledFrom(unrelated).Draw(t, "paragraph")
		before, after := x.Extract(&ascribe.Report{DocID: "a", Text: text}), x.Extract(&ascribe.Report{DocID: "a", Text: more})
		if !before.Relevant || !after.Relevant {
			t.Skip("relevance is measured elsewhere")
		}
		if b, a := codesOf(before.Statements), codesOf(after.Statements); !slices.Equal(b, a) {
			t.Fatalf("before %q\nafter  %q\nof %s", b, a, more)
		}
	})
}

// codesOf are statements without what depends on the report's identity.
func codesOf(sts []ascribe.Statement) []string {
	var out []string
	for _, s := range sts {
		out = append(out, strings.Join([]string{string(s.Predicate), string(s.Polarity), string(s.Certainty), s.Speaker, string(s.SpeakerKind), s.Organisation, s.Quote}, "|"))
	}
	return out
}

// TestLaterReportDoesNotChangeAnEarlierOne reads two reports one after the
// other, then the first again: an extractor keeps nothing from what it read.
func TestLaterReportDoesNotChangeAnEarlierOne(t *testing.T) {
	x, from := newExtractor(t), sentences(t)
	rapid.Check(t, func(t *rapid.T) {
		one, two := drawText(t, from), drawText(t, from)
		first := codesOf(x.Extract(&ascribe.Report{Text: one}).Statements)
		x.Extract(&ascribe.Report{Text: two})
		if again := codesOf(x.Extract(&ascribe.Report{Text: one}).Statements); !slices.Equal(first, again) {
			t.Fatalf("first %q\nagain %q", first, again)
		}
	})
}

// FuzzExtract reads arbitrary bytes: no panic, and spans that re-read.
func FuzzExtract(f *testing.F) {
	x := newExtractor(f)
	for _, s := range sentences(f)[:20] {
		f.Add("A bomb killed three people. " + s)
	}
	f.Add("\xff\xfe\"«“ said. Bomb;;; — ’s 'S.")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20000 {
			t.Skip("longer than any report")
		}
		checkSpans(t, text, x.Extract(&ascribe.Report{Text: text}))
	})
}

// BenchmarkExtract reads a report of 350 words, the mean of the news.
func BenchmarkExtract(b *testing.B) {
	x := newExtractor(b)
	text := "A gunman killed nine people in Nice on Monday."
	for _, s := range sentences(b) {
		if text += " " + s; len(strings.Fields(text)) >= 350 {
			break
		}
	}
	r := &ascribe.Report{Text: text}
	for b.Loop() {
		x.Extract(r)
	}
}
