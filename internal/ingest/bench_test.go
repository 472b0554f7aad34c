package ingest_test

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"ascribe/eval/stream"
	"ascribe/internal/archive"
	"ascribe/internal/extract"
	"ascribe/internal/ingest"
	"ascribe/internal/link"
	"ascribe/internal/store/sqlite"
)

// newExtractor builds the extractor that the program uses.
func newExtractor(t testing.TB) *extract.Extractor {
	t.Helper()
	x, err := extract.Load()
	must(t, err)
	return x
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// newPipeline opens a fresh record in a folder.
func newPipeline(t testing.TB, dir string, x *extract.Extractor) *ingest.Pipeline {
	t.Helper()
	s, err := sqlite.Create(t.Context(), filepath.Join(dir, "record.db"))
	must(t, err)
	a, err := archive.Open(filepath.Join(dir, "originals"))
	must(t, err)
	m, err := link.Load()
	must(t, err)
	t.Cleanup(func() {
		must(t, a.Close())
		must(t, s.Close())
	})
	return ingest.New(ingest.Parts{Archive: a, Store: s, Extractor: x, Model: m, Now: time.Now})
}

// BenchmarkIngest takes JSON lines the whole way into a record on disk.
func BenchmarkIngest(b *testing.B) {
	x := newExtractor(b)
	var lines bytes.Buffer
	must(b, stream.WriteJSONL(&lines, 1, b.N))
	p := newPipeline(b, b.TempDir(), x)
	b.SetBytes(int64(lines.Len() / b.N))
	b.ResetTimer()
	sum, err := p.Ingest(b.Context(), []string{"-"}, &lines, func(err error) { b.Error(err) }, nil)
	must(b, err)
	b.ReportMetric(float64(sum.New)/b.Elapsed().Seconds(), "reports/s")
}

// BenchmarkExtract reads the same reports without a record.
func BenchmarkExtract(b *testing.B) {
	x := newExtractor(b)
	var lines bytes.Buffer
	must(b, stream.WriteJSONL(&lines, 1, b.N))
	b.ResetTimer()
	n := 0
	for _, err := range ingest.Each(b.Context(), []string{"-"}, &lines, ingest.Extracting(x)) {
		must(b, err)
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "reports/s")
}
