package gazetteer

import (
	"bytes"
	"strings"
)

// index finds entries by folded name.
type index struct {
	heads    map[string]int32 // folded name to its first posting
	postings []posting
	longest  map[string]uint8 // most words in a name, by its first word, if more than one
	slab     strings.Builder  // the folded names, end to end
	buf      []byte
}

// posting is one meaning of a name; postings of a name are in order of
// population.
type posting struct {
	entry int32
	next  int32 // the next posting, -1 after the last
	alias bool
}

func newIndex(names int) *index {
	x := &index{heads: make(map[string]int32, names), longest: make(map[string]uint8, names/8),
		postings: make([]posting, 0, names)}
	x.slab.Grow(names * 12)
	return x
}

// add lets name mean the entry n, unless it is no name by itself.
func (x *index) add(entries []Entry, name string, n int32, alias bool) {
	x.buf = appendFold(x.buf[:0], name)
	if nameless(x.buf) {
		return
	}
	p := posting{entry: n, next: -1, alias: alias}
	at := int32(len(x.postings))
	head, known := x.heads[string(x.buf)]
	if !known {
		key := x.keep(x.buf)
		x.heads[key] = at
		x.postings = append(x.postings, p)
		x.reach(key)
		return
	}
	prev := int32(-1)
	k := head
	for ; k >= 0 && entries[x.postings[k].entry].Population >= entries[n].Population; k = x.postings[k].next {
		if x.postings[k].entry == n {
			return
		}
		prev = k
	}
	p.next = k
	x.postings = append(x.postings, p)
	if prev < 0 {
		x.heads[string(x.buf)] = at
	} else {
		x.postings[prev].next = at
	}
}

// keep copies a key into the slab.
func (x *index) keep(key []byte) string {
	start := x.slab.Len()
	x.slab.Write(key)
	return x.slab.String()[start:]
}

// reach notes how many words names with key's first word may have.
func (x *index) reach(key string) {
	first, rest, more := strings.Cut(key, " ")
	if !more {
		return
	}
	if words := uint8(min(strings.Count(rest, " ")+2, 255)); words > x.longest[first] {
		x.longest[first] = words
	}
}

// words returns the most words of a name that begins like key.
func (x *index) words(key []byte) int {
	first, _, _ := bytes.Cut(key, []byte(" "))
	return max(1, int(x.longest[string(first)]))
}
