package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a dateline, in tokens and words.
const (
	maxDateline  = 24 // tokens before its end
	maxAgency    = 8  // tokens in its brackets
	maxPlace     = 8  // words outside brackets
	maxPlainName = 4  // words of a place in small letters with neither date nor agency
	maxByline    = 14 // tokens of a line that may stand above it
)

// findDateline sets Dateline and the Body of the sentence it stands in: the
// first one, or the first after a short byline.
func (d *Doc) findDateline() {
	for i := 0; i < min(len(d.Sentences), 4); i++ {
		s := &d.Sentences[i]
		end := datelineEnd(s.Tokens)
		if end > 0 {
			d.Dateline = Range{s.Start, s.Tokens[end-1].End}
		}
		if i == 0 || end > 0 {
			s.startBody(skipTags(s.Tokens, end))
		}
		if end > 0 || len(s.Tokens) > maxByline || strength(&s.Tokens[len(s.Tokens)-1]) == strong {
			return
		}
	}
}

// startBody lets the sentence proper begin at its k-th token.
func (s *Sentence) startBody(k int) {
	if k < len(s.Tokens) {
		s.Body = s.Tokens[k].Start
	} else {
		s.Body = s.End
	}
}

// head is what has been read of a possible dateline.
type head struct {
	words   int  // outside brackets, without months
	titled  int  // of these, words not wholly in capitals
	date    bool // a month or year was seen
	agency  bool // a bracket was seen
	commas  int
	numbers int
}

// datelineEnd returns the number of tokens of the dateline at the head of
// toks, its dash included; 0 if there is none.
func datelineEnd(toks []Token) int {
	var h head
	for i := 0; i < len(toks) && i < maxDateline; i++ {
		t := &toks[i]
		switch {
		case t.Text == "(" || t.Text == "[" && h.words > 0:
			end := closing(toks, i)
			if end < 0 {
				return 0
			}
			h.agency = true
			i = end
			if h.endsAtBracket(toks, end) {
				return end + 1
			}
		case isDash(t.Text) || t.Text == ":":
			if h.accepts(toks, i) {
				return i + 1
			}
			return 0
		case !h.take(t):
			return 0
		}
	}
	if len(toks) < maxDateline && h.alone(toks) {
		return len(toks)
	}
	return 0
}

// alone reports whether what was read makes a dateline that is a line of its
// own, without a dash.
func (h *head) alone(toks []Token) bool {
	if h.words == 0 || strength(&toks[len(toks)-1]) == strong {
		return false
	}
	return h.date && h.numbers > 0 && h.commas > 0 || h.agency && h.titled == 0
}

// take reads one token outside brackets and reports whether a dateline may
// contain it.
func (h *head) take(t *Token) bool {
	switch {
	case t.Kind == Number:
		h.numbers++
		return h.numbers <= 3 && (h.words > 0 || h.date)
	case t.Kind == Punct:
		if t.Text == "," {
			h.commas++
		}
		return strings.Contains(",./", t.Text)
	case t.Kind != Word:
		return false
	case monthWord(t.Lower):
		h.date = true
		return true
	case h.words == 0 && noPlace[t.Lower]:
		return false
	case capital(t.Text):
		h.words++
		if !upper(t.Text) {
			h.titled++
		}
		return h.words <= maxPlace
	}
	return connectors[t.Lower] && h.words > 0
}

// accepts reports whether what was read makes a dateline if toks[i], a dash or
// colon, ends it.
func (h *head) accepts(toks []Token, i int) bool {
	if h.agency || h.date && h.words > 0 {
		return toks[i].Text != ":"
	}
	if h.words == 0 || h.numbers > 0 || i+1 >= len(toks) {
		return false
	}
	next := &toks[i+1]
	starts := next.Kind != Word || capital(next.Text)
	if h.titled == 0 {
		return starts
	}
	plain := h.words <= 2 || h.words <= maxPlainName && h.commas == 1
	return starts && plain && toks[i].Text != ":" && !noPlace[toks[0].Lower]
}

// endsAtBracket reports whether the bracket that closes at toks[end] ends the
// dateline without a dash: "Washington (CNN) Americans are ..."
func (h *head) endsAtBracket(toks []Token, end int) bool {
	if end+1 >= len(toks) || h.words > maxPlainName {
		return false
	}
	if next := &toks[end+1]; next.Kind != Quote && (next.Kind != Word || !capital(next.Text)) {
		return false
	}
	for i := end - 1; i >= 0 && toks[i].Text != "(" && toks[i].Text != "["; i-- {
		if !agencies[toks[i].Lower] {
			return false
		}
	}
	return true
}

// agencies are words in the names of agencies and broadcasters.
var agencies = wordSet(`agency agencies afp ansa anadolu ani ap associated press bbc bloomberg cbs cbc cnn dpa efe
	fbis ians interfax itar-tass kyodo nbc abc news pa pti reuters ria tass the upi xinhua`)

// closing returns the index of the bracket that closes the one at toks[i], or
// -1 if it is far.
func closing(toks []Token, i int) int {
	for j := i + 1; j < min(len(toks), i+maxAgency+2); j++ {
		if toks[j].Text == ")" || toks[j].Text == "]" {
			return j
		}
	}
	return -1
}

// noPlace are words that begin other headings.
var noPlace = wordSet(`file update updated updates close exclusive analysis opinion watch breaking live photo photos
	video advertisement poll developing editorial correction note story image the this a read more related urgent
	summary report fact factbox timeline interview transcript comment`)

// connectors are small words inside the names of places.
var connectors = wordSet("de del la las los of and al el the du des le sur am an der upon do da no")

func monthWord(w string) bool {
	w = strings.TrimSuffix(w, ".")
	if len(w) < 3 {
		return false
	}
	switch w {
	case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
		"december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// upper reports whether every letter of w is a capital.
func upper(w string) bool {
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r)
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
