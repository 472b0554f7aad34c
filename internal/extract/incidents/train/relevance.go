package train

import (
	_ "embed"
	"slices"
	"strings"

	"ascribe/internal/extract/incidents"
	"ascribe/internal/extract/incidents/linear"
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

// Relevance fits the model that decides whether a report is about an attack
// and returns it as text.
func Relevance(x *incidents.Reader, reports []Report) (string, error) {
	written, err := Read(strings.NewReader(near))
	if err != nil {
		return "", err
	}
	reports = append(slices.Clone(reports), written...)
	var examples []linear.Example
	f := linear.Features{Named: true}
	for i := range reports {
		c := &reports[i]
		relevant, known := label(x, c)
		if !known {
			continue
		}
		f.Reset()
		d, r := c.parse()
		x.RelevanceFeatures(d, r, &f)
		e := linear.NewExample(&f, []bool{relevant})
		if c.Relevant != nil {
			e.Weight = 3 // coded by people for this very question
		}
		examples = append(examples, e)
	}
	return linear.Fit([]string{"relevant"}, examples, relevanceSettings), nil
}
