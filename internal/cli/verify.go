package cli

import (
	"context"
	"fmt"
	"math"
	"sync/atomic"

	"github.com/spf13/cobra"

	"ascribe"
	"ascribe/internal/archive"
	"ascribe/internal/store"
)

func newVerify(std IO) *cobra.Command {
	var f recordFlags
	c := &cobra.Command{
		Use:   "verify [--db FILE]",
		Short: "Check that originals, spans and history hold",
		Long: `verify reads the whole record: every original is hashed again, every quote is
re-read at its span byte for byte, every id is computed again and the chain of
history is followed from its first link. It prints one line for each problem
and ends with exit status 1 if there is any.`,
		Example: `  ascribe verify
  ascribe verify --db paris.db --json`,
		Args: cobra.NoArgs,
	}
	c.Flags().StringVar(&f.db, "db", defaultRecord, "the record: a SQLite file")
	c.Flags().BoolVar(&f.json, "json", false, "print as JSON")
	c.RunE = f.with(func(ctx context.Context, r *record, _ []string) error {
		problems, err := verify(ctx, std, r, f.db)
		if err != nil {
			return err
		}
		head, err := r.Head(ctx)
		if err != nil {
			return err
		}
		if f.json {
			err = printJSON(std.Out, verification{head, problems})
		} else {
			err = printProblems(std, head, problems)
		}
		if err == nil && len(problems) > 0 {
			err = errSilent
		}
		return err
	})
	return c
}

// verification is the answer of verify to programs.
type verification struct {
	Head     store.Head      `json:"head"`
	Problems []store.Problem `json:"problems"`
}

// verify checks the rows, then the originals and that each report has its own.
func verify(ctx context.Context, std IO, r *record, db string) ([]store.Problem, error) {
	problems, err := verifyRows(ctx, std, r)
	if err != nil {
		return nil, err
	}
	a, err := archive.OpenReader(originals(db))
	if err != nil {
		return nil, err
	}
	defer a.Close()
	problems = append(problems, verifyOriginals(ctx, std, a)...)
	missing, err := withoutOriginal(ctx, r, a)
	return append(problems, missing...), err
}

func verifyRows(ctx context.Context, std IO, r *record) ([]store.Problem, error) {
	var share atomic.Uint64 // the bits of the share of the work that is done
	seen := startProgress(std.Err, "rows", func() float64 { return math.Float64frombits(share.Load()) })
	defer seen.stop()
	problems := []store.Problem{}
	for p, err := range r.Verify(ctx, store.Head{}, func(done, of int64) {
		seen.set(int(done))
		share.Store(math.Float64bits(float64(done) / float64(max(1, of))))
	}) {
		if err != nil {
			return nil, err
		}
		problems = append(problems, p)
	}
	return problems, nil
}

func verifyOriginals(ctx context.Context, std IO, a *archive.Archive) (problems []store.Problem) {
	n, all := atomic.Int64{}, max(1, a.Len())
	seen := startProgress(std.Err, "originals", func() float64 { return float64(n.Load()) / float64(all) })
	defer seen.stop()
	for ref, err := range a.Verify(ctx) {
		if err != nil {
			problems = append(problems, store.Problem{Where: string(ref), What: oneLine(err)})
		}
		seen.set(int(n.Add(1)))
	}
	return problems
}

func withoutOriginal(ctx context.Context, r *record, a *archive.Archive) (out []store.Problem, err error) {
	for report, err := range r.Reports(ctx, store.ReportQuery{NoText: true}) {
		if err != nil {
			return out, err
		}
		if !a.Has(report.Original) {
			out = append(out, store.Problem{Where: report.ID, What: "its original " + string(report.Original) + " is not in the archive"})
		}
	}
	return out, nil
}

func printProblems(std IO, head store.Head, problems []store.Problem) error {
	for _, p := range problems {
		if _, err := fmt.Fprintln(std.Out, p); err != nil {
			return err
		}
	}
	if len(problems) > 0 {
		return &ascribe.Error{Code: ascribe.Damaged, What: plural(len(problems), "problem") + " found", Remedy: "restore the record and its originals from a copy"}
	}
	_, err := fmt.Fprintf(std.Out, "the record holds: %d writes, digest %s\n", head.Writes, head.Digest)
	return err
}
