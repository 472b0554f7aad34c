package text

import "strings"

// findDateline sets Dateline and the first sentence's Body.
func (d *Doc) findDateline() {
	if len(d.Sentences) == 0 {
		return
	}
	s := &d.Sentences[0]
	end := datelineEnd(s.Tokens)
	if end > 0 {
		d.Dateline = Range{s.Start, s.Tokens[end-1].End}
	}
	end = skipTags(s.Tokens, end)
	if end > 0 && end < len(s.Tokens) {
		s.Body = s.Tokens[end].Start
	}
}

// maxDateline is the number of tokens within which a dateline must end.
const maxDateline = 24

// datelineEnd returns the number of tokens of the dateline at the head of
// toks, its dash included; 0 if there is none.
func datelineEnd(toks []Token) int {
	caps := false
	for i := 0; i < len(toks) && i < maxDateline; i++ {
		t := &toks[i]
		switch {
		case isDash(t.Text):
			if i > 0 && caps {
				return i + 1
			}
			return 0
		case t.Kind == Number || t.Kind == Punct && strings.Contains(",()./[]", t.Text):
		case t.Kind == Word && capital(t.Text):
			caps = true
		default:
			if t.Lower != "de" && t.Lower != "of" && t.Lower != "la" && t.Lower != "and" {
				return 0
			}
		}
	}
	return 0
}

func isDash(s string) bool {
	switch s {
	case "-", "--", "---", "–", "—":
		return true
	}
	return false
}

// skipTags returns the index after bracketed editorial tags such as "[TEXT]"
// that stand at toks[i].
func skipTags(toks []Token, i int) int {
	for i < len(toks) && toks[i].Text == "[" {
		j := i + 1
		for j < len(toks) && toks[j].Text != "]" {
			j++
		}
		if j >= len(toks) {
			break
		}
		i = j + 1
	}
	return i
}
