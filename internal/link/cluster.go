package link

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
)

// Edge is a pair of mentions that were compared.
type Edge struct {
	A, B  string // mention keys, A < B
	Score float64
}

// Threshold is the score from which two mentions may be put together.
const Threshold = 0.5

// Group is one incident: the mentions that tell of it.
type Group struct {
	// Incident is the id, that of the founding mention.
	Incident string
	// Aliases are the ids that its other mentions would give it: whatever id
	// the incident had before, it is among them.
	Aliases []string
	// Mentions are the mention keys, the founding one first.
	Mentions []string
	// Links tell for every mention but the founding one what ties it to the
	// rest.
	Links []Link
}

// Link is what ties a mention to its incident: its best edge there.
type Link struct {
	Mention, To string
	Score       float64
	// Reason is made of phrases for a reader.
	Reason []string
}

// Cluster groups mentions into incidents by average linkage: the two groups
// that agree best on average are joined first, as long as they agree at all
// and none of their mentions excludes another. Decisions come oldest first
// and outrank all scores. The result depends on the sets of mentions and
// edges, not on their order; groups come in the order of their founding
// mentions. Edges and decisions about unknown mentions have no effect.
func (m *Model) Cluster(mentions []Profile, edges []Edge, decisions []Decision) []Group {
	a := newAgglomeration(m, mentions)
	a.decide(decisions)
	edges = slices.Compact(slices.SortedFunc(slices.Values(edges), strongest))
	a.connect(edges)
	for {
		l, ok := a.next()
		if !ok {
			return a.groups(edges)
		}
		if !a.keptApart(l.g, l.h) && a.fit(l.g, l.h) {
			a.join(l.g, l.h)
		}
	}
}

func strongest(a, b Edge) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
}

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
	heap     linkages
	apart    map[[2]int]bool
}

// tie sums the comparisons between two groups.
type tie struct {
	sum  float64 // log-odds, bounded
	best float64 // the greatest
	n    int
}

// bestShare is how much the best comparison of two groups counts beside their
// mean: a late report may agree well with one earlier report only.
const bestShare = 0.2

func (t tie) value() float64 { return (1-bestShare)*t.sum/float64(t.n) + bestShare*t.best }

func newAgglomeration(m *Model, mentions []Profile) *agglomeration {
	a := &agglomeration{model: m, index: map[string]int{}, apart: map[[2]int]bool{}}
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
	}
	return a
}

// decide applies decisions, the newest first: an older one that contradicts
// it is passed over.
func (a *agglomeration) decide(decisions []Decision) {
	for _, d := range slices.Backward(standing(decisions)) {
		i, okA := a.index[d.A]
		j, okB := a.index[d.B]
		if !okA || !okB || a.root[i] == a.root[j] {
			continue
		}
		switch {
		case d.Kind == Split:
			a.apart[ordered(i, j)] = true
		case d.Kind == Merge && !a.keptApart(a.root[i], a.root[j]):
			a.join(a.root[i], a.root[j])
		}
	}
}

func ordered(i, j int) [2]int { return [2]int{min(i, j), max(i, j)} }

func (a *agglomeration) keptApart(g, h int) bool {
	for pair := range a.apart {
		if r := ordered(a.root[pair[0]], a.root[pair[1]]); r == ordered(g, h) {
			return true
		}
	}
	return false
}

// connect enters the comparisons between the groups of the start. They come
// in a fixed order, so that sums are the same to the last bit.
func (a *agglomeration) connect(edges []Edge) {
	for _, e := range edges {
		i, okA := a.index[e.A]
		j, okB := a.index[e.B]
		if okA && okB && a.root[i] != a.root[j] {
			a.tie(a.root[i], a.root[j], tie{bounded(odds(e.Score)), bounded(odds(e.Score)), 1})
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
	if o, ok := a.ties[g][h]; ok {
		t = tie{t.sum + o.sum, max(t.best, o.best), t.n + o.n}
	}
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

// fit reports whether the delegates of two groups agree: no veto, and a mean
// of the log-odds that is not against. It looks at pairs that no key brought
// together, too.
func (a *agglomeration) fit(g, h int) bool {
	t := tie{best: -maxAgainst}
	for _, i := range first(a.members[g]) {
		for _, j := range first(a.members[h]) {
			c := a.model.Compare(a.mentions[i], a.mentions[j])
			if c.Veto {
				return false
			}
			t = tie{t.sum + bounded(c.logOdds), max(t.best, bounded(c.logOdds)), t.n + 1}
		}
	}
	return t.value() >= 0
}

func odds(score float64) float64 { return math.Log(score / (1 - score)) }

// bounded limits what one pair adds to a mean: two reports of one incident may
// have little in common, and two that are copies say it only once.
func bounded(logOdds float64) float64 { return max(-maxAgainst, min(maxFor, logOdds)) }

// maxAgainst and maxFor bound the log-odds of one comparison.
const maxAgainst, maxFor = 6.0, 6.0

func first(members []int) []int { return members[:min(delegates, len(members))] }

// join makes one group of two. The ties of the second pass to the first.
func (a *agglomeration) join(g, h int) {
	g, h = min(g, h), max(g, h)
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

// groups writes down the partition.
func (a *agglomeration) groups(edges []Edge) []Group {
	best := a.bestEdges(edges)
	var out []Group
	for _, members := range a.members {
		if len(members) == 0 {
			continue
		}
		g := Group{Incident: a.mentions[members[0]].IncidentID()}
		for n, i := range members {
			g.Mentions = append(g.Mentions, a.mentions[i].Mention)
			if n > 0 {
				g.Aliases = append(g.Aliases, a.mentions[i].IncidentID())
				g.Links = append(g.Links, a.link(i, best[i]))
			}
		}
		out = append(out, g)
	}
	return out
}

// bestEdges returns the strongest edge of each mention inside its group.
func (a *agglomeration) bestEdges(edges []Edge) map[int]Edge {
	best := map[int]Edge{}
	for _, e := range edges {
		i, okA := a.index[e.A]
		j, okB := a.index[e.B]
		if !okA || !okB || a.root[i] != a.root[j] {
			continue
		}
		for _, k := range []int{i, j} {
			if _, ok := best[k]; !ok {
				best[k] = e
			}
		}
	}
	return best
}

func (a *agglomeration) link(i int, e Edge) Link {
	key := a.mentions[i].Mention
	if e == (Edge{}) {
		return Link{Mention: key, To: a.mentions[a.root[i]].Mention, Score: 1, Reason: []string{"put together by hand"}}
	}
	to := e.A
	if to == key {
		to = e.B
	}
	score, reason, _ := a.model.Score(a.mentions[i], a.mentions[a.index[to]])
	return Link{Mention: key, To: to, Score: score, Reason: reason}
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
	return cmp.Or(cmp.Compare(l[j].mean, l[i].mean), cmp.Compare(l[i].g, l[j].g), cmp.Compare(l[i].h, l[j].h)) < 0
}

func (l linkages) Swap(i, j int) { l[i], l[j] = l[j], l[i] }

func (l *linkages) Push(x any) { *l = append(*l, x.(linkage)) }

func (l *linkages) Pop() any {
	last := (*l)[len(*l)-1]
	*l = (*l)[:len(*l)-1]
	return last
}
