package link

import (
	"slices"
	"testing"

	"ascribe"
	generated "ascribe/eval/stream"
	"ascribe/internal/extract"
)

// reading is a report with what was found in it.
type reading struct {
	report   ascribe.Report
	mentions []ascribe.Mention
}

// readings reads n generated reports.
func readings(b *testing.B, n int) (out []reading) {
	b.Helper()
	x, err := extract.Load()
	if err != nil {
		b.Fatal(err)
	}
	for made := range generated.Reports(1, n) {
		r := ascribe.Report{ID: made.DocID, Publisher: made.Publisher, Published: made.Published, Title: made.Title, Text: made.Text}
		out = append(out, reading{r, x.Extract(&r).Mentions})
	}
	return out
}

// BenchmarkProfile reduces the mentions of one report and lists their keys.
func BenchmarkProfile(b *testing.B) { benchmarkProfile(b, loaded(b), readings(b, 256)) }

func benchmarkProfile(b *testing.B, m *Model, of []reading) {
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		r := &of[n%len(of)]
		for i := range r.mentions {
			p := m.Profile(&r.report, &r.mentions[i])
			p.KeyHashes()
		}
		n++
	}
}

// BenchmarkTie ties reports that come in batches, and gives the time a report.
// What they have met before, and what keeps them, is not counted.
func BenchmarkTie(b *testing.B) { benchmarkTie(b, loaded(b), readings(b, 2048)) }

func benchmarkTie(b *testing.B, m *Model, of []reading) {
	const size = 256
	arrivals := make([][]Arrival, 0, len(of)/size)
	x := NewMemory()
	for reports := range slices.Chunk(of, size) {
		arrivals = append(arrivals, newArrivals(b, m, x, reports))
	}
	b.ReportAllocs()
	b.ResetTimer()
	for n := 0; n < b.N; {
		b.StopTimer()
		kept := *x
		kept.edges, kept.groups = map[string][]Edge{}, map[string]*Group{}
		l := NewLinker(m, &kept).Within(128)
		for _, batch := range arrivals {
			b.StartTimer()
			groups, fresh, err := l.Tie(b.Context(), batch, nil)
			b.StopTimer()
			if err != nil {
				b.Fatal(err)
			}
			kept.Connect(fresh...)
			kept.Place(groups...)
			if n += size; n >= b.N {
				break
			}
		}
	}
}

// newArrivals returns the mentions of reports, which have met what x held, and
// puts them into x.
func newArrivals(b *testing.B, m *Model, x *Memory, reports []reading) (out []Arrival) {
	b.Helper()
	for i := range reports {
		for j := range reports[i].mentions {
			p := m.Profile(&reports[i].report, &reports[i].mentions[j])
			kept, err := x.Candidates(b.Context(), &p)
			if err != nil {
				b.Fatal(err)
			}
			others := make([]*Profile, len(kept))
			for k := range kept {
				others[k] = &kept[k]
			}
			out = append(out, Arrival{Profile: p, Keys: p.KeyHashes(), Met: m.Meet(&p, others)})
		}
	}
	for i := range out {
		x.Put(out[i].Profile)
	}
	return out
}
