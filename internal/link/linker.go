package link

import (
	"context"
	"slices"
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
	// Beside returns the mentions that stand in one incident with any of the
	// mentions at present, as far as the index knows, these themselves included.
	Beside(ctx context.Context, mentions []string) ([]string, error)
}

// MaxComponent bounds the number of connected mentions that a [Linker] looks
// at. Past it, what is further away is left as it is: the grouping of mentions
// that hang together over more than so many others may depend on the order of
// arrival. The incidents that arrivals have edges with are always looked at,
// whole.
const MaxComponent = 4096

// Linker ties new mentions to incidents. It keeps nothing between calls but
// the index.
type Linker struct {
	model *Model
	index Index
	bound int
}

// NewLinker returns a Linker over an index.
func NewLinker(m *Model, ix Index) *Linker { return &Linker{m, ix, MaxComponent} }

// Within returns a Linker with another bound than [MaxComponent].
func (l *Linker) Within(bound int) *Linker { return &Linker{l.model, l.index, bound} }

// Link groups the arrivals and everything that they are connected with. The
// arrivals may already be in the index. The groups returned are complete:
// they replace whatever their mentions belonged to before. fresh are the edges
// found at the arrivals, which the caller keeps in the index with them. All
// arrivals together give the same groups as one after the other, in any order,
// as long as the bounds of the index and of the Linker are not reached.
func (l *Linker) Link(ctx context.Context, arrivals []Profile, decisions []Decision) (groups []Group, fresh []Edge, err error) {
	met := make([]Arrival, len(arrivals))
	for i := range arrivals {
		p := &arrivals[i]
		kept, err := l.index.Candidates(ctx, p)
		if err != nil {
			return nil, nil, err
		}
		others := make([]*Profile, len(kept))
		for j := range kept {
			others[j] = &kept[j]
		}
		met[i] = Arrival{Profile: *p, Keys: p.KeyHashes(), Met: l.model.Meet(p, others)}
	}
	return l.Tie(ctx, met, decisions)
}

// Tie is [Linker.Link] for arrivals that have met what the index holds.
func (l *Linker) Tie(ctx context.Context, arrivals []Arrival, decisions []Decision) (groups []Group, fresh []Edge, err error) {
	s := newSearch(l, arrivals, decisions)
	fresh = slices.Clone(s.edges)
	if err := s.spread(ctx); err != nil {
		return nil, nil, err
	}
	return s.groups(decisions), fresh, nil
}
