package lexicon

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"ascribe"
)

// builder gathers words into a tree, which is then laid out as a table.
type builder struct {
	root   *node
	words  map[string]uint16 // id of every word and phrase
	masks  []uint32
	groups []string
	adds   []addition
	pairs  map[pair]uint16
}

type node struct {
	next map[byte]*node
	word word
}

type addition struct{ entry, group string }

func newBuilder() *builder {
	return &builder{root: &node{}, words: map[string]uint16{}, masks: []uint32{0}, pairs: map[pair]uint16{}}
}

// add notes a word or phrase; what is built does not depend on the order.
func (b *builder) add(entry, group string) {
	b.adds = append(b.adds, addition{strings.ToLower(entry), group})
	if !slices.Contains(b.groups, group) {
		b.groups = append(b.groups, group)
	}
}

func (b *builder) build() (*Lexicon, error) {
	slices.Sort(b.groups)
	if len(b.groups) > MaxGroups {
		return nil, &ascribe.Error{Code: ascribe.Invalid, What: fmt.Sprintf("more than %d groups of words", MaxGroups)}
	}
	slices.SortFunc(b.adds, func(x, y addition) int { return strings.Compare(x.entry+"\x00"+x.group, y.entry+"\x00"+y.group) })
	for _, a := range b.adds {
		if strings.Contains(a.entry, " ") && strings.Contains(a.entry, "*") {
			return nil, &ascribe.Error{Code: ascribe.Invalid, What: "a phrase with an open ending: " + a.entry, Remedy: "write out its forms"}
		}
		b.enter(a)
	}
	l := &Lexicon{Groups: b.groups, pairs: b.pairs, masks: b.masks, words: make([]string, len(b.masks))}
	for w, id := range b.words {
		l.words[id] = w
	}
	b.layOut(l)
	if len(l.accept) > 1<<16-1 || len(b.masks) > 1<<16-1 {
		return nil, &ascribe.Error{Code: ascribe.Invalid, What: "too many words in the lexicon"}
	}
	return l, nil
}

// enter puts an entry into the tree: its words one by one, and the steps from
// one to the next.
func (b *builder) enter(a addition) {
	parts := strings.FieldsFunc(a.entry, func(r rune) bool { return r == ' ' || r == '-' || r == '\'' })
	var so string
	var last uint16
	for i, p := range parts {
		id := b.word(p)
		if i == 0 {
			so, last = p, id
			continue
		}
		so += " " + p
		phrase := b.id(so)
		b.pairs[pair{last, id}] = phrase
		last = phrase
	}
	b.masks[last] |= 1 << slices.Index(b.groups, a.group)
}

// id returns the number of a word or phrase.
func (b *builder) id(s string) uint16 {
	id, ok := b.words[s]
	if !ok {
		id = uint16(len(b.masks))
		b.words[s] = id
		b.masks = append(b.masks, 0)
	}
	return id
}

// word enters a single word into the tree.
func (b *builder) word(s string) uint16 {
	stem, stems := strings.CutSuffix(s, "*")
	n := b.root
	for _, c := range []byte(stem) {
		if n.next == nil {
			n.next = map[byte]*node{}
		}
		if n.next[c] == nil {
			n.next[c] = &node{}
		}
		n = n.next[c]
	}
	if n.word.id == 0 {
		n.word.id = b.id(stem)
	}
	n.word.stems = n.word.stems || stems
	return n.word.id
}

// layOut numbers the states, state 1 being the root, and fills the table.
func (b *builder) layOut(l *Lexicon) {
	states := []*node{nil, b.root}
	number := map[*node]int{b.root: 1}
	used := map[byte]bool{}
	for i := 1; i < len(states); i++ {
		for _, c := range slices.Sorted(maps.Keys(states[i].next)) {
			number[states[i].next[c]] = len(states)
			states = append(states, states[i].next[c])
			used[c] = true
		}
	}
	l.classify(used)
	l.next = make([]uint16, len(states)*l.width)
	l.accept = make([]word, len(states))
	for i, n := range states[1:] {
		l.accept[i+1] = n.word
		for c, to := range n.next {
			l.next[(i+1)*l.width+int(l.class[c])] = uint16(number[to])
		}
	}
	l.inherit(b.root, number, word{})
}

// inherit lets what a word with any ending accepts hold below it, except where
// a longer one is listed.
func (l *Lexicon) inherit(n *node, number map[*node]int, above word) {
	if n.word.id == 0 && above.stems {
		l.accept[number[n]] = above
	}
	if n.word.stems {
		above = n.word
	}
	for _, to := range n.next {
		l.inherit(to, number, above)
	}
}

// The classes of bytes that stand in no listed word.
const (
	separator   = 0
	otherLetter = 1
	firstOwn    = 2
)

// classify gives every byte that occurs in a word a class of its own; capital
// letters share that of the small ones.
func (l *Lexicon) classify(used map[byte]bool) {
	n := firstOwn
	for c := range 256 {
		b := byte(c)
		switch {
		case used[b]:
			l.class[b] = uint8(n)
			n++
		case b >= 0x80, b >= 'a' && b <= 'z', b >= '0' && b <= '9':
			l.class[b] = otherLetter
		}
	}
	for b := byte('A'); b <= 'Z'; b++ {
		l.class[b] = l.class[b+'a'-'A']
	}
	l.width = n
}
