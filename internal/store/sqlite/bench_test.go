package sqlite

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ascribe"
	"ascribe/internal/store"
	"ascribe/internal/store/storetest"
)

const perBatch = 64

// BenchmarkWrite takes in made-up reports of about 330 words in batches of 64,
// each with a mention, six statements, eight band keys, two link keys, a
// decision and a placement. At -benchtime 1563x it is 100,000 reports.
func BenchmarkWrite(b *testing.B) {
	s := benchRecord(b, 0, 1)
	n := 0
	for b.Loop() {
		if err := storetest.Take(b.Context(), s, n/perBatch, n, n+perBatch, 10); err != nil {
			b.Fatal(err)
		}
		n += perBatch
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "reports/s")
	b.ReportMetric(peakMemory(b), "MB-peak")
}

// BenchmarkRead asks a record of 20,000 reports and 10,000 incidents.
func BenchmarkRead(b *testing.B) {
	const reports, perIncident = 20_000, 2
	s := benchRecord(b, reports, perIncident)
	ctx := b.Context()
	then := store.Cut{AsOf: ascribe.MustDate("2019-01-01")}
	var ids []string
	for n := range 64 {
		ids = append(ids, storetest.Entry(n).Report.ID)
	}
	questions := []struct {
		name string
		ask  func(i int) (int, error)
	}{
		{"incidents", func(int) (int, error) { return count(s.Incidents(ctx, store.IncidentQuery{})) }},
		{"incidents-as-of", func(int) (int, error) { return count(s.Incidents(ctx, store.IncidentQuery{Cut: then})) }},
		{"dossier", func(i int) (int, error) {
			d, err := s.Dossier(ctx, storetest.Incident(i*7919%reports, perIncident), store.Cut{})
			return len(d.Statements), err
		}},
		{"dossiers", func(int) (int, error) { return count(s.Dossiers(ctx, store.Cut{})) }},
		{"statements", func(int) (int, error) { return count(s.Statements(ctx, store.StatementQuery{})) }},
		{"statements-of-incident", func(i int) (int, error) {
			return count(s.Statements(ctx, store.StatementQuery{Incident: storetest.Incident(i*7919%reports, perIncident)}))
		}},
		{"known-64", func(int) (int, error) {
			known, err := s.Known(ctx, ids)
			return len(known), err
		}},
		{"candidates", func(i int) (int, error) { return compare(ctx, s, storetest.Entry(i*7919%reports)) }},
	}
	for _, q := range questions {
		b.Run(q.name, func(b *testing.B) {
			i := 0
			for b.Loop() {
				if n, err := q.ask(i); n == 0 || err != nil {
					b.Fatal(n, err)
				}
				i++
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	const reports = 10_000
	s := benchRecord(b, reports, 10)
	for b.Loop() {
		if n, err := count(s.Verify(b.Context(), store.Head{}, nil)); n != 0 || err != nil {
			b.Fatal(n, err)
		}
	}
	b.ReportMetric(float64(reports*b.N)/b.Elapsed().Seconds(), "reports/s")
}

func compare(ctx context.Context, s store.Store, e store.Entry) (int, error) {
	near := store.Near{PerKey: 50, AtLeast: 1, Limit: 100}
	reports, err := s.ReportsNear(ctx, e.Keys, near)
	if err != nil {
		return 0, err
	}
	mentions, err := s.MentionsNear(ctx, e.LinkKeys["i1"], near)
	return len(reports) + len(mentions), err
}

func count[T any](seq func(yield func(T, error) bool)) (n int, err error) {
	for _, err := range seq {
		if err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func benchRecord(b *testing.B, reports, perIncident int) *Store {
	b.Helper()
	s, err := Create(b.Context(), filepath.Join(b.TempDir(), "record.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	for n := 0; n < reports; n += 1000 {
		if err := storetest.Take(b.Context(), s, n, n, min(n+1000, reports), perIncident); err != nil {
			b.Fatal(err)
		}
	}
	return s
}

// peakMemory is the most memory that the process ever held, in megabytes, all
// of it: SQLite's own does not show in Go's figures. 0 where the system does
// not tell.
func peakMemory(b *testing.B) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	var kB float64
	if _, err := fmt.Sscan(after, &kB); err != nil {
		return 0
	}
	return kB / 1024
}
