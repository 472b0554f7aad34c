package gazetteer

import (
	"bytes"
	"strings"
)

// index finds entries by folded name.
type index struct {
	names    map[string]term // all names, and the first words of those of several
	openers  *openers        // the first words of all names
	postings []posting       // the first is none
	slab     strings.Builder // the folded names, end to end
	buf      []byte
}

// term is what a folded name stands for, and what may begin with it.
type term struct {
	first   int32 // its first posting, 0 for none
	nation  int32 // where it is a demonym, the entry of the country
	words   uint8 // most words of the names that it is the first word of, 0 if only it is one
	demonym bool
	acronym bool // it is written in capitals
	blocked bool // it names no place
}

// posting is one meaning of a name; postings of a name are in order of
// population.
type posting struct {
	entry int32
	next  int32 // the next posting, 0 after the last
	alias bool
}

func newIndex(names int) *index {
	x := &index{names: make(map[string]term, names), openers: &openers{}, postings: make([]posting, 1, names)}
	x.slab.Grow(names * 12)
	return x
}

// add lets name mean the entry n, unless it is no name by itself.
func (x *index) add(entries []Entry, name string, n int32, alias bool) {
	x.buf = appendFold(x.buf[:0], name)
	if nameless(x.buf) {
		return
	}
	p := posting{entry: n, alias: alias}
	at := int32(len(x.postings))
	t := x.names[string(x.buf)]
	if t.first == 0 {
		x.postings = append(x.postings, p)
		t.first = at
		x.put(x.keep(x.buf), t)
		return
	}
	prev := int32(0)
	k := t.first
	for ; k > 0 && entries[x.postings[k].entry].Population >= entries[n].Population; k = x.postings[k].next {
		if x.postings[k].entry == n {
			return
		}
		prev = k
	}
	p.next = k
	x.postings = append(x.postings, p)
	if prev > 0 {
		x.postings[prev].next = at
		return
	}
	t.first = at
	x.names[string(x.buf)] = t
}

// put sets what a folded name stands for, and notes how many words a name with
// its first word may have.
func (x *index) put(key string, t term) {
	x.names[key] = t
	first, rest, more := strings.Cut(key, " ")
	x.openers.add([]byte(first))
	if !more {
		return
	}
	if words := uint8(min(strings.Count(rest, " ")+2, 255)); words > x.names[first].words {
		t := x.names[first]
		t.words = words
		x.names[first] = t
	}
}

// keep copies a key into the slab.
func (x *index) keep(key []byte) string {
	start := x.slab.Len()
	x.slab.Write(key)
	return x.slab.String()[start:]
}

// begin returns what a folded name stands for, and the most words of a name that
// begins like it, 0 if none does.
func (x *index) begin(key []byte) (term, int) {
	first, _, more := bytes.Cut(key, []byte(" "))
	if !x.openers.mayHold(first) {
		return term{}, 0
	}
	t, ok := x.names[string(first)]
	switch {
	case !ok:
		return term{}, 0
	case more:
		return x.names[string(key)], max(1, int(t.words))
	}
	return t, max(1, int(t.words))
}

// openers holds words by their hashes, so that most others are told without a
// look into a table that is too large to stay near the processor. Holding the
// 57,000 of the table it takes one in twenty others for one of them.
type openers [1 << 14]uint64

func (o *openers) add(word []byte) {
	i := hash(word)
	o[i/64] |= 1 << (i % 64)
}

func (o *openers) mayHold(word []byte) bool {
	i := hash(word)
	return o[i/64]&(1<<(i%64)) != 0
}

// hash is the 32-bit FNV-1a hash, folded to the 20 bits by which openers counts.
func hash(word []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range word {
		h = (h ^ uint32(c)) * 16777619
	}
	return (h>>20 ^ h) & (64*uint32(len(openers{})) - 1)
}
