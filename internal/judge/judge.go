// Package judge reads, from the statements on an incident that had been
// published by a date, how far an organisation was behind the attack, by the
// rules and weights of a codebook.
//
// A judgement is made in passes, each of which leaves steps that a person can
// redo on paper:
//
//	select     what had been published by the date; copies and repeats once
//	question   the organisations in question, and what bears on each
//	supersede  what later findings, denials and retractions take back
//	level      the levels that the rules allow, the weights between them
//	likelihood the probability of the level, bounded by its origins
//	confidence how good and how independent the origins are
//
// The package is pure: the same statements, codebook and date give the same
// judgement, in whatever order the statements come.
package judge

import (
	"cmp"
	"slices"

	"ascribe"
	"ascribe/internal/codebook"
)

// Judge returns the reading of an incident on a date: that of the organisation
// with the strongest role, the others' under Others. asOf cuts by
// [ascribe.Statement.Published], inclusive; the zero date cuts nothing.
// Statements without a date of publication count only where no date cuts.
// Statements of facts and of unknown predicates are left aside. A statement
// without an ID is named by the one that [ascribe.Statement.Identify] gives it.
func Judge(cb *codebook.Codebook, incident string, sts []ascribe.Statement, asOf ascribe.Date) ascribe.Judgement {
	return Understand(cb, incident, sts).On(asOf)
}

// Evidence is the statements on an incident, understood once to be judged on
// many dates. It does not change, and is safe for concurrent use.
type Evidence struct {
	codebook *codebook.Codebook
	incident string
	items    []item
}

// Understand reads the statements on an incident.
func Understand(cb *codebook.Codebook, incident string, sts []ascribe.Statement) *Evidence {
	return &Evidence{cb, incident, understood(cb, sts)}
}

// On returns what [Judge] does on a date.
func (e *Evidence) On(asOf ascribe.Date) ascribe.Judgement {
	return judge(e.codebook, e.incident, e.items, asOf)
}

func judge(cb *codebook.Codebook, incident string, items []item, asOf ascribe.Date) ascribe.Judgement {
	known := selected(items, asOf)
	all := make([]ascribe.Judgement, 0, 1)
	for _, org := range questions(known) {
		j := newInquiry(cb, org, known).judge()
		j.Incident, j.AsOf, j.Codebook = incident, asOf, cb.Version
		all = append(all, j)
	}
	slices.SortStableFunc(all, byStrength)
	head := all[0]
	head.Others = all[1:]
	return head
}

// Course returns the judgements of an incident in the order of time, one for
// each change of level, stage, organisation, likelihood word or confidence.
// Its dates are dates of publication; statements without one take no part
// unless no statement has one, which gives a single judgement without a date.
func Course(cb *codebook.Codebook, incident string, sts []ascribe.Statement) []ascribe.Judgement {
	return Understand(cb, incident, sts).Course()
}

// Course returns what the function of that name does.
func (e *Evidence) Course() []ascribe.Judgement {
	var course []ascribe.Judgement
	for _, date := range dates(e.items) {
		j := e.On(date)
		if n := len(course); n == 0 || changed(course[n-1], j) {
			course = append(course, j)
		}
	}
	return course
}

// dates lists the last days of the dates of publication, ascending.
func dates(items []item) []ascribe.Date {
	var ds []ascribe.Date
	undated := false
	for _, it := range items {
		if it.Published.IsZero() {
			undated = true
		} else {
			ds = append(ds, it.Published.Last())
		}
	}
	if len(ds) == 0 && undated {
		return []ascribe.Date{{}}
	}
	slices.SortFunc(ds, ascribe.Date.Compare)
	return slices.Compact(ds)
}

func changed(a, b ascribe.Judgement) bool {
	return a.Level != b.Level || a.Stage != b.Stage || a.Organisation != b.Organisation ||
		a.Likelihood.Word != b.Likelihood.Word || a.Confidence != b.Confidence
}

// byStrength puts the strongest role first. An open question about one
// organisation outweighs the absence of a link to another.
func byStrength(a, b ascribe.Judgement) int {
	return cmp.Or(
		cmp.Compare(headRank(a.Level), headRank(b.Level)),
		cmp.Compare(stageRank(b.Stage), stageRank(a.Stage)),
		cmp.Compare(b.Likelihood.P, a.Likelihood.P),
		cmp.Compare(len(b.Because), len(a.Because)),
		cmp.Compare(a.Organisation, b.Organisation))
}

func headRank(l ascribe.Level) int {
	switch l {
	case ascribe.NoKnownLink:
		return ascribe.Undetermined.Rank()
	case ascribe.Undetermined:
		return ascribe.NoKnownLink.Rank()
	}
	return l.Rank()
}

var stages = []ascribe.Stage{ascribe.NoStage, ascribe.Encouragement, ascribe.TargetsAndStrategy, ascribe.StepByStep}

func stageRank(s ascribe.Stage) int { return slices.Index(stages, s) }
