package link

import (
	"context"
	"math"
	"slices"
)

// search walks from the arrivals to all that is connected with them.
type search struct {
	*Linker
	numbers map[string]uint32 // of mentions
	sought  []sought          // by number
	edges   []Edge
	ends    []ends // of edges
	done    map[ends]bool
	parts   parts
}

// sought is a mention that an edge, an arrival or a person named.
type sought struct {
	mention string
	found   *Profile // nil if there is none
	asked   bool     // it was found, or the index was asked for it
	merged  []uint32 // those that people put it together with
}

// ends are the mentions of an edge.
type ends struct{ a, b uint32 }

func newSearch(l *Linker, arrivals []Arrival, decisions []Decision) *search {
	s := &search{Linker: l, numbers: make(map[string]uint32, 2*len(arrivals)), done: map[ends]bool{}}
	for i := range arrivals {
		m := &s.sought[s.number(arrivals[i].Mention)]
		m.found, m.asked = &arrivals[i].Profile, true
	}
	for _, d := range standing(decisions) {
		if d.Kind == Merge {
			a, b := s.number(d.A), s.number(d.B)
			s.sought[a].merged = append(s.sought[a].merged, b)
			s.sought[b].merged = append(s.sought[b].merged, a)
		}
	}
	for i := range arrivals {
		s.add(arrivals[i].Met)
	}
	s.meetEachOther(arrivals)
	return s
}

// number returns the number of a mention.
func (s *search) number(mention string) uint32 {
	n, ok := s.numbers[mention]
	if !ok {
		n = uint32(len(s.sought))
		s.numbers[mention] = n
		s.sought = append(s.sought, sought{mention: mention})
		s.parts.add()
	}
	return n
}

// meetEachOther compares arrivals that share a key, each with the
// [MaxHolders] before it under that key.
func (s *search) meetEachOther(arrivals []Arrival) {
	briefs := make([]Brief, len(arrivals))
	keys := 0
	for i := range arrivals {
		briefs[i] = arrivals[i].Brief()
		keys += len(arrivals[i].Keys)
	}
	under := newHolders(keys)
	compared := make([]int, len(arrivals)) // the last arrival that each was compared with
	var before []int
	for i := range arrivals {
		for _, k := range arrivals[i].Keys {
			before = under.add(before[:0], k, i)
			for _, j := range before {
				if compared[j] == i {
					continue
				}
				compared[j] = i
				if !briefs[i].Excludes(briefs[j]) {
					s.compare(&arrivals[i].Profile, &arrivals[j].Profile)
				}
			}
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
		between := ends{s.number(e.A), s.number(e.B)}
		if !s.done[between] {
			s.done[between] = true
			s.edges, s.ends = append(s.edges, e), append(s.ends, between)
			s.parts.join(between.a, between.b)
		}
	}
}

// spread follows edges, and what people merged, outwards ring by ring. Every
// ring is filled up with what stands in one incident with it: what is found in
// the end are whole incidents. The first ring are the arrivals and what they
// have edges with; beyond it parts that have grown past the bound stay as they
// are.
func (s *search) spread(ctx context.Context) error {
	var ring []string
	for i := range s.sought {
		if s.sought[i].found != nil {
			ring = append(ring, s.sought[i].mention)
		}
	}
	slices.Sort(ring)
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
func (s *search) beyond(edges []Edge, ring []string, bound int) (next []string) {
	see := func(n uint32) {
		if m := &s.sought[n]; !m.asked && s.parts.size(n) <= bound {
			next = append(next, m.mention)
		}
	}
	for _, e := range edges {
		see(s.number(e.A))
		see(s.number(e.B))
	}
	for _, m := range ring {
		n := s.number(m)
		for _, other := range s.sought[n].merged {
			s.parts.join(n, other)
			see(other)
		}
	}
	slices.Sort(next)
	return slices.Compact(next)
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
		if at := &s.sought[s.number(m)]; !at.asked {
			at.asked = true
			fresh = append(fresh, m)
		}
	}
	if len(fresh) == 0 {
		return nil, nil
	}
	slices.Sort(fresh)
	ps, err := s.index.Profiles(ctx, fresh)
	for i := range ps {
		s.sought[s.number(ps[i].Mention)].found = &ps[i]
	}
	return fresh, err
}

// groups clusters what was found.
func (s *search) groups(decisions []Decision) []Group {
	found := make([]*Profile, 0, len(s.sought))
	for i := range s.sought {
		if p := s.sought[i].found; p != nil {
			found = append(found, p)
		}
	}
	a := newAgglomeration(s.model, found)
	at := make([]int, len(s.sought))
	for i := range at {
		at[i] = a.place(s.sought[i].mention)
	}
	pairs := make([]pair, 0, len(s.edges))
	for i, e := range s.edges {
		if p := (pair{at[s.ends[i].a], at[s.ends[i].b], e.Score}); p.i >= 0 && p.j >= 0 {
			pairs = append(pairs, p)
		}
	}
	return a.cluster(pairs, decisions)
}
