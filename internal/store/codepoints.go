package store

import (
	"unicode/utf8"

	"ascribe"
)

// codePoints reads spans of a text. It walks from the place it read last, so
// that spans in the order of the text cost one pass together.
type codePoints struct {
	text       string
	point, pos int // pos is the byte offset of code point number point
}

// slice returns the text of s, and whether s is a span of the text.
func (c *codePoints) slice(s ascribe.Span) (string, bool) {
	if s.Start < 0 || s.Start >= s.End {
		return "", false
	}
	from, ok := c.seek(s.Start)
	if !ok {
		return "", false
	}
	to, ok := c.seek(s.End)
	return c.text[from:to], ok
}

// seek returns the byte offset of code point number n, and false if the text
// ends before it; the end of the text counts as the last one.
func (c *codePoints) seek(n int) (int, bool) {
	for c.point < n && c.pos < len(c.text) {
		_, size := utf8.DecodeRuneInString(c.text[c.pos:])
		c.pos += size
		c.point++
	}
	for c.point > n {
		_, size := utf8.DecodeLastRuneInString(c.text[:c.pos])
		c.pos -= size
		c.point--
	}
	return c.pos, c.point == n
}
