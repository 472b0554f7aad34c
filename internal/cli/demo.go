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
	r, err := openRecord(ctx, db, std.Err)
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

// most is how many statements the demo shows for and against a judgement.
const most = 2

// showAll prints every incident on which statements were found, a line for
// each of the others, and the course of the one that changed most.
func showAll(ctx context.Context, std IO, db string, r *record) error {
	var said, told []dossier.Dossier
	for d, err := range r.dossiers(ctx) {
		if err != nil {
			return err
		}
		if d.Incident.Statements > 0 {
			said = append(said, d)
		} else {
			told = append(told, d)
		}
	}
	if len(said) == 0 {
		return &ascribe.Error{Code: ascribe.Internal, What: "nothing was found in the samples", Remedy: "report this as a fault"}
	}
	byDate := func(a, b dossier.Dossier) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID)) }
	slices.SortFunc(said, byDate)
	slices.SortFunc(told, byDate)
	for _, d := range said {
		fmt.Fprintln(std.Out)
		printHead(std.Out, d)
		printEvidence(std.Out, d, most)
	}
	if len(told) > 0 {
		fmt.Fprintln(std.Out, "\nMentioned only, nobody says who was behind them:")
	}
	for _, d := range told {
		fmt.Fprintf(std.Out, "  %s (%s)\n", d.Title, plural(len(d.Sources), "report"))
	}
	changed := slices.MaxFunc(said, func(a, b dossier.Dossier) int {
		return cmp.Or(cmp.Compare(readings(a), readings(b)), cmp.Compare(a.Incident.Statements, b.Incident.Statements))
	})
	if err := r.showCourse(ctx, std, changed); err != nil {
		return err
	}
	_, err := fmt.Fprintf(std.Out, "\nLook further: ascribe show --db %s %s --as-of %s, or ascribe --help\n", db, changed.ID, changed.History[0].From)
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

// showCourse prints the reading of one incident as it stood after each change,
// with the statements that had not carried the reading before.
func (r *record) showCourse(ctx context.Context, std IO, d dossier.Dossier) error {
	fmt.Fprintf(std.Out, "\nHow the reading changed, and on whose word: %s\n", d.Title)
	shown := map[string]bool{}
	fresh := func(ids []string) (out []string) {
		for _, id := range ids {
			if !shown[id] {
				shown[id], out = true, append(out, id)
			}
		}
		return out
	}
	for _, h := range d.History {
		then := *r
		then.asOf = h.From
		at, err := then.dossier(ctx, d.ID)
		if err != nil {
			return err
		}
		j := &at.Judgement
		fmt.Fprintf(std.Out, "\n  --as-of %s  %s; %s; confidence %s\n", h.From, levelWords(*j), likelihoodWords(j.Likelihood), j.Confidence)
		j.Because, j.Against = fresh(j.Because), fresh(j.Against)
		printEvidence(std.Out, at, len(at.Evidence))
	}
	return nil
}
