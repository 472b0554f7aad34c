package link

import (
	"math/bits"
	"slices"
)

// vocabulary numbers the different words of a text by their folded form.
type vocabulary struct {
	words   []entry
	letters []byte   // of all words, one behind the other
	slots   []uint32 // hash table of the numbers of words, counted from 1
}

// entry is a word, and how the text uses it.
type entry struct {
	from, to uint32 // in letters
	hash     uint32
	count    int32 // the first words of a text count more often
	idf      float64
	name     bool // used as a name
	own      bool // of the outlet's own name
}

// newVocabulary returns a vocabulary with room for the words of a text of that
// many bytes, or the first of them.
func newVocabulary(size int) vocabulary {
	var v vocabulary
	v.grow(1 << bits.Len(uint(min(size, maxRoom)/bytesAWord)))
	return v
}

const (
	bytesAWord = 12 // of a text, for each word that differs from those before
	maxRoom    = 1 << 16
)

// fold returns the folded form of a word.
func (v *vocabulary) fold(n uint32) []byte { return v.letters[v.words[n].from:v.words[n].to] }

// number returns the number of a word, and whether it is new.
func (v *vocabulary) number(raw string) (n uint32, isNew bool) {
	if 2*len(v.words) >= len(v.slots) {
		v.grow(2 * len(v.words))
	}
	from := uint32(len(v.letters))
	v.letters = appendFold(v.letters, raw)
	fold := v.letters[from:]
	hash := hashWord(fold)
	at := v.slot(hash)
	for ; v.slots[at] != 0; at = v.slot(at + 1) {
		n := v.slots[at] - 1
		if v.words[n].hash == hash && string(v.fold(n)) == string(fold) {
			v.letters = v.letters[:from]
			return n, false
		}
	}
	v.words = append(v.words, entry{from: from, to: uint32(len(v.letters)), hash: hash})
	v.slots[at] = uint32(len(v.words))
	return uint32(len(v.words)) - 1, true
}

func (v *vocabulary) slot(hash uint32) uint32 { return hash & uint32(len(v.slots)-1) }

// grow makes room for a number of words, a power of two.
func (v *vocabulary) grow(words int) {
	v.words = slices.Grow(v.words, words-len(v.words))
	v.letters = slices.Grow(v.letters, max(0, 7*words-len(v.letters)))
	v.slots = make([]uint32, 2*words)
	for n := range v.words {
		at := v.slot(v.words[n].hash)
		for v.slots[at] != 0 {
			at = v.slot(at + 1)
		}
		v.slots[at] = uint32(n) + 1
	}
}
