package judge

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"ascribe"
)

// TestNoisyStatements disturbs the development set's statements about as much
// as an automatic extractor does and holds that most levels survive: one wrong
// word must not turn a reading that rests on many.
func TestNoisyStatements(t *testing.T) {
	statements, gold := goldStatements(t), goldJudgements(t)
	cb := load(t)
	var c tally
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		for _, incident := range slices.Sorted(maps.Keys(gold)) {
			noisy := disturbed(r, statements[incident])
			for asOf, want := range gold[incident] {
				c.count(Judge(cb, incident, noisy, asOf), want)
			}
		}
	}
	t.Logf("level %d of %d", c.level, c.n)
	if float64(c.level) < 0.67*float64(c.n) {
		t.Errorf("level %d of %d: below the floor of 67 %%", c.level, c.n)
	}
}

// disturbed drops 28 % of the statements and changes single attributes of the
// others.
func disturbed(r *rand.Rand, sts []ascribe.Statement) []ascribe.Statement {
	kinds := []ascribe.SpeakerKind{ascribe.Reporter, ascribe.Police, ascribe.AnonymousOfficial}
	certainties := []ascribe.Certainty{ascribe.Certain, ascribe.Probable, ascribe.Possible}
	var noisy []ascribe.Statement
	for _, s := range sts {
		if r.Float64() < 0.28 {
			continue
		}
		if r.Float64() < 0.06 {
			s.Polarity = map[ascribe.Polarity]ascribe.Polarity{ascribe.Affirmed: ascribe.Denied, ascribe.Denied: ascribe.Affirmed}[s.Polarity]
		}
		if r.Float64() < 0.12 {
			s.Certainty = certainties[r.IntN(len(certainties))]
		}
		if r.Float64() < 0.12 {
			s.SpeakerKind = kinds[r.IntN(len(kinds))]
		}
		if r.Float64() < 0.12 {
			s.Organisation = ""
		}
		if r.Float64() < 0.15 {
			s.Predicate = ascribe.DirectionPredicates[r.IntN(len(ascribe.DirectionPredicates))]
		}
		s.Identify()
		noisy = append(noisy, s)
	}
	return noisy
}
