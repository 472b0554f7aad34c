package link

import (
	"context"
	"maps"
	"slices"
	"strings"
)

// Index is what a [Linker] asks of the place where profiles and the edges
// between them are kept.
type Index interface {
	// Candidates returns the profiles that are kept under any of p's keys, each
	// once; p itself may be among them. It may bound the number for each key,
	// by an order of the mentions that does not depend on their arrival.
	Candidates(ctx context.Context, p *Profile) ([]Profile, error)
	// Edges returns the kept edges at any of the mentions.
	Edges(ctx context.Context, mentions []string) ([]Edge, error)
	// Profiles returns the kept profiles of the mentions.
	Profiles(ctx context.Context, mentions []string) ([]Profile, error)
}

// MaxComponent bounds the number of mentions that one question to a [Linker]
// looks at. Past it, what is furthest away is left as it is: the grouping of
// mentions that hang together over more than so many others may depend on the
// order of arrival.
const MaxComponent = 4096

// Linker ties new mentions to incidents. It keeps nothing between calls but
// the index.
type Linker struct {
	model *Model
	index Index
}

// NewLinker returns a Linker over an index.
func NewLinker(m *Model, ix Index) *Linker { return &Linker{model: m, index: ix} }

// Link groups the arrivals and everything that they are connected with. The
// arrivals may already be in the index. The groups returned are complete:
// they replace whatever their mentions belonged to before. fresh are the edges
// found at the arrivals, which the caller keeps in the index with them. All
// arrivals together give the same groups as one after the other, in any order,
// as long as the index's bounds and [MaxComponent] are not reached.
func (l *Linker) Link(ctx context.Context, arrivals []Profile, decisions []Decision) (groups []Group, fresh []Edge, err error) {
	s := newSearch(l, arrivals)
	for i := range arrivals {
		if err := s.visit(ctx, &arrivals[i]); err != nil {
			return nil, nil, err
		}
	}
	fresh = slices.Clone(s.edges)
	if err := s.spread(ctx); err != nil {
		return nil, nil, err
	}
	return l.model.Cluster(s.mentions(), s.edges, decisions), fresh, nil
}

// search walks from the arrivals over the edges to all that is connected.
type search struct {
	*Linker
	fresh map[string][]*Profile // arrivals by key
	found map[string]*Profile
	done  map[[2]string]bool // pairs compared
	edges []Edge
}

func newSearch(l *Linker, arrivals []Profile) *search {
	s := &search{Linker: l, fresh: map[string][]*Profile{}, found: map[string]*Profile{}, done: map[[2]string]bool{}}
	for i := range arrivals {
		p := &arrivals[i]
		s.found[p.Mention] = p
		for _, k := range p.Keys() {
			s.fresh[k] = append(s.fresh[k], p)
		}
	}
	return s
}

// visit compares an arrival with its candidates.
func (s *search) visit(ctx context.Context, p *Profile) error {
	kept, err := s.index.Candidates(ctx, p)
	if err != nil {
		return err
	}
	for i := range kept {
		s.meet(p, &kept[i])
	}
	for _, k := range p.Keys() {
		for _, q := range s.fresh[k] {
			s.meet(p, q)
		}
	}
	return nil
}

func (s *search) meet(p, q *Profile) {
	pair := [2]string{min(p.Mention, q.Mention), max(p.Mention, q.Mention)}
	if p.Mention == q.Mention || s.done[pair] {
		return
	}
	s.done[pair] = true
	c := s.model.Compare(p, q)
	if c.Veto || c.Score < Threshold {
		return
	}
	s.edges = append(s.edges, Edge{A: pair[0], B: pair[1], Score: c.Score})
	if _, ok := s.found[q.Mention]; !ok {
		s.found[q.Mention] = q
	}
}

// spread follows the kept edges outwards, ring by ring.
func (s *search) spread(ctx context.Context) error {
	ring := slices.Sorted(maps.Keys(s.found))
	for len(ring) > 0 && len(s.found) < MaxComponent {
		kept, err := s.index.Edges(ctx, ring)
		if err != nil {
			return err
		}
		next := map[string]bool{}
		for _, e := range kept {
			if pair := [2]string{e.A, e.B}; !s.done[pair] {
				s.done[pair] = true
				s.edges = append(s.edges, e)
			}
			for _, end := range []string{e.A, e.B} {
				if s.found[end] == nil {
					next[end] = true
				}
			}
		}
		ring = slices.Sorted(maps.Keys(next))
		if err := s.reach(ctx, ring); err != nil {
			return err
		}
	}
	return nil
}

func (s *search) reach(ctx context.Context, mentions []string) error {
	if len(mentions) == 0 {
		return nil
	}
	ps, err := s.index.Profiles(ctx, mentions)
	for i := range ps {
		s.found[ps[i].Mention] = &ps[i]
	}
	return err
}

func (s *search) mentions() []Profile {
	out := make([]Profile, 0, len(s.found))
	for _, p := range s.found {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Profile) int { return strings.Compare(a.Mention, b.Mention) })
	return out
}
