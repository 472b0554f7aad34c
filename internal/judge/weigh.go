package judge

import (
	"math"
	"slices"

	"ascribe"
)

// weighing is what the weights say on the levels.
type weighing struct {
	// counted are the entries weighed: of each origin, on each proposition
	// and polarity, the weightiest.
	counted []*entry
	// sum holds the log-likelihood of each level in nats, prior included.
	sum map[ascribe.Level]float64
}

func (q *inquiry) weigh() weighing {
	w := weighing{sum: map[ascribe.Level]float64{}}
	for i, l := range q.cb.Columns {
		w.sum[l] = q.cb.Prior[i]
	}
	for _, e := range q.entries {
		if !e.stands() || e.unidentified || e.open() {
			continue
		}
		if i := slices.IndexFunc(w.counted, func(c *entry) bool { return sameWord(c, e) }); i < 0 {
			w.counted = append(w.counted, e)
		} else if q.heft(e) > q.heft(w.counted[i]) {
			w.counted[i] = e
		}
	}
	for _, e := range w.counted {
		for _, l := range q.cb.Columns {
			w.sum[l] += q.cb.Weight(&e.Statement, l)
		}
	}
	return w
}

// sameWord reports whether two entries are the same word of the same origin.
func sameWord(a, b *entry) bool {
	return a.Predicate == b.Predicate && a.Polarity == b.Polarity && a.origin.same(b.origin)
}

// heft is the largest weight that the statement has on any level.
func (q *inquiry) heft(e *entry) float64 {
	heft := 0.0
	for _, l := range q.cb.Columns {
		heft = max(heft, math.Abs(q.cb.Weight(&e.Statement, l)))
	}
	return heft
}

// lead returns by how much the weights put the level before the strongest of
// the others that the rules allow; +Inf if they allow no other.
func (w weighing) lead(l ascribe.Level, allowed []*finding) float64 {
	lead := math.Inf(1)
	for _, f := range allowed {
		if f.level != l {
			lead = min(lead, w.sum[l]-w.sum[f.level])
		}
	}
	return lead
}
