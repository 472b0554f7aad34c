package server

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"

	"ascribe/internal/codebook"
	"ascribe/internal/dossier"
	"ascribe/internal/overview"
	"ascribe/internal/store"
)

// desk keeps the overview of the record, and tells of changes.
type desk struct {
	record   store.Store
	codebook *codebook.Codebook
	// method names all that readings depend on besides the record: those that
	// another program derived are derived again.
	method string
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
	pass  int64 // of the derived rows
}

func newDesk(p Parts) *desk {
	method := strings.TrimSpace(dossier.ReadingsMethod + " " + p.Build)
	return &desk{record: p.Record, codebook: p.Codebook, method: method, state: state{index: overview.New()}, changed: make(chan struct{})}
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
func (d *desk) refresh(ctx context.Context, told func(int)) error {
	d.working.Lock()
	defer d.working.Unlock()
	head, err := d.record.Head(ctx)
	if err != nil {
		return err
	}
	was, _ := d.now()
	if was.head == head {
		return nil
	}
	var read atomic.Int64
	err = d.record.Derive(ctx, d.method, func(held store.Dossier, runs []store.Run) []store.Reading {
		told(int(read.Add(1)))
		return dossier.Readings(d.codebook, dossier.Of(held), dossier.RunsOf(runs))
	})
	if err != nil {
		return err
	}
	next, pass := was.index.Edit(), was.pass
	for x, err := range d.record.Derived(ctx, was.pass) {
		if err != nil {
			return err
		}
		next.Put(x.Incident, x.Readings)
		pass = max(pass, x.Pass)
	}
	d.set(state{next.Index(), head, pass})
	return nil
}
