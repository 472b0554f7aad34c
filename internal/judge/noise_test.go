package judge

import (
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"ascribe"
)

func TestNoise(t *testing.T) {
	if os.Getenv("NOISE") == "" {
		t.Skip()
	}
	cb := load(t)
	statements := goldStatements(t)
	gold := goldJudgements(t)
	conf := map[[2]ascribe.Level]int{}
	n, right := 0, 0
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 1))
		for _, incident := range slices.Sorted(maps.Keys(gold)) {
			dated := gold[incident]
			var sts []ascribe.Statement
			for _, s := range statements[incident] {
				if r.Float64() < .28 {
					continue
				}
				if r.Float64() < .06 {
					if s.Polarity == ascribe.Affirmed {
						s.Polarity = ascribe.Denied
					} else {
						s.Polarity = ascribe.Affirmed
					}
				}
				if r.Float64() < .12 {
					s.Certainty = []ascribe.Certainty{ascribe.Certain, ascribe.Probable, ascribe.Possible, ascribe.Certain}[r.IntN(4)]
				}
				if r.Float64() < .12 {
					s.SpeakerKind = []ascribe.SpeakerKind{ascribe.Reporter, ascribe.Police, ascribe.AnonymousOfficial}[r.IntN(3)]
				}
				if r.Float64() < .12 {
					s.Organisation = ""
				}
				if r.Float64() < .15 {
					s.Predicate = ascribe.DirectionPredicates[r.IntN(len(ascribe.DirectionPredicates))]
				}
				s.ID = ""
				s.Identify()
				sts = append(sts, s)
			}
			for _, want := range dated {
				got := Judge(cb, incident, sts, want.AsOf)
				n++
				if got.Level == want.Level {
					right++
				}
				conf[[2]ascribe.Level{want.Level, got.Level}]++
			}
		}
	}
	t.Logf("%d of %d = %.3f", right, n, float64(right)/float64(n))
	for _, a := range ascribe.Levels {
		row := []int{}
		for _, b := range ascribe.Levels {
			row = append(row, conf[[2]ascribe.Level{a, b}])
		}
		t.Log(row, a)
	}
}
