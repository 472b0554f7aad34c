package actors

import (
	"strings"
	"unicode/utf8"

	"ascribe/internal/text"
)

// word is one part of a name: hyphens and full stops split or join nothing
// that a reader would take for a difference.
type word struct {
	lower, exact string
	at           text.Range
}

// entry is what a name leads to. cased, if set, is the only form that counts
// in text that has case.
type entry struct {
	org    int
	outlet bool
	cased  string
}

// wordInCapitals reports whether a text all in capitals would write a word so
// that means something else: "IS". Longer abbreviations are names there too.
func (e entry) wordInCapitals() bool { return e.cased != "" && len(e.cased) == 2 }

type node struct {
	next    map[string]*node
	entries []entry
}

// trie finds the longest name at a place.
type trie struct{ root *node }

func newTrie() *trie { return &trie{&node{next: map[string]*node{}}} }

func (t *trie) add(name string, e entry) {
	n := t.walk(splitName(name))
	n.entries = append(n.entries, e)
}

// addCased adds a name that also is an ordinary word, so that only its exact
// form counts. It replaces an entry of the same name that ignores case.
func (t *trie) addCased(name string, e entry) {
	n := t.walk(splitName(name))
	kept := n.entries[:0]
	for _, old := range n.entries {
		if old.cased != "" || old.org != e.org {
			kept = append(kept, old)
		}
	}
	n.entries = append(kept, e)
}

func (t *trie) walk(ws []word) *node {
	n := t.root
	for _, w := range ws {
		c := n.next[w.lower]
		if c == nil {
			c = &node{next: map[string]*node{}}
			n.next[w.lower] = c
		}
		n = c
	}
	return n
}

// longest returns how many of ws the longest name takes, and its entry.
// anyCase drops the demand of cased names.
func (t *trie) longest(ws []word, anyCase bool) (int, entry) {
	n, best, found := t.root, 0, entry{}
	for i, w := range ws {
		if n = n.next[w.lower]; n == nil {
			break
		}
		for _, e := range n.entries {
			if e.cased == "" || anyCase || sameForm(e.cased, ws[:i+1]) {
				best, found = i+1, e
				break
			}
		}
	}
	return best, found
}

func sameForm(cased string, ws []word) bool {
	for i, w := range splitName(cased) {
		if ws[i].exact != w.exact {
			return false
		}
	}
	return true
}

// splitName cuts a name into words at spaces, hyphens, slashes and marks, and
// drops possessive endings and the stops of abbreviations.
func splitName(s string) []word { return appendName(nil, s) }

// appendName adds the words of a name.
func appendName(ws []word, s string) []word {
	start := -1
	for i := 0; i <= len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if i < len(s) && isNameRune(r) {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			ws = appendWord(ws, s, text.Range{Start: start, End: i})
			start = -1
		}
		i += max(size, 1)
	}
	return ws
}

func isNameRune(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '-', '\u2010', '\u2011', '/', ',', ';', ':', '(', ')', '"', '“', '”', '„', '«', '»', '—', '–', '!', '?', '[', ']':
		return false
	}
	return true
}

// appendWord adds s[at], without a possessive ending or stops. A bare
// apostrophe at the end is one as well ("Workers' Party").
func appendWord(ws []word, s string, at text.Range) []word {
	form := strings.ReplaceAll(s[at.Start:at.End], "’", "'")
	if t := strings.TrimSuffix(strings.TrimSuffix(form, "'s"), "'S"); t != form && t != "" {
		form = t
		at.End = at.Start + cutLen(s[at.Start:at.End])
	}
	form = strings.Trim(form, "'‘.")
	if form == "" {
		return ws
	}
	form = strings.ReplaceAll(form, ".", "")
	return append(ws, word{lower: fold(form), exact: form, at: at})
}

// cutLen is the length of a form without its possessive ending.
func cutLen(form string) int {
	for _, end := range []string{"'s", "’s", "'S", "’S"} {
		if strings.HasSuffix(form, end) {
			return len(form) - len(end)
		}
	}
	return len(form)
}

var folder = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ú", "u", "ù", "u", "û", "u", "ü", "u",
	"ñ", "n", "ç", "c", "ş", "s", "ğ", "g", "ı", "i")

// fold lower-cases and drops the diacritics that reports drop as well.
func fold(s string) string {
	l := strings.ToLower(s)
	for i := 0; i < len(l); i++ {
		if l[i] >= utf8.RuneSelf {
			return folder.Replace(l)
		}
	}
	return l
}
