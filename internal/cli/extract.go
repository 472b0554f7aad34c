package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"ascribe"
	"ascribe/internal/extract"
	"ascribe/internal/extract/muc4"
	"ascribe/internal/ingest"
)

func newExtract(std IO) *cobra.Command {
	var format string
	var explain bool
	c := &cobra.Command{
		Use:   "extract [--format ascribe|muc4] PATH... | -",
		Short: "Read reports without a database: one JSON object a report out",
		Long: `extract prints, for each report, whether it is about an attack, the incidents
that it tells of with their facts, and the statements about an organisation's
role, each with its place in the text (code points, end exclusive).
With --format muc4 it prints the templates of MUC-4 instead.
With --explain it prints, in words, what led to each value.`,
		Example: `  ascribe extract reports.jsonl > found.jsonl
  ascribe extract --explain report.txt
  ascribe extract --format muc4 - < cables.jsonl`,
		Args: cobra.MinimumNArgs(1),
	}
	c.Flags().StringVar(&format, "format", "ascribe", "ascribe or muc4")
	c.Flags().BoolVar(&explain, "explain", false, "print the passes, cues and weights behind every value")
	c.RunE = func(c *cobra.Command, args []string) error {
		if format != "ascribe" && format != "muc4" {
			return fmt.Errorf("unknown format %q: write ascribe or muc4", format)
		}
		return run(func(ctx context.Context, args []string) error {
			return runExtract(ctx, std, args, format, explain)
		})(c, args)
	}
	return c
}

func runExtract(ctx context.Context, std IO, paths []string, format string, explain bool) error {
	x, err := extract.Load()
	if err != nil {
		return err
	}
	enc := json.NewEncoder(std.Out)
	enc.SetEscapeHTML(false)
	if explain {
		return forEachReport(ctx, std, paths, x.Explain, func(s string) error {
			_, err := io.WriteString(std.Out, s)
			return err
		})
	}
	if format == "muc4" {
		read := func(r *ascribe.Report) muc4Line { return muc4Line{r.DocID, x.Templates(r)} }
		return forEachReport(ctx, std, paths, read, func(l muc4Line) error { return enc.Encode(l) })
	}
	return forEachReport(ctx, std, paths, ingest.Extracting(x), func(r ingest.Read) error { return enc.Encode(extractionOf(r)) })
}

// muc4Line is a report's templates in the form that MUC-4's scorers read.
type muc4Line struct {
	DocID     string          `json:"docid"`
	Templates []muc4.Template `json:"templates"`
}

// extractionLine is what extract prints for a report (docs/formats.md).
type extractionLine struct {
	DocID      string              `json:"docid"`
	Relevant   bool                `json:"relevant"`
	Relevance  float64             `json:"relevance"`
	Incidents  []ascribe.Mention   `json:"incidents"`
	Statements []ascribe.Statement `json:"statements"`
	Codebook   string              `json:"codebook"`
	Method     string              `json:"method"`
}

func extractionOf(r ingest.Read) extractionLine {
	e := r.Extraction
	line := extractionLine{r.Report.DocID, e.Relevant, e.Relevance, e.Mentions, e.Statements, e.Codebook, e.Method}
	if line.Incidents == nil {
		line.Incidents = []ascribe.Mention{}
	}
	if line.Statements == nil {
		line.Statements = []ascribe.Statement{}
	}
	return line
}

// forEachReport reads paths and hands on what read makes of each report; items that cannot be
// read cost one line each.
func forEachReport[T any](ctx context.Context, std IO, paths []string, read func(*ascribe.Report) T, use func(T) error) error {
	faults := newFaults(std.Err)
	seen := startProgress(std.Err, "reports", nil)
	defer seen.stop()
	n := 0
	for r, err := range ingest.Each(ctx, paths, std.In, read) {
		if err != nil {
			faults.add(err)
			continue
		}
		if err := use(r); err != nil {
			return err
		}
		n++
		seen.set(n)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return faults.unlessRead(n)
}
