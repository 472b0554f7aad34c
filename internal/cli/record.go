package cli

import (
	"context"
	"io"
	"iter"
	"sync/atomic"

	"github.com/spf13/cobra"

	"ascribe"
	"ascribe/internal/codebook"
	"ascribe/internal/dossier"
	"ascribe/internal/grouping"
	"ascribe/internal/link"
	"ascribe/internal/store"
	"ascribe/internal/store/sqlite"
)

// defaultRecord is where the record is kept if nothing else is said.
const defaultRecord = "ascribe.db"

// recordFlags are those of every command that reads the record.
type recordFlags struct {
	db, asOf string
	json     bool
}

func (f *recordFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.db, "db", defaultRecord, "the record: a SQLite file")
	c.Flags().StringVar(&f.asOf, "as-of", "", "what was known on that date: YYYY, YYYY-MM or YYYY-MM-DD")
	c.Flags().BoolVar(&f.json, "json", false, "print as JSON")
}

// record is an open record together with the codebook that reads it.
type record struct {
	store.Store
	codebook *codebook.Codebook
	model    *link.Model
	asOf     ascribe.Date
}

// with opens the record for reading, runs body and closes it.
func (f *recordFlags) with(body func(context.Context, *record, []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		asOf, err := parseAsOf(f.asOf)
		if err != nil {
			return err
		}
		return run(func(ctx context.Context, args []string) error {
			r, err := openRecord(ctx, f.db, c.ErrOrStderr())
			if err != nil {
				return err
			}
			defer r.Close()
			r.asOf = asOf
			return body(ctx, r, args)
		})(c, args)
	}
}

// openRecord opens the record at db for reading, and tells stderr of long work on
// it.
func openRecord(ctx context.Context, db string, stderr io.Writer) (*record, error) {
	cb, err := codebook.Load()
	if err != nil {
		return nil, err
	}
	m, err := link.Load()
	if err != nil {
		return nil, err
	}
	s, err := sqlite.Open(ctx, db)
	if err != nil {
		return nil, err
	}
	return &record{Store: grouping.NewAsOf(s, m, daysOn(stderr)), codebook: cb, model: m}, nil
}

// daysOn tells w how far the days gone by are worked out, where it takes long.
func daysOn(w io.Writer) grouping.Watch {
	return func() (step func(int), end func()) {
		var n atomic.Int64
		p := startProgress(w, "mentions placed on the days gone by", nil)
		return func(mentions int) { p.set(int(n.Add(int64(mentions)))) }, p.stop
	}
}

// dossiers compiles every incident known as of the date asked for.
func (r *record) dossiers(ctx context.Context) iter.Seq2[dossier.Dossier, error] {
	return func(yield func(dossier.Dossier, error) bool) {
		for held, err := range r.Dossiers(ctx, store.Cut{AsOf: r.asOf}) {
			if err != nil {
				yield(dossier.Dossier{}, err)
				return
			}
			d, known := dossier.Compile(r.codebook, materialOf(held), r.asOf)
			if known && !yield(d, nil) {
				return
			}
		}
	}
}

// dossier compiles one incident.
func (r *record) dossier(ctx context.Context, id string) (dossier.Dossier, error) {
	held, err := r.Dossier(ctx, id, store.Cut{AsOf: r.asOf})
	if err != nil {
		return dossier.Dossier{}, err
	}
	d, known := dossier.Compile(r.codebook, materialOf(held), r.asOf)
	if !known {
		return d, &ascribe.Error{Code: ascribe.NotFound, What: "nothing had been published by " + r.asOf.String(), Where: id, Remedy: "ask for a later date"}
	}
	return d, nil
}

func materialOf(d store.Dossier) dossier.Material {
	return dossier.Material{ID: d.Incident, Mentions: d.Mentions, Reports: d.Reports, Statements: d.Statements}
}
