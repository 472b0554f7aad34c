package linear

import (
	"testing"

	"pgregory.net/rapid"
)

// TestTableIsAMap compares a table with a map. Ids are drawn from few values and
// from far apart, so that some share a slot and many are filed twice.
func TestTableIsAMap(t *testing.T) {
	id := rapid.Custom(func(t *rapid.T) uint64 {
		return rapid.Uint64Range(0, 40).Draw(t, "low") << rapid.SampledFrom([]int{0, 7, 32}).Draw(t, "by")
	})
	rapid.Check(t, func(rt *rapid.T) {
		var got table
		want := map[uint64]int{}
		for row, k := range rapid.SliceOfN(id, 0, 200).Draw(rt, "filed") {
			got.put(k, row)
			want[k] = row
		}
		for _, k := range rapid.SliceOf(id).Draw(rt, "asked for") {
			row, ok := got.row(k)
			if w, there := want[k]; ok != there || ok && row != w {
				rt.Fatalf("%x: %d, %v; want %d, %v", k, row, ok, w, there)
			}
		}
		if got.n != len(want) {
			rt.Fatalf("%d features, want %d", got.n, len(want))
		}
	})
}
