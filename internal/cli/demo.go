package cli

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"ascribe"
	"ascribe/internal/dossier"
	"ascribe/internal/server"
	"ascribe/samples"
)

func newDemo(std IO) *cobra.Command {
	var db string
	c := &cobra.Command{
		Use:   "demo [--db FILE]",
		Short: "Ingest the bundled samples and show what was found",
		Long: `demo reads the bundled samples (short summaries of real incidents, written for
this project from public facts) into a record of their own, prints each incident
with its judgement and the sentences that carried it, and how the reading of one
incident changed from the first day to the last. On a terminal it goes on serving
them, as 'ascribe serve' does; with DEMO_SERVE=0 in the environment it ends.`,
		Example: `  ascribe demo
  ascribe demo --db /tmp/demo.db`,
		Args: cobra.NoArgs,
		RunE: run(func(ctx context.Context, _ []string) error { return runDemo(ctx, std, db) }),
	}
	c.Flags().StringVar(&db, "db", "ascribe-demo.db", "where to keep the demo's record")
	return c
}

func runDemo(ctx context.Context, std IO, db string) error {
	folder, err := unpackSamples()
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	fmt.Fprint(std.Out, "The samples are summaries written for this project from public facts; one file is damaged on purpose.\n\n")
	sum, _, err := ingestInto(ctx, std, db, []string{filepath.Join(folder, "reports")}, false)
	if err != nil {
		return err
	}
	fmt.Fprintln(std.Out, summaryWords(sum))
	if err := showDemo(ctx, std, db); err != nil {
		return err
	}
	if !isTerminal(std.Out) || os.Getenv("DEMO_SERVE") == "0" {
		return nil
	}
	listener, err := net.Listen("tcp", defaultAddress)
	if err != nil { // somebody is at work there: any other port will do
		if listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
			return &ascribe.Error{Code: ascribe.Conflict, What: "no port of this machine is free", Remedy: "run with DEMO_SERVE=0", Err: err}
		}
	}
	fmt.Fprintln(std.Out)
	return serveRecord(ctx, std, db, listener, server.Guard{})
}

// showDemo prints what was found in the samples.
func showDemo(ctx context.Context, std IO, db string) error {
	r, err := openRecord(ctx, db)
	if err != nil {
		return err
	}
	defer r.Close()
	return showAll(ctx, std, db, r)
}

// unpackSamples writes the embedded samples to a folder, so that they take the
// same way as everybody's files.
func unpackSamples() (string, error) {
	folder, err := os.MkdirTemp("", "ascribe-samples-")
	if err != nil {
		return "", &ascribe.Error{Code: ascribe.Full, What: "no room for the samples", Remedy: "make room in the folder for temporary files", Err: err}
	}
	err = os.CopyFS(folder, fs.FS(samples.Reports))
	return folder, err
}

// showAll prints every incident and the course of the one that changed most.
func showAll(ctx context.Context, std IO, db string, r *record) error {
	var all []dossier.Dossier
	for d, err := range r.dossiers(ctx) {
		if err != nil {
			return err
		}
		all = append(all, d)
	}
	slices.SortFunc(all, func(a, b dossier.Dossier) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
	})
	for _, d := range all {
		fmt.Fprintln(std.Out)
		printHead(std.Out, d)
		printEvidence(std.Out, d)
	}
	if len(all) == 0 {
		return &ascribe.Error{Code: ascribe.Internal, What: "nothing was found in the samples", Remedy: "report this as a fault"}
	}
	told := slices.MaxFunc(all, func(a, b dossier.Dossier) int {
		return cmp.Or(cmp.Compare(readings(a), readings(b)), cmp.Compare(a.Incident.Statements, b.Incident.Statements))
	})
	if err := r.showCourse(ctx, std, told); err != nil {
		return err
	}
	_, err := fmt.Fprintf(std.Out, "\nLook further: ascribe show --db %s %s --as-of %s, or ascribe --help\n", db, told.ID, told.History[0].From)
	return err
}

// readings counts the different levels and stages that an incident was given.
func readings(d dossier.Dossier) int {
	seen := map[[2]string]bool{}
	for _, h := range d.History {
		seen[[2]string{string(h.Level), string(h.Stage)}] = true
	}
	return len(seen)
}

// showCourse prints the reading of one incident as it stood after each change.
func (r *record) showCourse(ctx context.Context, std IO, d dossier.Dossier) error {
	fmt.Fprintf(std.Out, "\nHow the reading changed: %s\n", d.Title)
	for _, h := range d.History {
		then := *r
		then.asOf = h.From
		at, err := then.dossier(ctx, d.ID)
		if err != nil {
			return err
		}
		fmt.Fprintf(std.Out, "\n  --as-of %s  %s; %s; confidence %s\n", h.From, levelWords(at.Judgement), likelihoodWords(at.Judgement.Likelihood), at.Judgement.Confidence)
		printEvidence(std.Out, at)
	}
	return nil
}
