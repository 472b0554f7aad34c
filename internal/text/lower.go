package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lowerer makes lower-cased copies of words in a slab: strings already cut
// from it stay valid when it grows.
type lowerer struct{ slab strings.Builder }

// lower returns w in lower case with straight apostrophes and without
// characters of no width; w itself where that changes nothing.
func (l *lowerer) lower(w string) string {
	i := 0
	for i < len(w) && w[i] < utf8.RuneSelf && (w[i] < 'A' || w[i] > 'Z') {
		i++
	}
	if i == len(w) {
		return w
	}
	if l.slab.Cap()-l.slab.Len() < 2*len(w) {
		l.slab = strings.Builder{}
		l.slab.Grow(max(2048, 4*len(w)))
	}
	start := l.slab.Len()
	l.slab.WriteString(w[:i])
	for i < len(w) {
		if c := w[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			l.slab.WriteByte(c)
			i++
			continue
		}
		i += l.rune(w[i:])
	}
	return l.slab.String()[start:]
}

// rune writes the first character of w, which is not ASCII, and returns its
// width in w.
func (l *lowerer) rune(w string) int {
	r, n := utf8.DecodeRuneInString(w)
	switch c := classOf(r); {
	case r == utf8.RuneError && n == 1:
		l.slab.WriteByte(w[0])
	case c == apostrophe:
		l.slab.WriteByte('\'')
	case c == hyphen:
		l.slab.WriteByte('-')
	case c != ignorable:
		l.slab.WriteRune(unicode.ToLower(r))
	}
	return n
}
