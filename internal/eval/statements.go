package eval

import (
	"ascribe"
	"ascribe/internal/pairing"
)

// window is the longest run of text, in code points, that a coded and a found
// statement may cover together: about a sentence, or twice what was coded.
const window = 600

// attributes are compared one after another on the way to the strictest step.
// What the coder left blank agrees with everything.
var attributes = []struct {
	name  string
	agree func(coded, found *ascribe.Statement) bool
}{
	{"polarity", samePolarity}, {"certainty", sameCertainty}, {"speaker kind", sameKind},
}

// samePolarity does not look at what is unknown: it carries no polarity.
func samePolarity(coded, found *ascribe.Statement) bool {
	return coded.Polarity == "" || coded.Certainty == ascribe.Unknown || coded.Polarity == found.Polarity
}

// sameCertainty tells certain from not certain. A link under investigation is
// uncertain by what it says.
func sameCertainty(coded, found *ascribe.Statement) bool {
	return coded.Certainty == "" || coded.Predicate == ascribe.LinkUnderInvestigation ||
		(coded.Certainty == ascribe.Certain) == (found.Certainty == ascribe.Certain)
}

func sameKind(coded, found *ascribe.Statement) bool {
	return coded.SpeakerKind == "" || coded.SpeakerKind == found.SpeakerKind
}

// samePlaceInText reports whether two spans overlap by half of the shorter one
// and lie in one window.
func samePlaceInText(coded, found ascribe.Span) bool {
	overlap := coded.Overlap(found)
	shorter := min(coded.End-coded.Start, found.End-found.Start)
	together := max(coded.End, found.End) - min(coded.Start, found.Start)
	return overlap > 0 && 2*overlap >= shorter && together <= max(window, 2*(coded.End-coded.Start))
}

// compatible reports whether predicate, span and the first n attributes agree.
func compatible(coded, found *ascribe.Statement, n int) bool {
	if coded.Predicate != found.Predicate || !samePlaceInText(coded.Span, found.Span) {
		return false
	}
	for _, a := range attributes[:n] {
		if !a.agree(coded, found) {
			return false
		}
	}
	return true
}

// match pairs statements of one predicate, given by index, so that as many
// pairs as possible agree up to n attributes. It returns pairs of indices.
func match(coded, found []ascribe.Statement, cs, fs []int, n int) [][2]int {
	return pairUp(cs, fs, func(c, f int) int {
		if compatible(&coded[c], &found[f], n) {
			return 1
		}
		return 0
	})
}

// pairUp assigns by weight and returns the pairs as elements of cs and fs.
func pairUp(cs, fs []int, weight func(c, f int) int) [][2]int {
	if len(cs) == 0 || len(fs) == 0 {
		return nil
	}
	w := make([][]int, len(cs))
	for i, c := range cs {
		w[i] = make([]int, len(fs))
		for j, f := range fs {
			w[i][j] = weight(c, f)
		}
	}
	var out [][2]int
	for i, j := range pairing.Heaviest(w) {
		if j >= 0 {
			out = append(out, [2]int{cs[i], fs[j]})
		}
	}
	return out
}

// statementTally counts statements by step, over all and by predicate.
type statementTally struct {
	all         []tally
	byPredicate []map[ascribe.Predicate]tally
	reports     int
}

func newStatementTally() *statementTally {
	t := &statementTally{all: make([]tally, len(attributes)+1)}
	for range t.all {
		t.byPredicate = append(t.byPredicate, map[ascribe.Predicate]tally{})
	}
	return t
}

// add counts one report.
func (t *statementTally) add(coded, found []ascribe.Statement) {
	t.reports++
	cs, fs := byPredicate(coded), byPredicate(found)
	for step := range t.all {
		var all counts
		for _, p := range ascribe.DirectionPredicates {
			c := counts{len(match(coded, found, cs[p], fs[p], step)), len(fs[p]), len(cs[p])}
			t.byPredicate[step][p] = append(t.byPredicate[step][p], c)
			all = all.plus(c)
		}
		t.all[step] = append(t.all[step], all)
	}
}

func (t *statementTally) steps() []Step {
	if t.reports == 0 {
		return nil
	}
	var out []Step
	for i, all := range t.all {
		s := Step{Name: "predicate and span", Score: all.score()}
		if i > 0 {
			s.Name = attributes[i-1].name
		}
		for _, p := range ascribe.DirectionPredicates {
			if sum := t.byPredicate[i][p].sum(); sum.found+sum.coded > 0 {
				s.Predicates = append(s.Predicates, Row{string(p), t.byPredicate[i][p].score()})
			}
		}
		out = append(out, s)
	}
	return out
}
