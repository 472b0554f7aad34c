// Package clause finds, in sentences of English news, the noun phrases, the
// verb groups, and what they are to each other: who does, who suffers, by
// what, against what. It needs no capitals, so that old cables read like
// modern prose, and no model: closed classes, a verb list and the neighbours
// of a word decide. It is made for speed and for recall on the short active
// and passive clauses that tell of events; it is no parser.
package clause

import (
	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/text"
)

// Part is the part of speech that a token has in its place.
type Part uint8

// The parts of speech.
const (
	Mark     Part = iota // punctuation and quotation marks
	Noun                 // common nouns and all unknown words
	Name                 // proper names
	Adj                  // adjectives, and participles before a noun
	Num                  // cardinal numbers
	Det                  // articles, possessives and quantifiers
	Pron                 // personal and indefinite pronouns
	Prep                 // prepositions
	Conj                 // co-ordinating conjunctions
	Sub                  // subordinating conjunctions
	Rel                  // relative pronouns
	Aux                  // forms of be, have and do, and modals
	To                   // the particle
	Adv                  // adverbs
	Neg                  // negations
	Verb                 // full verbs
	Genitive             // "'s" and the apostrophe after a plural
)

// Token is a token of the text with what the lexicon and its place say of it.
type Token struct {
	*text.Token
	Word *lexicon.Word // nil for an unknown word
	Part Part
	// NP and VG are the indices of the noun phrase and the verb group that
	// the token belongs to; -1 for none.
	NP, VG int
}

// NP is a noun phrase without what follows its head: determiner, modifiers,
// head. Indices are of tokens.
type NP struct {
	First, Last int
	// Head is the last noun before a trailing name; the last token if the
	// whole phrase is a name.
	Head int
	// Proper is the first token of the trailing proper name, -1 if none.
	Proper int
	// Prep is the preposition that governs the phrase, -1 if none.
	Prep int
	// Owner is the phrase that stands in the genitive before this one, -1 if
	// none; Owned says that this phrase is itself a genitive.
	Owner int
	// Chain is the first phrase of the co-ordination that this one belongs
	// to; its own index if it stands alone.
	Chain int
	// Appositive is the phrase that this one explains, or is explained by,
	// between commas or directly; -1 if none.
	Appositive int
	// Quantity is the number that the phrase carries; see Quantified.
	Quantity int
	// Time says that the phrase names a time: "11 March 2004", "last week".
	Owned, Time, Quantified bool
}

// VG is a verb group: auxiliaries, adverbs, verb.
type VG struct {
	First, Last int
	Head        int // the full verb
	Passive     bool
	Negated     bool
	// Modal says that the verb stands under a modal or "to": not, or not
	// yet, a fact.
	Modal bool
	// Reduced says that the verb is a participle without auxiliary that
	// modifies the phrase before it, or a gerund.
	Reduced bool
	// Subject and Object are indices of noun phrases, -1 for none. In a
	// passive group Subject is who suffers and Agent who does.
	Subject, Object, Agent int
}

// Sentence is a sentence analysed.
type Sentence struct {
	Tokens []Token
	NPs    []NP
	VGs    []VG
}

// Parser analyses sentences with a lexicon. It is immutable and safe for
// concurrent use.
type Parser struct{ lex *lexicon.Lexicon }

// NewParser returns a parser that knows the words of lex.
func NewParser(lex *lexicon.Lexicon) *Parser { return &Parser{lex} }

// Parse analyses the sentences of d, each from its body on: a dateline is no
// part of the clause. The names are places in the text that are known to name
// something.
func (p *Parser) Parse(d *text.Doc, names []text.Range) []Sentence {
	left := 0 // tokens
	for i := range d.Sentences {
		left += len(d.Sentences[i].Tokens)
	}
	toks, nps, vgs := slab[Token]{make([]Token, 0, left)}, slab[NP]{}, slab[VG]{}
	out := make([]Sentence, len(d.Sentences))
	for i := range out {
		n := len(d.Sentences[i].Tokens)
		s := &out[i]
		s.Tokens = toks.keep(body(&d.Sentences[i], toks.room(n, left)))
		p.tag(s.Tokens, d.AllCaps, names)
		s.NPs, s.VGs = nps.room(n, left/3), vgs.room(n, left/8)
		s.chunk()
		s.groupVerbs()
		s.coordinate()
		s.relate()
		s.NPs, s.VGs = nps.keep(s.NPs), vgs.keep(s.VGs)
		left -= n
	}
	return out
}

// body appends the tokens of the body of s.
func body(s *text.Sentence, out []Token) []Token {
	for k := range s.Tokens {
		if t := &s.Tokens[k]; t.Start >= s.Body {
			out = append(out, Token{Token: t, NP: -1, VG: -1})
		}
	}
	return out
}
