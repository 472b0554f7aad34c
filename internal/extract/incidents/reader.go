// Package incidents reads the violent incidents that a report tells of: which
// there are, where each is told, and what, where, when, against whom and with
// what loss. It also says whether the report is about an attack at all.
//
// It works in passes over one analysis: clauses (package clause), events
// (verbs and nouns of violence with who does and who suffers), places and
// times tied to events, events gathered into incidents, facts read from the
// sentences of each. The MUC-4 templates (package muc4) are another rendering
// of the same analysis.
package incidents

import (
	"ascribe"
	"ascribe/internal/actors"
	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/extract/linear"
	"ascribe/internal/gazetteer"
	"ascribe/internal/text"
)

// Reader reads reports. It is immutable and safe for concurrent use.
type Reader struct {
	lex    *lexicon.Lexicon
	parser *clause.Parser
	gz     *gazetteer.Gazetteer
	dir    *actors.Directory
	models models
}

// New builds a reader over a gazetteer and a directory of organisations, with
// the models that the program carries.
func New(gz *gazetteer.Gazetteer, dir *actors.Directory) (*Reader, error) {
	m, err := Embedded()
	if err != nil {
		return nil, err
	}
	return NewWith(gz, dir, m)
}

// NewWith builds a reader with other models, to fit or to compare.
func NewWith(gz *gazetteer.Gazetteer, dir *actors.Directory, m Models) (*Reader, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	parsed, err := m.parse()
	if err != nil {
		return nil, err
	}
	return &Reader{lex: lex, parser: clause.NewParser(lex), gz: gz, dir: dir, models: parsed}, nil
}

// Reading is what a report tells of incidents.
type Reading struct {
	// Relevant says whether the report is about an attack; Relevance is the
	// probability of it, 0 to 1.
	Relevant  bool
	Relevance float64
	// Mentions are the incidents with their facts, the main one first.
	Mentions []ascribe.Mention
	// Incidents are the same events as the MUC-4 form counts them, one for
	// each type of incident, and Analysis is what both were made from.
	Incidents []Incident
	Analysis  *Analysis
}

// hopeless is the relevance below which no incident of a report would be
// accepted, so that none is looked for.
const hopeless = 0.02

// Read analyses the text d of report r.
func (x *Reader) Read(d *text.Doc, r *ascribe.Report) Reading {
	w := newWeigher(x)
	a := w.read(d, r)
	out := Reading{Relevance: linear.Sigmoid(float32(a.d.relevanceLogit)), Analysis: a}
	if out.Relevance >= hopeless {
		out.Analysis, out.Incidents = w.incidents(a)
	}
	out.Relevant = out.Relevance >= 0.5 && a.d.grounded()
	if !out.Relevant {
		return out
	}
	for i, tr := range a.tracks {
		out.Mentions = append(out.Mentions, a.mention(tr, i, x.dir))
	}
	return out
}
