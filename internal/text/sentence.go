package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitter cuts the tokens of paragraphs into sentences.
type splitter struct {
	src  string
	caps bool
}

// split appends the sentences of paragraph p, whose tokens are toks.
func (sp *splitter) split(out []Sentence, p int, toks []Token) []Sentence {
	start := 0
	words := lastWord(toks)
	for i := 0; i < len(toks); {
		end := i + 1
		if stop := strength(&toks[i]); stop != none {
			end = closers(toks, i)
			if end > words {
				end = len(toks) // nothing but marks is left
			}
			if end < len(toks) && !sp.boundary(toks, start, i, end, stop) {
				i = end
				continue
			}
		} else if end < len(toks) {
			i++
			continue
		}
		out = append(out, sentence(p, toks[start:end:end]))
		start, i = end, end
	}
	return out
}

// lastWord returns the index of the last token that is no mark, -1 if all are.
func lastWord(toks []Token) int {
	i := len(toks) - 1
	for i >= 0 && toks[i].Kind != Word && toks[i].Kind != Number {
		i--
	}
	return i
}

func sentence(p int, toks []Token) Sentence {
	r := Range{toks[0].Start, toks[len(toks)-1].End}
	return Sentence{Range: r, Body: r.Start, Paragraph: p, Tokens: toks}
}

// stop grades how surely a token ends a sentence.
type stop uint8

const (
	none   stop = iota
	weak        // the full stop of an abbreviation
	strong      // a full stop, question or exclamation mark, ellipsis
)

func strength(t *Token) stop {
	switch t.Kind {
	case Punct:
		if c := t.Text[0]; c == '.' || c == '!' || c == '?' || t.Text == "…" {
			return strong
		}
	case Word:
		if t.Text[len(t.Text)-1] == '.' {
			return weak
		}
	}
	return none
}

// closers returns the index after the closing marks that follow toks[i]
// without a gap, or with one where a quotation mark plainly closes.
func closers(toks []Token, i int) int {
	end := i + 1
	for end < len(toks) {
		t := &toks[end]
		closing := t.Kind == Quote && !t.open ||
			t.Kind == Punct && t.Start == toks[end-1].End && strings.Contains(")]'’!?.", t.Text)
		if !closing {
			break
		}
		end++
	}
	return end
}

// boundary reports whether a sentence ends between toks[end-1] and toks[end],
// where toks[at] is the stop that raised the question and toks[start] begins
// the sentence.
func (sp *splitter) boundary(toks []Token, start, at, end int, s stop) bool {
	next := &toks[end]
	gap := next.Start - toks[end-1].End
	if at == start && toks[at].Kind == Punct || at == start+1 && toks[start].Kind == Number {
		return false // a lone mark, or the number of a list item
	}
	if s == weak && end == at+1 {
		return sp.afterAbbreviation(&toks[at], next, gap)
	}
	switch next.Kind {
	case Quote:
		return next.open
	case Number:
		return gap > 0
	case Punct:
		return gap > 0 && strings.Contains("([-*•–—¿¡'‘’", next.Text) || next.Text == "--"
	}
	if !capital(next.Text) || pause(toks, at) && !starters[next.Lower] {
		return false
	}
	if gap == 0 && end == at+1 {
		return glued(toks, at, end)
	}
	return !asked(toks, at, end)
}

// afterAbbreviation decides after "U.S.", "Inc.", "Jan.".
func (sp *splitter) afterAbbreviation(t, next *Token, gap int) bool {
	if abbreviationUse(t.Text[:len(t.Text)-1]) == title {
		return false
	}
	if sp.caps {
		initial := len(t.Text) <= 3 && singleLetter(t.Text[:len(t.Text)-1])
		return gap >= 2 && !initial && sp.src[t.End] == ' ' && sp.src[t.End+1] == ' '
	}
	if next.Kind == Quote {
		return next.open && gap > 0
	}
	return capital(next.Text) && (starters[next.Lower] || t.Lower == "etc.")
}

// pause reports whether toks[at] is an ellipsis set off by a blank, which
// marks a pause or an omission rather than an end.
func pause(toks []Token, at int) bool {
	t := &toks[at]
	return at > 0 && (t.Text == "…" || len(t.Text) > 1 && t.Text[0] == '.') && toks[at-1].End < t.Start
}

// starters are words that, capitalised after an abbreviation, begin a
// sentence: they are seldom part of a name.
var starters = wordSet(`the a an this that these those he she it they we i you his her its their our
	but and or so yet if when while as after before since although though because however meanwhile
	in on at by for from with to of under during there here what who why how where not no
	some many most several both all one two three four police officials investigators authorities
	according also then now still even once until last`)

// capital reports whether w begins with a letter that is not small.
func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r) && !unicode.IsLower(r)
}

// glued reports whether the blank between two sentences was lost: "ended.The".
func glued(toks []Token, at, end int) bool {
	if at == 0 || toks[at].Text != "." && toks[at].Text != "?" && toks[at].Text != "!" {
		return false
	}
	prev := toks[at-1].Text
	return len(prev) >= 2 && len(toks[end].Text) >= 1
}

// asked reports whether a question or exclamation is followed by its speaker:
// `"Why?" Smith asked.`
func asked(toks []Token, at, end int) bool {
	if toks[at].Text[0] == '.' || end == at+1 || toks[end-1].Kind != Quote {
		return false
	}
	for i := end; i < min(end+4, len(toks)); i++ {
		switch toks[i].Lower {
		case "asked", "said", "says", "asks", "shouted", "cried", "wrote", "added", "told":
			return true
		}
		if toks[i].Kind != Word {
			return false
		}
	}
	return false
}
