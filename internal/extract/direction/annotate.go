package direction

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/internal/actors"
	"ascribe/internal/text"
)

// units cuts d into units and annotates their tokens. Sentences that one
// quotation holds together make one unit, at most maxJoined of them.
const maxJoined = 5

func (x *Reader) units(d *text.Doc, orgs []actors.OrgMatch) []*unit {
	var us []*unit
	for i := 0; i < len(d.Sentences); {
		j := i + 1
		for j < len(d.Sentences) && j-i < maxJoined && d.Sentences[j].Paragraph == d.Sentences[i].Paragraph && heldOpen(&d.Sentences[j-1]) {
			j++
		}
		us = append(us, x.unit(d, d.Sentences[i:j], orgs))
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

func (x *Reader) unit(d *text.Doc, ss []text.Sentence, orgs []actors.OrgMatch) *unit {
	u := &unit{doc: d, sentences: ss, paragraph: ss[0].Paragraph}
	for k := range ss {
		ts := ss[k].Tokens
		for i := range ts {
			if ts[i].Start < ss[k].Body {
				continue
			}
			u.toks = append(u.toks, tok{Token: &ts[i], id: x.lex.words[ts[i].Lower], wall: isWall(&ts[i])})
		}
		if n := len(u.toks); n > 0 && k+1 < len(ss) {
			u.toks[n-1].wall = true
		}
	}
	u.question = endsAsQuestion(u)
	x.tagPhrases(u)
	x.tagOrgs(u, orgs)
	x.tagNames(u)
	u.index()
	return u
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
func (x *Reader) tagPhrases(u *unit) {
	for i := range u.toks {
		if ofAge(u.toks[i].Lower) {
			u.tags = append(u.tags, tag{at: int32(i), n: 1, class: x.class.attacker, ref: -1})
		}
		node := int32(0)
		for j := i; j < len(u.toks); j++ {
			next, ok := x.lex.phrases[node].next[u.toks[j].id]
			if !ok || u.toks[j].id == 0 {
				break
			}
			node = next
			for _, c := range x.lex.phrases[node].classes {
				u.tags = append(u.tags, tag{at: int32(i), n: int16(j - i + 1), class: c, ref: -1})
			}
		}
	}
}

// ofAge reports whether a word calls a person by an age at which he may be an
// attacker: "the 22-year-old".
func ofAge(w string) bool {
	age, ok := strings.CutSuffix(w, "-year-old")
	n, err := strconv.Atoi(age)
	return ok && err == nil && n >= 14
}

// tagOrgs marks the organisations of the directory.
func (x *Reader) tagOrgs(u *unit, orgs []actors.OrgMatch) {
	if len(u.toks) == 0 {
		return
	}
	start, end := u.toks[0].Start, u.toks[len(u.toks)-1].End
	i := 0
	for k, m := range orgs {
		if m.Range.Start < start || m.Range.End > end {
			continue
		}
		for i < len(u.toks) && u.toks[i].End <= m.Range.Start {
			i++
		}
		j := i
		for j < len(u.toks) && u.toks[j].Start < m.Range.End {
			j++
		}
		if j > i {
			for _, c := range x.lex.holdOrg {
				u.tags = append(u.tags, tag{at: int32(i), n: int16(j - i), class: c, ref: int16(k)})
			}
		}
	}
}

// tagNames marks runs of capitalised words that are not the first word of a
// sentence alone.
func (x *Reader) tagNames(u *unit) {
	for i := 0; i < len(u.toks); {
		j := i
		for j < len(u.toks) && (capitalised(u.toks[j].Token) || j > i && particle(u, j)) {
			j++
		}
		if j > i && (j-i > 1 || i > 0) && !u.doc.AllCaps {
			for k := i; k < j; k++ {
				for _, c := range x.lex.holdName {
					u.tags = append(u.tags, tag{at: int32(k), n: int16(j - k), class: c, ref: -1})
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
