package direction

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// steps say how much of a statement must agree for it to count as found.
var steps = []string{"predicate", "polarity", "certainty", "speaker kind"}

// TestFreshSentences scores the reader on sentences that were written and
// coded before it saw them, in the manner of the press of several countries:
// a first set, by which it was then mended, a second that came after, and two
// of the denials and doubts that real news showed to be read badly.
// They are not all read right, nor are they to be fitted one by one: what is
// pinned is F over all of a set. Run with -v for the list of differences.
func TestFreshSentences(t *testing.T) {
	x := testReaderWith(t, EmbeddedBelief())
	for _, set := range []struct {
		name   string
		floors [4]float64 // of the steps
	}{
		{"fresh", [4]float64{0.79, 0.78, 0.76, 0.71}},
		{"second", [4]float64{0.82, 0.80, 0.80, 0.75}},
		{"third", [4]float64{0.93, 0.93, 0.89, 0.89}},
		{"fourth", [4]float64{0.86, 0.86, 0.78, 0.74}},
	} {
		t.Run(set.name, func(t *testing.T) {
			files, err := filepath.Glob(filepath.Join("testdata", set.name, "*.txt"))
			if err != nil || len(files) == 0 {
				t.Fatalf("no sentences to read: %v", err)
			}
			var n tally
			for _, file := range files {
				n.read(t, x, file)
			}
			for i, floor := range set.floors {
				f := 2 * float64(n.right[i]) / float64(n.got+n.want)
				t.Logf("%d sentences, to %-12s  %d right of %d found and %d coded, F %.3f", n.sentences, steps[i], n.right[i], n.got, n.want, f)
				if f < floor {
					t.Errorf("F to %s is %.3f, pinned at %.3f", steps[i], f, floor)
				}
			}
		})
	}
}

// tally counts statements found, coded and agreeing up to each step.
type tally struct {
	right                [4]int
	got, want, sentences int
}

func (n *tally) read(t *testing.T, x *Reader, file string) {
	context, cases := readCases(t, file)
	n.sentences += len(cases)
	for _, c := range cases {
		found, why := readCase(x, context, c)
		n.got, n.want = n.got+len(found), n.want+len(c.want)
		for i := range steps {
			n.right[i] += agreeing(found, c.want, i+1)
		}
		if agreeing(found, c.want, len(steps)) != max(len(found), len(c.want)) {
			t.Logf("%s:%d: %s\n got  %s\n want %s\n why  %s", filepath.Base(file), c.line, c.text, strings.Join(found, "; "), strings.Join(c.want, "; "), strings.Join(why, "\n      "))
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
