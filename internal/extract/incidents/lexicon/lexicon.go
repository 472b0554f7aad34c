// Package lexicon holds the words that the reader of incidents knows: parts of
// speech, what head nouns stand for, and the words that tell of violent
// events. It knows nothing of any one report.
//
// The tables are text files beside this one. Nouns are written in the
// singular and verbs in their base form; [Load] makes the other forms.
package lexicon

import (
	_ "embed"
	"strings"

	"ascribe"
)

// Tag is a set of parts of speech and closed classes.
type Tag uint32

// The tags. A word may carry several; the neighbours then decide.
const (
	Det Tag = 1 << iota
	Prep
	Conj
	Sub
	Rel
	Pron
	Be
	Have
	Do
	Modal
	To
	Neg
	Adv
	Adj
	Num
	Title
	Month
	Weekday
	Given
	Noun
	Plural
	VerbBase
	Verb3
	VerbPast
	VerbPart
	VerbIng
	// Either marks forms that are as often nouns as verbs.
	Either
	// Known marks words of general English.
	Known
)

// Verb is any form of a full verb; Aux any form of an auxiliary; Function any
// word of a closed class that cannot stand inside a noun phrase.
const (
	Verb     = VerbBase | Verb3 | VerbPast | VerbPart | VerbIng
	Aux      = Be | Have | Do | Modal
	Function = Prep | Conj | Sub | Rel | Pron | Aux | To | Neg
)

// Kind says what sort of thing a head noun names.
type Kind uint8

// The kinds of head noun.
const (
	NoKind   Kind = iota
	Human         // people as victims; Type is a class of MUC-4 slot 20
	Perp          // people as perpetrators
	Force         // bodies of a state
	Group         // bodies of any other sort
	Object        // things; Type is a class of MUC-4 slot 13
	Weapon        // means; Type is a class of MUC-4 slot 7
	Place         // kinds of place
	Time          // units of time
	Act           // deeds and happenings
	Abstract      // all that can neither act nor be hit
)

var kinds = map[string]Kind{"human": Human, "perp": Perp, "force": Force, "group": Group, "object": Object,
	"weapon": Weapon, "place": Place, "time": Time, "act": Act, "abstract": Abstract}

// kindNames are the names of the kinds, in their order.
var kindNames = [...]string{"none", "human", "perp", "force", "group", "object", "weapon", "place", "time", "act", "abstract"}

// String returns the name of the kind as the tables write it.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return kindNames[NoKind]
}

// Sense is one reading of a head noun.
type Sense struct {
	Kind Kind
	Type string
}

// Word is what the lexicon says about one form.
type Word struct {
	Tags  Tag
	Lemma string
	// Senses are the readings as a head noun, in the order of the tables.
	Senses []Sense
	// Class is the first of them in words, "human CIVILIAN"; empty for none.
	Class string
	// VerbEvent and NounEvent are the kinds of violent event that the form
	// tells of as a verb and as a noun; empty for none.
	VerbEvent, NounEvent string
}

// Is reports whether the word carries any of the tags.
func (w *Word) Is(t Tag) bool { return w != nil && w.Tags&t != 0 }

// Sense returns the first reading of the given kind.
func (w *Word) Sense(k Kind) (Sense, bool) {
	if w != nil {
		for _, s := range w.Senses {
			if s.Kind == k {
				return s, true
			}
		}
	}
	return Sense{}, false
}

// Lexicon is immutable and safe for concurrent use.
type Lexicon struct {
	words   map[string]*Word
	phrases map[string][]phrase // by the first word's form
}

// phrase is an event told by several words: the forms of the first, then the
// others as they stand.
type phrase struct {
	rest  []string
	event string
}

// Lookup returns what is known about a lower-cased form, nil if nothing is.
func (l *Lexicon) Lookup(lower string) *Word { return l.words[lower] }

// Phrase returns the kind of event that a multi-word verb tells of, where
// forms are the lower-cased words from the verb on: "opened fire on".
func (l *Lexicon) Phrase(forms []string) (event string, words int) {
	if len(forms) == 0 {
		return "", 0
	}
next:
	for _, p := range l.phrases[forms[0]] {
		if len(forms) <= len(p.rest) {
			continue
		}
		for i, w := range p.rest {
			if forms[i+1] != w {
				continue next
			}
		}
		return p.event, 1 + len(p.rest)
	}
	return "", 0
}

var (
	//go:embed function.txt
	functionTable string
	//go:embed irregular.txt
	irregularTable string
	//go:embed verbs.txt
	verbTable string
	//go:embed heads.txt
	headTable string
	//go:embed events.txt
	eventTable string
	//go:embed vocabulary.txt
	vocabularyTable string
)

// Load builds the lexicon from its embedded tables. An error is a fault of a
// table, not of the caller.
func Load() (*Lexicon, error) {
	b := &builder{words: make(map[string]*Word, 1<<15), phrases: map[string][]phrase{}, irregular: map[string][2]string{}, plurals: map[string]string{}}
	for _, t := range []struct {
		name, table string
		read        func(line string) bool
	}{
		{"irregular.txt", irregularTable, b.irregularLine},
		{"function.txt", functionTable, b.functionLine},
		{"verbs.txt", verbTable, b.verbLine},
		{"heads.txt", headTable, b.headLine},
		{"events.txt", eventTable, b.eventLine},
		{"vocabulary.txt", vocabularyTable, b.vocabularyLine},
	} {
		for line := range strings.Lines(t.table) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' {
				continue
			}
			if !t.read(line) {
				return nil, &ascribe.Error{Code: ascribe.Internal, What: "line of the lexicon not understood: " + line, Where: t.name}
			}
		}
	}
	return &Lexicon{b.words, b.phrases}, nil
}

// AllSenses returns the readings of w as a head noun; none for nil.
func (w *Word) AllSenses() []Sense {
	if w == nil {
		return nil
	}
	return w.Senses
}

// ClassOf returns the first reading of w as a head noun in words; "" for none.
func (w *Word) ClassOf() string {
	if w == nil {
		return ""
	}
	return w.Class
}

// LemmaOf returns the base form of w; "" for nil.
func (w *Word) LemmaOf() string {
	if w == nil {
		return ""
	}
	return w.Lemma
}
