package link

import (
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
	index    map[string]int // of mention keys
	root     []int
	members  [][]int // of a root, in founding order
	ties     []ties  // of a root, to the groups it was compared with
	inner    []tie   // of a root, between its own members
	heap     linkages
	apart    map[[2]int]bool // mentions kept apart by hand
	byHand   map[int]int     // of a mention, another that it was put to by hand
	verdicts map[uint64]verdict
}

// verdict is the outcome of one comparison.
type verdict struct {
	logOdds float64
	veto    bool
}

// compare compares two mentions, once.
func (a *agglomeration) compare(i, j int) verdict {
	pair := packed(i, j)
	v, done := a.verdicts[pair]
	if !done {
		c := a.model.Compare(a.mentions[i], a.mentions[j])
		v = verdict{c.logOdds, c.Veto}
		a.verdicts[pair] = v
	}
	return v
}

// packed makes one number of two mentions, in either order.
func packed(i, j int) uint64 { return uint64(min(i, j))<<32 | uint64(max(i, j)) }

// newAgglomeration puts each mention into a group of its own.
func newAgglomeration(m *Model, mentions []*Profile) *agglomeration {
	slices.SortFunc(mentions, foundingOrder)
	mentions = slices.CompactFunc(mentions, func(p, q *Profile) bool { return p.Mention == q.Mention })
	n := len(mentions)
	a := &agglomeration{model: m, mentions: mentions, index: make(map[string]int, n), root: make([]int, n), members: make([][]int, n),
		ties: make([]ties, n), inner: make([]tie, n), apart: map[[2]int]bool{}, byHand: map[int]int{}}
	for i, p := range mentions {
		a.index[p.Mention] = i
		a.root[i] = i
	}
	alone := slices.Clone(a.root)
	for i := range n {
		a.members[i] = alone[i : i+1 : i+1]
	}
	return a
}

// place returns the place of a mention, -1 for one that is not known.
func (a *agglomeration) place(mention string) int {
	if i, ok := a.index[mention]; ok {
		return i
	}
	return -1
}

// connect enters the comparisons between the groups of the start, one mention
// each. They come in a fixed order, so that sums are the same to the last bit.
func (a *agglomeration) connect(pairs []pair) {
	a.verdicts = make(map[uint64]verdict, len(pairs))
	degree := make([]int, len(a.mentions))
	for _, p := range pairs {
		degree[p.i]++
		degree[p.j]++
	}
	room := make(ties, 2*len(pairs))
	for i, d := range degree {
		a.ties[i], room = room[:0:d], room[d:]
	}
	for _, p := range pairs {
		if p.i != p.j {
			logOdds := odds(p.score)
			a.verdicts[packed(p.i, p.j)] = verdict{logOdds: logOdds}
			t := pairTie(logOdds)
			a.ties[p.i], a.ties[p.j] = append(a.ties[p.i], groupTie{p.j, t}), append(a.ties[p.j], groupTie{p.i, t})
		}
	}
	a.heap = make(linkages, 0, len(pairs)+len(pairs)/2) // half as many come with joins
	for g := range a.ties {
		a.ties[g] = a.ties[g].inOrder()
		for _, t := range a.ties[g] {
			if g < t.group {
				a.offer(g, t)
			}
		}
	}
}

// offer puts a group and one that it is tied to up for joining, at what the
// pairs that keys brought together come to.
func (a *agglomeration) offer(g int, t groupTie) {
	if v := t.value(); v >= 0 {
		h := t.group
		a.heap.push(linkage{turn: v, g: min(g, h), h: max(g, h), size: a.size(g, h)})
	}
}

// size is the number of mentions of two groups. It tells a join of either.
func (a *agglomeration) size(g, h int) int { return len(a.members[g]) + len(a.members[h]) }

// next takes the best offer that is still valid. An offer on top is weighed by
// all pairs first and put back at what it is worth then.
func (a *agglomeration) next() (linkage, bool) {
	for len(a.heap) > 0 {
		l := a.heap.pop()
		switch {
		case a.members[l.g] == nil || a.members[l.h] == nil || a.size(l.g, l.h) != l.size:
		case l.across.n > 0:
			return l, true
		case !a.keptApart(l.g, l.h):
			if c, ok := a.fit(l.g, l.h); ok {
				l.turn, l.across = c.turn(), c.tie
				a.heap.push(l)
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
	passed := a.ties[h]
	a.ties[g], a.ties[h] = a.ties[g].and(passed, g, h), nil
	for _, t := range passed {
		if k := t.group; k != g {
			at, _ := a.ties[g].find(k)
			a.ties[k] = a.ties[k].pass(h, groupTie{g, a.ties[g][at].tie})
		}
	}
	for _, t := range a.ties[g] {
		a.offer(g, t)
	}
}
