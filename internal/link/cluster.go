package link

import (
	"cmp"
	"slices"
)

// Edge is a pair of mentions that scored at least [Threshold].
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

// Cluster groups mentions into incidents: greedy agglomeration, best edge
// first. Two groups are joined if the mentions that stand for them agree on
// average and none of them excludes another. Decisions come oldest first and
// outrank all scores. The result depends on the sets of mentions and edges,
// not on their order; groups come in the order of their founding mentions.
// Edges and decisions about unknown mentions have no effect.
func (m *Model) Cluster(mentions []Profile, edges []Edge, decisions []Decision) []Group {
	a := newAgglomeration(m, mentions)
	a.decide(decisions)
	edges = slices.SortedFunc(slices.Values(edges), strongest)
	for _, e := range edges {
		a.consider(e)
	}
	return a.groups(edges)
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
	members  [][]int // of a root, in founding order
	apart    map[[2]int]bool
	refused  map[[2]int][2]int // group pairs that did not fit, with their sizes then
}

func newAgglomeration(m *Model, mentions []Profile) *agglomeration {
	a := &agglomeration{model: m, index: map[string]int{}, apart: map[[2]int]bool{},
		refused: map[[2]int][2]int{}}
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

// consider joins the groups of an edge's mentions if they fit.
func (a *agglomeration) consider(e Edge) {
	i, okA := a.index[e.A]
	j, okB := a.index[e.B]
	if !okA || !okB || a.root[i] == a.root[j] {
		return
	}
	pair := ordered(a.root[i], a.root[j])
	sizes := [2]int{len(a.members[pair[0]]), len(a.members[pair[1]])}
	if a.refused[pair] == sizes {
		return
	}
	if a.keptApart(pair[0], pair[1]) || !a.fit(pair[0], pair[1]) {
		a.refused[pair] = sizes
		return
	}
	a.join(pair[0], pair[1])
}

// fit reports whether the delegates of two groups agree: no veto, and a mean
// of the log-odds that is not against.
func (a *agglomeration) fit(g, h int) bool {
	sum := 0.0
	for _, i := range first(a.members[g]) {
		for _, j := range first(a.members[h]) {
			c := a.model.Compare(a.mentions[i], a.mentions[j])
			if c.Veto {
				return false
			}
			sum += max(-maxOdds, min(maxOdds, c.logOdds))
		}
	}
	return sum >= 0
}

// maxOdds bounds what one pair of delegates adds to the mean.
const maxOdds = 6

func first(members []int) []int { return members[:min(delegates, len(members))] }

func (a *agglomeration) join(g, h int) {
	g, h = min(g, h), max(g, h)
	for _, i := range a.members[h] {
		a.root[i] = g
	}
	a.members[g] = append(a.members[g], a.members[h]...)
	slices.Sort(a.members[g])
	a.members[h] = nil
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
