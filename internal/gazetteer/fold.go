package gazetteer

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form under which names are compared: small letters without
// diacritics or apostrophes, words separated by one blank (hyphens and stops
// separate words), "st" before another word written out as "saint".
func Fold(name string) string {
	if folded(name) {
		return name
	}
	return string(appendFold(make([]byte, 0, len(name)+8), name))
}

// folded reports whether name is one word that folding would not change.
func folded(name string) bool {
	for i := 0; i < len(name); i++ {
		c := name[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// appendFold appends the folded name to b, which must be empty or end where a
// word may begin.
func appendFold(b []byte, name string) []byte {
	start := len(b)
	for i := 0; i < len(name); {
		c := name[i]
		if c < utf8.RuneSelf {
			b = appendASCII(b, start, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(name[i:])
		b = appendRune(b, start, r)
		i += n
	}
	if n := len(b); n > start && b[n-1] == ' ' {
		b = b[:n-1]
	}
	return saint(b, start)
}

func appendASCII(b []byte, start int, c byte) []byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return append(b, c+'a'-'A')
	case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '&':
		return append(b, c)
	case c == '\'' || c == '`':
		return b
	}
	return appendBlank(b, start)
}

func appendBlank(b []byte, start int) []byte {
	if len(b) == start || b[len(b)-1] == ' ' {
		return b
	}
	return append(b, ' ')
}

// spelled holds letters that do not decompose into a base letter and a mark.
var spelled = map[rune]string{
	'ß': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d",
	'Đ': "d", 'ð': "d", 'Ð': "d", 'þ': "th", 'Þ': "th", 'ı': "i", 'ħ': "h", 'Ħ': "h", 'ə': "a", 'Ə': "a",
	'ŧ': "t", 'Ŧ': "t",
}

// base holds the base letters of the accented Latin letters from U+00C0 on
// that have one, in small letters.
var base = func() (t [0x190]byte) {
	for i := range t {
		if d := norm.NFD.String(string(rune(0xc0 + i))); len(d) > 1 && d[0] < utf8.RuneSelf {
			t[i] = d[0] | 0x20
		}
	}
	return t
}()

func appendRune(b []byte, start int, r rune) []byte {
	if i := int(r) - 0xc0; i >= 0 && i < len(base) && base[i] != 0 {
		return append(b, base[i])
	}
	if s, ok := spelled[r]; ok {
		return append(b, s...)
	}
	switch {
	case unicode.Is(unicode.Pd, r) || unicode.IsSpace(r):
		return appendBlank(b, start)
	case !unicode.IsLetter(r) && !unicode.IsDigit(r) || unicode.Is(unicode.Lm, r):
		return b
	}
	for _, c := range norm.NFD.String(string(r)) {
		if !unicode.Is(unicode.Mn, c) {
			b = utf8.AppendRune(b, unicode.ToLower(c))
		}
	}
	return b
}

// saint writes a leading or inner "st" or "ste" out where a word follows.
func saint(b []byte, start int) []byte {
	leads := bytes.HasPrefix(b[start:], []byte("st ")) || bytes.HasPrefix(b[start:], []byte("ste "))
	if !leads && !bytes.Contains(b[start:], []byte(" st ")) {
		return b
	}
	s := string(b[start:])
	if leads {
		s = "sain" + s[1:]
	}
	return append(b[:start], strings.ReplaceAll(s, " st ", " saint ")...)
}
