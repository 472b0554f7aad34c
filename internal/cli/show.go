package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"ascribe"
	"ascribe/internal/dossier"
)

func newShow(std IO) *cobra.Command {
	var f recordFlags
	c := &cobra.Command{
		Use:   "show INCIDENT [--as-of DATE] [--json]",
		Short: "Show one incident: facts, judgement, evidence, course",
		Example: `  ascribe show 2016-07-18-wurzburg-armed-assault-0123456789
  ascribe show 2016-07-18-wurzburg-armed-assault-0123456789 --as-of 2016-07-20`,
		Args: cobra.ExactArgs(1),
	}
	f.add(c)
	c.RunE = f.with(func(ctx context.Context, r *record, args []string) error {
		d, err := r.dossier(ctx, args[0])
		if err != nil {
			return err
		}
		if f.json {
			return printJSON(std.Out, dossierOf(d))
		}
		printDossier(std.Out, d)
		return nil
	})
	return c
}

// shown is a dossier in the form that programs rely on (docs/formats.md).
type shown struct {
	ascribe.Incident
	Facts      map[ascribe.Predicate][]dossier.Value `json:"facts"`
	Statements []ascribe.Statement                   `json:"statements"`
	Reports    []dossier.Source                      `json:"reports"`
}

func dossierOf(d dossier.Dossier) shown {
	return shown{d.Incident, d.Facts, d.Evidence, d.Sources}
}

func printDossier(w io.Writer, d dossier.Dossier) {
	printHead(w, d)
	printEvidence(w, d, len(d.Evidence))
	if len(d.History) > 0 {
		fmt.Fprintln(w, "  course")
		printCourse(w, d)
	}
	printFacts(w, d)
	fmt.Fprintln(w, "  reports")
	for _, s := range d.Sources {
		copied := ""
		if s.CopyOf != "" {
			copied = " (copy of " + s.CopyOf + ")"
		}
		fmt.Fprintf(w, "    %-10s  %s: %s [%s]%s\n", s.Published, cmp.Or(s.Publisher, "publisher not known"), cmp.Or(s.Title, "untitled"), s.DocID, copied)
	}
}

func printFacts(w io.Writer, d dossier.Dossier) {
	if len(d.Facts) == 0 {
		return
	}
	fmt.Fprintln(w, "  facts, each value with the number of independent reports behind it")
	for _, p := range slices.Sorted(maps.Keys(d.Facts)) {
		fmt.Fprintf(w, "    %-13s", words(string(p)))
		for i, v := range d.Facts[p] {
			if i > 0 {
				fmt.Fprint(w, "; ")
			}
			fmt.Fprintf(w, "%s (%d)", words(v.Value), v.Origins)
		}
		fmt.Fprintln(w)
	}
}
