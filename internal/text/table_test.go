package text

import (
	"testing"

	"pgregory.net/rapid"
)

// TestTableIsAMap compares a table with the map that it was made of.
func TestTableIsAMap(t *testing.T) {
	word := rapid.OneOf(rapid.StringMatching("[a-d]{0,5}"), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.MapOf(word, rapid.Int()).Draw(t, "words")
		table := NewTable(m)
		asked := rapid.SliceOf(word).Draw(t, "asked")
		for w := range m {
			asked = append(asked, w)
		}
		for _, w := range asked {
			v, ok := table.Of(w)
			if want, there := m[w]; v != want || ok != there {
				t.Fatalf("%q: %d, %v; want %d, %v", w, v, ok, want, there)
			}
		}
	})
}
