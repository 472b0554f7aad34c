package link

import (
	"cmp"
	"math"
)

// tie sums the comparisons between two groups.
type tie struct {
	sum  float64 // log-odds, bounded
	best float64 // the greatest
	n    int
}

// pairTie is the tie of one comparison.
func pairTie(logOdds float64) tie {
	v := max(-maxOdds, min(maxOdds, logOdds))
	return tie{sum: v, best: v, n: 1}
}

// maxOdds bounds what one pair adds to a mean, in nats: two copies say that
// they belong together only once.
const maxOdds = 6

func (t tie) plus(u tie) tie {
	if t.n == 0 || u.n == 0 {
		return cmp.Or(t, u)
	}
	return tie{sum: t.sum + u.sum, best: max(t.best, u.best), n: t.n + u.n}
}

// bestShare is how much the best pair counts beside the mean of all: reports
// of one incident years apart have little in common with most of the rest.
const bestShare = 0.5

func (t tie) mean() float64 { return t.sum / float64(t.n) }

// value is the agreement of two groups; not below 0 they may be joined.
func (t tie) value() float64 { return (1-bestShare)*t.mean() + bestShare*t.best }

// patience is how far below 0 the agreement of two groups may lie, in nats, if
// it is compared in very many pairs: half of it in four, none of it in one. A
// single pair has to convince by itself.
func (t tie) patience() float64 { return 3 * (1 - 1/math.Sqrt(float64(t.n))) }

// fewPairs is how many pairs without agreement are added to those of a group
// when it is asked how much it agrees in itself: of few pairs, which were
// joined because they agree most, the mean says too much.
const fewPairs = 2

// own is how much a group agrees in itself, of its inner pairs.
func (t tie) own() float64 { return max(0, t.sum/float64(t.n+fewPairs)) }
