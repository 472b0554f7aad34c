package text

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"ascribe"
)

// check verifies what every consumer relies on.
func check(t interface{ Fatalf(string, ...any) }, source string) {
	d := Parse(source)
	if d.Source != source {
		t.Fatalf("source changed")
	}
	covered := make([]bool, len(source))
	pos, paragraph := 0, 0
	for i, s := range d.Sentences {
		if s.Start < pos || s.End <= s.Start || s.Paragraph < paragraph || len(s.Tokens) == 0 {
			t.Fatalf("sentence %d at %v overlaps, is empty or out of order", i, s.Range)
		}
		if s.Body < s.Start || s.Body > s.End || !d.Paragraphs[s.Paragraph].Contains(s.Range) {
			t.Fatalf("sentence %d: body %d, range %v, paragraph %v", i, s.Body, s.Range, d.Paragraphs[s.Paragraph])
		}
		paragraph = s.Paragraph
		for _, tok := range s.Tokens {
			if tok.Start < pos || tok.End <= tok.Start || !s.Contains(tok.Range) || tok.Text != source[tok.Start:tok.End] {
				t.Fatalf("token %+v in sentence %v after %d", tok, s.Range, pos)
			}
			for k := tok.Start; k < tok.End; k++ {
				covered[k] = true
			}
			pos = tok.End
		}
		if s.Tokens[0].Start != s.Start || pos != s.End {
			t.Fatalf("sentence %d at %v begins or ends outside its tokens", i, s.Range)
		}
	}
	for k := range covered {
		if c, _ := classAt(source, k); !covered[k] && c != space && c != ignorable && utf8.RuneStart(source[k]) {
			t.Fatalf("byte %d (%q) is in no token", k, source[k])
		}
	}
	checkSpans(t, d)
}

// checkSpans re-reads tokens through their code points.
func checkSpans(t interface{ Fatalf(string, ...any) }, d *Doc) {
	if !utf8.ValidString(d.Source) {
		return
	}
	runes := []rune(d.Source)
	for _, s := range d.Sentences {
		for _, tok := range s.Tokens {
			sp := d.Span(tok.Range)
			if string(runes[sp.Start:sp.End]) != tok.Text {
				t.Fatalf("token %q re-read at %v as %q", tok.Text, sp, string(runes[sp.Start:sp.End]))
			}
			if d.Bytes(sp) != tok.Range {
				t.Fatalf("span %v goes back to %v, want %v", sp, d.Bytes(sp), tok.Range)
			}
		}
	}
}

// pieces make texts in which the rules meet each other.
var pieces = []string{" ", "  ", "\n", "\n\n", ".", ". ", "...", "!", "?", "\"", "“", "”", "„", "'", "’", "'s", "(", ")", "[",
	"]", "-", "--", "—", ",", ":", "://", "@", "&", "the", "The", "U.S.", "Mr.", "J.", "no.", "5", "1,200", "17-year-old",
	"Würzburg", "BERLIN", "\x00", "\u200e", "\u00ad", "\xff", "日本", "é", "(CNN)", "JULY 19", "``", "''", "«"}

func TestInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		check(t, strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces"), ""))
	})
	rapid.Check(t, func(t *rapid.T) { check(t, rapid.String().Draw(t, "any string")) })
	rapid.Check(t, func(t *rapid.T) { check(t, string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))) })
}

func FuzzParse(f *testing.F) {
	f.Add(prose)
	f.Add(cable)
	for _, p := range pieces {
		f.Add(p + " " + p)
	}
	f.Fuzz(func(t *testing.T, source string) { check(t, source) })
}

// Far longer texts than that take proportionally longer, whatever they hold.
func TestLinearTime(t *testing.T) {
	for _, p := range append(pieces, "a", ".a", "a.", "Aa. ", "\"a", "[a", "(A", "A, ", ".)", "!\"", "a-", "a'", "1,", "http://", "\n\nA") {
		source := strings.Repeat(p, 1<<20/len(p))
		start := time.Now()
		d := Parse(source)
		d.Span(Range{0, len(source)})
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%q repeated to a megabyte took %v", p, took)
		}
	}
}

func TestSpanOfMalformed(t *testing.T) {
	d := Parse("a\xff\xfeb é")
	if got, want := d.Span(Range{0, len(d.Source)}), (ascribe.Span{Start: 0, End: 6}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := d.Span(Range{-5, 99}); got.Start != 0 || got.End != 6 {
		t.Errorf("a range outside the text gives %v", got)
	}
	if got := d.Bytes(ascribe.Span{Start: -1, End: 99}); got != (Range{0, len(d.Source)}) {
		t.Errorf("a span outside the text gives %v", got)
	}
}
