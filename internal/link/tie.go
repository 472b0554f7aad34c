package link

import (
	"cmp"
	"math"
	"slices"
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

// groupTie is a tie to a group.
type groupTie struct {
	group int
	tie
}

// ties are those of one group to others, in the order of these.
type ties []groupTie

func byGroup(a, b groupTie) int { return cmp.Compare(a.group, b.group) }

// inOrder puts ties in order, and adds those to one group up in the order in
// which they were.
func (ts ties) inOrder() ties {
	slices.SortStableFunc(ts, byGroup)
	out := ts[:0]
	for _, t := range ts {
		if n := len(out); n > 0 && out[n-1].group == t.group {
			out[n-1].tie = out[n-1].plus(t.tie)
		} else {
			out = append(out, t)
		}
	}
	return out
}

func (ts ties) find(group int) (int, bool) {
	return slices.BinarySearchFunc(ts, group, func(t groupTie, group int) int { return cmp.Compare(t.group, group) })
}

// and adds up the ties of two groups, g and h, but for those between the two.
func (ts ties) and(us ties, g, h int) ties {
	out := make(ties, 0, len(ts)+len(us))
	for len(ts) > 0 || len(us) > 0 {
		switch {
		case len(us) == 0 || len(ts) > 0 && ts[0].group < us[0].group:
			out, ts = append(out, ts[0]), ts[1:]
		case len(ts) == 0 || us[0].group < ts[0].group:
			out, us = append(out, us[0]), us[1:]
		default:
			out, ts, us = append(out, groupTie{ts[0].group, ts[0].plus(us[0].tie)}), ts[1:], us[1:]
		}
	}
	return slices.DeleteFunc(out, func(t groupTie) bool { return t.group == g || t.group == h })
}

// pass lets t take the place of the ties to its group and to h.
func (ts ties) pass(h int, t groupTie) ties {
	if at, ok := ts.find(h); ok {
		ts = slices.Delete(ts, at, at+1)
	}
	at, ok := ts.find(t.group)
	if ok {
		ts[at] = t
		return ts
	}
	return slices.Insert(ts, at, t)
}
