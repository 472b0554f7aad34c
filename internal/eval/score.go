package eval

import (
	"math/rand/v2"
	"slices"
)

// Score is how far what was found agrees with what was coded. Precision, recall
// and F (their harmonic mean) lie between 0 and 1; with nothing found and
// nothing coded they are 1.
type Score struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F         float64 `json:"f"`
	// Low and High bound the middle 95 % of F over [Resamples] resamples of
	// the reports.
	Low  float64 `json:"low"`
	High float64 `json:"high"`
	// Matched of Found and of Coded agree.
	Matched int `json:"matched"`
	Found   int `json:"found"`
	Coded   int `json:"coded"`
}

// Resamples is the number of times that the reports are drawn anew, with
// replacement, for an interval (Efron's bootstrap). The seed is fixed, so that
// the same codings give the same interval.
const Resamples = 1000

const resampleSeed = 7

// counts are those of one report.
type counts struct{ matched, found, coded int }

func (c counts) plus(d counts) counts {
	return counts{c.matched + d.matched, c.found + d.found, c.coded + d.coded}
}

func (c counts) precision() float64 { return ratio(c.matched, c.found, c.coded) }
func (c counts) recall() float64    { return ratio(c.matched, c.coded, c.found) }

// f is 2·matched / (found + coded), the harmonic mean of the two above.
func (c counts) f() float64 {
	if c.found+c.coded == 0 {
		return 1
	}
	return float64(2*c.matched) / float64(c.found+c.coded)
}

// ratio is n/of; over nothing it is 1 if the other side has nothing either.
func ratio(n, of, other int) float64 {
	switch {
	case of > 0:
		return float64(n) / float64(of)
	case other == 0:
		return 1
	}
	return 0
}

// tally holds the counts of each report.
type tally []counts

func (t tally) sum() counts {
	var all counts
	for _, c := range t {
		all = all.plus(c)
	}
	return all
}

func (t tally) score() Score {
	all := t.sum()
	low, high := t.interval()
	return Score{all.precision(), all.recall(), all.f(), low, high, all.matched, all.found, all.coded}
}

func (t tally) interval() (low, high float64) {
	if len(t) == 0 {
		return 1, 1
	}
	draw := rand.New(rand.NewPCG(resampleSeed, resampleSeed))
	fs := make([]float64, Resamples)
	for i := range fs {
		var all counts
		for range t {
			all = all.plus(t[draw.IntN(len(t))])
		}
		fs[i] = all.f()
	}
	slices.Sort(fs)
	return fs[Resamples/40-1], fs[Resamples-Resamples/40-1]
}
