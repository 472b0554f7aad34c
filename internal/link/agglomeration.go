package link

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
)

// delegates is how many mentions stand for a group when it is compared with
// another: those first in founding order.
const delegates = 8

// agglomeration is a partition of the mentions under way. Mentions are known
// by their place in founding order; a group by its first mention.
type agglomeration struct {
	model    *Model
	mentions []*Profile
	index    map[string]int // mention keys and incident ids
	root     []int
	members  [][]int       // of a root, in founding order
	ties     []map[int]tie // of a root, to the groups it was compared with
	inner    []tie         // of a root, between its own members
	heap     linkages
	apart    map[[2]int]bool // mentions kept apart by hand
	byHand   map[int]int     // of a mention, another that it was put to by hand
	verdicts map[[2]int]verdict
}

// verdict is the outcome of one comparison.
type verdict struct {
	logOdds float64
	veto    bool
}

// compare compares two mentions, once.
func (a *agglomeration) compare(i, j int) verdict {
	pair := ordered(i, j)
	v, done := a.verdicts[pair]
	if !done {
		c := a.model.Compare(a.mentions[i], a.mentions[j])
		v = verdict{c.logOdds, c.Veto}
		a.verdicts[pair] = v
	}
	return v
}

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

// mean is 0 of nothing.
func (t tie) mean() float64 { return t.sum / float64(max(1, t.n)) }

// cohesion is the share of its own agreement that a group asks of another in
// plain news, where no fact sets look-alikes apart: two groups of reports, each
// much alike in itself and less so the other, are of two events.
const cohesion = 0.5

// patience is how far below 0 the agreement of two groups may lie, in nats, if
// it is compared in very many pairs: half of it in four, none of it in one. A
// single pair has to convince by itself.
func (t tie) patience() float64 { return 3 * (1 - 1/math.Sqrt(float64(t.n))) }

// value is the agreement of two groups; not below 0 they may be joined.
func (t tie) value() float64 { return (1-bestShare)*t.sum/float64(t.n) + bestShare*t.best }

func newAgglomeration(m *Model, mentions []Profile) *agglomeration {
	a := &agglomeration{model: m, index: map[string]int{}, apart: map[[2]int]bool{}, byHand: map[int]int{},
		verdicts: map[[2]int]verdict{}}
	for i := range mentions {
		a.mentions = append(a.mentions, &mentions[i])
	}
	slices.SortFunc(a.mentions, foundingOrder)
	a.mentions = slices.CompactFunc(a.mentions, func(p, q *Profile) bool { return p.Mention == q.Mention })
	for i, p := range a.mentions {
		a.index[p.Mention] = i
		a.index[p.IncidentID()] = i
		a.root = append(a.root, i)
		a.members = append(a.members, []int{i})
		a.ties = append(a.ties, map[int]tie{})
		a.inner = append(a.inner, tie{})
	}
	return a
}

// connect enters the comparisons between the groups of the start. They come
// in a fixed order, so that sums are the same to the last bit.
func (a *agglomeration) connect(pairs []pair) {
	for _, p := range pairs {
		if a.root[p.i] != a.root[p.j] {
			logOdds := odds(p.score)
			a.verdicts[ordered(p.i, p.j)] = verdict{logOdds: logOdds}
			a.tie(a.root[p.i], a.root[p.j], pairTie(logOdds))
		}
	}
	for g, ties := range a.ties {
		for h := range ties {
			if g < h {
				a.offer(g, h)
			}
		}
	}
}

func (a *agglomeration) tie(g, h int, t tie) {
	t = a.ties[g][h].plus(t)
	a.ties[g][h], a.ties[h][g] = t, t
}

// offer puts two groups up for joining if they agree on average.
func (a *agglomeration) offer(g, h int) {
	if t := a.ties[g][h]; t.value() >= 0 {
		heap.Push(&a.heap, linkage{mean: t.value(), g: min(g, h), h: max(g, h), n: t.n})
	}
}

// next takes the best offer that is still valid.
func (a *agglomeration) next() (linkage, bool) {
	for len(a.heap) > 0 {
		l := heap.Pop(&a.heap).(linkage)
		if a.members[l.g] != nil && a.members[l.h] != nil && a.ties[l.g][l.h].n == l.n {
			return l, true
		}
	}
	return linkage{}, false
}

// fit compares the delegates of two groups, pairs that no key brought together
// too, and reports whether the groups belong together: no veto, and the groups
// agree well enough, by themselves and beside how their own members agree.
func (a *agglomeration) fit(g, h int) (across tie, ok bool) {
	plain := 0
	for _, i := range first(a.members[g]) {
		for _, j := range first(a.members[h]) {
			v := a.compare(i, j)
			if v.veto {
				return tie{}, false
			}
			across = across.plus(pairTie(v.logOdds))
			if a.mentions[i].plain() && a.mentions[j].plain() {
				plain++
			}
		}
	}
	within := max(0, min(a.inner[g].mean(), a.inner[h].mean()))
	share := cohesion * float64(plain) / float64(across.n)
	return across, across.value() >= -across.patience() && (within == 0 || across.mean() >= share*within)
}

func odds(score float64) float64 { return math.Log(score / (1 - score)) }

func first(members []int) []int { return members[:min(delegates, len(members))] }

// join makes one group of two, which have been compared across. The ties of the
// second pass to the first.
func (a *agglomeration) join(g, h int, across tie) {
	g, h = min(g, h), max(g, h)
	a.inner[g] = a.inner[g].plus(a.inner[h]).plus(across)
	for _, i := range a.members[h] {
		a.root[i] = g
	}
	a.members[g] = append(a.members[g], a.members[h]...)
	slices.Sort(a.members[g])
	a.members[h] = nil
	for k, t := range a.ties[h] {
		delete(a.ties[k], h)
		if k != g {
			a.tie(g, k, t)
		}
	}
	a.ties[h] = nil
	for k := range a.ties[g] {
		a.offer(g, k)
	}
}

// linkage is an offer to join groups g and h, good while they are compared in
// n pairs.
type linkage struct {
	mean    float64
	g, h, n int
}

// linkages is a heap, the best on top; of equals the one founded first.
type linkages []linkage

func (l linkages) Len() int { return len(l) }

func (l linkages) Less(i, j int) bool {
	a, b := l[i], l[j]
	if a.mean != b.mean {
		return a.mean > b.mean
	}
	return cmp.Or(cmp.Compare(a.g, b.g), cmp.Compare(a.h, b.h)) < 0
}

func (l linkages) Swap(i, j int) { l[i], l[j] = l[j], l[i] }

func (l *linkages) Push(x any) { *l = append(*l, x.(linkage)) }

func (l *linkages) Pop() any {
	last := (*l)[len(*l)-1]
	*l = (*l)[:len(*l)-1]
	return last
}
