package clause

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/text"
)

// tag sets Word and Part of every token, from left to right. A word inside one
// of the names is no verb: "Shining Path".
func (p *Parser) tag(toks []Token, caps bool, names []text.Range) {
	for i := range toks {
		toks[i].Word = p.lookup(toks[i].Token)
	}
	for i := range toks {
		toks[i].Part = part(toks, i, caps)
		if toks[i].Part == Verb && slices.ContainsFunc(names, func(r text.Range) bool { return r.Start <= toks[i].Start && toks[i].End <= r.End }) {
			toks[i].Part = Name
		}
	}
}

// lookup returns the lexicon's entry; for a compound unknown as a whole, that
// of its last member where that is a noun.
func (p *Parser) lookup(t *text.Token) *lexicon.Word {
	w := p.lex.Lookup(t.Lower)
	if w != nil || t.Kind != text.Word {
		return w
	}
	if i := strings.LastIndexByte(t.Lower, '-'); i > 0 {
		if w = p.lex.Lookup(t.Lower[i+1:]); w.Is(lexicon.Noun | lexicon.Adj) {
			return w
		}
	}
	return nil
}

// part decides the part of speech of toks[i] from the lexicon and the
// neighbours; the parts of the tokens before it are settled.
func part(toks []Token, i int, caps bool) Part {
	t := &toks[i]
	switch t.Kind {
	case text.Number:
		return Num
	case text.Punct:
		if t.Text == "'" && i > 0 && nominal(toks[i-1].Part) {
			return Genitive
		}
		return Mark
	case text.Quote:
		return Mark
	}
	if t.Lower == "'s" {
		return Genitive
	}
	if isName(toks, i, caps) {
		return Name
	}
	if t.Word == nil {
		return unknown(toks, i)
	}
	if c, ok := closed(toks, i); ok {
		return c
	}
	return open(toks, i)
}

func nominal(p Part) bool { return p == Noun || p == Name || p == Adj || p == Num }

// before returns the part of the token before i, Mark at the start.
func before(toks []Token, i int) Part {
	if i == 0 {
		return Mark
	}
	return toks[i-1].Part
}

// next returns the lexicon's entry of the token after i, nil if there is none
// or it is unknown.
func next(toks []Token, i int) *lexicon.Word {
	if i+1 < len(toks) {
		return toks[i+1].Word
	}
	return nil
}

// isName reports whether toks[i] is a proper name: written with a capital
// where capitals mean something, else an unknown word or a known given name.
func isName(toks []Token, i int, caps bool) bool {
	t := &toks[i]
	if caps {
		return t.Word == nil && !participle(t.Lower) || t.Word.Is(lexicon.Given) && !t.Word.Is(lexicon.Function|lexicon.Verb)
	}
	r, _ := utf8.DecodeRuneInString(t.Text)
	if !unicode.IsUpper(r) || t.Word.Is(lexicon.Month|lexicon.Weekday) {
		return false
	}
	if i == 0 || toks[i-1].Kind == text.Quote || toks[i-1].Text == ":" {
		return t.Word == nil || t.Word.Is(lexicon.Given)
	}
	return !t.Word.Is(lexicon.Function | lexicon.Det | lexicon.Title)
}

// participle reports whether an unknown word looks like a form of a verb.
func participle(w string) bool {
	return len(w) > 5 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing"))
}

func unknown(toks []Token, i int) Part {
	w := toks[i].Lower
	switch {
	case strings.HasSuffix(w, "ly"):
		return Adv
	case participle(w):
		return participlePart(toks, i)
	}
	return Noun
}

// closed decides words of the closed classes.
func closed(toks []Token, i int) (Part, bool) {
	w, prev := toks[i].Word, before(toks, i)
	switch {
	case toks[i].Lower == "that":
		return thatPart(toks, i), true
	case w.Is(lexicon.Month) && (prev == Num || prev == Prep || nextIsNumber(toks, i)):
		return Noun, true
	case w.Is(lexicon.To):
		return To, true
	case w.Is(lexicon.Neg):
		if toks[i].Lower == "no" {
			return Det, true
		}
		return Neg, true
	case w.Is(lexicon.Be | lexicon.Have | lexicon.Do | lexicon.Modal):
		return Aux, true
	case w.Is(lexicon.Rel):
		return Rel, true
	case w.Is(lexicon.Pron):
		return Pron, true
	case w.Is(lexicon.Num):
		return Num, true
	case w.Is(lexicon.Det):
		return Det, true
	case w.Is(lexicon.Conj):
		return Conj, true
	case w.Is(lexicon.Prep):
		return Prep, true
	case w.Is(lexicon.Sub):
		return Sub, true
	}
	return 0, false
}

func nextIsNumber(toks []Token, i int) bool { return i+1 < len(toks) && toks[i+1].Kind == text.Number }

// thatPart decides between "the men that fled", "said that" and "that day".
func thatPart(toks []Token, i int) Part {
	switch prev := before(toks, i); {
	case prev == Prep:
		return Det
	case nominal(prev) && next(toks, i).Is(lexicon.Verb|lexicon.Aux):
		return Rel
	}
	return Sub
}

// open decides words of the open classes.
func open(toks []Token, i int) Part {
	w := toks[i].Word
	verbal := w.Is(lexicon.Verb)
	switch {
	case w.Is(lexicon.VerbPast | lexicon.VerbPart):
		return participlePart(toks, i)
	case w.Is(lexicon.VerbIng), w.Tags == lexicon.Known && participle(toks[i].Lower):
		return participlePart(toks, i)
	case verbal && (w.Is(lexicon.Either) || w.Is(lexicon.Noun|lexicon.Adj)):
		return eitherPart(toks, i)
	case verbal:
		return verbPart(toks, i)
	case w.Is(lexicon.Noun | lexicon.Title):
		return Noun
	case w.Is(lexicon.Adj):
		return Adj
	case w.Is(lexicon.Adv) || strings.HasSuffix(toks[i].Lower, "ly"):
		return Adv
	}
	return Noun
}

// modifies reports whether a word after prev and before the next token can
// only stand inside a noun phrase.
func modifies(prev Part) bool { return prev == Det || prev == Adj || prev == Num || prev == Genitive }

// participlePart decides forms in -ed and -ing and irregular participles.
func participlePart(toks []Token, i int) Part {
	prev, nx := before(toks, i), next(toks, i)
	ing := strings.HasSuffix(toks[i].Lower, "ing")
	nounNext := i+1 < len(toks) && toks[i+1].Kind == text.Word && !nx.Is(lexicon.Function|lexicon.Det|lexicon.Adv)
	switch {
	case prev == Aux || prev == Adv && i > 1 && toks[i-2].Part == Aux:
		return Verb
	case modifies(prev) && nounNext:
		return Adj
	case modifies(prev):
		return Noun
	case ing && i+1 < len(toks) && toks[i+1].Lower == "of":
		return Noun
	case ing && toks[i].Word != nil && toks[i].Word.NounEvent != "" && nominal(prev) && !opensObject(toks, i):
		return Noun // "a suicide bombing", but "a man killing five"
	case prev == Prep && !ing && nounNext:
		return Adj
	case !ing && (prev == Mark && !closes(toks, i-1) || prev == Conj || prev == Sub) && nounNext && nx.Is(lexicon.Noun|lexicon.Plural) && !nx.Is(lexicon.Verb):
		return Adj
	}
	return Verb
}

// closes reports whether the token at i ends a bracket, after which the sentence
// goes on with what stood before it.
func closes(toks []Token, i int) bool {
	return i >= 0 && (toks[i].Text == ")" || toks[i].Text == "]")
}

// opensObject reports whether what follows toks[i] can be its object.
func opensObject(toks []Token, i int) bool {
	if i+1 >= len(toks) {
		return false
	}
	t := &toks[i+1]
	return t.Kind == text.Number || t.Word.Is(lexicon.Det|lexicon.Num|lexicon.Pron) || t.Lower == "at" && i+2 < len(toks) && toks[i+2].Lower == "least" ||
		t.Kind == text.Word && !t.Word.Is(lexicon.Function|lexicon.Verb|lexicon.Adv)
}

// eitherPart decides words that are verbs or nouns: "attack", "claims".
func eitherPart(toks []Token, i int) Part {
	w, prev, nx := toks[i].Word, before(toks, i), next(toks, i)
	objectNext := nx.Is(lexicon.Det|lexicon.Pron|lexicon.Sub) || toks[i].Word.Is(lexicon.Verb) && i+1 < len(toks) && toks[i+1].Lower == "to"
	switch {
	case prev == To || prev == Pron || prev == Rel:
		return Verb
	case prev == Aux && toks[i-1].Word.Is(lexicon.Modal|lexicon.Do):
		return Verb
	case modifies(prev) || prev == Prep:
		return Noun
	case nominal(prev) && objectNext && (w.Is(lexicon.Verb3) != toks[i-1].Word.Is(lexicon.Plural)):
		return Verb
	}
	return Noun
}

// verbPart decides base forms and third persons of pure verbs.
func verbPart(toks []Token, i int) Part {
	if prev := before(toks, i); modifies(prev) && prev != Num {
		return Noun
	}
	return Verb
}
