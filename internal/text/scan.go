package text

import (
	"strings"
	"unicode/utf8"
)

// scanner cuts text into tokens, all in one slab.
type scanner struct {
	src  string
	toks []Token
	low  lowerer
}

func newScanner(src string) *scanner {
	return &scanner{src: src, toks: make([]Token, 0, len(src)/5+8)}
}

// scan appends the tokens of p.
func (s *scanner) scan(p Range) {
	src := s.src[:p.End]
	for i := p.Start; i < p.End; {
		c, n := classAt(src, i)
		switch c {
		case space, ignorable:
			i += n
			continue
		case letter, digit:
			i = s.add(i, wordEnd(src, i), src)
			continue
		case quote:
			s.emit(Range{i, i + n}, Quote)
			i += n
			continue
		}
		i = s.mark(src, i, n, c)
	}
}

// add appends the word or number src[i:end] and returns end.
func (s *scanner) add(i, end int, src string) int {
	kind := Word
	if isNumber(src[i:end]) {
		kind = Number
	}
	s.emit(Range{i, end}, kind)
	return end
}

// mark appends the token that starts at i with a mark of n bytes and returns
// its end.
func (s *scanner) mark(src string, i, n int, c class) int {
	end := i + n
	switch {
	case c == apostrophe:
		return s.apostrophe(src, i, n)
	case src[i] == '.' && (i == 0 || !isAlnum(src[i-1])) && digitAt(src, end):
		return s.add(i, wordEnd(src, end), src) // ".22-caliber"
	case src[i] == '`' && end < len(src) && src[end] == '`':
		s.emit(Range{i, end + 1}, Quote)
		return end + 1
	}
	if strings.IndexByte(runMarks, src[i]) >= 0 {
		for end < len(src) && src[end] == src[i] {
			end++
		}
	}
	s.emit(Range{i, end}, Punct)
	return end
}

// runMarks are the marks of which a run makes one token.
const runMarks = ".-!?*_=~#+"

// apostrophe appends a possessive "'s", a doubled mark used as a quotation
// mark, or the mark alone.
func (s *scanner) apostrophe(src string, i, n int) int {
	end := i + n
	if src[i] == '\'' && end < len(src) && src[end] == '\'' {
		s.emit(Range{i, end + 1}, Quote)
		return end + 1
	}
	if k := len(s.toks); k > 0 && s.toks[k-1].End == i && possessiveAt(src, end) {
		s.emit(Range{i, end + 1}, Word)
		return end + 1
	}
	s.emit(Range{i, end}, Punct)
	return end
}

func (s *scanner) emit(r Range, k Kind) {
	t := s.src[r.Start:r.End]
	low := t
	if k == Word {
		low = s.low.lower(t)
	}
	s.toks = append(s.toks, Token{Range: r, Text: t, Lower: low, Kind: k})
}

// possessiveAt reports whether src[i:] is the "s" of a possessive.
func possessiveAt(src string, i int) bool {
	if i >= len(src) || src[i]|0x20 != 's' {
		return false
	}
	c, _ := classAt(src, i+1)
	return c != letter && c != digit
}

func isAlnum(c byte) bool {
	return c >= utf8.RuneSelf || ascii[c] == letter || ascii[c] == digit
}

func digitAt(src string, i int) bool { return i < len(src) && '0' <= src[i] && src[i] <= '9' }

// isNumber reports whether w is made of digits and the marks inside numbers.
func isNumber(w string) bool {
	if c := w[0]; c < utf8.RuneSelf && ascii[c] == letter {
		return false
	}
	for i := 0; i < len(w); {
		c, n := classAt(w, i)
		if c == letter {
			return false
		}
		i += n
	}
	return true
}
