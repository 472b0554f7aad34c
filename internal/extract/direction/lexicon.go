package direction

import (
	"maps"
	"slices"
	"strings"

	"ascribe"
	"ascribe/internal/codebook"
)

// wordID numbers a word that some pattern or class knows; 0 is any other.
type wordID uint16

// classID numbers a class of words and phrases.
type classID uint8

// Classes that are filled from the text rather than from a word list.
const (
	classOrg  = "org"  // organisations, named or by noun
	className = "name" // names of persons and other capitalised runs
)

// lexicon turns words into numbers and phrases into classes. It is built once
// from the codebook's cues.
type lexicon struct {
	words   map[string]wordID
	classes map[string]classID
	phrases []phraseNode // 0 is the root
	first   []int32      // the child of the root by its word, 0 for none
	// holdOrg and holdName are the classes that organisations and names found
	// in the text belong to.
	holdOrg, holdName []classID
}

// phraseNode is a node of the trie of class phrases.
type phraseNode struct {
	next    []phraseEdge // none at the root
	classes []classID
}

type phraseEdge struct {
	word wordID
	to   int32
}

// next returns the node that a word leads to from another, 0 for none.
func (l *lexicon) next(node int32, w wordID) int32 {
	if node == 0 {
		if int(w) < len(l.first) {
			return l.first[w]
		}
		return 0
	}
	for _, e := range l.phrases[node].next {
		if e.word == w {
			return e.to
		}
	}
	return 0
}

func newLexicon(c *codebook.Cues) (*lexicon, error) {
	l := &lexicon{words: map[string]wordID{}, classes: map[string]classID{}, phrases: make([]phraseNode, 1)}
	l.classes[classOrg], l.classes[className] = 0, 1
	l.holdOrg, l.holdName = []classID{0}, []classID{1}
	names := slices.Sorted(maps.Keys(c.Classes))
	for _, name := range names {
		if _, ok := l.classes[name]; !ok {
			l.classes[name] = classID(len(l.classes))
		}
	}
	for _, name := range names {
		if err := l.addClass(c.Classes, name, l.classes[name], 0); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// addClass enters the phrases of a class, and of the classes that it refers
// to, under id.
func (l *lexicon) addClass(all map[string][]string, name string, id classID, depth int) error {
	for _, p := range all[name] {
		if sub, ok := strings.CutPrefix(p, "@"); ok {
			if l.filled(sub, id) {
				continue
			}
			if _, known := all[sub]; !known || depth > 4 {
				return faulty("class @" + name + " refers to @" + sub)
			}
			if err := l.addClass(all, sub, id, depth+1); err != nil {
				return err
			}
			continue
		}
		l.addPhrase(strings.Fields(p), 0, id)
	}
	return nil
}

// filled notes that class id takes in a class that is filled from the text.
func (l *lexicon) filled(sub string, id classID) bool {
	switch sub {
	case classOrg:
		l.holdOrg = append(l.holdOrg, id)
	case className:
		l.holdName = append(l.holdName, id)
	default:
		return false
	}
	return true
}

func (l *lexicon) addPhrase(ws []string, node int32, id classID) {
	if len(ws) == 0 {
		if n := &l.phrases[node]; !slices.Contains(n.classes, id) {
			n.classes = append(n.classes, id)
		}
		return
	}
	for _, w := range l.expand(ws[0]) {
		l.addPhrase(ws[1:], l.child(node, w), id)
	}
}

// child returns the node that a word leads to from another, made where there is
// none.
func (l *lexicon) child(node int32, w wordID) int32 {
	if c := l.next(node, w); c != 0 {
		return c
	}
	c := int32(len(l.phrases))
	l.phrases = append(l.phrases, phraseNode{})
	if node != 0 {
		l.phrases[node].next = append(l.phrases[node].next, phraseEdge{w, c})
		return c
	}
	for int(w) >= len(l.first) {
		l.first = append(l.first, 0)
	}
	l.first[w] = c
	return c
}

// expand returns the ids of a word, or for "word~" of all its forms.
func (l *lexicon) expand(w string) []wordID {
	base, inflected := strings.CutSuffix(w, "~")
	if !inflected {
		return []wordID{l.id(w)}
	}
	var ids []wordID
	for _, f := range forms(base) {
		if id := l.id(f); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (l *lexicon) id(w string) wordID {
	id, ok := l.words[w]
	if !ok {
		id = wordID(len(l.words) + 1)
		l.words[w] = id
	}
	return id
}

func faulty(what string) error {
	return &ascribe.Error{Code: ascribe.Invalid, What: "the codebook's cues are faulty", Where: what,
		Remedy: "correct the pattern in the cues of the codebook version"}
}
