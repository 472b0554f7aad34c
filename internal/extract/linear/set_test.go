package linear

import (
	"testing"

	"pgregory.net/rapid"
)

// TestSetIsAMap compares a set, used twice, with a map. Names are drawn from few,
// so that many are added twice.
func TestSetIsAMap(t *testing.T) {
	name := rapid.StringMatching("[a-f]{0,3}")
	rapid.Check(t, func(t *rapid.T) {
		var got Set
		for range 2 {
			names := rapid.SliceOfN(name, 0, 300).Draw(t, "names")
			got.reset(rapid.IntRange(0, len(names)).Draw(t, "room"))
			want := map[string]bool{}
			for _, n := range names {
				if lacked := got.Add(n); lacked == want[n] {
					t.Fatalf("%q: lacked %v, want %v", n, lacked, !want[n])
				}
				want[n] = true
			}
		}
	})
}

func TestSetHoldsTheEmptySlot(t *testing.T) {
	var s Set
	if !s.add(0) || s.add(0) {
		t.Error("the identity 0 is lacked once")
	}
}

// TestSieve holds that a sieve lets everything pass that its table has.
func TestSieve(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var tb table
		ids := rapid.SliceOf(rapid.Uint64()).Draw(t, "ids")
		for row, id := range ids {
			tb.put(id, row)
		}
		v := newSieve(&tb)
		for _, id := range ids {
			if v.passes(id) == 0 {
				t.Fatalf("%x does not pass", id)
			}
		}
	})
}
