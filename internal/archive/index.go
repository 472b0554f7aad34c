package archive

import (
	"encoding/binary"
	"iter"
	"slices"
)

// index leads from the addresses of originals to their frames. It keeps four
// bytes of an address only, a fingerprint: the whole one stands in the head of
// the frame, and is read where a fingerprint is found. Some twenty bytes an
// original, in all, are little beside a table of whole addresses.
type index struct {
	// slots is an open table, at most three quarters full: the fingerprint in
	// the upper half, the number of the original, counted from 1, in the lower.
	slots  []uint64
	places []place // by number
}

// place is where a frame begins: the pack, by its index in Archive.packs, in
// the upper bits, the offset in the lower.
type place uint64

const offsetBits = 40

func placeOf(pack int32, offset int64) place { return place(pack)<<offsetBits | place(offset) }

func (p place) pack() int32 { return int32(p >> offsetBits) }

func (p place) offset() int64 { return int64(p & (1<<offsetBits - 1)) }

func newIndex() *index { return &index{slots: make([]uint64, 1<<8)} }

// len is the number of originals; 0 for the nil index of a closed archive.
func (x *index) len() int {
	if x == nil {
		return 0
	}
	return len(x.places)
}

// sorted lists the places in the order of the packs, which is the fastest to
// read in.
func (x *index) sorted() []place {
	if x == nil {
		return nil
	}
	return slices.Sorted(slices.Values(x.places))
}

// add files an original.
func (x *index) add(sum key, at place) {
	if 4*len(x.places) >= 3*len(x.slots) {
		x.grow()
	}
	x.places = append(x.places, at)
	x.put(uint64(fingerprint(sum))<<32 | uint64(len(x.places)))
}

// likely yields the numbers, from 0 on, of the originals that have the
// fingerprint of sum.
func (x *index) likely(sum key) iter.Seq[int] {
	return func(yield func(int) bool) {
		wanted := fingerprint(sum)
		for at := x.home(wanted); x.slots[at] != 0; at = x.after(at) {
			if s := x.slots[at]; uint32(s>>32) == wanted && !yield(int(uint32(s))-1) {
				return
			}
		}
	}
}

func fingerprint(sum key) uint32 { return binary.BigEndian.Uint32(sum[:]) }

func (x *index) home(fingerprint uint32) int { return int(fingerprint) & (len(x.slots) - 1) }

func (x *index) after(slot int) int { return (slot + 1) & (len(x.slots) - 1) }

func (x *index) put(s uint64) {
	at := x.home(uint32(s >> 32))
	for x.slots[at] != 0 {
		at = x.after(at)
	}
	x.slots[at] = s
}

func (x *index) grow() {
	before := x.slots
	x.slots = make([]uint64, 2*len(before))
	for _, s := range before {
		if s != 0 {
			x.put(s)
		}
	}
}
