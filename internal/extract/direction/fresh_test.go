package direction

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// step is how much of a statement must agree for it to count as found.
type step struct {
	name  string
	parts int // of: predicate, polarity, certainty, speaker kind
	floor float64
}

// TestFreshSentences scores the reader on sentences that were written and
// coded before it saw them, in the manner of the press of several countries.
// They are not all read right, nor are they to be fitted one by one: what is
// pinned is F over all of them. Run with -v for the list of differences.
func TestFreshSentences(t *testing.T) {
	x := testReader(t)
	files, err := filepath.Glob("testdata/fresh/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sentences to read: %v", err)
	}
	steps := []step{{"predicate", 1, 0.75}, {"polarity", 2, 0.73}, {"certainty", 3, 0.70}, {"speaker kind", 4, 0.62}}
	right := make([]int, len(steps))
	got, want, sentences := 0, 0, 0
	for _, file := range files {
		context, cases := readCases(t, file)
		sentences += len(cases)
		for _, c := range cases {
			found, why := readCase(x, context, c)
			got, want = got+len(found), want+len(c.want)
			for i, s := range steps {
				right[i] += agreeing(found, c.want, s.parts)
			}
			if agreeing(found, c.want, 4) != max(len(found), len(c.want)) {
				t.Logf("%s:%d: %s\n got  %s\n want %s\n why  %s", filepath.Base(file), c.line, c.text, strings.Join(found, "; "), strings.Join(c.want, "; "), strings.Join(why, "\n      "))
			}
		}
	}
	for i, s := range steps {
		f := 2 * float64(right[i]) / float64(got+want)
		t.Logf("%d sentences, to %-12s  %d right of %d found and %d coded, F %.3f", sentences, s.name, right[i], got, want, f)
		if f < s.floor {
			t.Errorf("F to %s is %.3f, pinned at %.3f", s.name, f, s.floor)
		}
	}
}

// agreeing counts the statements of got that stand in want too, each once,
// comparing their first parts only.
func agreeing(got, want []string, parts int) int {
	left := slices.Clone(want)
	n := 0
	for _, g := range got {
		i := slices.IndexFunc(left, func(w string) bool { return firstParts(w, parts) == firstParts(g, parts) })
		if i >= 0 {
			left = slices.Delete(left, i, i+1)
			n++
		}
	}
	return n
}

func firstParts(s string, n int) string {
	fields := strings.Fields(s)
	return strings.Join(fields[:min(n, len(fields))], " ")
}
