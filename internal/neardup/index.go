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
// signatures in memory: about 1.1 kB a report of 350 words. It is not safe
// for concurrent use.
//
// As long as no key has more than [MaxHolders] holders and no text shares keys
// with more than [MaxCompared] others, the pairs found do not depend on the
// order in which texts are added.
type Index struct {
	ids   []string
	signs []Signature
	heads map[uint32]posting
	links []link
}

// posting is the list of the holders of one key: its newest link and length.
type posting struct{ head, n uint32 }

// link is one holder of a key and the place of the next, counted from 1.
type link struct{ doc, next uint32 }

// NewIndex returns an empty index.
func NewIndex() *Index { return &Index{heads: map[uint32]posting{}} }

// Len returns the number of texts in the index.
func (x *Index) Len() int { return len(x.ids) }

// Add files a text under its id and returns a pair for every copy of it that
// was filed before, in the order of filing.
func (x *Index) Add(id string, s Signature) []Pair {
	keys := s.Keys()
	var pairs []Pair
	for _, doc := range x.candidates(keys) {
		if ok, _ := IsCopy(s, x.signs[doc]); ok {
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
		for at := x.heads[uint32(k)].head; at != 0; at = x.links[at-1].next {
			shared[x.links[at-1].doc]++
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
		p := x.heads[uint32(k)]
		if p.n >= MaxHolders {
			continue
		}
		x.links = append(x.links, link{doc: doc, next: p.head})
		x.heads[uint32(k)] = posting{head: uint32(len(x.links)), n: p.n + 1}
	}
}
