package neardup

import (
	"cmp"
	"maps"
	"slices"
)

// MaxHolders bounds the number of texts that an [Index] keeps under one key.
// A key that more texts share is a stock phrase or the text of a very large
// family, whose members still meet in the first ones.
const MaxHolders = 64

// Index finds the copies of a text among those added before it. It keeps the
// signatures in memory: about 1.5 kB a report of 350 words, with all that finds
// it. It is not safe for concurrent use.
//
// As long as no key has more than [MaxHolders] holders and no text shares keys
// with more than [MaxCompared] others, the pairs found do not depend on the
// order in which texts are added. Beyond that the latest holders count.
type Index struct {
	ids   []string
	signs []Signature
	// holders is a hash table with chains: heads leads from a key to its
	// latest holder, counted from 1.
	heads   []uint32
	holders []holder
}

// holder is a text under a key, and the place of the next in the chain.
type holder struct{ key, doc, next uint32 }

// NewIndex returns an empty index.
func NewIndex() *Index { return &Index{heads: make([]uint32, 1<<8)} }

// Len returns the number of texts in the index.
func (x *Index) Len() int { return len(x.ids) }

// Add files a text under its id and returns a pair for every copy of it that
// was filed before, in the order of filing.
func (x *Index) Add(id string, s Signature) []Pair {
	keys := s.Keys()
	var pairs []Pair
	for _, doc := range x.candidates(keys) {
		if Copies(s, x.signs[doc]) {
			pairs = append(pairs, Pair{A: x.ids[doc], B: id})
		}
	}
	x.file(keys, uint32(len(x.ids)))
	x.ids = append(x.ids, id)
	x.signs = append(x.signs, s)
	return pairs
}

// candidates lists the texts that share the most keys, of equals the latest.
func (x *Index) candidates(keys []uint64) []uint32 {
	shared := map[uint32]int{}
	for _, k := range keys {
		n := 0
		for at := x.heads[x.slot(uint32(k))]; at != 0 && n < MaxHolders; at = x.holders[at-1].next {
			if h := x.holders[at-1]; h.key == uint32(k) {
				shared[h.doc]++
				n++
			}
		}
	}
	docs := slices.SortedFunc(maps.Keys(shared), func(a, b uint32) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(b, a))
	})
	docs = docs[:min(len(docs), MaxCompared)]
	slices.Sort(docs)
	return docs
}

func (x *Index) file(keys []uint64, doc uint32) {
	for _, k := range keys {
		if len(x.holders) >= 2*len(x.heads) {
			x.grow()
		}
		at := x.slot(uint32(k))
		x.holders = append(x.holders, holder{uint32(k), doc, x.heads[at]})
		x.heads[at] = uint32(len(x.holders))
	}
}

// slot spreads the keys, which all are small (Knuth's multiplicative hash).
func (x *Index) slot(key uint32) uint32 {
	return uint32(uint64(key)*0x9e3779b97f4a7c15>>32) & uint32(len(x.heads)-1)
}

func (x *Index) grow() {
	x.heads = make([]uint32, 2*len(x.heads))
	for i := range x.holders {
		at := x.slot(x.holders[i].key)
		x.holders[i].next = x.heads[at]
		x.heads[at] = uint32(i + 1)
	}
}
