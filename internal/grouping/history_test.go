package grouping_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"ascribe"
	"ascribe/eval/stream"
	"ascribe/internal/codebook"
	"ascribe/internal/dossier"
	"ascribe/internal/grouping"
	"ascribe/internal/overview"
	"ascribe/internal/store"
)

// history is what happens to a record: reports in any order, and what people
// decide about mentions in between.
type history struct {
	rnd     *rand.Rand
	reports []stream.Report
	days    []ascribe.Date
}

// newHistory draws a few dozen reports of a handful of attacks over some days,
// and what is told about two of them only later, in any order.
func newHistory(seed uint64) *history {
	rnd := rand.New(rand.NewPCG(seed, 5))
	all := slices.Collect(stream.Reports(seed+1, 60))
	first := all[0].Published
	for i := range all {
		all[i].Published = first.AddDays(rnd.IntN(12))
		if rnd.IntN(15) == 0 {
			all[i].Published = ascribe.Date{}
		}
	}
	all = append(all, joined...)
	rnd.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	h := &history{rnd: rnd, reports: all, days: []ascribe.Date{ascribe.MustDate("2016-05-02"), ascribe.MustDate("2017"), ascribe.MustDate("2019")}}
	for range 3 {
		h.days = append(h.days, first.AddDays(rnd.IntN(12)))
	}
	return h
}

// decided is a decision of a person in the words of any record: mentions, or
// the number of the decision that is taken back.
type decided struct {
	kind store.DecisionKind
	a, b string
	of   int
}

// happen lets the history happen to a record, and brings the rows that answer
// for days up to date at times. It returns what people decided.
func (h *history) happen(t *testing.T, r record, view *grouping.AsOf, cb *codebook.Codebook) []decided {
	t.Helper()
	var e editor
	for batch := range slices.Chunk(h.reports, 13) {
		r.take(t, batch)
		for range h.rnd.IntN(3) {
			e.decide(t, r, h.draw(t, r, e.taken))
		}
		if h.rnd.IntN(2) == 0 {
			derive(t, view, cb)
		}
	}
	return e.taken
}

// draw makes a decision about two mentions up, or takes one back.
func (h *history) draw(t *testing.T, s store.Store, before []decided) decided {
	t.Helper()
	if len(before) > 0 && h.rnd.IntN(3) == 0 {
		return decided{kind: store.Undo, of: h.rnd.IntN(len(before))}
	}
	var keys []string
	for p, err := range s.Placements(t.Context(), store.Cut{}) {
		must(t, err)
		keys = append(keys, p.Mention)
	}
	i, j := h.rnd.IntN(len(keys)), h.rnd.IntN(len(keys)-1)
	if j >= i {
		j++
	}
	kind := store.Merge
	if h.rnd.IntN(2) == 0 {
		kind = store.Split
	}
	return decided{kind: kind, a: keys[i], b: keys[j]}
}

// editor takes decisions in one record.
type editor struct {
	taken []decided
	ids   []string // in this record, "" for one about what it does not hold
}

func (e *editor) decide(t *testing.T, r record, d decided) {
	t.Helper()
	e.taken, e.ids = append(e.taken, d), append(e.ids, "")
	this := store.Decision{Kind: d.kind, A: d.a, B: d.b, Score: 1, Author: fmt.Sprint("editor ", len(e.ids))}
	if d.kind == store.Undo {
		if this.A = e.ids[d.of]; this.A == "" {
			return
		}
	} else if placed, err := r.Placed(t.Context(), []string{d.a, d.b}); err != nil || len(placed) < 2 {
		must(t, err)
		return
	}
	done, err := r.Decide(t.Context(), this)
	must(t, err)
	e.ids[len(e.ids)-1] = done.ID
}

func derive(t *testing.T, s store.Desk, cb *codebook.Codebook) {
	t.Helper()
	must(t, s.Derive(t.Context(), "test", func(d store.Dossier, runs []store.Run) []store.Reading {
		return dossier.Readings(cb, dossier.Of(d), dossier.RunsOf(runs))
	}))
}

// listed is what a list shows on a day: the overview's choice of incidents,
// with their readings.
func listed(t *testing.T, s store.Desk, on ascribe.Date) []store.Reading {
	t.Helper()
	edit := overview.New().Edit()
	for d, err := range s.Derived(t.Context(), 0) {
		must(t, err)
		edit.Put(d.Incident, d.Readings)
	}
	f := overview.Filter{AsOf: on}
	index := edit.Index()
	found := index.List(f, overview.Newest, nil, 10_000)
	var ids []string
	for _, p := range found.Places {
		ids = append(ids, p.ID)
	}
	slices.Sort(ids)
	readings, err := s.Readings(t.Context(), ids, on)
	must(t, err)
	if n := index.Count(f, overview.ByYear).All.Total(); n != len(readings) || found.Total != n {
		t.Errorf("as of %s: %d counted, %d found, %d read", on, n, found.Total, len(readings))
	}
	if shown, placed := index.Map(f, 10_000, 1).Total, countPlaced(readings); shown != placed {
		t.Errorf("as of %s: %d on the map, %d with a place", on, shown, placed)
	}
	return readings
}

func countPlaced(rs []store.Reading) (n int) {
	for _, r := range rs {
		if r.Place != nil {
			n++
		}
	}
	return n
}

// paged is what the pages of incidents say on a day, of all the ids of the
// incidents that a record has known.
func paged(t *testing.T, s store.Store, cb *codebook.Codebook, ids []string, on ascribe.Date) []store.Reading {
	t.Helper()
	seen := map[string]store.Reading{}
	for _, id := range ids {
		d, err := s.Dossier(t.Context(), id, store.Cut{AsOf: on})
		if ascribe.CodeOf(err) == ascribe.NotFound {
			continue
		}
		must(t, err)
		seen[d.Incident] = dossier.Now(cb, dossier.Of(d))
	}
	return readings(seen)
}

func readings(by map[string]store.Reading) (out []store.Reading) {
	for _, r := range by {
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b store.Reading) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// lines writes readings down without the days that they hold for.
func lines(rs []store.Reading) (out []string) {
	for _, r := range rs {
		r.From, r.Until, r.Course = ascribe.Date{}, ascribe.Date{}, store.Course{}
		out = append(out, fmt.Sprintf("%s %s %s %s %+v %+v %+v %v %d %d %d %s\n", r.ID, r.Title, r.Date, r.DatePrecision, r.Place, r.Killed,
			r.Judgement, r.Organisations, r.Tellers, r.Sources, r.Statements, r.Claimed))
	}
	return out
}

// TestListsPagesAndRecordsOfTheDayAgree holds, for histories and days at
// random, that a list as of a day is what the pages of its incidents say as of
// that day, and what a record says that was never given a later report.
func TestListsPagesAndRecordsOfTheDayAgree(t *testing.T) {
	histories := 3
	if n, err := strconv.Atoi(os.Getenv("ASCRIBE_HISTORIES")); err == nil {
		histories = n
	}
	k := newKit(t)
	cb, err := codebook.Load()
	must(t, err)
	regrouped := 0
	for seed := range uint64(histories) {
		h := newHistory(seed)
		r := k.record(t, nil)
		view := grouping.NewAsOf(r.Store, k.model, grouping.Unwatched)
		ds := h.happen(t, r, view, cb)
		ids := everyID(t, r)
		want, behind := map[ascribe.Date][]store.Reading{}, map[ascribe.Date][]string{}
		for _, on := range h.days {
			want[on] = k.known(t, h.reports, ds, cb, on)
			for _, x := range want[on] {
				ids = append(ids, x.ID)
			}
		}
		for _, on := range h.days { // the rows that answer for days are behind the record
			behind[on] = lines(paged(t, view, cb, ids, on))
		}
		derive(t, view, cb)
		for _, on := range h.days {
			then := lines(want[on])
			for name, got := range map[string][]string{"list": lines(listed(t, view, on)), "pages": lines(paged(t, view, cb, ids, on)), "pages worked out": behind[on]} {
				if !slices.Equal(got, then) {
					t.Errorf("history %d as of %s: %s: %d incidents, %d were known; first difference:\n%s", seed, on, name, len(got), len(then), difference(got, then))
				}
			}
			if !slices.Equal(then, lines(paged(t, r.Store, cb, ids, on))) {
				regrouped++
			}
		}
	}
	if regrouped == 0 {
		t.Error("no day was grouped in another way than today: the test shows nothing")
	}
}

// known is what a record says that was given what had been published by a day,
// in the order of publication, and what people decided about that.
func (k kit) known(t *testing.T, reports []stream.Report, ds []decided, cb *codebook.Codebook, on ascribe.Date) []store.Reading {
	t.Helper()
	given := publishedBy(reports, on.Last())
	slices.SortStableFunc(given, func(a, b stream.Report) int { return a.Published.Compare(b.Published) })
	r := k.record(t, given)
	var e editor
	for _, d := range ds {
		e.decide(t, r, d)
	}
	seen := map[string]store.Reading{}
	for d, err := range r.Dossiers(t.Context(), store.Cut{}) {
		must(t, err)
		seen[d.Incident] = dossier.Now(cb, dossier.Of(d))
	}
	return readings(seen)
}

// everyID lists every id that an incident of the record ever had.
func everyID(t *testing.T, s store.Store) (ids []string) {
	t.Helper()
	for x, err := range s.Stays(t.Context(), store.StayQuery{}) {
		must(t, err)
		ids = append(ids, x.Incident)
	}
	for h, err := range s.Incidents(t.Context(), store.IncidentQuery{}) {
		must(t, err)
		ids = append(ids, h.ID)
	}
	for a, err := range s.Aliases(t.Context(), store.Cut{}) {
		must(t, err)
		ids = append(ids, a.ID)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
