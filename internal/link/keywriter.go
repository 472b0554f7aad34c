package link

import (
	"bytes"
	"math"
	"slices"
	"strconv"

	"ascribe"
)

// keyWriter writes keys one behind the other.
type keyWriter struct {
	letters []byte
	keys    []keyRange
	from    int // where the key begins that is being written
}

type keyRange struct{ from, to int }

func (w *keyWriter) key(i int) []byte { return w.letters[w.keys[i].from:w.keys[i].to] }

func (w *keyWriter) text(s string) *keyWriter {
	w.letters = append(w.letters, s...)
	return w
}

func (w *keyWriter) number(n int) *keyWriter {
	w.letters = strconv.AppendInt(w.letters, int64(n), 10)
	return w
}

func (w *keyWriter) hex(h uint32) *keyWriter {
	w.letters = strconv.AppendUint(w.letters, uint64(h), 16)
	return w
}

// place writes a cell of half a degree where the place is located, else its
// name's hash.
func (w *keyWriter) place(p *ascribe.Place) *keyWriter {
	w.text("p:")
	if !located(p) {
		return w.hex(hashName(p.Name))
	}
	cell := func(deg float64) int { return int(math.Floor(2 * deg)) }
	return w.number(cell(p.Lat)).text(",").number(cell(p.Lon))
}

// twos writes a key for every two of ts.
func (w *keyWriter) twos(prefix string, ts []Term) {
	for i, a := range ts {
		for _, b := range ts[:i] {
			w.text(prefix).hex(min(a.Hash, b.Hash)).hex(max(a.Hash, b.Hash)).end()
		}
	}
}

// end ends a key.
func (w *keyWriter) end() {
	w.keys = append(w.keys, keyRange{w.from, len(w.letters)})
	w.from = len(w.letters)
}

// sort puts the keys in order and leaves out what is there twice.
func (w *keyWriter) sort() {
	compare := func(a, b keyRange) int { return bytes.Compare(w.letters[a.from:a.to], w.letters[b.from:b.to]) }
	slices.SortFunc(w.keys, compare)
	w.keys = slices.CompactFunc(w.keys, func(a, b keyRange) bool { return compare(a, b) == 0 })
}
