package server

import (
	"context"
	"sync"

	"ascribe/internal/codebook"
	"ascribe/internal/dossier"
	"ascribe/internal/overview"
	"ascribe/internal/store"
)

// desk keeps the overview of the record, and tells of changes.
type desk struct {
	record   store.Store
	codebook *codebook.Codebook
	// working is held by the one refresh that is under way.
	working sync.Mutex
	mu      sync.RWMutex
	state   state
	// changed is closed, and made anew, when state changes.
	changed chan struct{}
}

// state is the overview of one version of the record.
type state struct {
	index *overview.Index
	head  store.Head
}

func newDesk(record store.Store, cb *codebook.Codebook) *desk {
	return &desk{record: record, codebook: cb, state: state{index: overview.New()}, changed: make(chan struct{})}
}

// now returns the state, and a channel that is closed when it is so no more.
func (d *desk) now() (state, <-chan struct{}) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.state, d.changed
}

func (d *desk) set(s state) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.state = s
	close(d.changed)
	d.changed = make(chan struct{})
}

// refresh brings the overview up to the head of the record.
func (d *desk) refresh(ctx context.Context) error {
	d.working.Lock()
	defer d.working.Unlock()
	head, err := d.record.Head(ctx)
	if err != nil {
		return err
	}
	if s, _ := d.now(); s.head == head {
		return nil
	}
	var all []overview.Readings
	for held, err := range d.record.Dossiers(ctx, store.Cut{}) {
		if err != nil {
			return err
		}
		all = append(all, overview.Readings{Incident: held.Incident, Readings: dossier.Readings(d.codebook, dossier.Of(held))})
	}
	d.set(state{overview.New().With(all), head})
	return nil
}
