package storetest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"ascribe"
	"ascribe/internal/store"
)

// readingsOf derives something from a dossier that tells every change of it:
// one reading of everything, and one for each day of publication.
func readingsOf(d store.Dossier) []store.Reading {
	if len(d.Reports) == 0 {
		return nil
	}
	out := []store.Reading{readingOf(d, len(d.Reports), ascribe.Date{})}
	for i, r := range d.Reports {
		next := readingOf(d, i+1, r.Published)
		last := &out[len(out)-1]
		switch {
		case last.From == next.From:
			*last = next
			continue
		case !last.From.IsZero():
			last.Until = next.From
		}
		out = append(out, next)
	}
	return out
}

func readingOf(d store.Dossier, reports int, from ascribe.Date) store.Reading {
	r := store.Reading{From: from, Organisations: []string{"the group", "another"}, Tellers: reports, Sources: reports, Claimed: from}
	first := d.Mentions[0]
	r.ID, r.Title, r.Statements = d.Incident, fmt.Sprintf("%s, %d aliases", d.Incident, len(d.Aliases)), len(d.Statements)
	r.Date, r.DatePrecision, r.Place, r.Killed = first.Date, first.DatePrecision, first.Place, first.Killed
	r.AttackType, r.Weapon, r.Target, r.Outcome = first.AttackType, first.Weapon, first.Target, first.Outcome
	r.Judgement = ascribe.Judgement{Incident: d.Incident, Organisation: "the group", Level: ascribe.RemoteControlled, Stage: ascribe.StepByStep,
		Likelihood: ascribe.Likelihood{Word: "likely", P: 0.625}, Confidence: ascribe.Moderate}
	return r
}

// derive brings the rows up to date and returns for which incidents it was
// asked.
func derive(t *testing.T, s store.Store, method string) []string {
	t.Helper()
	var mu sync.Mutex
	asked := []string{}
	err := s.Derive(t.Context(), method, func(d store.Dossier, _ []store.Run) []store.Reading {
		mu.Lock()
		asked = append(asked, d.Incident)
		mu.Unlock()
		return readingsOf(d)
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(asked)
	return asked
}

// wantDerived holds that the rows are those that the dossiers give now.
func wantDerived(t *testing.T, s store.Store) {
	t.Helper()
	got := map[string][]store.Reading{}
	for _, d := range list(t, s.Derived(t.Context(), 0)) {
		if len(d.Readings) > 0 {
			got[d.Incident] = d.Readings
		}
	}
	want := map[string][]store.Reading{}
	for _, d := range list(t, s.Dossiers(t.Context(), store.Cut{})) {
		want[d.Incident] = readingsOf(d)
	}
	same(t, "derived readings", got, want)
}

func derives(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	mustTake(t, s, 0, 0, 12, 4)
	same(t, "first", derive(t, s, "a/1"), []string{Incident(0, 4), Incident(4, 4), Incident(8, 4)})
	wantDerived(t, s)
	same(t, "unchanged", derive(t, s, "a/1"), []string{})
	mustTake(t, s, 1, 12, 14, 4)
	same(t, "a new one", derive(t, s, "a/1"), []string{Incident(12, 4)})
	move := store.Placement{Mention: mentionKey(Entry(0)), Incident: Incident(4, 4)}
	mustWrite(t, s, func(tx store.Tx) error { return tx.Place(ctx, move) })
	same(t, "a move", derive(t, s, "a/1"), []string{Incident(0, 4), Incident(4, 4)})
	wantDerived(t, s)
	mustWrite(t, s, func(tx store.Tx) error {
		return tx.Copy(ctx, store.Copy{Report: Entry(9).Report.ID, CopyOf: Entry(8).Report.ID, Family: Entry(8).Report.ID, Score: 1})
	})
	same(t, "a copy", derive(t, s, "a/1"), []string{Incident(8, 4)})
	same(t, "another method", derive(t, s, "a/2"), []string{Incident(0, 4), Incident(4, 4), Incident(8, 4), Incident(12, 4)})
	wantDerived(t, s)
}

// mergesDerived empties an incident by a merge: its readings go, and a reader
// of what changed is told so.
func mergesDerived(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	mustTake(t, s, 0, 0, 4, 2)
	derive(t, s, "a/1")
	before := list(t, s.Derived(ctx, 0))
	mustWrite(t, s, func(tx store.Tx) error {
		for n := range 2 {
			if err := tx.Place(ctx, store.Placement{Mention: mentionKey(Entry(n)), Incident: Incident(2, 2)}); err != nil {
				return err
			}
		}
		return tx.Rename(ctx, store.Alias{ID: Incident(0, 2), Incident: Incident(2, 2)})
	})
	derive(t, s, "a/1")
	wantDerived(t, s)
	changed := list(t, s.Derived(ctx, before[0].Pass))
	if len(changed) != 2 || len(changed[0].Readings) != 0 || len(changed[1].Readings) == 0 {
		t.Errorf("after a merge: %+v", changed)
	}
}

func readingsHold(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	mustTake(t, s, 0, 0, 60, 20) // three days of publication an incident, about
	derive(t, s, "a/1")
	ids := []string{Incident(40, 20), "unknown", Incident(0, 20)}
	for _, day := range []ascribe.Date{{}, ascribe.MustDate("2015"), ascribe.MustDate("2016-01-01"), ascribe.MustDate("2016-01-02"), ascribe.MustDate("2016-01"), ascribe.MustDate("2020")} {
		var want []store.Reading
		for _, id := range ids {
			d, err := s.Dossier(ctx, id, store.Cut{})
			if err != nil {
				continue
			}
			if rs := readingsOf(d); day.IsZero() {
				want = append(want, rs[0])
			} else if i := slices.IndexFunc(rs, func(r store.Reading) bool { return holds(r, day.Last()) }); i >= 0 {
				want = append(want, rs[i])
			}
		}
		got, err := s.Readings(ctx, ids, day)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "readings as of "+day.String(), append([]store.Reading{}, got...), append([]store.Reading{}, want...))
	}
}

func holds(r store.Reading, day ascribe.Date) bool {
	return !r.From.IsZero() && r.From.Compare(day) <= 0 && (r.Until.IsZero() || day.Before(r.Until))
}

func searches(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 10, 2)
	derive(t, s, "a/1")
	for words, want := range map[string]int{
		`"stood behind the attack"`: 10, "stood behind NOT market": 10, "ubersicht": 0, "MINISTRY release": 10, "minist*": 10,
		`"message 3"`: 1, `"message 3" OR "message 4"`: 2, `x"y`: 0, "(": 0, "message:3": 1, "^message": 10, "message\x003": 1, "\xffstood\xff": 10, `3" OR "4`: -1,
	} {
		hits, err := s.SearchStatements(t.Context(), store.SearchQuery{Words: words, Limit: 100})
		if err != nil {
			t.Fatalf("%s: %v", words, err)
		}
		if want >= 0 && len(hits) != want {
			t.Errorf("%s: %d statements, want %d", words, len(hits), want)
		}
	}
	latest, err := s.SearchReports(t.Context(), store.SearchQuery{Words: "stadt", Limit: 100})
	if err != nil || len(latest) != 10 {
		t.Errorf("%d hits, %v", len(latest), err)
	}
	for i := range latest[1:] {
		a, b := latest[i].Report, latest[i+1].Report
		if c := a.Published.Compare(b.Published); c < 0 || c == 0 && a.ID >= b.ID {
			t.Errorf("%s of %s comes before %s of %s", a.ID, a.Published, b.ID, b.Published)
		}
	}
	hits, err := s.SearchReports(t.Context(), store.SearchQuery{Words: "ubersicht stadt", Limit: 4, Cut: store.Cut{AsOf: ascribe.MustDate("2016-01-01")}})
	if err != nil || len(hits) != 4 || hits[0].Report.Text != "" || !slices.Contains(hits[0].Snippet, store.Piece{Text: "Übersicht", Match: true}) {
		t.Errorf("%+v, %v", hits, err)
	}
	if hits, err := s.SearchReports(t.Context(), store.SearchQuery{Words: "stadt", Limit: 100, Cut: store.Cut{AsOf: ascribe.MustDate("2015")}}); err != nil || len(hits) != 0 {
		t.Errorf("before anything was published: %d hits, %v", len(hits), err)
	}
	for _, nothing := range []string{"", "  ", `""`, "OR", "a OR", "NOT a", "a OR NOT b"} {
		_, err := s.SearchReports(t.Context(), store.SearchQuery{Words: nothing, Limit: 1})
		wantCode(t, err, ascribe.Invalid)
	}
	mustTake(t, s, 1, 10, 11, 2)
	derive(t, s, "a/1")
	found, err := s.SearchStatements(t.Context(), store.SearchQuery{Words: `"message 10"`, Limit: 5})
	if err != nil || len(found) != 1 || !strings.Contains(found[0].Statement.Quote, "message 10") || found[0].Title != Entry(10).Report.Title {
		t.Errorf("what came later: %+v, %v", found, err)
	}
}

// searchesByDay holds, for words that every text has and entries that come in
// any order of publication, that a search as of any day gives the first of all
// matches by then, in order.
func searchesByDay(t *testing.T, open Open) {
	s := open(t)
	for hour, of := range [][2]int{{40, 70}, {0, 25}, {70, 90}, {25, 40}} {
		mustTake(t, s, hour, of[0], of[1], 5)
		derive(t, s, "a/1")
	}
	undated := Entry(200)
	undated.Report.Published = ascribe.Date{}
	month := Entry(201)
	month.Report.Published = ascribe.MustDate("2016-01")
	appendAll(t, s, Day0, undated, month)
	derive(t, s, "a/1")
	all := list(t, s.Reports(t.Context(), store.ReportQuery{NoText: true}))
	slices.SortFunc(all, func(a, b ascribe.Report) int {
		return cmp.Or(b.Published.Last().Compare(a.Published.Last()), cmp.Compare(a.ID, b.ID))
	})
	for _, day := range []string{"", "2015", "2016-01-01", "2016-01-03", "2016-01-09", "2016-01", "2017"} {
		c := store.Cut{AsOf: ascribe.MustDate(day)}
		var want []string
		for _, r := range all {
			if day == "" || !r.Published.IsZero() && !c.AsOf.Last().Before(r.Published.Last()) {
				want = append(want, r.ID)
			}
		}
		for _, limit := range []int{1, 5, 14, 1000} {
			var reports, statements []string
			found, err := s.SearchReports(t.Context(), store.SearchQuery{Cut: c, Words: "stadt", Limit: limit})
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range found {
				reports = append(reports, h.Report.ID)
			}
			same(t, fmt.Sprintf("%d reports as of %s", limit, day), reports, want[:min(limit, len(want))])
			said, err := s.SearchStatements(t.Context(), store.SearchQuery{Cut: c, Words: "ministry release", Limit: limit})
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range said {
				statements = append(statements, h.Statement.Report)
			}
			same(t, fmt.Sprintf("%d statements as of %s", limit, day), statements, want[:min(limit, len(want))])
		}
	}
}

// mustWrite writes at the first hour.
func mustWrite(t *testing.T, s store.Writer, fn func(store.Tx) error) {
	t.Helper()
	if err := s.Write(t.Context(), Day0, fn); err != nil {
		t.Fatal(err)
	}
}
