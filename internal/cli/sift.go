package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"

	"ascribe/internal/neardup"
	"ascribe/internal/sift"
	"ascribe/internal/sift/output"
)

// siftFlags are those of the command sift.
type siftFlags struct {
	jobs     int
	minScore float64
	out      string
	json     bool
}

func newSift(std IO) *cobra.Command {
	var f siftFlags
	c := &cobra.Command{
		Use:   "sift [--jobs N] [--min-score S] [--out FILE] WARC... | -",
		Short: "Find the pages of web archives that may report an attack",
		Long: `sift reads web archives (WARC, plain or compressed with gzip), scores every page by
the words that it shows, and prints those that may report an attack as JSON
lines: the reports that ingest reads, with the score, the archive and offset of
the original, and the candidate that they copy, if any. A summary goes to
standard error. Other files that ingest reads are sifted as well.

With --out the candidates go to FILE, beside it FILE.position says how far the
run has come. A run that was interrupted is simply started again: it goes on
where it stopped, and the file comes out the same.

The text of a candidate is read in one pass, for looking through. To take the
pages themselves into the record, give the archives to ingest, which sifts them
in the same way.`,
		Example: `  ascribe sift CC-NEWS-20160719.warc.gz > candidates.jsonl
  ascribe sift --jobs 4 --out candidates.jsonl archives/*.warc.gz`,
		Args: cobra.MinimumNArgs(1),
	}
	c.Flags().IntVar(&f.jobs, "jobs", runtime.GOMAXPROCS(0), "number of parts of an archive that are read side by side")
	c.Flags().Float64Var(&f.minScore, "min-score", sift.DefaultScore, "score from which on a page is a candidate, 0 to 1")
	c.Flags().StringVar(&f.out, "out", "", "file for the candidates; a run into it can be interrupted")
	c.Flags().BoolVar(&f.json, "json", false, "print the summary as JSON")
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case f.jobs < 1 || f.jobs > maxJobs:
			return fmt.Errorf("--jobs %d: write 1 to %d", f.jobs, maxJobs)
		case f.minScore < 0 || f.minScore > 1:
			return fmt.Errorf("--min-score %g: write 0 to 1", f.minScore)
		case f.out != "" && slices.Contains(args, "-"):
			return fmt.Errorf("--out goes on where it stopped, and standard input cannot: leave one of them out")
		}
		return run(func(ctx context.Context, paths []string) error { return runSift(ctx, std, f, paths) })(c, args)
	}
	return c
}

// maxJobs bounds the memory that jobs take.
const maxJobs = 256

func runSift(ctx context.Context, std IO, f siftFlags, paths []string) error {
	s, err := sift.Load()
	if err != nil {
		return err
	}
	copies := neardup.NewIndex()
	sink, pos, err := f.sink(std, paths, copies)
	if err != nil {
		return err
	}
	defer sink.Close()
	bad := newFaults(std.Err)
	r := &sift.Run{Sifter: s, Options: sift.Options{Jobs: f.jobs, MinScore: f.minScore}, Paths: paths, Stdin: std.In, Bad: bad.add, Copies: copies}
	if !pos.Done {
		pos, err = watched(ctx, std, r, pos, sink)
	}
	if err != nil {
		return err
	}
	if err := printSifted(std.Err, pos.Summary, f.json); err != nil {
		return err
	}
	return bad.unlessRead(pos.Summary.Pages)
}

// closer is a sink that is to be closed.
type closer interface {
	sift.Sink
	io.Closer
}

// sink opens where the candidates go, and tells how far they have come. The
// texts of those that are there already are filed in copies.
func (f siftFlags) sink(std IO, paths []string, copies *neardup.Index) (closer, sift.Position, error) {
	if f.out == "" {
		return &stream{bufio.NewWriterSize(std.Out, 1<<16)}, sift.Position{}, nil
	}
	file, pos, err := output.Open(f.out, output.TermsOf(paths, f.minScore))
	if err != nil {
		return nil, pos, err
	}
	if err := sift.Recall(file.Written(), copies); err != nil {
		return nil, pos, errors.Join(err, file.Close())
	}
	return file, pos, nil
}

// watched runs r from pos and shows its progress.
func watched(ctx context.Context, std IO, r *sift.Run, pos sift.Position, sink sift.Sink) (sift.Position, error) {
	total := sift.Size(r.Paths)
	var bytes, candidates atomic.Int64
	seen := startProgress(std.Err, "pages", func() float64 { return float64(bytes.Load()) / float64(max(1, total)) })
	defer seen.stop()
	seen.also(func() string { return fmt.Sprintf("%d MB, %d candidates", bytes.Load()>>20, candidates.Load()) })
	r.Progress = func(sum sift.Summary) {
		seen.set(sum.Pages)
		bytes.Store(sum.Bytes)
		candidates.Store(int64(sum.Candidates))
	}
	return r.From(ctx, pos, sink)
}

// stream is a sink that cannot go back.
type stream struct{ *bufio.Writer }

// Commit implements [sift.Sink].
func (s *stream) Commit(sift.Position) error { return s.Flush() }

// Close implements [io.Closer]: everything was committed.
func (s *stream) Close() error { return nil }

// printSifted prints the summary of a run.
func printSifted(w io.Writer, s sift.Summary, asJSON bool) error {
	if asJSON {
		return printJSON(w, s)
	}
	_, err := fmt.Fprintf(w, "%s sifted: %s (%d copies), %d bad; languages declared: %s\n",
		plural(s.Pages, "page"), plural(s.Candidates, "candidate"), s.Copies, s.Bad, languageWords(s.Languages))
	return err
}

// mostLanguages is how many languages the summary names.
const mostLanguages = 8

// languageWords names the languages, the most frequent first; "none" also stands
// for no page at all.
func languageWords(counts map[string]int) string {
	langs := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	var words []string
	rest := 0
	for i, l := range langs {
		if i >= mostLanguages {
			rest += counts[l]
			continue
		}
		words = append(words, fmt.Sprintf("%s %d", cmp.Or(l, "none"), counts[l]))
	}
	if rest > 0 {
		words = append(words, fmt.Sprintf("others %d", rest))
	}
	return cmp.Or(strings.Join(words, ", "), "none")
}
