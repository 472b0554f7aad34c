// Package text splits a report's text into paragraphs, sentences and tokens,
// each with its place in the original bytes, so that whatever is found in
// them can be quoted byte for byte. It never rewrites the text it is given.
//
// It takes news prose, tabloid one-line paragraphs, broadcast transcripts and
// hard-wrapped teletype cables in capitals. Any bytes are accepted: what is
// not UTF-8 is read as one mark per byte, control and zero-width characters
// stand between tokens or inside them without effect on Lower. The time taken
// is linear in the length of the text.
package text

import "ascribe"

// Doc is a text with its segmentation. All offsets are bytes into Source.
// A Doc is never changed after [Parse] and may be shared between goroutines.
type Doc struct {
	Source     string
	Paragraphs []Range
	Sentences  []Sentence
	// AllCaps says that the text carries no case information (old cables,
	// teletype): casing tells nothing about names.
	AllCaps bool
	// Dateline is the range of a dateline such as "BERLIN, July 19 (Agency) -"
	// at the head of the body; empty if there is none. It begins a sentence,
	// the first or the first after a byline, and ends before its Body.
	Dateline Range

	runes []uint32 // checkpoints of the byte-to-code-point index
}

// Range is a run of bytes, End exclusive.
type Range struct{ Start, End int }

// Len returns the number of bytes in r.
func (r Range) Len() int { return r.End - r.Start }

// Contains reports whether s lies wholly inside r.
func (r Range) Contains(s Range) bool { return r.Start <= s.Start && s.End <= r.End }

// Overlaps reports whether r and s share a byte.
func (r Range) Overlaps(s Range) bool { return r.Start < s.End && s.Start < r.End }

// Sentence is one sentence and its tokens. Sentences are in text order, do not
// overlap, and every token of the text is in exactly one of them.
type Sentence struct {
	Range
	// Body is where the sentence proper starts: after a dateline or byline.
	Body      int
	Paragraph int
	Tokens    []Token
}

// Kind classes a token by its characters.
type Kind uint8

// The kinds of token.
const (
	Word Kind = iota
	Number
	Punct
	Quote // opening and closing double quotation marks of any style
)

// Token is a word, number or mark. A hyphenated compound, a number with its
// commas, an abbreviation with its full stops and a web address are one token
// each; a possessive "'s" and a trailing apostrophe are tokens of their own; a
// run of one mark ("--", "...") is one token.
type Token struct {
	Range
	Text  string // Source[Start:End]
	Lower string // lower-cased, apostrophes straightened
	Kind  Kind
	// Quoted says that the token stands inside a double-quoted passage, whose
	// marks count as inside.
	Quoted bool

	open bool // a Quote that opens a passage
}

// Opens reports whether t is a double quotation mark that opens a passage.
func (t *Token) Opens() bool { return t.open }

// Span converts a run of bytes into the code points that evidence is kept in.
func (d *Doc) Span(r Range) ascribe.Span {
	return ascribe.Span{Start: d.runeIndex(r.Start), End: d.runeIndex(r.End)}
}

// Slice returns the text of r.
func (d *Doc) Slice(r Range) string { return d.Source[r.Start:r.End] }

// Parse splits source. It accepts any bytes.
func Parse(source string) *Doc {
	d := &Doc{Source: source, runes: indexRunes(source), AllCaps: allCaps(source)}
	d.Paragraphs = paragraphs(source)
	sc := newScanner(source)
	bounds := make([]int, len(d.Paragraphs)+1)
	for i, p := range d.Paragraphs {
		sc.scan(p)
		bounds[i+1] = len(sc.toks)
	}
	markQuotes(source, sc.toks, bounds)
	d.Sentences = make([]Sentence, 0, len(source)/100+1)
	sp := splitter{src: source, caps: d.AllCaps}
	for i := range d.Paragraphs {
		d.Sentences = sp.split(d.Sentences, i, sc.toks[bounds[i]:bounds[i+1]])
	}
	d.findDateline()
	return d
}
