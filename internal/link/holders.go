package link

import "slices"

// holders tells which arrivals hold a key.
type holders struct {
	latest map[uint64]int // by key: the place of its latest holder, counted from 1
	all    []holder
}

// holder is an arrival under a key, and the place of the one before.
type holder struct{ arrival, before int }

func newHolders(keys int) *holders {
	return &holders{latest: make(map[uint64]int, keys), all: make([]holder, 0, keys)}
}

// add files an arrival under a key. It appends the [MaxHolders] latest that were
// there, in order.
func (h *holders) add(to []int, key uint64, arrival int) []int {
	latest := h.latest[key]
	for at := latest; at != 0 && len(to) < MaxHolders; at = h.all[at-1].before {
		to = append(to, h.all[at-1].arrival)
	}
	slices.Reverse(to)
	h.all = append(h.all, holder{arrival, latest})
	h.latest[key] = len(h.all)
	return to
}
