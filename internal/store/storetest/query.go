package storetest

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"ascribe"
	"ascribe/internal/store"
)

func selectReports(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 30, 3)
	ctx := t.Context()
	all := list(t, s.Reports(ctx, store.ReportQuery{}))
	if len(all) != 30 || !slices.IsSortedFunc(all, byDate) {
		t.Errorf("%d reports, sorted: %v", len(all), slices.IsSortedFunc(all, byDate))
	}
	var relevant, textless []ascribe.Report
	for _, r := range all {
		if r.Relevant {
			relevant = append(relevant, r)
		}
		r.Text = ""
		textless = append(textless, r)
	}
	same(t, "relevant", list(t, s.Reports(ctx, store.ReportQuery{Relevant: true})), relevant)
	same(t, "without texts", list(t, s.Reports(ctx, store.ReportQuery{NoText: true})), textless)
	report, _, _ := expected(Entry(17))
	same(t, "by docid", list(t, s.Reports(ctx, store.ReportQuery{DocID: report.DocID})), []ascribe.Report{report})
	again := Entry(17) // the same name at the source, other bytes
	again.Report.Original = ascribe.RefOf([]byte("a later version"))
	again.Report.ID = ascribe.ReportID(again.Report.Original, again.Report.DocID)
	appendAll(t, s, Day0, again)
	if both := list(t, s.Reports(ctx, store.ReportQuery{DocID: report.DocID})); len(both) != 2 {
		t.Errorf("%d reports of one docid, want 2", len(both))
	}
}

func byDate(a, b ascribe.Report) int {
	return cmp.Or(a.Published.Compare(b.Published), strings.Compare(a.ID, b.ID))
}

// sinceEach begins with every report in turn, and expects the rest of the
// whole.
func sinceEach(t *testing.T, s store.Store) {
	t.Helper()
	whole := list(t, s.Statements(t.Context(), store.StatementQuery{}))
	for i, st := range whole {
		if i > 0 && whole[i-1].Report == st.Report {
			continue
		}
		place := store.ReportPlace{Published: st.Published, Report: st.Report}
		same(t, "statements since "+st.Report, list(t, s.Statements(t.Context(), store.StatementQuery{Since: place})), whole[i:])
		of := list(t, s.Statements(t.Context(), store.StatementQuery{Since: place, Incident: st.Incident}))
		if len(of) == 0 || of[0].ID != st.ID {
			t.Errorf("statements of %s since %s: %+v", st.Incident, st.Report, of)
		}
	}
}

func selectStatements(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 30, 3)
	ctx := t.Context()
	count := func(q store.StatementQuery, want int, keep func(ascribe.Statement) bool) {
		t.Helper()
		sts := list(t, s.Statements(ctx, q))
		if len(sts) != want {
			t.Errorf("%+v yields %d statements, want %d", q, len(sts), want)
		}
		for _, st := range sts {
			if !keep(st) {
				t.Errorf("%+v yields %+v", q, st)
			}
		}
	}
	whatever := func(ascribe.Statement) bool { return true }
	of := func(incident string) func(ascribe.Statement) bool {
		return func(st ascribe.Statement) bool { return st.Incident == incident }
	}
	count(store.StatementQuery{}, 180, whatever)
	sinceEach(t, s)
	count(store.StatementQuery{Only: store.Roles}, 120, func(st ascribe.Statement) bool { return !st.Predicate.IsFact() })
	count(store.StatementQuery{Only: store.Facts}, 60, func(st ascribe.Statement) bool { return st.Predicate.IsFact() && st.Value != "" })
	count(store.StatementQuery{Incident: Incident(5, 3)}, 18, of(Incident(5, 3)))
	count(store.StatementQuery{Incident: Incident(5, 3), Only: store.Roles}, 12, of(Incident(5, 3)))
	count(store.StatementQuery{Report: Entry(5).Report.ID}, 6, func(st ascribe.Statement) bool { return st.Report == Entry(5).Report.ID })
	count(store.StatementQuery{Report: Entry(5).Report.ID, Incident: Incident(5, 3), Only: store.Facts}, 2, whatever)
	count(store.StatementQuery{Report: Entry(9).Report.ID, Incident: Incident(5, 3)}, 0, whatever)
	count(store.StatementQuery{Incident: "no such incident"}, 0, whatever)
	ordered := func(a, b ascribe.Statement) int {
		return cmp.Or(a.Published.Compare(b.Published), strings.Compare(a.Report, b.Report), inText(a, b))
	}
	if !slices.IsSortedFunc(list(t, s.Statements(ctx, store.StatementQuery{})), ordered) {
		t.Error("statements are out of order")
	}
}

func cutByPublication(t *testing.T, open Open) {
	s := open(t)
	dates := []string{"", "2015", "2015-06", "2015-06-15", "2015-12-31", "2016-01-01"}
	for i, d := range dates {
		e := Entry(i)
		e.Report.Published = ascribe.MustDate(d)
		err := s.Write(t.Context(), Day0, func(tx store.Tx) error {
			if _, err := Append(t.Context(), tx, e); err != nil {
				return err
			}
			if err := tx.Copy(t.Context(), store.Copy{Report: e.Report.ID, Family: "f"}); err != nil {
				return err
			}
			return tx.Place(t.Context(), store.Placement{Mention: mentionKey(e), Incident: "one"})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		asOf string
		want []string
	}{
		{"", dates},
		{"2015-06-14", nil},
		{"2015-06-15", []string{"2015-06-15"}},
		{"2015-06", []string{"2015-06", "2015-06-15"}},
		{"2015-12-30", []string{"2015-06", "2015-06-15"}},
		{"2015", []string{"2015", "2015-06", "2015-06-15", "2015-12-31"}},
		{"2016-01-01", dates[1:]},
	} {
		a := ask(t, s, store.Cut{AsOf: ascribe.MustDate(test.asOf)})
		var got []string
		for _, r := range a.Reports {
			got = append(got, r.Published.String())
		}
		same(t, "dates as of "+test.asOf, got, test.want)
		n := len(test.want)
		if len(a.Statements) != 6*n || len(a.Placements) != n || len(a.Copies) != n || len(a.Dossiers) != min(n, 1) {
			t.Errorf("as of %s: %d statements, %d placements, %d copies, %d dossiers of %d reports", test.asOf,
				len(a.Statements), len(a.Placements), len(a.Copies), len(a.Dossiers), n)
		}
		for i, d := range a.Dossiers {
			if len(d.Mentions) != n || len(d.Reports) != n || len(d.Statements) != 4*n || a.Incidents[i].Mentions != n {
				t.Errorf("as of %s: the dossier holds %d mentions, %d statements", test.asOf, len(d.Mentions), len(d.Statements))
			}
		}
		if _, err := s.Dossier(t.Context(), "one", store.Cut{AsOf: ascribe.MustDate(test.asOf)}); (err == nil) != (n > 0) {
			t.Errorf("as of %s: %v", test.asOf, err)
		}
	}
}

// cutByTakingIn asks the same question with the same RecordedBy after every
// later change, and expects the same answer.
func cutByTakingIn(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	a, b := mentionKey(Entry(0)), mentionKey(Entry(9))
	steps := []func(store.Tx) error{
		func(tx store.Tx) error { return takeOne(ctx, tx, 0, 5) },
		func(tx store.Tx) error { return takeOne(ctx, tx, 9, 5) },
		func(tx store.Tx) error {
			return tx.Copy(ctx, store.Copy{Report: Entry(9).Report.ID, CopyOf: Entry(0).Report.ID, Family: "f"})
		},
		func(tx store.Tx) error { return tx.Place(ctx, store.Placement{Mention: b, Incident: Incident(0, 5)}) },
		func(tx store.Tx) error {
			return tx.Rename(ctx, store.Alias{ID: Incident(9, 5), Incident: Incident(0, 5)})
		},
		func(tx store.Tx) error { return tx.Place(ctx, store.Placement{Mention: a}) },
		func(tx store.Tx) error { return tx.Copy(ctx, store.Copy{Report: Entry(9).Report.ID}) },
		func(tx store.Tx) error {
			return tx.Rename(ctx, store.Alias{ID: Incident(9, 5), Incident: Incident(9, 5)})
		},
	}
	type moment struct {
		cut store.Cut
		answers
		decisions int
	}
	var moments []moment
	for i, step := range steps {
		at := Day0.Add(time.Duration(i) * time.Second)
		if err := s.Write(ctx, at, step); err != nil {
			t.Fatal(err)
		}
		now := ask(t, s, store.Cut{})
		for _, by := range []time.Time{at, at.Add(time.Second - 1)} {
			same(t, "now and its own cut", ask(t, s, store.Cut{RecordedBy: by}), now)
		}
		moments = append(moments, moment{store.Cut{RecordedBy: at}, now, len(list(t, s.Decisions(ctx, store.DecisionQuery{})))})
		for _, m := range moments {
			same(t, "answers of an earlier moment", ask(t, s, m.cut), m.answers)
			if n := len(list(t, s.Decisions(ctx, store.DecisionQuery{RecordedBy: m.cut.RecordedBy}))); n != m.decisions {
				t.Errorf("%d decisions then, %d asked later", m.decisions, n)
			}
		}
	}
	same(t, "before all", ask(t, s, store.Cut{RecordedBy: Day0.Add(-1)}).Reports, []ascribe.Report{})
}

func clockBackwards(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 5, 0, 1, 1)
	mustTake(t, s, 2, 1, 2, 1) // three hours earlier by the caller's clock
	if h := headOf(t, s); !h.Recorded.Equal(Day0.Add(5 * time.Hour)) {
		t.Errorf("the head was recorded at %v", h.Recorded)
	}
	if got := ask(t, s, store.Cut{RecordedBy: Day0.Add(3 * time.Hour)}); len(got.Reports) != 0 {
		t.Errorf("%d reports before the clock", len(got.Reports))
	}
	same(t, "problems", list(t, s.Verify(t.Context(), store.Head{}, nil)), []store.Problem{})
	east := time.FixedZone("east", 9*3600)
	if err := s.Write(t.Context(), Day0.Add(6*time.Hour).In(east), func(tx store.Tx) error { return takeOne(t.Context(), tx, 2, 1) }); err != nil {
		t.Fatal(err)
	}
	if h := headOf(t, s); !h.Recorded.Equal(Day0.Add(6*time.Hour)) || h.Recorded.Location() != time.UTC {
		t.Errorf("the head was recorded at %v", h.Recorded)
	}
}
