// Package text splits a report's text into paragraphs, sentences and tokens,
// each with its place in the original bytes, so that whatever is found in
// them can be quoted byte for byte. It never rewrites the text it is given.
package text

import "ascribe"

// Doc is a text with its segmentation. All offsets are bytes into Source.
type Doc struct {
	Source     string
	Paragraphs []Range
	Sentences  []Sentence
	// AllCaps says that the text carries no case information (old cables,
	// teletype): casing tells nothing about names.
	AllCaps bool
	// Dateline is the range of a dateline such as "BERLIN, July 19 (Agency) -"
	// at the head of the body; empty if there is none. It lies inside the
	// first sentence's range of tokens but before its Body.
	Dateline Range

	runes []int32 // checkpoints of the byte-to-code-point index
}

// Range is a run of bytes, End exclusive.
type Range struct{ Start, End int }

// Sentence is one sentence and its tokens.
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

// Token is a word, number or mark.
type Token struct {
	Range
	Text  string // Source[Start:End]
	Lower string // lower-cased, apostrophes straightened
	Kind  Kind
	// Quoted says that the token stands inside a double-quoted passage.
	Quoted bool
}

// Span converts a run of bytes into the code points that evidence is kept in.
func (d *Doc) Span(r Range) ascribe.Span {
	return ascribe.Span{Start: d.runeIndex(r.Start), End: d.runeIndex(r.End)}
}

// Slice returns the text of r.
func (d *Doc) Slice(r Range) string { return d.Source[r.Start:r.End] }
