package direction

import (
	"slices"

	"ascribe"
	"ascribe/internal/extract/linear"
	"ascribe/internal/text"
)

// beliefSettings were chosen by cross-validation on the training reports.
var beliefSettings = linear.Settings{Epochs: 30, Rate: 0.05, L1: 4e-4, MinCount: 2, Seed: 1}

// Coded is a report with a person's coding of its statements.
type Coded struct {
	Doc      *text.Doc
	Report   *ascribe.Report
	Mentions []ascribe.Mention
	// Statements is the whole coding, or Verdicts judge single statements that
	// the reader once proposed.
	Statements []ascribe.Statement
	Verdicts   []Verdict
}

// Verdict says whether a statement with a predicate, quoted at a span, is right.
type Verdict struct {
	ascribe.Span
	Predicate ascribe.Predicate `json:"predicate"`
	Right     bool              `json:"right"`
}

// Fit fits the model of belief on coded reports and returns it as text. What
// the reader proposes in them counts as right where the coding has a statement
// with its predicate that overlaps it, or where a verdict says so.
func (x *Reader) Fit(reports []Coded) string {
	var examples []linear.Example
	for i := range reports {
		c := &reports[i]
		s := x.newScene(c.Doc, c.Report, x.dir.FindOrganisations(c.Doc), c.Mentions)
		s.fitting = true
		for _, f := range s.find() {
			if right, known := c.right(&f.statement); known {
				examples = append(examples, linear.NewExample(f.features, []bool{right}))
			}
		}
	}
	return linear.Fit([]string{"right"}, examples, beliefSettings)
}

func (c *Coded) right(s *ascribe.Statement) (right, known bool) {
	if c.Verdicts == nil {
		return slices.ContainsFunc(c.Statements, func(g ascribe.Statement) bool {
			return g.Predicate == s.Predicate && g.Overlap(s.Span) > 0
		}), true
	}
	for _, v := range c.Verdicts {
		if v.Predicate == s.Predicate && v.Span == s.Span {
			return v.Right, true
		}
	}
	return false, false
}
