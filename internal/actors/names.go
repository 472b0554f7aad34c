package actors

import (
	"strings"
	"unicode/utf8"

	"ascribe/internal/text"
)

// wordID numbers a word of the directory's names and phrases; 0 is any other.
type wordID uint16

// word is one part of a name: hyphens and full stops split or join nothing
// that a reader would take for a difference.
type word struct {
	id    wordID
	exact string
	at    text.Range
}

// vocabulary numbers the words of the directory, folded.
type vocabulary map[string]wordID

// id returns the number of a word as it is written.
func (v vocabulary) id(form string) wordID {
	var buf [32]byte
	if len(form) > len(buf) {
		return v[fold(form)]
	}
	low := buf[:len(form)]
	for i := range low {
		c := form[i]
		if c >= utf8.RuneSelf {
			return v[fold(form)]
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		low[i] = c
	}
	return v[string(low)]
}

// learn returns the words of a name, and numbers those that are new.
func (v vocabulary) learn(name string) []word {
	ws := v.appendName(nil, name)
	for i := range ws {
		low := fold(ws[i].exact)
		if v[low] == 0 {
			v[low] = wordID(len(v) + 1)
		}
		ws[i].id = v[low]
	}
	return ws
}

// wordKind says what a word does among others, whatever names hold it.
type wordKind uint8

const (
	article    wordKind = 1 << iota // counts for nothing before a name
	determiner                      // "the", "this": goes before a generic noun
	ends                            // "of", "who": the part of a designation before it ends
)

func (a *Directory) mark(k wordKind, words ...string) {
	for _, w := range words {
		id := a.words.learn(w)[0].id
		for int(id) >= len(a.kinds) {
			a.kinds = append(a.kinds, 0)
		}
		a.kinds[id] |= k
	}
}

func (a *Directory) is(w word, k wordKind) bool {
	return int(w.id) < len(a.kinds) && a.kinds[w.id]&k != 0
}

// entry is what a name leads to. cased, if set, are the words of the only form
// that counts in text that has case.
type entry struct {
	org    int
	outlet bool
	cased  []word
}

// wordInCapitals reports whether a text all in capitals would write a word so
// that means something else: "IS". Longer abbreviations are names there too.
func (e entry) wordInCapitals() bool { return len(e.cased) == 1 && len(e.cased[0].exact) == 2 }

// trie finds the longest name at a place. The nodes are numbered, the root is 0.
type trie struct {
	first []int32 // the child of the root by its word, 0 for none
	nodes []node
}

type node struct {
	next    []edge
	entries []entry
}

type edge struct {
	word wordID
	to   int32
}

func newTrie() *trie { return &trie{nodes: make([]node, 1)} }

func (t *trie) add(name []word, e entry) {
	n := t.walk(name)
	n.entries = append(n.entries, e)
}

// addCased adds a name that also is an ordinary word, so that only its exact
// form counts. It replaces an entry of the same name that ignores case.
func (t *trie) addCased(name []word, e entry) {
	n := t.walk(name)
	e.cased = name
	kept := n.entries[:0]
	for _, old := range n.entries {
		if old.cased != nil || old.org != e.org {
			kept = append(kept, old)
		}
	}
	n.entries = append(kept, e)
}

// walk returns the node of a name, made where there is none.
func (t *trie) walk(name []word) *node {
	at := int32(0)
	for _, w := range name {
		to := t.child(at, w.id)
		if to == 0 {
			to = int32(len(t.nodes))
			t.nodes = append(t.nodes, node{})
			t.link(at, edge{w.id, to})
		}
		at = to
	}
	return &t.nodes[at]
}

func (t *trie) link(from int32, e edge) {
	if from > 0 {
		t.nodes[from].next = append(t.nodes[from].next, e)
		return
	}
	for int(e.word) >= len(t.first) {
		t.first = append(t.first, 0)
	}
	t.first[e.word] = e.to
}

// child returns the node that a word leads to, 0 for none.
func (t *trie) child(at int32, w wordID) int32 {
	if at == 0 {
		if int(w) < len(t.first) {
			return t.first[w]
		}
		return 0
	}
	for _, e := range t.nodes[at].next {
		if e.word == w {
			return e.to
		}
	}
	return 0
}

// longest returns how many of ws the longest name takes, and its entry, nil if
// there is none. anyCase drops the demand of cased names.
func (t *trie) longest(ws []word, anyCase bool) (int, *entry) {
	at, best, found := int32(0), 0, (*entry)(nil)
	for i := range ws {
		if at = t.child(at, ws[i].id); at == 0 {
			break
		}
		for k := range t.nodes[at].entries {
			if e := &t.nodes[at].entries[k]; anyCase || e.allows(ws) {
				best, found = i+1, e
				break
			}
		}
	}
	return best, found
}

// allows reports whether the case of ws, which begin with the name, is right.
func (e *entry) allows(ws []word) bool {
	for i := range e.cased {
		if ws[i].exact != e.cased[i].exact {
			return false
		}
	}
	return true
}

// appendName cuts a name into words at spaces, hyphens, slashes and marks, drops
// possessive endings and the stops of abbreviations, and adds the words to ws.
func (v vocabulary) appendName(ws []word, s string) []word {
	start, plain := -1, true
	for i, r := range s {
		switch {
		case separates(r):
			if start >= 0 {
				ws = v.appendWord(ws, s, text.Range{Start: start, End: i}, plain)
			}
			start, plain = -1, true
			continue
		case start < 0:
			start = i
		}
		plain = plain && r < utf8.RuneSelf && r != '\'' && r != '.'
	}
	if start >= 0 {
		ws = v.appendWord(ws, s, text.Range{Start: start, End: len(s)}, plain)
	}
	return ws
}

func separates(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '-', '\u2010', '\u2011', '/', ',', ';', ':', '(', ')', '"', '“', '”', '„', '«', '»', '—', '–', '!', '?', '[', ']':
		return true
	}
	return false
}

// appendWord adds s[at], without a possessive ending or stops; a plain one has
// neither. A bare apostrophe at the end is one as well ("Workers' Party").
func (v vocabulary) appendWord(ws []word, s string, at text.Range, plain bool) []word {
	form := s[at.Start:at.End]
	if !plain {
		form = strings.ReplaceAll(form, "’", "'")
		if t := strings.TrimSuffix(strings.TrimSuffix(form, "'s"), "'S"); t != form && t != "" {
			form = t
			at.End = at.Start + cutLen(s[at.Start:at.End])
		}
		form = strings.ReplaceAll(strings.Trim(form, "'‘."), ".", "")
		if form == "" {
			return ws
		}
	}
	return append(ws, word{v.id(form), form, at})
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
