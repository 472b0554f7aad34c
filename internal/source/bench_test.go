package source

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// newsPage is a page of about 40 kB that compresses as pages do.
func newsPage(rng *rand.Rand) []byte {
	words := []string{"said", "police", "the", "city", "on", "Monday", "that", "a", "report", "of", "officials", "was",
		"<p>", "</p>", `<div class="story">`, "</div>", `<a href="/news/`, `">`, "</a>", "train", "morning", "people"}
	b := []byte("<!DOCTYPE html><html><body>")
	for len(b) < 40<<10 {
		b = append(b, words[rng.IntN(len(words))]...)
		if b = append(b, ' '); rng.IntN(6) == 0 {
			b = fmt.Appendf(b, "%x", rng.Uint32())
		}
	}
	return append(b, "</body></html>"...)
}

func benchArchive(b *testing.B) (plain, packed []byte) {
	rng := rand.New(rand.NewPCG(1, 2))
	var p, z bytes.Buffer
	for i := range 500 {
		rec := response(pageURL(i), newsPage(rng))
		p.Write(rec)
		z.Write(zip(b, rec))
	}
	return p.Bytes(), z.Bytes()
}

func BenchmarkWarc(b *testing.B) {
	plain, packed := benchArchive(b)
	for _, c := range []struct {
		name string
		file []byte
		kind kind
	}{{"plain", plain, warc}, {"gzip", packed, packedWarc}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(plain)))
			for b.Loop() {
				if items, faults := gatherWarc(c.kind, c.file, true); len(items) != 500 || len(faults) != 0 {
					b.Fatal(len(items), faults)
				}
			}
			b.ReportMetric(500*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
	b.Run("inflate only", func(b *testing.B) {
		b.SetBytes(int64(len(plain)))
		for b.Loop() {
			z, err := gzip.NewReader(bytes.NewReader(packed))
			if err != nil {
				b.Fatal(err)
			}
			if _, err := io.Copy(io.Discard, z); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkLines(b *testing.B) {
	const n = 5000
	size, _ := io.Copy(io.Discard, &endlessLines{n: n})
	b.SetBytes(size)
	for b.Loop() {
		items, _ := gather(b, &endlessLines{n: n}, "-")
		if len(items) != n {
			b.Fatal(len(items))
		}
	}
	b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "lines/s")
}
