// Package eval scores an extraction against a person's own codings of the same
// reports: precision, recall and F with intervals, for statements by predicate
// and step, for facts by slot, and the list of what differs.
//
// What the coder left out is not compared: a report without "statements" says
// nothing about them, a statement without a speaker kind nothing about that.
package eval

import (
	"ascribe"
	"ascribe/internal/extract"
)

// Case is a coded report and what was extracted from it.
type Case struct {
	Coded
	Found extract.Extraction
}

// Result is how far extraction and codings agree.
type Result struct {
	// Reports is the number of cases.
	Reports int `json:"reports"`
	// Relevance scores "the report is about an attack"; nil where no coder
	// said so.
	Relevance *Score `json:"relevance,omitempty"`
	// Statements holds the four steps from lenient to strict, nil where
	// no statements were coded.
	Statements []Step `json:"statements,omitempty"`
	// Facts holds a row for incidents found at all, then one for each slot
	// that was coded; nil where no facts were.
	Facts []Row `json:"facts,omitempty"`
	// Differences are in the order of the reports, and within one in the
	// order of the text.
	Differences []Difference `json:"differences"`
}

// Row is the score of one predicate or slot.
type Row struct {
	Name string `json:"name"`
	Score
}

// Step is the score of statements when so many attributes have to agree.
type Step struct {
	// Name is the last thing that has to agree: "predicate and span",
	// "polarity", "certainty", "speaker kind".
	Name string `json:"name"`
	Score
	Predicates []Row `json:"predicates"`
}

// Measure scores cases, names being compared by what names knows them to stand
// for. The same cases give the same result.
func Measure(names Names, cases []Case) Result {
	res := Result{Reports: len(cases), Differences: []Difference{}}
	var relevance tally
	sts, facts := newStatementTally(), newFactTally(names)
	for i := range cases {
		c := &cases[i]
		found := &differences{report: c.Report.DocID, names: names}
		if c.Relevant != nil {
			relevance = append(relevance, agreement(*c.Relevant, c.Found.Relevant))
			found.relevance(*c.Relevant, c.Found.Relevant)
		}
		if c.Statements != nil {
			sts.add(c.Statements, c.Found.Statements)
			found.statements(c.Statements, c.Found.Statements)
		}
		if c.Incidents != nil {
			pairs := facts.pair(c.Incidents, c.Found.Mentions)
			facts.add(c.Incidents, c.Found.Mentions, pairs)
			found.facts(c.Incidents, c.Found.Mentions, pairs)
		}
		res.Differences = append(res.Differences, found.list...)
	}
	if relevance != nil {
		s := relevance.score()
		res.Relevance = &s
	}
	res.Statements, res.Facts = sts.steps(), facts.rows()
	return res
}

// agreement counts one yes-or-no question.
func agreement(coded, found bool) counts {
	var c counts
	if coded {
		c.coded = 1
	}
	if found {
		c.found = 1
	}
	c.matched = c.coded * c.found
	return c
}

// byPredicate groups the indices of statements.
func byPredicate(sts []ascribe.Statement) map[ascribe.Predicate][]int {
	out := map[ascribe.Predicate][]int{}
	for i := range sts {
		out[sts[i].Predicate] = append(out[sts[i].Predicate], i)
	}
	return out
}
