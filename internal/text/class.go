package text

import (
	"unicode"
	"unicode/utf8"
)

// class is what a character means to the scanner.
type class uint8

const (
	other      class = iota // a mark that stands alone
	space                   // blanks, line ends and control characters
	letter                  // letters and combining marks
	digit                   // decimal digits
	quote                   // double quotation marks
	apostrophe              // straight and curly single quotation marks
	hyphen                  // hyphens that join a compound
	ignorable               // zero-width and direction marks, soft hyphen
)

// ascii holds the classes of the first 128 characters.
var ascii = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		switch {
		case c <= ' ' || c == 0x7f:
			t[c] = space
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		}
	}
	t['"'], t['\''], t['-'] = quote, apostrophe, hyphen
	return t
}()

// classAt returns the class and the width in bytes of the character at s[i:].
func classAt(s string, i int) (class, int) {
	if i >= len(s) {
		return space, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return ascii[c], 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	return classOf(r), n
}

func classOf(r rune) class {
	switch r {
	case '“', '”', '„', '‟', '«', '»', '″', '＂':
		return quote
	case '’', '‘', '‛', 'ʼ', '´', '′':
		return apostrophe
	case '‐', '‑':
		return hyphen
	case utf8.RuneError:
		return other
	case '\u200b', '\u2060', '\ufeff':
		return space
	}
	switch {
	case unicode.IsLetter(r) || unicode.Is(unicode.M, r):
		return letter
	case unicode.Is(unicode.Nd, r):
		return digit
	case unicode.IsSpace(r) || unicode.IsControl(r):
		return space
	case unicode.Is(unicode.Cf, r):
		return ignorable
	}
	return other
}

// allCaps reports whether s is written in capitals: of its cased letters, at
// least twenty, no more than one in ten is small.
func allCaps(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z':
			lower++
		case 'A' <= r && r <= 'Z':
			upper++
		case r < utf8.RuneSelf:
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper+lower >= 20 && lower*10 <= upper+lower
}
