// Package ingest takes reports into the record: source → article → extract →
// archive → copies → link → store. The steps up to extraction run on all
// cores; one writer appends in batches, each in one transaction, after the
// originals of the batch were forced to disk. Whatever is killed on the way,
// a rerun adds what is missing and nothing else.
package ingest

import (
	"context"
	"io"
	"iter"
	"runtime"
	"time"

	"ascribe"
	"ascribe/internal/archive"
	"ascribe/internal/extract"
	"ascribe/internal/link"
	"ascribe/internal/sift"
	"ascribe/internal/source"
	"ascribe/internal/store"
)

// The size of a batch: enough reports that one sync to disk serves many, few
// enough that little is done again after a kill.
const (
	batchReports = 256
	batchBytes   = 8 << 20 // of originals
	batchAge     = time.Second
)

// Pipeline takes reports into one record. While it lives nobody else may
// write to the record, which the archive's lock sees to.
type Pipeline struct {
	Parts
	*memory
}

// Parts are what a pipeline is wired from.
type Parts struct {
	Archive   *archive.Archive
	Store     store.Store
	Extractor *extract.Extractor
	Model     *link.Model
	// Sifter picks the pages of web archives that are worth reading; nil reads
	// them all.
	Sifter *sift.Sifter
	// Now is the clock by which rows are recorded.
	Now func() time.Time
}

// New returns the pipeline into the record that the parts make up.
func New(parts Parts) *Pipeline { return &Pipeline{parts, newMemory()} }

// Summary counts what became of the items of a run.
type Summary struct {
	// Read is the number of items that were read: New + Known.
	Read int `json:"read"`
	// New reports were taken in, Known ones were in the record already.
	New   int `json:"new"`
	Known int `json:"known"`
	// Copies counts those among the new ones that copy another report.
	Copies int `json:"copies"`
	// Relevant counts those among the new ones that are about an attack.
	Relevant int `json:"relevant"`
	// Passed pages of web archives were sifted out.
	Passed int `json:"passed"`
	// Bad items could not be read.
	Bad int `json:"bad"`
}

// Ingest takes in what paths hold; stdin is read for "-". Every bad item is
// handed to bad and stops nothing. progress, called after every batch with the
// counts so far, one call at a time, tells what is acknowledged: on disk, with
// its original.
func (p *Pipeline) Ingest(ctx context.Context, paths []string, stdin io.Reader, bad func(error), progress func(Summary)) (Summary, error) {
	t := &taker{Pipeline: p, ctx: ctx, progress: progress}
	err := t.takeAll(p.fresh(ctx, p.open(ctx, paths, stdin, t), t), bad)
	if werr := t.settle(); err == nil {
		err = werr
	}
	if err == nil {
		t.count(Summary{})
	}
	return t.sum, err
}

// takeAll prepares items side by side and takes them in their order. A core is
// left to the writer, which is what the others wait for.
func (t *taker) takeAll(items iter.Seq2[source.Item, error], bad func(error)) error {
	for r, err := range ordered(t.ctx, items, max(1, runtime.GOMAXPROCS(0)-1), batchReports, t.prepare) {
		switch {
		case t.ctx.Err() != nil:
		case err != nil:
			t.count(Summary{Bad: 1})
			bad(err)
		default:
			if err := t.take(r); err != nil {
				return err
			}
		}
	}
	if err := t.ctx.Err(); err != nil {
		return err
	}
	return t.flush()
}

// open returns the items under paths, those of web archives sifted.
func (p *Pipeline) open(ctx context.Context, paths []string, stdin io.Reader, t *taker) iter.Seq2[source.Item, error] {
	if p.Sifter == nil {
		return source.Open(ctx, paths, stdin)
	}
	o := sift.Options{Jobs: runtime.GOMAXPROCS(0), MinScore: sift.DefaultScore}
	return p.Sifter.Items(ctx, paths, stdin, o, func(n int) { t.passed.Add(int64(n)) })
}

// Read is one report as it was read from its source, with what was found.
type Read struct {
	Report     ascribe.Report
	Extraction extract.Extraction
}

// Each reads paths without a record and hands on what read makes of every report,
// in order; read runs on all cores. Bad items are errors beside their neighbours.
func Each[T any](ctx context.Context, paths []string, stdin io.Reader, read func(*ascribe.Report) T) iter.Seq2[T, error] {
	reader := newReportReader()
	return ordered(ctx, source.Open(ctx, paths, stdin), runtime.GOMAXPROCS(0), 2*runtime.GOMAXPROCS(0), func(it source.Item) (T, error) {
		r, err := reader.report(it)
		if err != nil {
			var none T
			return none, err
		}
		return read(&r), nil
	})
}

// Extracting is what [Each] makes of reports for an extractor.
func Extracting(x *extract.Extractor) func(*ascribe.Report) Read {
	return func(r *ascribe.Report) Read {
		e := annotate(r, x)
		return Read{*r, e}
	}
}

// annotate extracts from r and notes in it what read it.
func annotate(r *ascribe.Report, x *extract.Extractor) extract.Extraction {
	e := x.Extract(r)
	r.Relevant, r.Relevance, r.Codebook, r.Method = e.Relevant, e.Relevance, e.Codebook, e.Method
	return e
}
