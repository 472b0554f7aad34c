package linear

// table leads from the hashes of features to rows of weights. Most features of
// a text are in no model, and a model is asked for every one: in an open table
// at most half full that is one look at memory, mostly (Knuth 1973, section 6.4).
type table struct {
	slots []slot // a power of two
	n     int
}

// slot holds a feature; row is counted from 1, 0 for an empty slot.
type slot struct {
	id  uint64
	row int32
}

// put files a feature, or files it anew.
func (t *table) put(id uint64, row int) {
	if 2*(t.n+1) > len(t.slots) {
		t.grow()
	}
	s := t.slot(id)
	if s.row == 0 {
		t.n++
	}
	*s = slot{id, int32(row) + 1}
}

// row returns the row of a feature.
func (t *table) row(id uint64) (int, bool) {
	if t.n == 0 {
		return 0, false
	}
	s := t.slot(id)
	return int(s.row) - 1, s.row != 0
}

// slot returns the slot of a feature, or the empty one where it would stand.
func (t *table) slot(id uint64) *slot {
	last := uint64(len(t.slots) - 1)
	for at := id ^ id>>32; ; at++ {
		if s := &t.slots[at&last]; s.row == 0 || s.id == id {
			return s
		}
	}
}

func (t *table) grow() {
	before := t.slots
	t.slots = make([]slot, max(16, 2*len(before)))
	for _, s := range before {
		if s.row != 0 {
			*t.slot(s.id) = s
		}
	}
}

// sieve tells at once of most features that a table lacks them: it has a bit for
// each value of some bits of a feature, so many that few are set, and is small
// enough to stay near the processor while the table is not (Bloom 1970).
type sieve []uint64

// sieveBits is the number of bits of a sieve for each slot of its table.
const sieveBits = 8

func newSieve(t *table) sieve {
	v := make(sieve, max(1, len(t.slots)*sieveBits/64))
	for _, s := range t.slots {
		if s.row != 0 {
			word, bit := v.place(s.id)
			v[word] |= 1 << bit
		}
	}
	return v
}

// passes returns 1 if the table may have a feature, 0 if it has not.
func (v sieve) passes(id uint64) int {
	word, bit := v.place(id)
	return int(v[word] >> bit & 1)
}

func (v sieve) place(id uint64) (word, bit uint64) {
	id ^= id >> 32
	return id >> 6 & uint64(len(v)-1), id & 63
}
