package archive

import (
	"crypto/sha256"
	"runtime"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestIndexFindsAll files sums of which many share a fingerprint, and finds each
// among the likely ones of its own.
func TestIndexFindsAll(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		x := newIndex()
		sums := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) (sum key) {
			sum[2], sum[3] = rapid.Byte().Draw(t, "one"), rapid.ByteRange(0, 3).Draw(t, "another")
			sum[31] = rapid.Byte().Draw(t, "last")
			return sum
		}), 0, 600).Draw(rt, "sums")
		for n, sum := range sums {
			x.add(sum, placeOf(int32(n%3), int64(n)))
		}
		for n, sum := range sums {
			found := slices.Collect(x.likely(sum))
			if !slices.Contains(found, n) {
				rt.Fatalf("number %d is not among %v", n, found)
			}
			for _, other := range found {
				if fingerprint(sums[other]) != fingerprint(sum) {
					rt.Fatalf("number %d has another fingerprint", other)
				}
			}
		}
		if got := x.sorted(); x.len() != len(sums) || len(got) != len(sums) || !slices.IsSorted(got) {
			rt.Fatalf("%d originals, %d places", x.len(), len(got))
		}
	})
}

// TestAddressesWithOneFingerprint puts originals whose addresses begin alike:
// each is found by its whole address, and one that was never put is not.
func TestAddressesWithOneFingerprint(t *testing.T) {
	a := open(t, t.TempDir())
	alike := func(n byte) (sum key) {
		sum[31] = n
		return sum
	}
	for n := range byte(3) {
		if err := a.append(alike(n), []byte{n}); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // in memory, then from the pack
		for n := range byte(4) {
			loc, known, err := a.find(alike(n))
			if err != nil || known != (n < 3) {
				t.Fatalf("%d: known %v, %v", n, known, err)
			}
			if body, _, err := a.bytes(loc); known && (err != nil || body[0] != n) {
				t.Errorf("%d: %v, %v", n, body, err)
			}
		}
		if err := a.flush(); err != nil {
			t.Fatal(err)
		}
	}
}

// BenchmarkIndex files the addresses of two million originals, and tells what
// memory that takes.
func BenchmarkIndex(b *testing.B) {
	const n = 2_000_000
	var before, after runtime.MemStats
	for b.Loop() {
		runtime.GC()
		runtime.ReadMemStats(&before)
		x := newIndex()
		for i := range n {
			x.add(sha256.Sum256([]byte{byte(i), byte(i >> 8), byte(i >> 16)}), placeOf(0, int64(i)))
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(x.len()), "bytes/original")
	}
}
