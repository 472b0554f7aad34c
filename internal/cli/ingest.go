package cli

import (
	"context"
	"fmt"
	"math"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"ascribe/internal/archive"
	"ascribe/internal/extract"
	"ascribe/internal/ingest"
	"ascribe/internal/link"
	"ascribe/internal/sift"
	"ascribe/internal/store/sqlite"
)

func newIngest(std IO) *cobra.Command {
	var db string
	var asJSON, all bool
	c := &cobra.Command{
		Use:   "ingest [--db FILE] PATH... | -",
		Short: "Read reports into the record",
		Long: `ingest reads text, Markdown, HTML, JSON lines and web archives (WARC), each also
compressed with gzip, and folders of them; "-" is standard input. Originals are
kept beside the record in FILE.originals. What the record holds already is
left as it is, so that a run that was interrupted is simply started again.

The pages of web archives are sifted first, as by 'ascribe sift': most of a crawl
is about other things. With --all-pages every page is taken in.`,
		Example: `  ascribe ingest reports/
  ascribe ingest --db paris.db news.warc.gz codings.jsonl
  cat reports.jsonl | ascribe ingest -`,
		Args: cobra.MinimumNArgs(1),
		RunE: run(func(ctx context.Context, paths []string) error {
			return runIngest(ctx, std, db, paths, all, asJSON)
		}),
	}
	c.Flags().StringVar(&db, "db", defaultRecord, "the record: a SQLite file, made if there is none")
	c.Flags().BoolVar(&asJSON, "json", false, "print the summary as JSON")
	c.Flags().BoolVar(&all, "all-pages", false, "take in every page of web archives")
	return c
}

func runIngest(ctx context.Context, std IO, db string, paths []string, all, asJSON bool) error {
	sum, bad, err := ingestInto(ctx, std, db, paths, all)
	if err != nil {
		return err
	}
	if asJSON {
		err = printJSON(std.Out, sum)
	} else {
		_, err = fmt.Fprintln(std.Out, summaryWords(sum))
	}
	if err != nil {
		return err
	}
	return bad.unlessRead(sum.Read + sum.Passed)
}

func summaryWords(s ingest.Summary) string {
	words := fmt.Sprintf("%s read: %d new (%d about attacks, %s), %d known; %d bad", plural(s.Read, "report"), s.New, s.Relevant, copies(s.Copies), s.Known, s.Bad)
	if s.Passed > 0 {
		words += "; " + plural(s.Passed, "page") + " of web archives sifted out"
	}
	return words
}

func copies(n int) string {
	if n == 1 {
		return "1 copy"
	}
	return fmt.Sprintf("%d copies", n)
}

// ingestInto takes paths into the record at db, all pages of web archives or
// those that are worth reading.
func ingestInto(ctx context.Context, std IO, db string, paths []string, all bool) (sum ingest.Summary, bad *faults, err error) {
	bad = newFaults(std.Err)
	p, done, err := openPipeline(ctx, db)
	if err != nil {
		return sum, bad, err
	}
	defer func() {
		if cerr := done(); err == nil {
			err = cerr
		}
	}()
	if !all {
		if p.Sifter, err = sift.Load(); err != nil {
			return sum, bad, err
		}
	}
	seen := startProgress(std.Err, "reports", nil)
	defer seen.stop()
	defer boundMemory()()
	sum, err = p.Ingest(ctx, paths, std.In, bad.add, func(s ingest.Summary) { seen.set(s.Read) })
	return sum, bad, err
}

// heapLimit is what the heap may take during an ingest before collecting
// garbage gets more work, in bytes. With SQLite's caches and the program itself
// it stays below half a gigabyte.
const heapLimit = 320 << 20

// untilLimit lets the heap grow to its limit before garbage is collected: as a
// percentage of what is in use, more than there is room for.
const untilLimit = 400

// boundMemory sets heapLimit, unless the user set GOMEMLIMIT, and returns what
// takes it back.
func boundMemory() (restore func()) {
	if debug.SetMemoryLimit(-1) < math.MaxInt64 {
		return func() {}
	}
	limit, percent := debug.SetMemoryLimit(heapLimit), debug.SetGCPercent(untilLimit)
	return func() {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	}
}

// openPipeline wires the record at db, made if there is none, to a pipeline.
func openPipeline(ctx context.Context, db string) (*ingest.Pipeline, func() error, error) {
	x, err := extract.Load()
	if err != nil {
		return nil, nil, err
	}
	m, err := link.Load()
	if err != nil {
		return nil, nil, err
	}
	s, err := sqlite.Create(ctx, db)
	if err != nil {
		return nil, nil, err
	}
	a, err := archive.Open(originals(db))
	if err != nil {
		s.Close()
		return nil, nil, err
	}
	done := func() error {
		err := a.Close()
		if serr := s.Close(); err == nil {
			err = serr
		}
		return err
	}
	return ingest.New(ingest.Parts{Archive: a, Store: s, Extractor: x, Model: m, Now: time.Now}), done, nil
}

// originals is the folder of a record's originals.
func originals(db string) string { return db + ".originals" }
