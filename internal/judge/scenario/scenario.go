// Package scenario reads the plain-text language in which researchers write
// down what was said on an incident, when and by whom, and what the judgement
// should be on given dates. docs/scenarios.md is its reference.
package scenario

import (
	"fmt"
	"slices"
	"strings"

	"ascribe"
)

// Scenario is one course of events.
type Scenario struct {
	Name string
	// Line is where it begins in its file, from 1.
	Line int
	// Statements carry their labels as IDs and their reports' names as
	// Report and Family.
	Statements []ascribe.Statement
	Checks     []Check
}

// Check is what is expected on one date. Empty fields expect nothing.
type Check struct {
	Line int
	AsOf ascribe.Date
	// Organisation picks the judgement; empty means the head of all.
	Organisation string
	Level        ascribe.Level
	Stage        ascribe.Stage
	// Word is the word of likelihood, "none" that there is none.
	Word       string
	Confidence ascribe.Confidence
	Because    *Labels
	Against    *Labels
	// Rules are rules that the steps must name.
	Rules []string
}

// Labels is a list of labels of statements: all of them, or, if More, some.
type Labels struct {
	Names []string
	More  bool
}

// Compare returns in what the judgement differs from what is expected, one
// phrase a difference.
func (c *Check) Compare(head ascribe.Judgement) []string {
	j, ok := c.pick(head)
	if !ok {
		return []string{fmt.Sprintf("no judgement on %q", c.Organisation)}
	}
	var diffs []string
	differ := func(what, got, want string) {
		if want != "" && got != want {
			diffs = append(diffs, fmt.Sprintf("%s is %s, not %s", what, or(got, "none"), want))
		}
	}
	differ("level", string(j.Level), string(c.Level))
	differ("stage", string(j.Stage), string(c.Stage))
	differ("likelihood", or(j.Likelihood.Word, none), c.Word)
	differ("confidence", string(j.Confidence), string(c.Confidence))
	diffs = append(diffs, c.Because.compare("because", j.Because)...)
	diffs = append(diffs, c.Against.compare("against", j.Against)...)
	for _, r := range c.Rules {
		if !slices.ContainsFunc(j.Steps, func(s ascribe.Contribution) bool { return s.Rule == r }) {
			diffs = append(diffs, "no step by rule "+r)
		}
	}
	return diffs
}

// The words that stand in lists for no statement and for others besides.
const (
	none = "none"
	more = "..."
)

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func (c *Check) pick(head ascribe.Judgement) (ascribe.Judgement, bool) {
	if c.Organisation == "" {
		return head, true
	}
	for _, j := range append([]ascribe.Judgement{head}, head.Others...) {
		if j.Organisation == c.Organisation {
			return j, true
		}
	}
	return ascribe.Judgement{}, false
}

// compare holds the statements named against those given.
func (l *Labels) compare(what string, got []string) []string {
	if l == nil {
		return nil
	}
	var diffs []string
	for _, n := range l.Names {
		if !slices.Contains(got, n) {
			diffs = append(diffs, what+" lacks "+n)
		}
	}
	for _, g := range got {
		if !l.More && !slices.Contains(l.Names, g) {
			diffs = append(diffs, what+" has "+g+" too")
		}
	}
	return diffs
}

// String returns the check's place and question, for messages.
func (c *Check) String() string {
	return strings.TrimSpace(fmt.Sprintf("line %d: at %s %s", c.Line, c.AsOf, c.Organisation))
}
