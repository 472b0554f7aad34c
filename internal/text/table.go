package text

// Table is a list of words with a value for each. It is made for lists that every
// word of a text is looked up in and few stand in: most are told from its words
// by their ends and length, without a look into the map.
type Table[V any] struct {
	shapes [tableShapes / 64]uint64 // a bit for each shape that one of its words has
	values map[string]V
}

// tableShapes is the number of shapes of words that are told apart: by first and
// last character, five bits of each, and two bits of the length.
const tableShapes = 1 << 12

// NewTable returns a table of the words of m, which must not change from then on.
func NewTable[V any](m map[string]V) *Table[V] {
	t := &Table[V]{values: m}
	for w := range m {
		n := shape(w)
		t.shapes[n/64] |= 1 << (n % 64)
	}
	return t
}

// Of returns the value of a word; ok is false, and the value zero, if the table
// lacks it.
func (t *Table[V]) Of(word string) (v V, ok bool) {
	if n := shape(word); t.shapes[n/64]>>(n%64)&1 == 0 {
		return v, false
	}
	v, ok = t.values[word]
	return v, ok
}

func shape(w string) int {
	if w == "" {
		return 0
	}
	return int(w[0]&31)<<7 | int(w[len(w)-1]&31)<<2 | len(w)&3
}
