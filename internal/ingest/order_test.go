package ingest_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ascribe/eval/stream"
	"ascribe/internal/extract"
	"ascribe/internal/ingest"
	"ascribe/internal/link"
	"ascribe/internal/neardup"
)

// arrivals are reports as copies and links are found among them.
type arrivals struct {
	model    *link.Model
	items    []neardup.Item
	signs    []neardup.Signature
	profiles [][]link.Profile // by report
}

// samplesAndStream reads the bundled samples and a slice of the stream.
func samplesAndStream(t *testing.T, x *extract.Extractor, n int) arrivals {
	t.Helper()
	m, err := link.Load()
	must(t, err)
	a := arrivals{model: m}
	var lines bytes.Buffer
	must(t, stream.WriteJSONL(&lines, 11, n))
	paths := []string{filepath.Join("..", "..", "samples", "reports"), "-"}
	for r, err := range ingest.Each(t.Context(), paths, &lines, ingest.Extracting(x)) {
		if err != nil {
			continue // one sample is damaged on purpose
		}
		a.items = append(a.items, neardup.Item{ID: r.Report.ID, Published: r.Report.Published})
		a.signs = append(a.signs, neardup.Sign(r.Report.Text))
		var ps []link.Profile
		for i := range r.Extraction.Mentions {
			ps = append(ps, m.Profile(&r.Report, &r.Extraction.Mentions[i]))
		}
		a.profiles = append(a.profiles, ps)
	}
	return a
}

// outcome takes the reports in by batches in the given order, and writes down
// the families of copies and the incidents that stand at the end.
func (a arrivals) outcome(t *testing.T, order []int, batches func() int) string {
	t.Helper()
	copies, mentions := neardup.NewIndex(), link.NewMemory()
	linker := link.NewLinker(a.model, mentions)
	var pairs []neardup.Pair
	incidents := map[string]string{} // by mention
	for len(order) > 0 {
		var batch []link.Profile
		for _, i := range order[:min(batches(), len(order))] {
			pairs = append(pairs, copies.Add(a.items[i].ID, a.signs[i])...)
			batch = append(batch, a.profiles[i]...)
			order = order[1:]
		}
		groups, fresh, err := linker.Link(t.Context(), batch, nil)
		must(t, err)
		mentions.Put(batch...)
		mentions.Connect(fresh...)
		mentions.Place(groups...)
		for _, g := range groups {
			for _, m := range g.Mentions {
				incidents[m] = g.Incident
			}
		}
	}
	var b strings.Builder
	for _, f := range neardup.Families(a.items, pairs) {
		fmt.Fprintln(&b, f)
	}
	for _, m := range slices.Sorted(maps.Keys(incidents)) {
		fmt.Fprintln(&b, m, incidents[m])
	}
	return b.String()
}

// TestAnyOrderGivesTheSameGroups takes the samples and a slice of the stream
// in 200 random orders, in batches of random sizes: families of copies and
// incidents are a function of the set of reports.
func TestAnyOrderGivesTheSameGroups(t *testing.T) {
	a := samplesAndStream(t, newExtractor(t), 90)
	order := make([]int, len(a.items))
	for i := range order {
		order[i] = i
	}
	want := a.outcome(t, order, func() int { return len(order) })
	if n := len(incidentsIn(want)); n == 0 || n > len(a.items)/2 {
		t.Fatal("hardly any report was tied to another: the test shows nothing")
	}
	rnd := rand.New(rand.NewPCG(5, 5))
	for range 200 {
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		same(t, "another order", a.outcome(t, order, func() int { return 1 + rnd.IntN(20) }), want)
	}
}

// incidentsIn returns the incidents of an outcome.
func incidentsIn(outcome string) map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(outcome) {
		if _, incident, ok := strings.Cut(line, "/i"); ok {
			out[incident[strings.IndexByte(incident, ' ')+1:]] = true
		}
	}
	return out
}

// orders is how many orders the whole way into a record is tried in: 3, or as
// many as ASCRIBE_ORDERS says.
func orders() int {
	n, err := strconv.Atoi(os.Getenv("ASCRIBE_ORDERS"))
	if err != nil {
		return 3
	}
	return n
}
