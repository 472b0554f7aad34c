package link

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
)

// word is one word of a text, as it is written there.
type word struct {
	raw     string
	upper   bool // begins with a capital letter
	initial bool // begins a sentence or a quotation: the capital tells nothing
}

// wordReader splits a text into words: runs of letters and digits, with hyphens
// and apostrophes inside.
type wordReader struct {
	text  string
	at    int
	inner bool // the next word does not begin a sentence
}

// next returns the next word, false at the end of the text.
func (w *wordReader) next() (word, bool) {
	for w.at < len(w.text) {
		r, size := utf8.DecodeRuneInString(w.text[w.at:])
		if !inWord(r) {
			w.inner = w.inner && !opens(r)
			w.at += size
			continue
		}
		from, inner := w.at, w.inner
		w.at, w.inner = wordEnd(w.text, from+size), true
		return word{raw: w.text[from:w.at], upper: unicode.IsUpper(r), initial: !inner}, true
	}
	return word{}, false
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// opens reports whether the next word begins a sentence after r.
func opens(r rune) bool {
	switch r {
	case '.', '!', '?', ':', '\n', '"', '“', '”', '„', '«', '»', '[', ']', '•':
		return true
	}
	return false
}

// wordEnd returns where the word ends that goes on up to i.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !inWord(r) && !joins(r, s[i+size:]) {
			break
		}
		i += size
	}
	return i
}

// joins reports whether a mark stands inside a word: hyphen and apostrophe
// before a letter or digit, full stop and comma before a digit.
func joins(mark rune, rest string) bool {
	switch mark {
	case '-', '\'', '’':
		r, _ := utf8.DecodeRuneInString(rest)
		return inWord(r)
	case '.', ',':
		r, _ := utf8.DecodeRuneInString(rest)
		return unicode.IsDigit(r)
	}
	return false
}

// appendFold appends the one form of a word's spellings: in lower case, without
// a genitive or plural s.
func appendFold(to []byte, raw string) []byte {
	from := len(to)
	for _, r := range raw {
		switch {
		case 'A' <= r && r <= 'Z':
			to = append(to, byte(r|0x20))
		case r < utf8.RuneSelf:
			to = append(to, byte(r))
		case r == '’':
			to = append(to, '\'')
		default:
			to = utf8.AppendRune(to, unicode.ToLower(r))
		}
	}
	w := bytes.TrimSuffix(to[from:], []byte("'s"))
	if n := len(w); n > 4 && w[n-1] == 's' && w[n-2] != 's' {
		w = w[:n-1]
	}
	return to[:from+len(w)]
}

func hashWord(w []byte) uint32 { return uint32(xxh3.Hash(w)) }

// hashName hashes the name of a group, 0 for none.
func hashName(name string) uint32 {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	if name == "" {
		return 0
	}
	return max(1, hashWord([]byte(name)))
}

// Vocabulary returns the folded words of a text, for counting.
func Vocabulary(s string) map[string]bool {
	out := map[string]bool{}
	in := wordReader{text: s}
	var fold []byte
	for w, ok := in.next(); ok; w, ok = in.next() {
		fold = appendFold(fold[:0], w.raw)
		out[string(fold)] = true
	}
	return out
}
