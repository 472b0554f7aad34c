package train

import (
	_ "embed"
	"strings"

	"ascribe/internal/extract/incidents"
	"ascribe/internal/extract/linear"
)

// relevanceSettings were chosen by cross-validation on the training reports.
var relevanceSettings = linear.Settings{Epochs: 12, Rate: 0.1, L1: 2e-5, MinCount: 4, Seed: 1}

// violent are the topics whose reports may or may not be about an attack.
var violent = map[string]bool{"terrorism": true, "violence_in_america": true}

// label returns whether a report is about an attack and whether that is
// known. A report with a topic only is taken as not about one, unless the
// topic is violent; then the reader's own firm findings decide (see
// incidents.Strength), and what lies between is left out.
func label(x *incidents.Reader, c *Report) (relevant, known bool) {
	switch {
	case c.Relevant != nil:
		return *c.Relevant, true
	case c.coded():
		return len(c.Templates) > 0, true
	}
	if c.Topic == "" {
		return false, false
	}
	d, r := c.parse()
	switch s := x.Strength(d, r); {
	case violent[c.Topic] && s >= 3:
		return true, true
	case violent[c.Topic] && s == 0:
		return false, true
	case violent[c.Topic] || s >= 3:
		return false, false
	}
	return false, true
}

// near holds short reports written for this purpose, in styles that the coded
// ones are poor in: flashes of attacks, and what only sounds like one.
//
//go:embed near.jsonl
var near string

// judged are the reports of which it is known whether they are about an
// attack, described for the model of relevance.
type judged struct {
	examples []linear.Example
	of       []int // index of the report; -1 for those written for this purpose
}

// judge describes the reports and those written for this purpose.
func judge(x *incidents.Reader, reports []Report) (*judged, error) {
	written, err := Read(strings.NewReader(near))
	if err != nil {
		return nil, err
	}
	j := &judged{}
	for i := range reports {
		j.add(x, &reports[i], i)
	}
	for i := range written {
		j.add(x, &written[i], -1)
	}
	return j, nil
}

func (j *judged) add(x *incidents.Reader, c *Report, of int) {
	relevant, known := label(x, c)
	if !known {
		return
	}
	f := linear.Features{Named: true}
	d, r := c.parse()
	x.RelevanceFeatures(d, r, &f)
	e := linear.NewExample(&f, []bool{relevant})
	if c.Relevant != nil {
		e.Weight = 3 // coded by people for this very question
	}
	j.examples, j.of = append(j.examples, e), append(j.of, of)
}

// fit fits the model that decides whether a report is about an attack on all
// reports but those of one fold, on all if there is no such fold, and returns
// it as text.
func (j *judged) fit(without int) string { return j.fitWithout(without, foldOf) }

// fitWithout is fit with folds of one's own.
func (j *judged) fitWithout(fold int, foldOf func(report int) int) string {
	var examples []linear.Example
	for i, of := range j.of {
		if of < 0 || foldOf(of) != fold {
			examples = append(examples, j.examples[i])
		}
	}
	return linear.Fit([]string{"relevant"}, examples, relevanceSettings)
}

// Relevances fits the model that decides whether a report is about an attack
// once for each fold from 0 to n-1, on all reports but those of the fold, and
// returns the models as text. A report of another fold is never left out.
func Relevances(x *incidents.Reader, reports []Report, n int, foldOf func(report int) int) ([]string, error) {
	j, err := judge(x, reports)
	if err != nil {
		return nil, err
	}
	out := make([]string, n)
	for k := range out {
		out[k] = j.fitWithout(k, foldOf)
	}
	return out, nil
}
