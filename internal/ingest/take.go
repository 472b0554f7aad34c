package ingest

import (
	"context"
	"sync/atomic"
	"time"

	"ascribe/internal/grouping"
	"ascribe/internal/link"
	"ascribe/internal/store"
)

// taker gathers prepared reports into batches and writes them.
type taker struct {
	*Pipeline
	ctx      context.Context
	batch    []prepared
	bytes    int       // of its originals
	since    time.Time // of the oldest report of the batch
	byHand   []link.Decision
	loaded   bool
	sum      Summary
	known    atomic.Int64 // counted by the reading side
	passed   atomic.Int64 // and so is this
	progress func(Summary)
}

func (t *taker) take(r prepared) error {
	if len(t.batch) == 0 {
		t.since = time.Now()
	}
	t.batch = append(t.batch, r)
	t.bytes += len(r.original)
	if len(t.batch) < batchReports && t.bytes < batchBytes && time.Since(t.since) < batchAge {
		return nil
	}
	return t.flush()
}

// flush puts the batch on disk: first the originals, then everything else in
// one transaction.
func (t *taker) flush() error {
	defer t.report()
	if len(t.batch) == 0 {
		return nil
	}
	for _, r := range t.batch {
		if _, _, err := t.Archive.Put(r.original); err != nil {
			return err
		}
	}
	if err := t.Archive.Sync(); err != nil {
		return err
	}
	batch, err := t.look(t.ctx, t.batch)
	if err != nil {
		return err
	}
	byHand, err := t.decisions()
	if err != nil {
		return err
	}
	var got Summary
	var taken []arrival
	err = t.Store.Write(t.ctx, t.Now(), func(tx store.Tx) (err error) {
		taken, got, err = t.append(tx, batch, byHand)
		return err
	})
	if err != nil {
		t.memory = newMemory() // it may hold what the record does not
		return err
	}
	t.remember(taken)
	t.sum.New += got.New
	t.sum.Known += got.Known
	t.sum.Copies += got.Copies
	t.sum.Relevant += got.Relevant
	t.batch, t.bytes = t.batch[:0], 0
	return nil
}

// report brings the counts up to date and tells of them.
func (t *taker) report() {
	t.sum.Known += int(t.known.Swap(0))
	t.sum.Passed += int(t.passed.Swap(0))
	t.sum.Read = t.sum.New + t.sum.Known
	if t.progress != nil {
		t.progress(t.sum)
	}
}

// append writes a batch into an open transaction: reports and statements,
// copies, links. It returns what was new.
func (t *taker) append(tx store.Tx, batch []arrival, byHand []link.Decision) (fresh []arrival, got Summary, err error) {
	for _, a := range batch {
		added, err := tx.Append(t.ctx, a.entry)
		switch {
		case err != nil:
			return nil, got, err
		case !added.New:
			got.Known++
			continue
		}
		a.added = added
		fresh = append(fresh, a)
		if a.entry.Report.Relevant {
			got.Relevant++
		}
	}
	got.New = len(fresh)
	if got.Copies, err = t.fileCopies(tx, fresh); err != nil {
		return nil, got, err
	}
	var mentions []link.Arrival
	for _, a := range fresh {
		mentions = append(mentions, a.mentions...)
	}
	if len(mentions) == 0 {
		return fresh, got, nil
	}
	t.rememberNew(mentions)
	return fresh, got, t.regroup(t.ctx, tx, mentions, byHand)
}

// decisions returns what people decided about links, read once a run.
func (t *taker) decisions() ([]link.Decision, error) {
	if t.loaded {
		return t.byHand, nil
	}
	var err error
	t.byHand, err = grouping.ByHand(t.ctx, t.Store)
	t.loaded = err == nil
	return t.byHand, err
}
