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
	known := make([]*Profile, len(mentions))
	for i := range mentions {
		known[i] = &mentions[i]
	}
	a := newAgglomeration(m, known)
	var pairs []pair
	for _, e := range edges {
		if p := (pair{a.place(e.A), a.place(e.B), e.Score}); p.i >= 0 && p.j >= 0 {
			pairs = append(pairs, p)
		}
	}
	return a.cluster(pairs, decisions)
}

// cluster groups the mentions over pairs in any order.
func (a *agglomeration) cluster(pairs []pair, decisions []Decision) []Group {
	merges := a.decide(decisions)
	pairs = a.inOrder(pairs)
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

// inOrder puts the strongest pairs first, each once.
func (a *agglomeration) inOrder(pairs []pair) []pair {
	slices.SortFunc(pairs, func(p, q pair) int {
		if c := cmp.Compare(q.score, p.score); c != 0 {
			return c // mostly, so that no keys are compared
		}
		return cmp.Or(cmp.Compare(a.mentions[p.i].Mention, a.mentions[q.i].Mention), cmp.Compare(a.mentions[p.j].Mention, a.mentions[q.j].Mention))
	})
	return slices.Compact(pairs)
}

// groups writes down the partition.
func (a *agglomeration) groups(pairs []pair) []Group {
	best := a.bestPairs(pairs)
	var out []Group
	for _, members := range a.members {
		if len(members) > 0 {
			out = append(out, a.group(members, best))
		}
	}
	return out
}

func (a *agglomeration) group(members []int, best []pair) Group {
	n := len(members)
	g := Group{Incident: a.mentions[members[0]].IncidentID(), Mentions: make([]string, n)}
	if n > 1 {
		g.Aliases, g.Links = make([]string, 0, n-1), make([]Link, 0, n-1)
	}
	for at, i := range members {
		g.Mentions[at] = a.mentions[i].Mention
		if at > 0 {
			g.Aliases = append(g.Aliases, a.mentions[i].IncidentID())
			g.Links = append(g.Links, a.link(i, best[i]))
		}
	}
	return g
}

// bestPairs returns the strongest pair of each mention inside its group.
func (a *agglomeration) bestPairs(pairs []pair) []pair {
	best := make([]pair, len(a.mentions))
	found := make([]bool, len(a.mentions))
	for _, p := range pairs {
		if a.root[p.i] != a.root[p.j] {
			continue
		}
		for _, k := range [2]int{p.i, p.j} {
			if !found[k] {
				found[k], best[k] = true, p
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
