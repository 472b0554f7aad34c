package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"ascribe/internal/actors"
	"ascribe/internal/eval"
	"ascribe/internal/extract"
	"ascribe/internal/gazetteer"
)

func newEval(std IO) *cobra.Command {
	var asJSON bool
	var differences int
	c := &cobra.Command{
		Use:   "eval [--json] [--differences N] FILE|-",
		Short: "Score the extractor against your own codings",
		Long: `eval reads reports with what you coded in them, one JSON object a line: the form
that 'ascribe extract' prints, with the report's "text" beside "statements",
"incidents" and "relevant". It reads each text anew and prints how far the two
agree: precision, recall and F with the middle 95 % of F over 1,000 resamples of
the reports, and where they differ.

Statements agree if their predicate is the same and their spans overlap by half
of the shorter one; then polarity, certain against not certain, and the kind of
speaker have to agree as well. What you leave out is not compared.`,
		Example: `  ascribe eval coded.jsonl
  ascribe eval --json --differences -1 coded.jsonl > scores.json`,
		Args: cobra.ExactArgs(1),
		RunE: run(func(ctx context.Context, args []string) error {
			return runEval(ctx, std, args[0], asJSON, differences)
		}),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	c.Flags().IntVar(&differences, "differences", 10, "how many differences to list; -1 for all")
	return c
}

func runEval(ctx context.Context, std IO, path string, asJSON bool, differences int) error {
	x, err := extract.Load()
	if err != nil {
		return err
	}
	names, err := loadNames()
	if err != nil {
		return err
	}
	cases, err := evalCases(ctx, std, path, x)
	if err != nil {
		return err
	}
	res := eval.Measure(names, cases)
	all := len(res.Differences)
	if differences >= 0 {
		res.Differences = res.Differences[:min(differences, all)]
	}
	if asJSON {
		return printJSON(std.Out, res)
	}
	_, err = io.WriteString(std.Out, evalWords(res, all))
	return err
}

func loadNames() (eval.Names, error) {
	gz, err := gazetteer.Load()
	if err != nil {
		return eval.Names{}, err
	}
	dir, err := actors.Load()
	return eval.Names{Organisations: dir, Places: gz}, err
}

// evalCases reads coded reports and extracts anew from each.
func evalCases(ctx context.Context, std IO, path string, x *extract.Extractor) ([]eval.Case, error) {
	faults := newFaults(std.Err)
	seen := startProgress(std.Err, "reports", nil)
	defer seen.stop()
	var cases []eval.Case
	for c, err := range eval.Read(ctx, path, std.In) {
		if err != nil {
			faults.add(err)
			continue
		}
		cases = append(cases, eval.Case{Coded: c, Found: x.Extract(&c.Report)})
		seen.set(len(cases))
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return cases, faults.unlessRead(len(cases))
}

// evalWords writes a result for people; all is the number of differences.
func evalWords(res eval.Result, all int) string {
	var b strings.Builder
	fmt.Fprintln(&b, plural(res.Reports, "coded report"))
	if res.Relevance != nil {
		scoreTable(&b, "about an attack", []eval.Row{{Name: "relevant", Score: *res.Relevance}})
	}
	if len(res.Statements) > 0 {
		statementTables(&b, res.Statements)
	}
	if len(res.Facts) > 0 {
		scoreTable(&b, "facts", res.Facts)
	}
	fmt.Fprintf(&b, "\n%s, %d shown\n", plural(all, "difference"), len(res.Differences))
	for i := range res.Differences {
		printDifference(&b, &res.Differences[i])
	}
	return b.String()
}

func statementTables(w io.Writer, steps []eval.Step) {
	rows := make([]eval.Row, len(steps))
	for i, s := range steps {
		rows[i] = eval.Row{Name: s.Name, Score: s.Score}
		if i > 0 {
			rows[i].Name = "+ " + s.Name
		}
	}
	scoreTable(w, "statements", rows)
	for _, i := range []int{0, len(steps) - 1} {
		scoreTable(w, "by predicate, "+rows[i].Name, steps[i].Predicates)
	}
}

func scoreTable(w io.Writer, head string, rows []eval.Row) {
	fmt.Fprintf(w, "\n%-34s %6s %6s %6s  %-14s %7s %6s %6s\n", head, "P", "R", "F", "95 % of F", "matched", "found", "coded")
	for _, r := range rows {
		interval := fmt.Sprintf("[%.1f, %.1f]", 100*r.Low, 100*r.High)
		fmt.Fprintf(w, "  %-32s %6.1f %6.1f %6.1f  %-14s %7d %6d %6d\n", words(r.Name), 100*r.Precision, 100*r.Recall, 100*r.F,
			interval, r.Matched, r.Found, r.Coded)
	}
}

func printDifference(w io.Writer, d *eval.Difference) {
	span, quote := d.Place()
	head := d.DocID
	if span != nil {
		head += fmt.Sprintf(" %d–%d", span.Start, span.End)
	}
	head += fmt.Sprintf(": %s %s", words(d.What), d.Kind)
	if len(d.Attributes) > 0 {
		head += " in " + strings.Join(d.Attributes, ", ")
	}
	fmt.Fprintf(w, "  %s\n", head)
	if span != nil {
		fmt.Fprint(w, wrap("“"+strings.Join(strings.Fields(quote), " ")+"”", "    "))
	}
	for _, s := range []struct {
		name string
		side *eval.Side
	}{{"coded", d.Coded}, {"found", d.Found}} {
		if s.side != nil {
			fmt.Fprint(w, wrap(s.name+": "+sideWords(s.side), "    "))
		}
	}
}

// sideWords lists the attributes that a side gives.
func sideWords(s *eval.Side) string {
	var parts []string
	for _, p := range []string{s.Value, string(s.Polarity), string(s.Certainty), s.Speaker, words(string(s.SpeakerKind)), s.Organisation} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}
