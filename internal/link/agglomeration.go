package link

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
)

// delegates is how many mentions stand for a group when it is compared with
// another: those first in founding order.
const delegates = 16

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

// offer puts two groups up for joining, at what the pairs that keys brought
// together come to.
func (a *agglomeration) offer(g, h int) {
	if t := a.ties[g][h]; t.value() >= 0 {
		heap.Push(&a.heap, linkage{turn: t.value(), g: min(g, h), h: max(g, h), size: a.size(g, h)})
	}
}

// size is the number of mentions of two groups. It tells a join of either.
func (a *agglomeration) size(g, h int) int { return len(a.members[g]) + len(a.members[h]) }

// next takes the best offer that is still valid. An offer on top is weighed by
// all pairs first and put back at what it is worth then.
func (a *agglomeration) next() (linkage, bool) {
	for len(a.heap) > 0 {
		l := heap.Pop(&a.heap).(linkage)
		switch {
		case a.members[l.g] == nil || a.members[l.h] == nil || a.size(l.g, l.h) != l.size:
		case l.across.n > 0:
			return l, true
		case !a.keptApart(l.g, l.h):
			if c, ok := a.fit(l.g, l.h); ok {
				l.turn, l.across = c.turn(), c.tie
				heap.Push(&a.heap, l)
			}
		}
	}
	return linkage{}, false
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

// linkage is an offer to join groups g and h, good while they have size
// mentions together.
type linkage struct {
	turn       float64
	g, h, size int
	across     tie // of all pairs, once they are compared
}

// linkages is a heap, the best on top; of equals the one founded first.
type linkages []linkage

func (l linkages) Len() int { return len(l) }

func (l linkages) Less(i, j int) bool {
	a, b := l[i], l[j]
	if a.turn != b.turn {
		return a.turn > b.turn
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
