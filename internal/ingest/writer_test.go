package ingest_test

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"
	"time"

	"ascribe/eval/stream"
	"ascribe/internal/store"
	"ascribe/internal/store/sqlite"
)

// recorder notes what is written into a record.
type recorder struct {
	store.Store
	writes [][]func(context.Context, store.Tx) error
}

func (r *recorder) Write(ctx context.Context, recorded time.Time, fn func(store.Tx) error) error {
	var calls []func(context.Context, store.Tx) error
	err := r.Store.Write(ctx, recorded, func(tx store.Tx) error { return fn(recordedTx{tx, &calls}) })
	r.writes = append(r.writes, calls)
	return err
}

type recordedTx struct {
	store.Tx
	calls *[]func(context.Context, store.Tx) error
}

func (r recordedTx) note(call func(context.Context, store.Tx) error) {
	*r.calls = append(*r.calls, call)
}

func (r recordedTx) Append(ctx context.Context, e store.Checked) (store.Added, error) {
	r.note(func(ctx context.Context, tx store.Tx) error { _, err := tx.Append(ctx, e); return err })
	return r.Tx.Append(ctx, e)
}

func (r recordedTx) File(ctx context.Context) error {
	r.note(func(ctx context.Context, tx store.Tx) error { return tx.File(ctx) })
	return r.Tx.File(ctx)
}

func (r recordedTx) Connect(ctx context.Context, es ...store.Edge) error {
	r.note(func(ctx context.Context, tx store.Tx) error { return tx.Connect(ctx, es...) })
	return r.Tx.Connect(ctx, es...)
}

func (r recordedTx) Decide(ctx context.Context, ds ...store.Decision) error {
	r.note(func(ctx context.Context, tx store.Tx) error { return tx.Decide(ctx, ds...) })
	return r.Tx.Decide(ctx, ds...)
}

func (r recordedTx) Place(ctx context.Context, ps ...store.Placement) error {
	r.note(func(ctx context.Context, tx store.Tx) error { return tx.Place(ctx, ps...) })
	return r.Tx.Place(ctx, ps...)
}

func (r recordedTx) Rename(ctx context.Context, as ...store.Alias) error {
	r.note(func(ctx context.Context, tx store.Tx) error { return tx.Rename(ctx, as...) })
	return r.Tx.Rename(ctx, as...)
}

func (r recordedTx) Copy(ctx context.Context, cs ...store.Copy) error {
	r.note(func(ctx context.Context, tx store.Tx) error { return tx.Copy(ctx, cs...) })
	return r.Tx.Copy(ctx, cs...)
}

// BenchmarkWriter writes again, into a new record, what an ingest of generated
// reports wrote: what the one writer does of it.
func BenchmarkWriter(b *testing.B) {
	const reports = 8192
	p := newPipeline(b, b.TempDir(), newExtractor(b))
	r := &recorder{Store: p.Store}
	p.Store = r
	var lines bytes.Buffer
	must(b, stream.WriteJSONL(&lines, 1, reports))
	_, err := p.Ingest(b.Context(), []string{"-"}, &lines, func(err error) { b.Error(err) }, nil)
	must(b, err)
	b.ResetTimer()
	for b.Loop() {
		s, err := sqlite.Create(b.Context(), filepath.Join(b.TempDir(), "record.db"))
		must(b, err)
		for _, calls := range r.writes {
			must(b, s.Write(b.Context(), time.Now(), func(tx store.Tx) error {
				for _, call := range calls {
					if err := call(b.Context(), tx); err != nil {
						return err
					}
				}
				return nil
			}))
		}
		must(b, s.Close())
	}
	b.ReportMetric(float64(reports*b.N)/b.Elapsed().Seconds(), "reports/s")
}
