package extract

import (
	"ascribe"
	"ascribe/internal/extract/direction"
	"ascribe/internal/text"
)

// Coded is a report with a person's coding of its statements: all of them, or
// verdicts on some that the extractor once proposed.
type Coded struct {
	ascribe.Report
	Statements []ascribe.Statement
	Verdicts   []direction.Verdict
}

// Fit fits the model of belief in statements on coded reports and returns it as
// text, for [Models].
func (x *Extractor) Fit(reports []Coded) string {
	var coded []direction.Coded
	for i := range reports {
		c := &reports[i]
		doc := text.Parse(c.Text)
		if reading := x.incidents.Read(doc, &c.Report); reading.Relevant {
			coded = append(coded, direction.Coded{Doc: doc, Report: &c.Report, Mentions: mentionsOf(reading), Statements: c.Statements, Verdicts: c.Verdicts})
		}
	}
	return x.direction.Fit(coded)
}
