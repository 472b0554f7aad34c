package sqlite

import (
	"path/filepath"
	"testing"

	"ascribe/internal/store/storetest"
)

const perBatch = 64

// BenchmarkWrite takes in made-up reports in batches of 64, each with its
// decision and placement. reports/s is what counts.
func BenchmarkWrite(b *testing.B) {
	s, err := Create(b.Context(), filepath.Join(b.TempDir(), "record.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	n := 0
	for b.Loop() {
		if err := storetest.Take(b.Context(), s, n/perBatch, n, n+perBatch, 10); err != nil {
			b.Fatal(err)
		}
		n += perBatch
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "reports/s")
}
