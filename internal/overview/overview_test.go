package overview_test

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ascribe"
	"ascribe/internal/overview"
	"ascribe/internal/store"
)

// drawReadings makes the readings of one incident: one of everything and some
// with dates, in order.
func drawReadings(t *rapid.T, id string) []store.Reading {
	day := ascribe.MustDate("2015-01-01").AddDays(rapid.IntRange(0, 60).Draw(t, "first day"))
	out := []store.Reading{drawReading(t, id)}
	for range rapid.IntRange(0, 4).Draw(t, "changes") {
		r := drawReading(t, id)
		if last := &out[len(out)-1]; !last.From.IsZero() {
			last.Until = day
		}
		r.From = day
		out = append(out, r)
		day = day.AddDays(rapid.IntRange(1, 40).Draw(t, "days"))
	}
	return out
}

func drawReading(t *rapid.T, id string) store.Reading {
	r := store.Reading{Sources: rapid.IntRange(1, 4).Draw(t, "sources")}
	r.ID = id
	r.Judgement.Level = rapid.SampledFrom(ascribe.Levels).Draw(t, "level")
	r.Judgement.Likelihood.P = float64(rapid.IntRange(0, 20).Draw(t, "p")) / 20
	if r.Judgement.Level == ascribe.RemoteControlled {
		r.Judgement.Stage = rapid.SampledFrom([]ascribe.Stage{ascribe.NoStage, ascribe.Encouragement, ascribe.StepByStep}).Draw(t, "stage")
	}
	r.AttackType = rapid.SampledFrom([]ascribe.AttackType{"", ascribe.Bombing, ascribe.Arson}).Draw(t, "type")
	r.Outcome = rapid.SampledFrom([]ascribe.Outcome{"", ascribe.Completed, ascribe.Foiled}).Draw(t, "outcome")
	r.Organisations = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"A", "Bé", "C c"}), 0, 2, rapid.ID).Draw(t, "organisations")
	r.Date = rapid.SampledFrom([]ascribe.Date{{}, ascribe.MustDate("2014"), ascribe.MustDate("2014-12"), ascribe.MustDate("2014-12-31"), ascribe.MustDate("2015-01-05")}).Draw(t, "date")
	r.DatePrecision = r.Date.Precision()
	if rapid.Bool().Draw(t, "placed") {
		r.Place = &ascribe.Place{CountryCode: rapid.SampledFrom([]string{"DE", "NZ"}).Draw(t, "country"),
			Lat: float64(rapid.IntRange(-90, 90).Draw(t, "lat")), Lon: float64(rapid.IntRange(-180, 180).Draw(t, "lon"))}
	}
	if rapid.Bool().Draw(t, "counted") {
		r.Killed = &ascribe.Count{Best: rapid.IntRange(0, 3).Draw(t, "killed")}
	}
	return r
}

func drawFilter(t *rapid.T) overview.Filter {
	maybe := func(name string) bool { return rapid.IntRange(0, 2).Draw(t, name) == 0 }
	var f overview.Filter
	if maybe("as of?") {
		f.AsOf = ascribe.MustDate("2014-12-30").AddDays(rapid.IntRange(0, 150).Draw(t, "as of"))
	}
	if maybe("from?") {
		f.From = rapid.SampledFrom([]ascribe.Date{ascribe.MustDate("2014"), ascribe.MustDate("2014-12-31")}).Draw(t, "from")
	}
	if maybe("to?") {
		f.To = rapid.SampledFrom([]ascribe.Date{ascribe.MustDate("2014"), ascribe.MustDate("2014-12-30"), ascribe.MustDate("2015-02")}).Draw(t, "to")
	}
	if maybe("box?") {
		f.Box = &overview.Box{West: float64(rapid.IntRange(-180, 180).Draw(t, "west")), East: float64(rapid.IntRange(-180, 180).Draw(t, "east")), South: -45, North: 60}
	}
	if maybe("countries?") {
		f.Countries = rapid.SliceOfN(rapid.SampledFrom([]string{"DE", "NZ", "XX"}), 1, 2).Draw(t, "countries")
	}
	if maybe("levels?") {
		f.Levels = rapid.SliceOfN(rapid.SampledFrom(append([]ascribe.Level{"unheard of"}, ascribe.Levels...)), 1, 2).Draw(t, "levels")
	}
	if maybe("stages?") {
		f.Stages = []ascribe.Stage{ascribe.StepByStep}
	}
	if maybe("types?") {
		f.Attacks = []ascribe.AttackType{ascribe.Bombing}
	}
	if maybe("outcomes?") {
		f.Outcomes = []ascribe.Outcome{ascribe.Foiled}
	}
	if maybe("organisation?") {
		f.Organisation = rapid.SampledFrom([]string{"a", "bé", "c", "C C"}).Draw(t, "organisation")
	}
	f.MinSources = rapid.IntRange(0, 3).Draw(t, "sources")
	return f
}

// keeps is what a filter means, said as plainly as can be.
func keeps(f overview.Filter, r store.Reading) bool {
	within := func(d ascribe.Date) bool {
		return (f.From.IsZero() || !d.IsZero() && d.First().Compare(f.From.First()) >= 0) && (f.To.IsZero() || !d.IsZero() && d.First().Compare(f.To.Last()) <= 0)
	}
	named := slices.ContainsFunc(r.Organisations, func(o string) bool { return strings.EqualFold(o, f.Organisation) })
	return within(r.Date) && (f.Box == nil || r.Place != nil && f.Box.Contains(r.Place.Lat, r.Place.Lon)) &&
		(len(f.Countries) == 0 || r.Place != nil && slices.Contains(f.Countries, r.Place.CountryCode)) &&
		(len(f.Levels) == 0 || slices.Contains(f.Levels, r.Judgement.Level)) && (len(f.Stages) == 0 || slices.Contains(f.Stages, r.Judgement.Stage)) &&
		(len(f.Attacks) == 0 || slices.Contains(f.Attacks, r.AttackType)) && (len(f.Outcomes) == 0 || slices.Contains(f.Outcomes, r.Outcome)) &&
		(f.Organisation == "" || named) && r.Sources >= f.MinSources
}

// kept are the readings that hold on the filter's date and that it keeps, by
// id.
func kept(f overview.Filter, all map[string][]store.Reading) []store.Reading {
	var out []store.Reading
	for _, rs := range all {
		for _, r := range rs {
			holds := r.From.IsZero()
			if !f.AsOf.IsZero() {
				holds = !r.From.IsZero() && r.From.Compare(f.AsOf) <= 0 && (r.Until.IsZero() || f.AsOf.Compare(r.Until) < 0)
			}
			if holds && keeps(f, r) {
				out = append(out, r)
			}
		}
	}
	slices.SortFunc(out, func(a, b store.Reading) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// TestAnswersAreWhatTheReadingsSay compares lists, counts and maps with a plain
// walk over the readings, for any readings, any edits and any filter.
func TestAnswersAreWhatTheReadingsSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := map[string][]store.Reading{}
		index := overview.New()
		for range rapid.IntRange(1, 3).Draw(t, "edits") {
			edit := index.Edit()
			for range rapid.IntRange(0, 12).Draw(t, "incidents") {
				id := fmt.Sprintf("i%02d", rapid.IntRange(0, 15).Draw(t, "id"))
				if rapid.IntRange(0, 5).Draw(t, "gone") == 0 {
					edit.Put(id, nil)
					delete(all, id)
					continue
				}
				all[id] = drawReadings(t, id)
				edit.Put(id, all[id])
			}
			index = edit.Index()
		}
		f := drawFilter(t)
		want := kept(f, all)
		if index.Len() != len(all) {
			t.Fatalf("%d incidents, want %d", index.Len(), len(all))
		}
		compareCounts(t, index, f, want)
		compareMap(t, index, f, want)
		compareList(t, index, f, want, rapid.SampledFrom(overview.Orders).Draw(t, "order"))
	})
}

func compareCounts(t *rapid.T, index *overview.Index, f overview.Filter, want []store.Reading) {
	step := rapid.SampledFrom([]overview.Step{overview.ByWeek, overview.ByMonth, overview.ByYear}).Draw(t, "step")
	c := index.Count(f, step)
	var all, dated, placed overview.Mix
	bins := map[ascribe.Date]overview.Mix{}
	for _, r := range want {
		all[r.Judgement.Level.Rank()]++
		if !r.Date.IsZero() {
			m := bins[binOf(step, r.Date.First())]
			m[r.Judgement.Level.Rank()]++
			bins[binOf(step, r.Date.First())] = m
		}
	}
	if len(c.Bins) != len(bins) {
		t.Fatalf("%d bins, want %d", len(c.Bins), len(bins))
	}
	for i, b := range c.Bins {
		if bins[b.From] != b.Mix {
			t.Fatalf("bin of %s holds %v, want %v", b.From, b.Mix, bins[b.From])
		}
		for l, n := range b.Mix {
			dated[l] += n
		}
		if i > 0 && c.Bins[i-1].From.Compare(b.From) >= 0 {
			t.Fatalf("bins out of order: %v", c.Bins)
		}
	}
	for _, x := range c.Countries {
		for l, n := range x.Mix {
			placed[l] += n
		}
	}
	for l := range all {
		if c.All[l] != all[l] || dated[l]+c.Undated[l] != all[l] || placed[l]+c.Nowhere[l] != all[l] {
			t.Fatalf("level %d: want %d, counted %+v", l, all[l], c)
		}
	}
}

// binOf is the first day of the bin of a day.
func binOf(step overview.Step, d ascribe.Date) ascribe.Date {
	switch step {
	case overview.ByWeek:
		return d.AddDays(-(int(d.Weekday()) + 6) % 7)
	case overview.ByYear:
		return ascribe.Date{Year: d.Year, Month: 1, Day: 1}
	}
	return ascribe.Date{Year: d.Year, Month: d.Month, Day: 1}
}

func compareMap(t *rapid.T, index *overview.Index, f overview.Filter, want []store.Reading) {
	want = slices.DeleteFunc(slices.Clone(want), func(r store.Reading) bool { return r.Place == nil })
	points := index.Map(f, 1000, 5)
	if points.Total != len(want) || len(points.Points) != len(want) {
		t.Fatalf("%d points of %d, want %d", len(points.Points), points.Total, len(want))
	}
	for i, p := range points.Points {
		if r := want[i]; p.ID != r.ID || p.Lat != r.Place.Lat || p.Lon != r.Place.Lon || p.Level != r.Judgement.Level || p.Date != r.Date.First() {
			t.Fatalf("point %+v, want %+v", p, r)
		}
	}
	if len(want) < 2 {
		return
	}
	for _, side := range []float64{0.05, 7.5} {
		sum := 0
		for _, c := range index.Map(f, 1, side).Cells {
			sum += c.Mix.Total()
		}
		if sum != len(want) {
			t.Fatalf("cells of %v degrees hold %d, want %d", side, sum, len(want))
		}
	}
}

// compareList walks through a list in pages of three.
func compareList(t *rapid.T, index *overview.Index, f overview.Filter, want []store.Reading, by overview.Order) {
	var ids []string
	var after *overview.Place
	for more := true; more; {
		page := index.List(f, by, after, 3)
		if page.Total != len(want) || page.More && len(page.Places) != 3 {
			t.Fatalf("page %+v, want %d in all", page, len(want))
		}
		for i := range page.Places {
			ids = append(ids, page.Places[i].ID)
			after = &page.Places[i]
		}
		more = page.More
	}
	want = slices.Clone(want)
	slices.SortStableFunc(want, func(a, b store.Reading) int { return cmp.Compare(rank(by, a), rank(by, b)) })
	for i, r := range want {
		if i >= len(ids) || ids[i] != r.ID {
			t.Fatalf("%s: %v, want %v at %d", by, ids, r.ID, i)
		}
	}
	if len(ids) != len(want) {
		t.Fatalf("%s: %d listed, want %d", by, len(ids), len(want))
	}
}

// rank orders as the orders promise.
func rank(by overview.Order, r store.Reading) float64 {
	days := math.Inf(-1)
	if !r.Date.IsZero() {
		days = float64(ascribe.MustDate("2000-01-01").DaysUntil(r.Date))
	}
	switch by {
	case overview.Oldest:
		return days
	case overview.Strongest:
		return float64(r.Judgement.Level.Rank()) - r.Judgement.Likelihood.P/2
	case overview.Likeliest:
		return -r.Judgement.Likelihood.P
	case overview.MostKilled:
		if r.Killed == nil {
			return 1
		}
		return -float64(r.Killed.Best)
	case overview.MostTold:
		return -float64(r.Sources)
	}
	return -days
}

func TestBoxCrossesTheMeridian(t *testing.T) {
	b := overview.Box{West: 170, South: -50, East: -170, North: 0}
	for _, p := range []struct {
		lat, lon float64
		in       bool
	}{{-40, 175, true}, {-40, -175, true}, {-40, 0, false}, {10, 175, false}, {-50, 170, true}} {
		if b.Contains(p.lat, p.lon) != p.in {
			t.Errorf("%+v", p)
		}
	}
}
