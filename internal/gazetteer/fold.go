package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form under which names are compared: small letters without
// diacritics or apostrophes, words separated by one blank (hyphens and stops
// separate words), "st" before another word written out as "saint".
func Fold(name string) string {
	if plain(name) {
		return name
	}
	b := make([]byte, 0, len(name)+8)
	for i := 0; i < len(name); {
		c := name[i]
		if c < utf8.RuneSelf {
			b = appendASCII(b, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(name[i:])
		b = appendRune(b, r)
		i += n
	}
	return saint(strings.TrimRight(string(b), " "))
}

// plain reports whether name is folded already.
func plain(name string) bool {
	for i := 0; i < len(name); i++ {
		c := name[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func appendASCII(b []byte, c byte) []byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return append(b, c+'a'-'A')
	case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '&':
		return append(b, c)
	case c == '\'' || c == '`':
		return b
	}
	return appendBlank(b)
}

func appendBlank(b []byte) []byte {
	if len(b) == 0 || b[len(b)-1] == ' ' {
		return b
	}
	return append(b, ' ')
}

// letters that do not decompose into a base letter and a mark.
var spelled = map[rune]string{
	'ß': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d",
	'Đ': "d", 'ð': "d", 'Ð': "d", 'þ': "th", 'Þ': "th", 'ı': "i", 'ħ': "h", 'Ħ': "h", 'ə': "a", 'Ə': "a",
	'ŧ': "t", 'Ŧ': "t",
}

func appendRune(b []byte, r rune) []byte {
	if s, ok := spelled[r]; ok {
		return append(b, s...)
	}
	switch {
	case unicode.Is(unicode.Pd, r) || unicode.IsSpace(r):
		return appendBlank(b)
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
func saint(s string) string {
	if !strings.Contains(s, "st") {
		return s
	}
	if rest, ok := strings.CutPrefix(s, "st "); ok {
		s = "saint " + rest
	} else if rest, ok := strings.CutPrefix(s, "ste "); ok {
		s = "sainte " + rest
	}
	return strings.ReplaceAll(s, " st ", " saint ")
}
