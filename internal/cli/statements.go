package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"ascribe"
	"ascribe/internal/dossier"
	"ascribe/internal/store"
)

func newStatements(std IO) *cobra.Command {
	var f recordFlags
	var incident string
	c := &cobra.Command{
		Use:   "statements [--incident ID] [--json]",
		Short: "List who said what about an organisation's role",
		Long: `statements lists the statements of the record by date: the quote, what it says,
who says it, and the report that carries it. With --json, one object a line.`,
		Example: `  ascribe statements --incident 2016-07-18-wurzburg-armed-assault-0123456789
  ascribe statements --as-of 2016-07-20 --json`,
		Args: cobra.NoArgs,
	}
	f.add(c)
	c.Flags().StringVar(&incident, "incident", "", "only those about this incident")
	c.RunE = f.with(func(ctx context.Context, r *record, _ []string) error {
		q := store.StatementQuery{Cut: store.Cut{AsOf: r.asOf}, Incident: incident, Only: store.Roles}
		enc := json.NewEncoder(std.Out)
		enc.SetEscapeHTML(false)
		for s, err := range r.Statements(ctx, q) {
			if err != nil {
				return err
			}
			if f.json {
				err = enc.Encode(s)
			} else {
				err = r.printStatement(ctx, std, s)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return c
}

func (r *record) printStatement(ctx context.Context, std IO, s ascribe.Statement) error {
	report, err := r.Report(ctx, s.Report)
	if err != nil {
		return fmt.Errorf("report of statement %s: %w", s.ID, err)
	}
	printStatement(std.Out, s, dossier.Source{DocID: report.DocID, Publisher: report.Publisher})
	return nil
}
