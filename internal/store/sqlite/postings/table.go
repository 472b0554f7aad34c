package postings

import "slices"

// table holds the rows that are not on disk yet: a hash table with chains, the
// newest row of a chain first.
type table struct {
	heads   []uint32 // by key: the place of an entry, counted from 1
	entries []entry
}

type entry struct{ key, row, next uint32 }

func newTable() *table { return &table{heads: make([]uint32, 1<<8)} }

// slot spreads keys that share their lower bits (Knuth's multiplicative hash).
func (t *table) slot(key uint32) uint32 {
	return uint32(uint64(key)*0x9e3779b97f4a7c15>>32) & uint32(len(t.heads)-1)
}

func (t *table) add(key, row uint32) {
	if len(t.entries) >= len(t.heads) {
		t.grow()
	}
	at := t.slot(key)
	t.entries = append(t.entries, entry{key, row, t.heads[at]})
	t.heads[at] = uint32(len(t.entries))
}

func (t *table) grow() {
	t.heads = make([]uint32, 2*len(t.heads))
	for i := range t.entries {
		at := t.slot(t.entries[i].key)
		t.entries[i].next = t.heads[at]
		t.heads[at] = uint32(i + 1)
	}
}

// rows appends the rows under key, the newest first, until there are limit.
func (t *table) rows(to []uint32, key uint32, limit int) []uint32 {
	for at := t.heads[t.slot(key)]; at != 0 && len(to) < limit; at = t.entries[at-1].next {
		if e := t.entries[at-1]; e.key == key && (len(to) == 0 || to[len(to)-1] != e.row) {
			to = append(to, e.row)
		}
	}
	return to
}

// sorted yields the entries in their order on disk.
func (t *table) sorted() source {
	all := make([]uint64, len(t.entries))
	for i, e := range t.entries {
		all[i] = pack(e.key, e.row)
	}
	slices.Sort(all)
	return func() (uint64, bool, error) {
		if len(all) == 0 {
			return 0, false, nil
		}
		v := all[0]
		all = all[1:]
		return v, true, nil
	}
}

// pack makes one number of a key and a row; numbers sort by key, and by row
// from the newest on.
func pack(key, row uint32) uint64 { return uint64(key)<<32 | uint64(^row) }

func unpack(v uint64) (key, row uint32) { return uint32(v >> 32), ^uint32(v) }
