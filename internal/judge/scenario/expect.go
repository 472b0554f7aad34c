package scenario

import (
	"fmt"
	"slices"

	"ascribe"
)

// at DATE [of "ORGANISATION"]
func (p *parser) at(ws []word) error {
	if len(ws) != 1 && (len(ws) != 3 || ws[1].text != "of") {
		return p.fail("at takes a date", `write: at DATE, or: at DATE of "ORGANISATION"`)
	}
	date, err := p.date(ws[0].text)
	if err != nil {
		return err
	}
	c := Check{Line: p.line, AsOf: date}
	if len(ws) == 3 {
		c.Organisation = ws[2].text
	}
	p.current.Checks = append(p.current.Checks, c)
	p.check, p.report = &p.current.Checks[len(p.current.Checks)-1], nil
	return nil
}

var (
	stages      = []ascribe.Stage{ascribe.Encouragement, ascribe.TargetsAndStrategy, ascribe.StepByStep}
	confidences = []ascribe.Confidence{ascribe.Low, ascribe.Moderate, ascribe.High}
	// likelihoods are the words of ICD 203.
	likelihoods = []string{none, "almost no chance", "very unlikely", "unlikely", "roughly even", "likely", "very likely", "almost certain"}
)

// expect reads one expectation of the check at hand.
func (p *parser) expect(key string, ws []word) (err error) {
	switch c := p.check; key {
	case "level":
		c.Level, err = oneOf(p, key, join(ws), ascribe.Levels)
	case "stage":
		c.Stage, err = oneOf(p, key, join(ws), stages)
	case "likelihood":
		c.Word, err = oneOf(p, key, join(ws), likelihoods)
	case "confidence":
		c.Confidence, err = oneOf(p, key, join(ws), confidences)
	case "because":
		c.Because, err = p.labels(key, ws)
	case "against":
		c.Against, err = p.labels(key, ws)
	case "rule":
		for _, w := range ws {
			c.Rules = append(c.Rules, w.text)
		}
	default:
		err = p.fail(fmt.Sprintf("%q is nothing that can be expected", key),
			"use level, stage, likelihood, confidence, because, against or rule, or begin a block with load or at")
	}
	return err
}

func oneOf[T ~string](p *parser, key, value string, words []T) (T, error) {
	if !slices.Contains(words, T(value)) {
		return "", p.fail(fmt.Sprintf("%s cannot be %q", key, value), "use one of "+list(words))
	}
	return T(value), nil
}

// labels reads a list of labels, "..." at its end for "and maybe others", or
// "none".
func (p *parser) labels(key string, ws []word) (*Labels, error) {
	l := &Labels{}
	if n := len(ws); n > 0 && ws[n-1].text == more {
		l.More, ws = true, ws[:n-1]
	}
	if len(ws) == 1 && ws[0].text == none {
		return l, nil
	}
	if len(ws) == 0 {
		return nil, p.fail(key+" names nothing", "list labels, or write none")
	}
	for _, w := range ws {
		if !p.labelled(w.text) {
			return nil, p.fail(fmt.Sprintf("%s names %q, which labels no statement above", key, w.text), "use the label of a statement loaded before")
		}
		l.Names = append(l.Names, w.text)
	}
	return l, nil
}
