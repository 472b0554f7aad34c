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

// scanner puts the word at hand together. Its methods append the hash of a word
// that has come to its end.
type scanner struct {
	buf   [longestWord]byte
	n     int
	alpha bool // the word at hand holds a letter
	digit bool // it holds a digit
}

// appendWords appends the hashes of the words of a text: runs of letters and
// digits, in lower case, apostrophes dropped. In scripts written without
// spaces every letter is a word.
func appendWords(words []uint64, text string) []uint64 {
	var s scanner
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			words = s.ascii(words, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		words = s.rune(words, r)
		i += size
	}
	return s.flush(words)
}

func (s *scanner) ascii(words []uint64, c byte) []uint64 {
	switch {
	case 'a' <= c && c <= 'z':
		s.letter(c)
	case 'A' <= c && c <= 'Z':
		s.letter(c | 0x20)
	case '0' <= c && c <= '9':
		s.digit = true
		s.put(c)
	case c != '\'':
		return s.flush(words)
	}
	return words
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

func (s *scanner) rune(words []uint64, r rune) []uint64 {
	switch {
	case r == '’' || unicode.Is(unicode.Mn, r):
		// part of the word, not of its spelling
	case unspaced(r):
		words = s.flush(words)
		s.putRune(r)
		return s.flush(words)
	case unicode.IsLetter(r):
		s.putRune(unicode.ToLower(r))
	default:
		return s.flush(words)
	}
	return words
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
func (s *scanner) flush(words []uint64) []uint64 {
	switch {
	case s.alpha:
		words = append(words, xxh3.Hash(s.buf[:s.n]))
	case s.digit:
		words = append(words, number)
	}
	s.n, s.alpha, s.digit = 0, false, false
	return words
}

func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao,
		unicode.Khmer, unicode.Myanmar)
}
