package neardup

import (
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
)

// longestWord bounds what is hashed of one word, in bytes; nothing longer is a
// word in any language.
const longestWord = 64

// number stands for every number, so that updated counts, ages and dates
// change no shingle.
var number = xxh3.HashString("0")

// scanner collects the hashes of the words of a text.
type scanner struct {
	words []uint64
	buf   [longestWord]byte
	n     int
	alpha bool // the word at hand holds a letter
	digit bool // it holds a digit
}

// appendWords appends the hashes of the words of a text: runs of letters and
// digits, in lower case, apostrophes dropped. In scripts written without
// spaces every letter is a word.
func appendWords(words []uint64, text string) []uint64 {
	s := scanner{words: words}
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			s.ascii(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		s.rune(r)
		i += size
	}
	s.flush()
	return s.words
}

func (s *scanner) ascii(c byte) {
	switch {
	case 'a' <= c && c <= 'z':
		s.letter(c)
	case 'A' <= c && c <= 'Z':
		s.letter(c | 0x20)
	case '0' <= c && c <= '9':
		s.digit = true
		s.put(c)
	case c != '\'':
		s.flush()
	}
}

func (s *scanner) letter(c byte) {
	s.alpha = true
	s.put(c)
}

func (s *scanner) put(c byte) {
	if s.n < longestWord {
		s.buf[s.n] = c
		s.n++
	}
}

func (s *scanner) rune(r rune) {
	switch {
	case r == '’' || unicode.Is(unicode.Mn, r):
		// part of the word, not of its spelling
	case unspaced(r):
		s.flush()
		s.putRune(r)
		s.flush()
	case unicode.IsLetter(r):
		s.putRune(unicode.ToLower(r))
	default:
		s.flush()
	}
}

func (s *scanner) putRune(r rune) {
	s.alpha = true
	var b [utf8.UTFMax]byte
	n := utf8.EncodeRune(b[:], r)
	if s.n+n <= longestWord {
		s.n += copy(s.buf[s.n:], b[:n])
	}
}

// flush ends the word at hand.
func (s *scanner) flush() {
	switch {
	case s.alpha:
		s.words = append(s.words, xxh3.Hash(s.buf[:s.n]))
	case s.digit:
		s.words = append(s.words, number)
	}
	s.n, s.alpha, s.digit = 0, false, false
}

func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao,
		unicode.Khmer, unicode.Myanmar)
}
