package codebook

import (
	"slices"

	"ascribe"
)

// Predicate returns the entry of a predicate; ok is false for facts and for
// words that are not in the codebook.
func (cb *Codebook) Predicate(name ascribe.Predicate) (p Predicate, ok bool) {
	i := slices.IndexFunc(cb.Predicates, func(p Predicate) bool { return p.Name == name })
	if i < 0 {
		return Predicate{}, false
	}
	return cb.Predicates[i], true
}

// Kind returns the entry of a kind of speaker.
func (cb *Codebook) Kind(name ascribe.SpeakerKind) (k Kind, ok bool) {
	i := slices.IndexFunc(cb.Kinds, func(k Kind) bool { return k.Name == name })
	if i < 0 {
		return Kind{}, false
	}
	return cb.Kinds[i], true
}

// Rule returns the rule or ruling with that id.
func (cb *Codebook) Rule(id string) (r Rule, ok bool) {
	for _, r := range slices.Concat(cb.Rules, cb.Rulings) {
		if r.ID == id {
			return r, true
		}
	}
	return Rule{}, false
}

// Parameter returns a figure of a rule; 0 if there is none, which a loaded
// codebook excludes for the figures that this program uses.
func (cb *Codebook) Parameter(rule, name string) float64 {
	r, _ := cb.Rule(rule)
	return r.Parameters[name]
}

// WordFor returns the word of likelihood for a probability, 0 to 1. Values
// beyond the words' ranges take the outermost word.
func (cb *Codebook) WordFor(p float64) string {
	for _, w := range cb.Words {
		if p*100 < float64(w.High) {
			return w.Word
		}
	}
	return cb.Words[len(cb.Words)-1].Word
}
