package extract_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ascribe"
	"ascribe/internal/extract"
)

// block is one block of an .expect file: its kind ("incident: i1"), and for
// each key the alternatives that are right.
type block struct {
	kind, name string
	want       map[string][]string
}

// styleCase is one of testdata/styles.
type styleCase struct {
	name, text string
	published  ascribe.Date
	blocks     []block
}

func styleCases(t *testing.T) []styleCase {
	t.Helper()
	files, err := filepath.Glob("testdata/styles/*.expect")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d texts in testdata/styles, 12 wanted: %v", len(files), err)
	}
	var cases []styleCase
	for _, file := range files {
		name := strings.TrimSuffix(file, ".expect")
		c := styleCase{name: filepath.Base(name), text: read(t, name+".txt"), blocks: readBlocks(t, read(t, file))}
		if when := c.blocks[0].want["published"]; len(when) == 1 && when[0] != "" {
			if c.published, err = ascribe.ParseDate(when[0]); err != nil {
				t.Fatal(err)
			}
		}
		cases = append(cases, c)
	}
	return cases
}

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func readBlocks(t *testing.T, source string) []block {
	t.Helper()
	var bs []block
	for _, part := range strings.Split(strings.TrimSpace(source), "\n\n") {
		b := block{want: map[string][]string{}}
		for i, line := range strings.Split(part, "\n") {
			key, value, ok := strings.Cut(line, ": ")
			if !ok {
				t.Fatalf("no key in %q", line)
			}
			var alternatives []string
			for _, v := range strings.Split(value, " | ") {
				alternatives = append(alternatives, strings.TrimPrefix(v, "-"))
			}
			if i == 0 {
				b.kind, b.name = key, value
			}
			b.want[key] = alternatives
		}
		bs = append(bs, b)
	}
	return bs
}

// count is how many of the values judged were right.
type count struct{ right, of int }

func (c *count) add(ok bool) {
	c.of++
	if ok {
		c.right++
	}
}

// TestStyles reads texts that are unlike clean news prose. What is pinned is
// how much of them is read rightly; they are not to be fitted one by one.
func TestStyles(t *testing.T) {
	x := newExtractor(t)
	var relevant, facts, statements, codes, spurious count
	for _, c := range styleCases(t) {
		e := x.Extract(&ascribe.Report{DocID: c.name, Published: c.published, Text: c.text})
		relevant.add(e.Relevant)
		c.facts(t, e, &facts)
		c.statements(t, e, &statements, &codes, &spurious)
	}
	for _, f := range []struct {
		what  string
		c     count
		floor float64
	}{
		{"texts relevant", relevant, 1},
		{"facts right", facts, 0.69},
		{"statements found", statements, 0.70},
		{"polarity, certainty and speaker kind right where found", codes, 0.90},
		{"statements found that stand in the list", spurious, 0.83},
	} {
		share := float64(f.c.right) / float64(max(f.c.of, 1))
		t.Logf("%s: %d of %d, %.3f", f.what, f.c.right, f.c.of, share)
		if share < f.floor {
			t.Errorf("%s: %.3f, pinned at %.3f", f.what, share, f.floor)
		}
	}
}

// facts compares each expected incident with the mention that agrees best.
func (c *styleCase) facts(t *testing.T, e extract.Extraction, n *count) {
	for _, b := range c.blocks {
		if b.kind != "incident" {
			continue
		}
		best, score := map[string]string{}, -1
		for i := range e.Mentions {
			if got := values(&e.Mentions[i]); agreement(b, got) > score {
				best, score = got, agreement(b, got)
			}
		}
		for _, key := range factKeys {
			want, judged := b.want[key]
			if !judged {
				continue
			}
			ok := slices.Contains(want, best[key])
			if n.add(ok); !ok {
				t.Logf("%s %s: %s %q, want %q", c.name, b.name, key, best[key], want)
			}
		}
	}
}

var factKeys = []string{"date", "place", "attack_type", "weapon", "outcome", "killed", "injured"}

func agreement(b block, got map[string]string) (n int) {
	for _, key := range factKeys {
		if want, judged := b.want[key]; judged && slices.Contains(want, got[key]) {
			n++
		}
	}
	return n
}

// values are a mention's facts in the words of an .expect file.
func values(m *ascribe.Mention) map[string]string {
	v := map[string]string{}
	for _, f := range m.Facts {
		key := string(f.Predicate)
		v[key] = cmp.Or(v[key], f.Value)
	}
	if m.Place != nil {
		v["place"] = m.Place.Name
		if m.Place.Country != "" {
			v["place"] += ", " + m.Place.Country
		}
	}
	return v
}

// statements matches expected and found statements by predicate and overlap.
func (c *styleCase) statements(t *testing.T, e extract.Extraction, found, codes, listed *count) {
	used := make([]bool, len(e.Statements))
	for _, b := range c.blocks {
		if b.kind != "statement" {
			continue
		}
		i := c.find(b, e.Statements, used)
		if b.want["optional"] != nil {
			continue
		}
		found.add(i >= 0)
		if i < 0 {
			t.Logf("%s: no %s at %q", c.name, b.name, b.want["quote"])
			continue
		}
		s := &e.Statements[i]
		for key, got := range map[string]string{"polarity": string(s.Polarity), "certainty": string(s.Certainty), "speaker_kind": string(s.SpeakerKind)} {
			ok := slices.Contains(b.want[key], got)
			if codes.add(ok); !ok {
				t.Logf("%s: %s %s is %s, want %q: %s", c.name, b.name, key, got, b.want[key], s.Quote)
			}
		}
	}
	for i := range e.Statements {
		if listed.add(used[i]); !used[i] {
			t.Logf("%s: %s is not in the list: %s", c.name, e.Statements[i].Predicate, e.Statements[i].Quote)
		}
	}
}

// find returns the statement of b's predicate that overlaps its quote, and
// marks it as used.
func (c *styleCase) find(b block, sts []ascribe.Statement, used []bool) int {
	quote := strings.Join(strings.Fields(b.want["quote"][0]), " ")
	for i := range sts {
		got := strings.Join(strings.Fields(sts[i].Quote), " ")
		same := slices.Contains(strings.Split(b.name, " | "), string(sts[i].Predicate))
		if !used[i] && same && (strings.Contains(quote, got) || strings.Contains(got, quote)) {
			used[i] = true
			return i
		}
	}
	return -1
}
