package direction

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/internal/actors"
	"ascribe/internal/text"
)

// maxJoined is how many sentences one quotation may hold together.
const maxJoined = 5

// annotator makes the units of a text. They share its room.
type annotator struct {
	*Reader
	doc   *text.Doc
	orgs  []actors.OrgMatch
	units []unit
	toks  []tok
	tags  []tag // of the unit at hand, in the order of the passes
	// sorted and starts are room for the tags of the units in order, and for
	// where those of each token begin.
	sorted shelf[tag]
	starts shelf[int32]
}

// units cuts d into units and annotates their tokens. Sentences that one
// quotation holds together make one unit, at most maxJoined of them.
func (x *Reader) units(d *text.Doc, orgs []actors.OrgMatch) []*unit {
	n := 0
	for i := range d.Sentences {
		n += len(d.Sentences[i].Tokens)
	}
	a := annotator{Reader: x, doc: d, orgs: orgs, units: make([]unit, 0, len(d.Sentences)), toks: make([]tok, 0, n),
		sorted: newShelf[tag](n), starts: newShelf[int32](2*n + 5*len(d.Sentences))}
	us := make([]*unit, 0, len(d.Sentences))
	for i := 0; i < len(d.Sentences); {
		j := i + 1
		for j < len(d.Sentences) && j-i < maxJoined && d.Sentences[j].Paragraph == d.Sentences[i].Paragraph && heldOpen(&d.Sentences[j-1]) {
			j++
		}
		us = append(us, a.unit(d.Sentences[i:j]))
		i = j
	}
	return us
}

// heldOpen reports whether a quotation goes on beyond the sentence.
func heldOpen(s *text.Sentence) bool {
	if len(s.Tokens) == 0 {
		return false
	}
	last := &s.Tokens[len(s.Tokens)-1]
	return last.Quoted && (last.Kind != text.Quote || last.Opens())
}

func (a *annotator) unit(ss []text.Sentence) *unit {
	a.units = append(a.units, unit{doc: a.doc, sentences: ss, paragraph: ss[0].Paragraph})
	u := &a.units[len(a.units)-1]
	a.takeTokens(u)
	u.question = endsAsQuestion(u)
	a.tags = a.tags[:0]
	a.tagPhrases(u)
	a.tagOrgs(u)
	a.tagNames(u)
	a.index(u)
	return u
}

// takeTokens gives a unit the tokens of its sentences that are no header.
func (a *annotator) takeTokens(u *unit) {
	from := len(a.toks)
	ss := u.sentences
	for k := range ss {
		ts := ss[k].Tokens
		for i := range ts {
			if ts[i].Start < ss[k].Body {
				continue
			}
			a.toks = append(a.toks, tok{Token: &ts[i], id: a.lex.words[ts[i].Lower], wall: isWall(&ts[i])})
		}
		if n := len(a.toks); n > from && k+1 < len(ss) {
			a.toks[n-1].wall = true
		}
	}
	u.toks = a.toks[from:len(a.toks):len(a.toks)]
}

// tag notes that the n tokens of the unit at hand from token i on belong to a
// class.
func (a *annotator) tag(i, n int, c classID, ref int16) {
	a.tags = append(a.tags, tag{at: int32(i), n: int16(n), class: c, ref: ref})
}

func isWall(t *text.Token) bool {
	switch t.Text {
	case ";", "—", "–", "--", ":", "?", "!":
		return true
	}
	return false
}

func endsAsQuestion(u *unit) bool {
	for i := len(u.toks) - 1; i >= 0 && i >= len(u.toks)-3; i-- {
		if u.toks[i].Text == "?" {
			return true
		}
	}
	return false
}

// tagPhrases marks the words and phrases of the cue classes.
func (a *annotator) tagPhrases(u *unit) {
	for i := range u.toks {
		if ofAge(u.toks[i].Lower) {
			a.tag(i, 1, a.class.attacker, -1)
		}
		node := int32(0)
		for j := i; j < len(u.toks); j++ {
			if node = a.lex.next(node, u.toks[j].id); node == 0 {
				break
			}
			for _, c := range a.lex.phrases[node].classes {
				a.tag(i, j-i+1, c, -1)
			}
		}
	}
}

// ofAge reports whether a word calls a person by an age at which he may be an
// attacker: "the 22-year-old".
func ofAge(w string) bool {
	age, ok := strings.CutSuffix(w, "-year-old")
	if !ok {
		return false
	}
	n, err := strconv.Atoi(age)
	return err == nil && n >= 14
}

// tagOrgs marks the organisations of the directory.
func (a *annotator) tagOrgs(u *unit) {
	if len(u.toks) == 0 {
		return
	}
	start, end := u.toks[0].Start, u.toks[len(u.toks)-1].End
	i := 0
	for k := range a.orgs {
		at := a.orgs[k].Range
		if at.Start < start || at.End > end {
			continue
		}
		for i < len(u.toks) && u.toks[i].End <= at.Start {
			i++
		}
		j := i
		for j < len(u.toks) && u.toks[j].Start < at.End {
			j++
		}
		if j > i {
			for _, c := range a.lex.holdOrg {
				a.tag(i, j-i, c, int16(k))
			}
		}
	}
}

// tagNames marks runs of capitalised words that are not the first word of a
// sentence alone.
func (a *annotator) tagNames(u *unit) {
	for i := 0; i < len(u.toks); {
		j := i
		for j < len(u.toks) && (capitalised(u.toks[j].Token) || j > i && particle(u, j)) {
			j++
		}
		if j > i && (j-i > 1 || i > 0) && !u.doc.AllCaps {
			for k := i; k < j; k++ {
				for _, c := range a.lex.holdName {
					a.tag(k, j-k, c, -1)
				}
			}
		}
		i = max(j, i+1)
	}
}

func capitalised(t *text.Token) bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return t.Kind == text.Word && unicode.IsUpper(r)
}

// particle is a small word inside a name: "Thomas de Maizière".
func particle(u *unit, i int) bool {
	switch u.low(i) {
	case "de", "van", "von", "bin", "ibn", "al", "el", "der", "den", "della", "di", "du", "la", "le", "abu", "ul":
		return i+1 < len(u.toks) && capitalised(u.toks[i+1].Token)
	}
	return false
}
