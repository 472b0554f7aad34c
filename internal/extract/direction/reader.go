// Package direction reads out of a report who said what about an
// organisation's role in an attack: statements in the sense of the direction
// codebook, each with its speaker, polarity, certainty and the sentence that
// carries it.
//
// It works by small passes over clauses. Wordings of the codebook's cues
// propose predicates; operators (negations, hedges, questions) whose scope
// holds the proposition set polarity and certainty; attributions give the
// speaker; rulings of the codebook then settle what kind of statement it is.
// Every statement can be explained by the wordings that made it.
package direction

import (
	"regexp"

	"ascribe"
	"ascribe/internal/actors"
	"ascribe/internal/codebook"
	"ascribe/internal/extract/linear"
	"ascribe/internal/text"
)

// Reader finds statements. It is immutable and safe for concurrent use.
type Reader struct {
	dir       *actors.Directory
	lex       *lexicon
	cues      []cueDef
	cueFinder *finder
	ops       []operatorDef
	opFinder  *finder
	class     knownClasses
	// belief weighs findings; without one all of them are believed.
	belief *linear.Model
}

type cueDef struct {
	*codebook.Cue
	// negative says that the wording holds the negation by which it denies, or
	// by which it says that there was nobody else.
	negative bool
}

// absence are the predicates that say that there was nothing or nobody.
var absence = map[ascribe.Predicate]bool{ascribe.ActedAlone: true, ascribe.NoLinkFound: true}

// negation finds the words by which a wording denies.
var negation = regexp.MustCompile(`\b(no|not|n't|never|nobody|none|no-one|nor|neither|nothing|without|yet|deny~|denied|denies|false)\b`)

// knownClasses are the classes of the codebook's cues that passes ask for by
// name.
type knownClasses struct {
	speech, say, attacker, member, group, convict, attack, relay, territory, pronoun, state classID
}

// New builds a reader from the cues of cb's version, the directory of
// organisations and a model of belief, as [Reader.Fit] writes it; with none
// every finding is believed. It fails on faulty cues and on a faulty model.
func New(cb *codebook.Codebook, dir *actors.Directory, belief string) (*Reader, error) {
	c, err := codebook.LoadCues(cb.Version)
	if err != nil {
		return nil, err
	}
	x, err := newReader(c, dir)
	if err == nil && belief != "" {
		x.belief, err = linear.Parse("belief.txt", belief)
	}
	return x, err
}

func newReader(c *codebook.Cues, dir *actors.Directory) (*Reader, error) {
	lex, err := newLexicon(c)
	if err != nil {
		return nil, err
	}
	x := &Reader{dir: dir, lex: lex}
	var patterns []string
	for i := range c.Cues {
		for _, p := range c.Cues[i].Patterns {
			x.cues = append(x.cues, cueDef{&c.Cues[i], (c.Cues[i].Denied || absence[c.Cues[i].Predicate]) && negation.MatchString(p)})
			patterns = append(patterns, p)
		}
	}
	if x.cueFinder, err = newFinder(lex, patterns); err != nil {
		return nil, err
	}
	patterns = nil
	for _, o := range c.Operators {
		for _, p := range o.Patterns {
			x.ops = append(x.ops, operatorDef{o.Effect, o.Reach})
			patterns = append(patterns, p)
		}
	}
	if x.opFinder, err = newFinder(lex, patterns); err != nil {
		return nil, err
	}
	return x, x.nameClasses()
}

func (x *Reader) nameClasses() error {
	for name, at := range map[string]*classID{"speech": &x.class.speech, "say": &x.class.say, "attacker": &x.class.attacker,
		"member": &x.class.member, "group": &x.class.group, "convict": &x.class.convict, "attack": &x.class.attack, "relay": &x.class.relay,
		"territory": &x.class.territory, "pronoun": &x.class.pronoun, "state": &x.class.state} {
		id, ok := x.lex.classes[name]
		if !ok {
			return faulty("class " + name + " is missing")
		}
		*at = id
	}
	return nil
}

// Read returns the statements of d, the segmented text of r, in text order. orgs
// are the organisations that d names, as the directory finds them, and
// mentions are the incidents that the report tells of; with none given the
// statements name a single mention, "i1". Report, Method and ID are left for
// the caller to set.
func (x *Reader) Read(d *text.Doc, r *ascribe.Report, orgs []actors.OrgMatch, mentions []ascribe.Mention) []ascribe.Statement {
	fs := x.newScene(d, r, orgs, mentions).find()
	out := make([]ascribe.Statement, 0, len(fs))
	for i := range fs {
		out = append(out, fs[i].statement)
	}
	return out
}

// Explanation says what made a statement.
type Explanation struct {
	Statement ascribe.Statement `json:"statement"`
	// Cue is the wording that proposed the predicate, in the notation of the
	// codebook's cues, and Words the words of the text that it matched.
	Cue   string `json:"cue"`
	Words string `json:"words"`
	// Operators are the wordings that set polarity and certainty.
	Operators []string `json:"operators,omitempty"`
	// Belief is the probability that the statement is right, 0 to 1, and Weighed
	// what weighed most in it; empty where nothing was weighed.
	Belief  float64  `json:"belief,omitempty"`
	Weighed []string `json:"weighed,omitempty"`
	// Passes name the rulings and other passes that changed the outcome.
	Passes []string `json:"passes,omitempty"`
}

// Explain returns the statements of Read, each with what made it.
func (x *Reader) Explain(d *text.Doc, r *ascribe.Report, orgs []actors.OrgMatch, mentions []ascribe.Mention) []Explanation {
	s := x.newScene(d, r, orgs, mentions)
	s.weights.Named = true
	fs := s.find()
	out := make([]Explanation, 0, len(fs))
	for i := range fs {
		f := &fs[i]
		out = append(out, Explanation{Statement: f.statement, Cue: x.cueFinder.patterns[f.hit.pattern].source,
			Words: f.unit.text(f.hit.from, f.hit.to), Operators: f.modality.because, Belief: f.belief, Weighed: f.weighed, Passes: f.passes})
	}
	return out
}
