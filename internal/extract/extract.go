// Package extract turns a report into the incidents that it tells of, with
// their facts, and the statements that it carries about an organisation's
// role, each with its span in the report's text and the method that found it.
//
// It is pure and works in passes: segmentation (package text), incidents and
// facts (package incidents), then who said what (package direction). Later
// engines stand beside these under their own method name.
package extract

import (
	"cmp"
	"slices"

	"ascribe"
	"ascribe/internal/actors"
	"ascribe/internal/codebook"
	"ascribe/internal/extract/direction"
	"ascribe/internal/extract/incidents"
	"ascribe/internal/gazetteer"
	"ascribe/internal/text"
)

// Method names this engine and its version on everything that it finds.
const Method = "extract/1"

// Extractor reads reports. It is immutable and safe for concurrent use.
type Extractor struct {
	codebook  string
	incidents *incidents.Reader
	direction *direction.Reader
}

// Extraction is what one report yields. A report that is not about an attack
// has no mentions and no statements.
type Extraction struct {
	Relevant bool
	// Relevance is the probability, 0 to 1, that the report is about an attack.
	Relevance  float64
	Mentions   []ascribe.Mention
	Statements []ascribe.Statement
	// Codebook and Method name the codebook and the engine used.
	Codebook, Method string
}

// Models are the fitted models of an extractor, as text.
type Models struct {
	Incidents incidents.Models
	// Belief weighs statements (see [Extractor.Fit]); with none all that the
	// cues propose are believed.
	Belief string
}

// Load builds an extractor from what the program carries: the newest codebook,
// the gazetteer, the directory, the models.
func Load() (*Extractor, error) {
	m, err := EmbeddedModels()
	if err != nil {
		return nil, err
	}
	return LoadWith(m)
}

// LoadWith is Load with other models.
func LoadWith(m Models) (*Extractor, error) {
	cb, err := codebook.Load()
	if err != nil {
		return nil, err
	}
	gz, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	dir, err := actors.Load()
	if err != nil {
		return nil, err
	}
	return NewWith(cb, gz, dir, m)
}

// EmbeddedModels returns the models that the program was built with.
func EmbeddedModels() (Models, error) {
	inc, err := incidents.Embedded()
	return Models{inc, direction.EmbeddedBelief()}, err
}

// New builds an extractor over a codebook, a gazetteer and a directory of
// organisations and offices, with the models that the program was built with.
func New(cb *codebook.Codebook, gz *gazetteer.Gazetteer, dir *actors.Directory) (*Extractor, error) {
	m, err := EmbeddedModels()
	if err != nil {
		return nil, err
	}
	return NewWith(cb, gz, dir, m)
}

// NewWith is New with other models.
func NewWith(cb *codebook.Codebook, gz *gazetteer.Gazetteer, dir *actors.Directory, m Models) (*Extractor, error) {
	inc, err := incidents.NewWith(gz, dir, m.Incidents)
	if err != nil {
		return nil, err
	}
	dirs, err := direction.New(cb, dir, m.Belief)
	if err != nil {
		return nil, err
	}
	return &Extractor{cb.Version, inc, dirs}, nil
}

// Extract reads r.Text. Title, publisher and publication date serve as
// context; r itself is not changed.
func (x *Extractor) Extract(r *ascribe.Report) Extraction {
	e, _ := x.read(r)
	return e
}

// read returns the extraction and the reading of incidents behind it.
func (x *Extractor) read(r *ascribe.Report) (Extraction, incidents.Reading) {
	doc := text.Parse(r.Text)
	reading := x.incidents.Read(doc, r)
	e := Extraction{Relevant: reading.Relevant, Relevance: reading.Relevance, Codebook: x.codebook, Method: Method}
	if !e.Relevant {
		return e, reading
	}
	e.Mentions = mentionsOf(reading)
	e.Statements = x.direction.Read(doc, r, reading.Analysis.Organisations(), e.Mentions)
	for i := range e.Mentions {
		e.Mentions[i].Report = r.ID
		e.Mentions[i].Facts = stamp(e.Mentions[i].Facts, r)
	}
	e.Statements = stamp(e.Statements, r)
	return e, reading
}

// mentionsOf returns the incidents of a report that is about an attack, at
// least one.
func mentionsOf(r incidents.Reading) []ascribe.Mention {
	if len(r.Mentions) == 0 { // an attack of which nothing more is told
		return []ascribe.Mention{{ID: "i1", Main: true}}
	}
	return r.Mentions
}

// stamp completes statements with their report, method and id, in text order
// and each once.
func stamp(sts []ascribe.Statement, r *ascribe.Report) []ascribe.Statement {
	for i := range sts {
		s := &sts[i]
		s.Report, s.Published = r.ID, r.Published
		s.Method = cmp.Or(s.Method, Method)
		s.Identify()
	}
	slices.SortFunc(sts, func(a, b ascribe.Statement) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.ID, b.ID))
	})
	return slices.CompactFunc(sts, func(a, b ascribe.Statement) bool { return a.ID == b.ID })
}
