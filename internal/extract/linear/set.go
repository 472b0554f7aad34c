package linear

// Set is a set of names, each kept as its [Identity]. The zero value is empty and
// ready.
type Set struct {
	ids []uint64 // an open table, a power of two, at most half full; 0 for an empty slot
	n   int
}

// firstSlots is the number of slots that a set begins with.
const firstSlots = 128

// Add adds a name and reports whether the set lacked it.
func (s *Set) Add(name string) bool { return s.add(Identity(name)) }

func (s *Set) add(id uint64) bool {
	if 2*(s.n+1) > len(s.ids) {
		s.grow()
	}
	if id == 0 {
		id = 1 // 0 is an empty slot
	}
	slot := s.slot(id)
	if *slot == id {
		return false
	}
	*slot = id
	s.n++
	return true
}

// slot returns the slot of an identity, or the empty one where it would stand.
func (s *Set) slot(id uint64) *uint64 {
	last := uint64(len(s.ids) - 1)
	for at := id ^ id>>32; ; at++ {
		if slot := &s.ids[at&last]; *slot == 0 || *slot == id {
			return slot
		}
	}
}

// reset empties the set and makes room for n identities. It keeps what room it
// has, but clears only what n identities need of it.
func (s *Set) reset(n int) {
	size := 16
	for size < 2*(n+1) {
		size *= 2
	}
	if size > cap(s.ids) {
		s.ids = make([]uint64, size)
	} else {
		s.ids = s.ids[:size]
		clear(s.ids)
	}
	s.n = 0
}

func (s *Set) grow() {
	before := s.ids
	s.ids = make([]uint64, max(firstSlots, 2*len(before)))
	for _, id := range before {
		if id != 0 {
			*s.slot(id) = id
		}
	}
}
