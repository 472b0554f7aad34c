package link

import (
	"cmp"
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
// and outrank all scores: what was split is never joined, and what was merged
// is joined with all that scores put beside it. The result depends on the sets of mentions and
// edges, not on their order; groups come in the order of their founding
// mentions. Edges and decisions about unknown mentions have no effect.
func (m *Model) Cluster(mentions []Profile, edges []Edge, decisions []Decision) []Group {
	a := newAgglomeration(m, mentions)
	merges := a.decide(decisions)
	edges = slices.Compact(slices.SortedFunc(slices.Values(edges), strongest))
	a.connect(edges)
	for l, ok := a.next(); ok; l, ok = a.next() {
		if a.keptApart(l.g, l.h) {
			continue
		}
		if across, ok := a.fit(l.g, l.h); ok {
			a.join(l.g, l.h, across)
		}
	}
	a.merge(merges)
	return a.groups(edges)
}

func strongest(a, b Edge) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
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
	if to, ok := a.byHand[i]; ok {
		return Link{Mention: key, To: a.mentions[to].Mention, Score: 1, Reason: []string{"put together by hand"}}
	}
	to := e.A
	if to == key {
		to = e.B
	}
	score, reason, _ := a.model.Score(a.mentions[i], a.mentions[a.index[to]])
	return Link{Mention: key, To: to, Score: score, Reason: reason}
}
