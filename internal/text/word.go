package text

import "unicode/utf8"

// wordEnd returns the end of the word or number that starts at src[i].
func wordEnd(src string, i int) int {
	start := i
	for i < len(src) {
		if c := src[i]; c < utf8.RuneSelf && (ascii[c] == letter || ascii[c] == digit) {
			i++
			continue
		}
		c, n := classAt(src, i)
		switch {
		case c == letter || c == digit:
			i += n
		case joins(src, start, i, n, c):
			i += n
		case src[i] == '.' && abbreviated(src, start, i):
			i++
			if c, _ := classAt(src, i); c != letter && c != digit {
				return i
			}
		case src[i] == ':' && i+2 < len(src) && src[i+1] == '/' && src[i+2] == '/':
			return addressEnd(src, i)
		default:
			return i
		}
	}
	return i
}

// joins reports whether the mark at src[i], of n bytes, holds the characters
// on both its sides together in one token.
func joins(src string, start, i, n int, c class) bool {
	next, _ := classAt(src, i+n)
	switch c {
	case ignorable:
		return next == letter
	case hyphen:
		return next == letter || next == digit
	case apostrophe:
		return next == letter && !possessiveAt(src, i+n) && !digitAt(src, i-1)
	}
	switch src[i] {
	case ',':
		return digitAt(src, i-1) && thousandsAt(src, i+1)
	case ':', '/':
		return digitAt(src, i-1) && digitAt(src, i+1)
	case '.':
		return digitAt(src, i-1) && digitAt(src, i+1) || dotted(src, start, i)
	case '&', '_', '@':
		return next == letter || next == digit
	}
	return src[i:i+n] == "–" && digitAt(src, i-1) && digitAt(src, i+n)
}

// thousandsAt reports whether exactly three digits stand at src[i:].
func thousandsAt(src string, i int) bool {
	return digitAt(src, i) && digitAt(src, i+1) && digitAt(src, i+2) && !digitAt(src, i+3)
}

// dotted reports whether the full stop at src[i] is inside a name such as
// "example.org": a small letter or digit follows at once.
func dotted(src string, start, i int) bool {
	if i+1 >= len(src) || i-start < 2 {
		return false
	}
	c := src[i+1]
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
}

// addressEnd returns the end of the web address whose "://" is at src[i].
func addressEnd(src string, i int) int {
	for i < len(src) {
		c, n := classAt(src, i)
		if c == space || c == quote || src[i] == ')' || src[i] == ']' || src[i] == '>' {
			break
		}
		i += n
	}
	for i > 0 && (src[i-1] == '.' || src[i-1] == ',' || src[i-1] == ';') {
		i--
	}
	return i
}
