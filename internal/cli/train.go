package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"ascribe"
	"ascribe/internal/codebook"
	"ascribe/internal/eval"
	"ascribe/internal/extract"
	"ascribe/internal/extract/incidents"
	"ascribe/internal/extract/incidents/train"
	"ascribe/internal/extract/muc4"
	"ascribe/internal/text"
)

// heldOutFile holds, beside the models, what each report's own fold did not see.
const heldOutFile = "heldout.jsonl"

func newTrain(std IO) *cobra.Command {
	var gold []string
	var out string
	var folds int
	c := &cobra.Command{
		Use:   "train --gold FILE --out FOLDER [--folds N]",
		Short: "Fit the models of the extractor from coded reports",
		Long: `train fits the models that read incidents from reports with a MUC-4 key
("templates") or a coding of relevance ("relevant"), one JSON object a line, and
writes them as text, one file a model. Give --gold again for further files. The
same files in the same order give the same models, byte for byte.

With --folds it also fits on all folds but one and reads the one left out, in
turn: it prints how well relevance was told and writes the templates found to
` + heldOutFile + `, in the form of 'ascribe extract --format muc4'. Reports that
stand side by side stay in one fold.

The statements about an organisation's role are proposed by rules. Reports whose
"statements" are coded, or that carry "verdicts" on some of them, fit the model
that weighs which proposals to believe.`,
		Example: `  ascribe train --gold coded.jsonl --out models
  ascribe train --gold cables.jsonl --gold news.jsonl --out models --folds 5`,
		Args: cobra.NoArgs,
	}
	c.Flags().StringArrayVar(&gold, "gold", nil, "coded reports; may be given several times")
	c.Flags().StringVar(&out, "out", "", "folder for the models; files of the same names are replaced")
	c.Flags().IntVar(&folds, "folds", 0, "score by cross-validation over so many folds")
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case len(gold) == 0 || out == "":
			return fmt.Errorf("give --gold and --out")
		case folds < 0 || folds == 1:
			return fmt.Errorf("--folds %d: write 2 or more, or leave it out", folds)
		}
		return run(func(ctx context.Context, _ []string) error {
			return interruptible(ctx, func() error { return runTrain(ctx, std, gold, out, folds) })
		})(c, args)
	}
	return c
}

// interruptible ends with ctx although work, which only computes, goes on until
// the program ends.
func interruptible(ctx context.Context, work func() error) error {
	done := make(chan error, 1)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func runTrain(ctx context.Context, std IO, gold []string, out string, folds int) error {
	t, err := newTrainer(std.Err)
	if err != nil {
		return err
	}
	reports, err := readGold(gold)
	if err != nil {
		return err
	}
	models, err := t.fit(ctx, reports)
	if err != nil {
		return err
	}
	if models["belief"], err = t.fitBelief(models, reports); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(models)) {
		if err := writeModel(out, name+".txt", []byte(models[name])); err != nil {
			return err
		}
	}
	if folds == 0 {
		return nil
	}
	return t.crossValidate(ctx, std.Out, out, reports, folds)
}

// readGold reads coded reports from several files, in order.
func readGold(paths []string) ([]train.Report, error) {
	var all []train.Report
	for _, path := range paths {
		reports, err := readGoldFile(path)
		if err != nil {
			return nil, err
		}
		all = append(all, reports...)
	}
	return all, nil
}

func readGoldFile(path string) ([]train.Report, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &ascribe.Error{Code: ascribe.NotFound, What: "cannot read coded reports", Where: path, Remedy: "check the path", Err: err}
	}
	defer f.Close()
	reports, err := train.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if !slices.ContainsFunc(reports, codedForTraining) {
		return nil, &ascribe.Error{Code: ascribe.Invalid, What: "no coded reports", Where: path, Remedy: `give "templates", "relevant", "topic" or "verdicts" on some line`}
	}
	return reports, nil
}

func codedForTraining(r train.Report) bool {
	return r.Templates != nil || r.Relevant != nil || r.Topic != "" || r.Verdicts != nil
}

func writeModel(folder, name string, data []byte) error {
	err := os.MkdirAll(folder, 0o755)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name), data, 0o644)
	}
	if err != nil {
		return fmt.Errorf("models not written: %w", err)
	}
	return nil
}

// trainer fits models over the data that the program carries.
type trainer struct {
	names    eval.Names
	progress io.Writer
}

func newTrainer(progress io.Writer) (*trainer, error) {
	names, err := loadNames()
	return &trainer{names, progress}, err
}

// fit fits all models; if ctx ended meanwhile, its error is what counts.
func (t *trainer) fit(ctx context.Context, reports []train.Report) (incidents.Models, error) {
	models, err := train.Train(t.names.Places, t.names.Organisations, reports, t.progress)
	if err == nil {
		err = ctx.Err()
	}
	return models, err
}

// fitBelief fits the model of belief in statements over the models of incidents.
func (t *trainer) fitBelief(models incidents.Models, reports []train.Report) (string, error) {
	cb, err := codebook.Load()
	if err != nil {
		return "", err
	}
	x, err := extract.NewWith(cb, t.names.Places, t.names.Organisations, extract.Models{Incidents: models})
	if err != nil {
		return "", err
	}
	var coded []extract.Coded
	for i := range reports {
		if r := &reports[i]; r.Statements != nil || r.Verdicts != nil {
			coded = append(coded, extract.Coded{Report: r.Report(), Statements: r.Statements, Verdicts: r.Verdicts})
		}
	}
	return x.Fit(coded), nil
}

// crossValidate reads every report with models that have not seen it.
func (t *trainer) crossValidate(ctx context.Context, w io.Writer, out string, reports []train.Report, folds int) error {
	var cases []eval.Case
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	enc.SetEscapeHTML(false)
	for rest, held := range eval.Folds(reports, folds) {
		models, err := t.fit(ctx, rest)
		if err != nil {
			return err
		}
		x, err := incidents.NewWith(t.names.Places, t.names.Organisations, models)
		if err != nil {
			return err
		}
		for i := range held {
			c, templates := readHeldOut(x, &held[i])
			cases = append(cases, c)
			if held[i].Templates == nil {
				continue
			}
			if err := enc.Encode(muc4Line{held[i].DocID, templates}); err != nil {
				return err
			}
		}
	}
	if res := eval.Measure(t.names, cases); res.Relevance != nil {
		scoreTable(w, fmt.Sprintf("held out, %d folds", folds), []eval.Row{{Name: "about an attack", Score: *res.Relevance}})
	}
	return writeModel(out, heldOutFile, lines.Bytes())
}

// readHeldOut reads a report and sets beside it what was coded of its relevance.
func readHeldOut(x *incidents.Reader, g *train.Report) (eval.Case, []muc4.Template) {
	r := g.Report()
	reading := x.Read(text.Parse(r.Text), &r)
	c := eval.Case{Coded: eval.Coded{Report: r, Relevant: g.Relevant}, Found: extract.Extraction{Relevant: reading.Relevant}}
	if g.Templates != nil && g.Relevant == nil {
		relevant := len(g.Templates) > 0
		c.Relevant = &relevant
	}
	return c, muc4.Templates(reading)
}
