package archive

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// bodies returns n different originals of about 5 kB.
func bodies(n int) [][]byte {
	rng := rand.NewChaCha8([32]byte{1})
	out := make([][]byte, n)
	for i := range out {
		out[i] = make([]byte, 4<<10+rng.Uint64()%2048)
		rng.Read(out[i])
	}
	return out
}

func BenchmarkPut(b *testing.B) {
	for _, batch := range []int{1, 64, 1024} {
		b.Run(fmt.Sprintf("sync every %d", batch), func(b *testing.B) {
			a := open(b, b.TempDir())
			all := bodies(1024)
			size := 0
			for i := 0; b.Loop(); i++ {
				body := all[i%len(all)]
				body[0], body[1], body[2], body[3] = byte(i), byte(i>>8), byte(i>>16), byte(i>>24)
				size += len(body)
				if _, _, err := a.Put(body); err != nil {
					b.Fatal(err)
				}
				if i%batch == batch-1 {
					if err := a.Sync(); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "puts/s")
			b.ReportMetric(float64(size)/1e6/b.Elapsed().Seconds(), "MB/s")
		})
	}
}

// BenchmarkOpen opens, and verifies, an archive of 100,000 originals.
func BenchmarkOpen(b *testing.B) {
	const n = 100_000
	dir := b.TempDir()
	a := open(b, dir)
	all := bodies(1000)
	for i := range n {
		body := all[i%len(all)]
		body[0], body[1], body[2] = byte(i), byte(i>>8), byte(i>>16)
		if _, _, err := a.Put(body); err != nil {
			b.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		b.Fatal(err)
	}
	b.Run("open", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r, err := OpenReader(dir)
			if err != nil || r.Len() != n {
				b.Fatal(err)
			}
			r.Close()
		}
	})
	b.Run("verify", func(b *testing.B) {
		r, err := OpenReader(dir)
		if err != nil {
			b.Fatal(err)
		}
		defer r.Close()
		b.SetBytes(n * 5120)
		for b.Loop() {
			if _, errs := faults(b, r); errs != nil {
				b.Fatal(errs)
			}
		}
	})
}
