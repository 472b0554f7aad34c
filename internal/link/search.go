package link

import (
	"context"
	"maps"
	"math"
	"slices"
	"strings"
)

// search walks from the arrivals to all that is connected with them.
type search struct {
	*Linker
	found map[string]*Profile
	asked map[string]bool    // mentions that are found, or that the index was asked for
	done  map[[2]string]bool // pairs with an edge
	edges []Edge
	// merged leads from a mention to those that people put it together with.
	merged map[string][]string
	parts  parts
}

func newSearch(l *Linker, arrivals []Arrival, decisions []Decision) *search {
	s := &search{Linker: l, found: map[string]*Profile{}, asked: map[string]bool{}, done: map[[2]string]bool{}, merged: map[string][]string{},
		parts: parts{of: map[string]int{}}}
	for _, d := range standing(decisions) {
		if d.Kind == Merge {
			s.merged[d.A] = append(s.merged[d.A], d.B)
			s.merged[d.B] = append(s.merged[d.B], d.A)
		}
	}
	for i := range arrivals {
		s.found[arrivals[i].Mention] = &arrivals[i].Profile
		s.asked[arrivals[i].Mention] = true
	}
	for i := range arrivals {
		s.add(arrivals[i].Met)
	}
	s.meetEachOther(arrivals)
	return s
}

// meetEachOther compares arrivals that share a key, each with the
// [MaxHolders] before it under that key.
func (s *search) meetEachOther(arrivals []Arrival) {
	briefs := make([]Brief, len(arrivals))
	for i := range arrivals {
		briefs[i] = arrivals[i].Brief()
	}
	under := map[uint64][]int{}
	compared := map[[2]int]bool{}
	for i := range arrivals {
		for _, k := range arrivals[i].Keys {
			before := under[k]
			for _, j := range before[max(0, len(before)-MaxHolders):] {
				if pair := [2]int{j, i}; !compared[pair] {
					compared[pair] = true
					if !briefs[i].Excludes(briefs[j]) {
						s.compare(&arrivals[i].Profile, &arrivals[j].Profile)
					}
				}
			}
			under[k] = append(before, i)
		}
	}
}

func (s *search) compare(p, q *Profile) {
	if e, ok := s.model.edge(p, q); ok {
		s.add([]Edge{e})
	}
}

// add notes edges that were not known.
func (s *search) add(edges []Edge) {
	for _, e := range edges {
		if pair := [2]string{e.A, e.B}; !s.done[pair] {
			s.done[pair] = true
			s.edges = append(s.edges, e)
			s.parts.join(e.A, e.B)
		}
	}
}

// spread follows edges, and what people merged, outwards ring by ring. Every
// ring is filled up with what stands in one incident with it: what is found in
// the end are whole incidents. The first ring are the arrivals and what they
// have edges with; beyond it parts that have grown past the bound stay as they
// are.
func (s *search) spread(ctx context.Context) error {
	ring := slices.Sorted(maps.Keys(s.found))
	kept, err := s.index.Edges(ctx, ring) // of mentions that came before and are grouped again
	if err != nil {
		return err
	}
	s.add(kept)
	if ring, err = s.reach(ctx, slices.Concat(ring, s.beyond(s.edges, ring, math.MaxInt))); err != nil {
		return err
	}
	for len(ring) > 0 {
		kept, err := s.index.Edges(ctx, ring)
		if err != nil {
			return err
		}
		s.add(kept)
		if ring, err = s.reach(ctx, s.beyond(kept, ring, s.bound)); err != nil {
			return err
		}
	}
	return nil
}

// beyond lists the mentions that were not found yet at the other ends of edges
// and of the merges of ring, but for those of a part larger than bound.
func (s *search) beyond(edges []Edge, ring []string, bound int) []string {
	next := map[string]bool{}
	see := func(m string) {
		if !s.asked[m] && s.parts.size(m) <= bound {
			next[m] = true
		}
	}
	for _, e := range edges {
		see(e.A)
		see(e.B)
	}
	for _, m := range ring {
		for _, other := range s.merged[m] {
			s.parts.join(m, other)
			see(other)
		}
	}
	return slices.Sorted(maps.Keys(next))
}

// reach takes mentions in, with the incidents that they stand in, and returns
// those of them that were not there.
func (s *search) reach(ctx context.Context, mentions []string) ([]string, error) {
	if len(mentions) == 0 {
		return nil, nil
	}
	beside, err := s.index.Beside(ctx, mentions)
	if err != nil {
		return nil, err
	}
	var fresh []string
	for _, m := range slices.Concat(mentions, beside) {
		if !s.asked[m] {
			s.asked[m] = true
			fresh = append(fresh, m)
		}
	}
	if len(fresh) == 0 {
		return nil, nil
	}
	slices.Sort(fresh)
	ps, err := s.index.Profiles(ctx, fresh)
	for i := range ps {
		s.found[ps[i].Mention] = &ps[i]
	}
	return fresh, err
}

func (s *search) mentions() []Profile {
	out := make([]Profile, 0, len(s.found))
	for _, p := range s.found {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Profile) int { return strings.Compare(a.Mention, b.Mention) })
	return out
}

// parts is a union-find over mentions: which hang together, and how many.
type parts struct {
	of    map[string]int
	above []int
	sizes []int
}

func (p *parts) find(m string) int {
	i, ok := p.of[m]
	if !ok {
		i = len(p.above)
		p.of[m] = i
		p.above, p.sizes = append(p.above, i), append(p.sizes, 1)
	}
	for p.above[i] != i {
		p.above[i] = p.above[p.above[i]]
		i = p.above[i]
	}
	return i
}

func (p *parts) join(a, b string) {
	i, j := p.find(a), p.find(b)
	if i != j {
		p.above[j] = i
		p.sizes[i] += p.sizes[j]
	}
}

// size returns how many mentions hang together with m.
func (p *parts) size(m string) int { return p.sizes[p.find(m)] }
