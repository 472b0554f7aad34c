package link

import (
	"context"
	"slices"
	"strings"
)

// Index is what a [Linker] asks of the place where profiles are kept.
type Index interface {
	// Candidates returns the profiles that are kept under any of keys, each
	// once. It may bound the number for each key, by an order of the mentions
	// that does not depend on their arrival.
	Candidates(ctx context.Context, keys []string) ([]Profile, error)
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
// they replace whatever their mentions belonged to before. All arrivals
// together give the same groups as one after the other, in any order, as long
// as the index's bounds and [MaxComponent] are not reached.
func (l *Linker) Link(ctx context.Context, arrivals []Profile, decisions []Decision) ([]Group, error) {
	s := newSearch(l, arrivals)
	for len(s.queue) > 0 && len(s.found) < MaxComponent {
		p := s.queue[0]
		s.queue = s.queue[1:]
		if err := s.visit(ctx, p); err != nil {
			return nil, err
		}
	}
	return l.model.Cluster(s.mentions(), s.edges, decisions), nil
}

// search walks from the arrivals over the edges to all that is connected.
type search struct {
	*Linker
	fresh map[string][]*Profile // arrivals by key
	found map[string]*Profile
	done  map[[2]string]bool // pairs compared
	queue []*Profile
	edges []Edge
}

func newSearch(l *Linker, arrivals []Profile) *search {
	s := &search{Linker: l, fresh: map[string][]*Profile{}, found: map[string]*Profile{}, done: map[[2]string]bool{}}
	for i := range arrivals {
		p := &arrivals[i]
		s.add(p)
		for _, k := range p.Keys() {
			s.fresh[k] = append(s.fresh[k], p)
		}
	}
	return s
}

func (s *search) add(p *Profile) {
	if _, ok := s.found[p.Mention]; !ok {
		s.found[p.Mention] = p
		s.queue = append(s.queue, p)
	}
}

// visit compares p with its candidates.
func (s *search) visit(ctx context.Context, p *Profile) error {
	keys := p.Keys()
	stored, err := s.index.Candidates(ctx, keys)
	if err != nil {
		return err
	}
	for i := range stored {
		s.meet(p, &stored[i])
	}
	for _, k := range keys {
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
	s.edges = append(s.edges, Edge{A: pair[0], B: pair[1], Score: c.Score})
	if c.Score >= Threshold {
		s.add(q)
	}
}

func (s *search) mentions() []Profile {
	out := make([]Profile, 0, len(s.found))
	for _, p := range s.found {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Profile) int { return strings.Compare(a.Mention, b.Mention) })
	return out
}
