package ingest

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"ascribe/internal/grouping"
	"ascribe/internal/link"
	"ascribe/internal/store"
)

// taker gathers prepared reports into batches and writes them. While one batch
// is being written, the next is gathered and compared with what the record
// holds, that batch included.
type taker struct {
	*Pipeline
	ctx     context.Context
	batch   []prepared
	bytes   int       // of its originals
	since   time.Time // of the oldest report of the batch
	byHand  []link.Decision
	loaded  bool
	writing *writing     // the last batch that was handed over; nil if there is none
	known   atomic.Int64 // counted by the reading side
	passed  atomic.Int64 // and so is this

	mu       sync.Mutex // guards what follows
	sum      Summary
	progress func(Summary)
}

// writing is a batch on its way into the record.
type writing struct {
	filed chan struct{} // closed when look-ups find its reports, or never will
	done  chan struct{} // closed when it is on disk, or failed with err
	err   error
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

// flush forces the originals of the batch to disk, compares its reports with
// the record and begins to write it. The batch before is written by then.
func (t *taker) flush() error {
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
	if t.writing != nil {
		<-t.writing.filed
	}
	batch, err := t.look(t.ctx, t.batch)
	if err != nil {
		return err
	}
	byHand, err := t.decisions()
	if err != nil {
		return err
	}
	if err := t.settle(); err != nil {
		return err
	}
	t.write(batch, byHand)
	t.batch, t.bytes = t.batch[:0], 0
	return nil
}

// settle waits until the batch that was handed over is written.
func (t *taker) settle() error {
	w := t.writing
	if w == nil {
		return nil
	}
	<-w.done
	t.writing = nil
	if w.err != nil {
		t.memory = newMemory() // it may hold what the record does not
	}
	return w.err
}

// write puts a batch into the record, in one transaction and beside what the
// caller does next.
func (t *taker) write(batch []arrival, byHand []link.Decision) {
	w := &writing{filed: make(chan struct{}), done: make(chan struct{})}
	t.writing = w
	go func() {
		defer close(w.done)
		filed := sync.OnceFunc(func() { close(w.filed) })
		defer filed()
		var got Summary
		w.err = t.Store.Write(t.ctx, t.Now(), func(tx store.Tx) error {
			fresh, err := t.append(tx, batch, &got)
			if err != nil {
				return err
			}
			if err := tx.File(t.ctx); err != nil {
				return err
			}
			t.remember(fresh)
			filed()
			return t.join(tx, fresh, byHand, &got)
		})
		if w.err == nil {
			t.count(got)
		}
	}()
}

// count adds what became of some items and tells of all so far.
func (t *taker) count(got Summary) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sum.New += got.New
	t.sum.Known += got.Known + int(t.known.Swap(0))
	t.sum.Copies += got.Copies
	t.sum.Relevant += got.Relevant
	t.sum.Bad += got.Bad
	t.sum.Passed += int(t.passed.Swap(0))
	t.sum.Read = t.sum.New + t.sum.Known
	if t.progress != nil {
		t.progress(t.sum)
	}
}

// append writes the reports and statements of a batch into an open transaction.
// It returns those that were new.
func (t *taker) append(tx store.Tx, batch []arrival, got *Summary) (fresh []arrival, err error) {
	for _, a := range batch {
		a.added, err = tx.Append(t.ctx, a.entry)
		switch {
		case err != nil:
			return nil, err
		case !a.added.New:
			got.Known++
			continue
		}
		fresh = append(fresh, a)
		if a.report().Relevant {
			got.Relevant++
		}
	}
	got.New = len(fresh)
	return fresh, nil
}

// join files what was appended among copies and ties it to incidents.
func (t *taker) join(tx store.Tx, fresh []arrival, byHand []link.Decision, got *Summary) (err error) {
	if got.Copies, err = t.fileCopies(tx, fresh); err != nil {
		return err
	}
	var mentions []link.Arrival
	for _, a := range fresh {
		mentions = append(mentions, a.mentions...)
	}
	if len(mentions) == 0 {
		return nil
	}
	t.rememberNew(mentions)
	return t.regroup(t.ctx, tx, mentions, byHand)
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
