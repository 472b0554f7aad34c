package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"ascribe"
	"ascribe/internal/dossier"
)

func newIncidents(std IO) *cobra.Command {
	var f recordFlags
	var level string
	c := &cobra.Command{
		Use:   "incidents [--as-of DATE] [--level L] [--json]",
		Short: "List the incidents of the record, each with its judgement",
		Example: `  ascribe incidents
  ascribe incidents --as-of 2016-07-20 --level inspired
  ascribe incidents --json > incidents.json`,
		Args: cobra.NoArgs,
	}
	f.add(c)
	c.Flags().StringVar(&level, "level", "", "only incidents judged so: directed, remote_controlled, linked_undirected, inspired, no_known_link, undetermined")
	c.RunE = func(c *cobra.Command, args []string) error {
		want := ascribe.Level(level)
		if level != "" && !slices.Contains(ascribe.Levels, want) {
			return fmt.Errorf("unknown level %q: see 'ascribe codebook'", level)
		}
		return f.with(func(ctx context.Context, r *record, _ []string) error {
			return runIncidents(ctx, std.Out, r, want, f.json)
		})(c, args)
	}
	return c
}

func runIncidents(ctx context.Context, w io.Writer, r *record, want ascribe.Level, asJSON bool) error {
	out := incidentWriter(w, asJSON)
	for d, err := range r.dossiers(ctx) {
		if err != nil {
			return err
		}
		if want == "" || d.Judgement.Level == want {
			if err := out.add(d); err != nil {
				return err
			}
		}
	}
	return out.end()
}

// lister writes incidents as they come.
type lister interface {
	add(dossier.Dossier) error
	end() error
}

func incidentWriter(w io.Writer, asJSON bool) lister {
	if asJSON {
		return &jsonArray{w: w}
	}
	return &table{w: w}
}

// jsonArray writes a JSON array element by element, so that a record of any
// size can be listed.
type jsonArray struct {
	w io.Writer
	n int
}

func (a *jsonArray) add(d dossier.Dossier) error {
	sep := "[\n"
	if a.n > 0 {
		sep = ",\n"
	}
	a.n++
	b, err := json.Marshal(d.Incident)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.w, "%s%s", sep, b)
	return err
}

func (a *jsonArray) end() error {
	if a.n == 0 {
		fmt.Fprint(a.w, "[")
	}
	_, err := fmt.Fprintln(a.w, "\n]")
	return err
}

// table lists incidents by date, one line each and a line for the judgement.
type table struct {
	w    io.Writer
	rows []ascribe.Incident
}

func (t *table) add(d dossier.Dossier) error {
	t.rows = append(t.rows, d.Incident)
	return nil
}

func (t *table) end() error {
	slices.SortStableFunc(t.rows, func(a, b ascribe.Incident) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
	})
	for _, i := range t.rows {
		if _, err := fmt.Fprintf(t.w, "%-10s  %s\n            %s; %s; %s\n            %s\n", i.Date, i.Title, levelWords(i.Judgement),
			plural(len(i.Reports)+len(i.MentionedIn), "report"), plural(i.Statements, "statement"), i.ID); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(t.w, plural(len(t.rows), "incident"))
	return err
}
