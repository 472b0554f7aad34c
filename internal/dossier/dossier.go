// Package dossier compiles what the record holds on one incident into what a
// reader sees on a given date: facts with the statements behind each value,
// the judgement with its course, the evidence and the reports. It is pure: the
// same material, codebook and date give the same dossier.
package dossier

import (
	"cmp"
	"slices"

	"ascribe"
	"ascribe/internal/codebook"
	"ascribe/internal/judge"
)

// Material is everything in the record that is tied to one incident.
type Material struct {
	// ID is the incident's.
	ID string
	// Mentions are those tied to it, with their facts; Mention.Report is set.
	Mentions []ascribe.Mention
	// Reports are those that carry the mentions; Text may be empty.
	Reports []ascribe.Report
	// Statements are those about the organisation's role made on the
	// mentions; Published and Family are set.
	Statements []ascribe.Statement
}

// Value is one value of a fact and the ids of the statements behind it.
type Value struct {
	Value      string   `json:"value"`
	Statements []string `json:"statements"`
	// Origins counts the independent reports: copies of one story are one.
	Origins int `json:"origins"`
}

// Source is a report as a dossier lists it.
type Source struct {
	ID        string       `json:"id"`
	DocID     string       `json:"docid"`
	Publisher string       `json:"publisher,omitempty"`
	Published ascribe.Date `json:"published"`
	Title     string       `json:"title,omitempty"`
	URL       string       `json:"url,omitempty"`
	CopyOf    string       `json:"copy_of,omitempty"`
	// Main says that the report is mainly about the incident.
	Main bool `json:"main"`
}

// Dossier is the answer to "what did the record say about this incident on
// that date, and on whose word".
type Dossier struct {
	ascribe.Incident
	// Facts holds, by predicate, every reported value, the preferred one first.
	Facts map[ascribe.Predicate][]Value `json:"facts"`
	// Evidence are the statements about the organisation's role by date, and
	// the fact statements after them.
	Evidence []ascribe.Statement `json:"evidence"`
	Sources  []Source            `json:"sources"`
}

// Compile reads m as of a date; the zero date is "everything taken in". It
// reports false where nothing had been published by then.
func Compile(cb *codebook.Codebook, m Material, asOf ascribe.Date) (Dossier, bool) {
	m = m.upTo(asOf)
	if len(m.Reports) == 0 {
		return Dossier{}, false
	}
	tally := newTally(m)
	d := Dossier{Incident: tally.incident(), Facts: tally.values(), Sources: sources(m)}
	d.ID = m.ID
	d.Reports, d.MentionedIn = tellers(d.Sources)
	d.Statements = len(m.Statements)
	d.Evidence = evidence(m)
	d.judge(cb, m, asOf)
	return d, true
}

// judge adds the judgement and its course. Without an as-of date the judgement
// is the last one of the course, so that it names the day it has held since.
func (d *Dossier) judge(cb *codebook.Codebook, m Material, asOf ascribe.Date) {
	if asOf.IsZero() {
		asOf = latest(m.Reports)
	}
	said := judge.Understand(cb, m.ID, m.Statements)
	d.Judgement = said.On(asOf)
	d.History = []ascribe.Change{}
	for _, j := range said.Course() {
		d.History = append(d.History, ascribe.Change{From: j.AsOf, Level: j.Level, Stage: j.Stage, Because: j.Because})
	}
}

// upTo drops what had not been published by asOf. A report counts from the
// last day that its date may mean. Reports without a date have no place in a
// dated answer: nobody can say that they were known by then.
func (m Material) upTo(asOf ascribe.Date) Material {
	if asOf.IsZero() {
		return m
	}
	known := map[string]bool{}
	cut := Material{ID: m.ID}
	for _, r := range m.Reports {
		if !r.Published.IsZero() && !asOf.Last().Before(r.Published.Last()) {
			known[r.ID] = true
			cut.Reports = append(cut.Reports, r)
		}
	}
	for _, x := range m.Mentions {
		if known[x.Report] {
			cut.Mentions = append(cut.Mentions, x)
		}
	}
	for _, s := range m.Statements {
		if known[s.Report] {
			cut.Statements = append(cut.Statements, s)
		}
	}
	return cut
}

func latest(rs []ascribe.Report) ascribe.Date {
	return slices.MaxFunc(rs, func(a, b ascribe.Report) int { return a.Published.Compare(b.Published) }).Published
}

// tellers parts the docids of the reports that are mainly about the incident
// from those of the others.
func tellers(ss []Source) (mainly, passing []string) {
	mainly = []string{}
	for _, s := range ss {
		if s.Main {
			mainly = append(mainly, s.DocID)
		} else {
			passing = append(passing, s.DocID)
		}
	}
	return mainly, passing
}

func sources(m Material) []Source {
	mainly := map[string]bool{}
	for _, x := range m.Mentions {
		mainly[x.Report] = mainly[x.Report] || x.Main
	}
	var out []Source
	for _, r := range m.Reports {
		out = append(out, Source{r.ID, r.DocID, r.Publisher, r.Published, r.Title, r.URL, r.CopyOf, mainly[r.ID]})
	}
	slices.SortFunc(out, func(a, b Source) int {
		return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.DocID, b.DocID), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func evidence(m Material) []ascribe.Statement {
	out := slices.Clone(m.Statements)
	slices.SortFunc(out, byDateAndPlace)
	var facts []ascribe.Statement
	for _, x := range m.Mentions {
		facts = append(facts, x.Facts...)
	}
	slices.SortFunc(facts, byDateAndPlace)
	return append(out, facts...)
}

func byDateAndPlace(a, b ascribe.Statement) int {
	return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.Report, b.Report), cmp.Compare(a.Start, b.Start),
		cmp.Compare(a.Predicate, b.Predicate), cmp.Compare(a.ID, b.ID))
}
