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
	pairs := a.pairs(edges)
	a.connect(pairs)
	for l, ok := a.next(); ok; l, ok = a.next() {
		a.join(l.g, l.h, l.across)
	}
	a.merge(merges)
	return a.groups(pairs)
}

// pair is an edge between two mentions by their places, i that of its A.
type pair struct {
	i, j  int
	score float64
}

// pairs returns the edges between known mentions, the strongest first, each once.
func (a *agglomeration) pairs(edges []Edge) []pair {
	var out []pair
	for _, e := range edges {
		i, okA := a.index[e.A]
		j, okB := a.index[e.B]
		if okA && okB {
			out = append(out, pair{i, j, e.Score})
		}
	}
	slices.SortFunc(out, func(p, q pair) int {
		if c := cmp.Compare(q.score, p.score); c != 0 {
			return c // mostly, so that no keys are compared
		}
		return cmp.Or(cmp.Compare(a.mentions[p.i].Mention, a.mentions[q.i].Mention), cmp.Compare(a.mentions[p.j].Mention, a.mentions[q.j].Mention))
	})
	return slices.Compact(out)
}

// groups writes down the partition.
func (a *agglomeration) groups(pairs []pair) []Group {
	best := a.bestPairs(pairs)
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

// bestPairs returns the strongest pair of each mention inside its group.
func (a *agglomeration) bestPairs(pairs []pair) map[int]pair {
	best := map[int]pair{}
	for _, p := range pairs {
		if a.root[p.i] != a.root[p.j] {
			continue
		}
		for _, k := range []int{p.i, p.j} {
			if _, ok := best[k]; !ok {
				best[k] = p
			}
		}
	}
	return best
}

func (a *agglomeration) link(i int, p pair) Link {
	key := a.mentions[i].Mention
	if to, ok := a.byHand[i]; ok {
		return Link{Mention: key, To: a.mentions[to].Mention, Score: 1, Reason: []string{"put together by hand"}}
	}
	to := p.i
	if to == i {
		to = p.j
	}
	score, reason, _ := a.model.Score(a.mentions[i], a.mentions[to])
	return Link{Mention: key, To: a.mentions[to].Mention, Score: score, Reason: reason}
}
