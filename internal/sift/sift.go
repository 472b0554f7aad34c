// Package sift finds, among the pages of web archives, those that may report
// an attack: at the speed of the disk, so that the costly steps are done for
// candidates only. A page is inflated, freed of its framing, read once for the
// words that it shows, and scored; nothing is built and next to nothing is
// allocated on the way.
package sift

import (
	_ "embed"

	"ascribe/internal/extract/linear"
	"ascribe/internal/sift/lexicon"
	"ascribe/internal/sift/visible"
)

// Method names the lexicon, the features and the weights.
const Method = "sift/1"

// DefaultScore is the score from which on a page is a candidate: chosen so
// that hardly any report is lost, since what follows looks closer.
const DefaultScore = 0.18

//go:embed weights.txt
var weights string

// Sifter scores pages. It is safe for concurrent use.
type Sifter struct {
	lex   *lexicon.Lexicon
	roles roles
	model *linear.Model
}

// Load returns the sifter with the lexicon and weights that are built in.
func Load() (*Sifter, error) {
	s, err := Unfitted()
	if err != nil {
		return nil, err
	}
	s.model, err = linear.Parse("sift/weights.txt", weights)
	return s, err
}

// Unfitted returns a sifter without weights, for fitting them: it reads
// [Features] and does not score.
func Unfitted() (*Sifter, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	return &Sifter{lex: lex, roles: rolesOf(lex)}, nil
}

// Scorer scores pages one after the other. It is not safe for concurrent use.
type Scorer struct {
	s   *Sifter
	r   reading
	f   linear.Features
	out []float32
}

// Scorer returns a scorer; each goroutine needs its own.
func (s *Sifter) Scorer() *Scorer { return &Scorer{s: s, r: newReading(s)} }

// Page returns how likely it is that a web page, in UTF-8, reports an attack:
// 0 to 1.
func (c *Scorer) Page(page []byte) float64 {
	c.r.reset()
	visible.Walk(page, &c.r)
	return c.score()
}

// Text is [Scorer.Page] for a report without markup; a blank line ends a
// paragraph.
func (c *Scorer) Text(title, text string) float64 {
	c.r.reset()
	c.r.plain(title, text)
	return c.score()
}

func (c *Scorer) score() float64 {
	if !c.r.promising() {
		return 0
	}
	c.f.Reset()
	c.r.features(&c.f)
	c.out = c.s.model.Score(&c.f, c.out)
	return linear.Sigmoid(c.out[0])
}

// Explain returns what led to the score of the page scored last, the greatest
// contribution first; nothing if no word on it spoke for an attack.
func (c *Scorer) Explain() []linear.Contribution {
	if !c.r.promising() {
		return nil
	}
	f := linear.Features{Named: true}
	c.r.features(&f)
	return c.s.model.Explain(&f, 0)
}

// Features adds the features of a report without markup to f: what the weights
// are fitted on.
func Features(s *Sifter, title, text string, f *linear.Features) {
	r := newReading(s)
	r.plain(title, text)
	r.features(f)
}
