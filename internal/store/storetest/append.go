package storetest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"ascribe"
	"ascribe/internal/store"
)

// Append checks an entry and appends it.
func Append(ctx context.Context, tx store.Tx, e store.Entry) (store.Added, error) {
	c, err := e.Check()
	if err != nil {
		return store.Added{}, err
	}
	return tx.Append(ctx, c)
}

func appendAll(t *testing.T, s store.Writer, at time.Time, es ...store.Entry) (news []bool) {
	t.Helper()
	err := s.Write(t.Context(), at, func(tx store.Tx) error {
		for _, e := range es {
			added, err := Append(t.Context(), tx, e)
			if err != nil {
				return err
			}
			news = append(news, added.New)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return news
}

// expected returns the entry's parts as the record answers them while its
// mentions belong to no incident: in the order of the text.
func expected(e store.Entry) (ascribe.Report, []ascribe.Mention, []ascribe.Statement) {
	e = e.Identified()
	for i, m := range e.Mentions {
		for j := range m.Facts {
			answer(e.Report, &m.Facts[j])
		}
		slices.SortFunc(e.Mentions[i].Facts, inText)
	}
	for i := range e.Statements {
		answer(e.Report, &e.Statements[i])
	}
	return e.Report, e.Mentions, e.Statements
}

func inText(a, b ascribe.Statement) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.ID, b.ID))
}

func answer(r ascribe.Report, s *ascribe.Statement) {
	s.Incident, s.Published = ascribe.MentionKey(r.ID, s.Incident), r.Published
}

func readsBack(t *testing.T, open Open) {
	s := open(t)
	bare := store.Entry{Report: ascribe.Report{Original: ascribe.RefOf(nil), Text: ""}}
	bare.Report.ID = ascribe.ReportID(bare.Report.Original, "")
	bare.Report.DocID = bare.Report.ID
	several := Entry(3)
	several.Mentions = append(several.Mentions, ascribe.Mention{ID: "i2", Date: ascribe.MustDate("2015-11"), DatePrecision: ascribe.PrecisionMonth,
		Injured: &ascribe.Count{Best: 2, High: 2}})
	several.Report.Published = ascribe.MustDate("2016")
	for _, e := range []store.Entry{Entry(0), Entry(1), several, bare} {
		if news := appendAll(t, s, Day0, e); !news[0] {
			t.Errorf("report %s is not new", e.Report.ID)
		}
		report, mentions, statements := expected(e)
		got, err := s.Report(t.Context(), e.Report.ID)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "reports", got, report)
		same(t, "mentions", list(t, s.Mentions(t.Context(), report.ID)), append([]ascribe.Mention{}, mentions...))
		same(t, "statements", list(t, s.Statements(t.Context(), store.StatementQuery{Report: report.ID, Only: store.Roles})),
			append([]ascribe.Statement{}, statements...))
	}
}

func foreignCharacters(t *testing.T, open Open) {
	s := open(t)
	e := Entry(0)
	e.Mentions, e.Statements, e.LinkKeys = nil, nil, nil
	e.Report.Title = "nul \x00, bidi \u202e, zero width \u200b, \U0001f4a3"
	e.Report.Text = e.Report.Title + " -- tail"
	e.Mentions = []ascribe.Mention{{ID: "i1"}}
	e.Statements = []ascribe.Statement{{Incident: "i1", Span: ascribe.Span{Start: 4, End: 31}, Quote: string([]rune(e.Report.Text)[4:31]),
		Predicate: ascribe.ActedAlone, Speaker: "'; DROP TABLE report; --"}}
	appendAll(t, s, Day0, e)
	report, _, statements := expected(e)
	got, err := s.Report(t.Context(), report.ID)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "reports", got, report)
	same(t, "statements", list(t, s.Statements(t.Context(), store.StatementQuery{})), statements)
	same(t, "problems", list(t, s.Verify(t.Context(), store.Head{}, nil)), []store.Problem{})
}

func notFound(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 2, 1)
	ctx := t.Context()
	for _, id := range []string{"", "r0000000000000000", "x'y"} {
		_, err := s.Report(ctx, id)
		wantCode(t, err, ascribe.NotFound)
		_, err = s.Resolve(ctx, id, store.Cut{})
		wantCode(t, err, ascribe.NotFound)
		_, err = s.Dossier(ctx, id, store.Cut{})
		wantCode(t, err, ascribe.NotFound)
	}
	same(t, "mentions", list(t, s.Mentions(ctx, "r0")), []ascribe.Mention{})
	known, err := s.Known(ctx, []string{Entry(0).Report.ID, "r0000000000000000", Entry(1).Report.ID, Entry(2).Report.ID})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "known", known, map[string]bool{Entry(0).Report.ID: true, Entry(1).Report.ID: true})
}

func secondTime(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 20, 5)
	before := ask(t, s, store.Cut{})
	head, err := s.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	mustTake(t, s, 5, 0, 20, 5)
	mustTake(t, s, 6, 7, 13, 5)
	changed := Entry(3)
	changed.Report.Title, changed.Statements = "another reading of the same report", nil
	if news := appendAll(t, s, Day0, changed, Entry(4), Entry(4)); news[0] || news[1] || news[2] {
		t.Errorf("known reports were new: %v", news)
	}
	after, err := s.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "heads", after, head)
	same(t, "answers", ask(t, s, store.Cut{}), before)
	if news := appendAll(t, s, Day0, Entry(30), Entry(30)); !news[0] || news[1] {
		t.Errorf("of the same report twice in one write, new were %v", news)
	}
}

func failedWrite(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 3, 2)
	before, head := ask(t, s, store.Cut{}), headOf(t, s)
	failure := errors.New("the caller gave up")
	err := s.Write(t.Context(), Day0, func(tx store.Tx) error {
		for n := 3; n < 10; n++ {
			if err := takeOne(t.Context(), tx, n, 2); err != nil {
				return err
			}
		}
		if err := tx.Copy(t.Context(), store.Copy{Report: Entry(1).Report.ID, Family: "f"}); err != nil {
			return err
		}
		return failure
	})
	if !errors.Is(err, failure) {
		t.Errorf("Write returned %v", err)
	}
	same(t, "answers", ask(t, s, store.Cut{}), before)
	same(t, "heads", headOf(t, s), head)
	mustTake(t, s, 1, 3, 10, 2)
}

func panickedWrite(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 3, 2)
	before := ask(t, s, store.Cut{})
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		s.Write(t.Context(), Day0, func(tx store.Tx) error {
			if err := takeOne(t.Context(), tx, 5, 2); err != nil {
				t.Error(err)
			}
			panic("in the middle of a write")
		})
	}()
	same(t, "answers", ask(t, s, store.Cut{}), before)
	mustTake(t, s, 1, 3, 6, 2)
}

func cancelledWrite(t *testing.T, open Open) {
	s := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := s.Write(ctx, Day0, func(tx store.Tx) error {
		if err := takeOne(ctx, tx, 0, 1); err != nil {
			return err
		}
		cancel()
		if _, err := Append(ctx, tx, Entry(1)); !errors.Is(err, context.Canceled) {
			t.Errorf("Append under a cancelled context returned %v", err)
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Write returned %v", err)
	}
	same(t, "answers", ask(t, s, store.Cut{}).Reports, []ascribe.Report{})
	mustTake(t, s, 0, 0, 2, 1)
}

func contradictory(t *testing.T, open Open) {
	for name, spoil := range map[string]func(*store.Entry){
		"report id":            func(e *store.Entry) { e.Report.ID = "r0123456789abcdef" },
		"no report id":         func(e *store.Entry) { e.Report.ID = "" },
		"relevance":            func(e *store.Entry) { e.Report.Relevance = 1.5 },
		"text":                 func(e *store.Entry) { e.Report.Text += "\xff" },
		"quote":                func(e *store.Entry) { e.Statements[0].Quote += "!" },
		"span shifted":         func(e *store.Entry) { e.Statements[1].Start++; e.Statements[1].End++ },
		"span past the end":    func(e *store.Entry) { e.Statements[0].End = 1 << 40 },
		"span empty":           func(e *store.Entry) { e.Statements[0].End = e.Statements[0].Start },
		"span negative":        func(e *store.Entry) { e.Statements[0].Start = -1 },
		"mention span":         func(e *store.Entry) { e.Mentions[0].Spans = []ascribe.Span{{Start: 5, End: 1 << 30}} },
		"no mention":           func(e *store.Entry) { e.Statements[2].Incident = "i9" },
		"mention twice":        func(e *store.Entry) { e.Mentions = append(e.Mentions, e.Mentions[0]) },
		"mention unnamed":      func(e *store.Entry) { e.Mentions = append(e.Mentions, ascribe.Mention{}) },
		"mention of another":   func(e *store.Entry) { e.Mentions[0].Report = "r1" },
		"statement of another": func(e *store.Entry) { e.Statements[0].Report = "r1" },
		"statement id":         func(e *store.Entry) { e.Statements[0].ID = "s00" },
		"fact elsewhere":       func(e *store.Entry) { e.Mentions[0].Facts[0].Incident = "i2" },
		"coordinates":          func(e *store.Entry) { e.Mentions[0].Place.Lat = 91 },
		"keys of no mention":   func(e *store.Entry) { e.LinkKeys["i7"] = []uint64{4} },
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			bad := Entry(1)
			spoil(&bad)
			err := s.Write(t.Context(), Day0, func(tx store.Tx) error {
				if err := takeOne(t.Context(), tx, 0, 1); err != nil {
					return err
				}
				added, err := Append(t.Context(), tx, bad)
				wantCode(t, err, ascribe.Invalid)
				if added.New {
					t.Error("a refused entry is new")
				}
				return takeOne(t.Context(), tx, 2, 1)
			})
			if err != nil {
				t.Fatal(err)
			}
			good := open(t)
			mustTake(t, good, 0, 0, 1, 1)
			mustTake(t, good, 0, 2, 3, 1)
			same(t, "answers", ask(t, s, store.Cut{}), ask(t, good, store.Cut{}))
		})
	}
}

func danglingReferences(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	known := mentionKey(Entry(0))
	err := s.Write(ctx, Day0, func(tx store.Tx) error {
		if err := takeOne(ctx, tx, 0, 1); err != nil {
			return err
		}
		for i, err := range []error{
			tx.Place(ctx, store.Placement{Mention: known, Incident: "x"}, store.Placement{Mention: "r1/i1", Incident: "x"}),
			tx.Decide(ctx, store.Decision{Kind: store.Link, A: "r1/i1", B: known}),
			tx.Decide(ctx, store.Decision{Kind: store.Link, A: known, B: "x", Score: 1.01}),
			tx.Decide(ctx, store.Decision{Kind: "marry", A: known, B: "x"}),
			tx.Decide(ctx, store.Decision{Kind: store.Undo, A: "d00"}),
			tx.Decide(ctx, store.Decision{Kind: store.Merge, A: "x", B: "x"}),
			tx.Rename(ctx, store.Alias{Incident: "x"}),
			tx.Copy(ctx, store.Copy{Report: "r1", Family: "f"}),
			tx.Copy(ctx, store.Copy{Report: Entry(0).Report.ID, Family: "f", Score: -1}),
		} {
			if ascribe.CodeOf(err) != ascribe.Invalid {
				t.Errorf("call %d returned %v", i, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	good := open(t)
	mustTake(t, good, 0, 0, 1, 1)
	same(t, "answers", ask(t, s, store.Cut{}), ask(t, good, store.Cut{}))
	if n := len(list(t, s.Decisions(ctx, store.DecisionQuery{}))); n != 1 {
		t.Errorf("%d decisions, want 1", n)
	}
}

func orderOfArrival(t *testing.T, open Open) {
	const n = 60
	forward := open(t)
	mustTake(t, forward, 0, 0, n, 4)
	want := ask(t, forward, store.Cut{})
	for _, step := range []int{7, 23, 59} { // each has no divisor in common with 60
		t.Run(fmt.Sprint(step), func(t *testing.T) {
			s := open(t)
			for i := range n {
				k := i * step % n
				mustTake(t, s, i, k, k+1, 4)
			}
			same(t, "answers", ask(t, s, store.Cut{}), want)
			keys := append(Entry(8).Keys, Entry(31).Keys...)
			same(t, "neighbours", inOrder(nearReports(t, s, keys, wide)), inOrder(nearReports(t, forward, keys, wide)))
		})
	}
}

func headOf(t *testing.T, s store.Ledger) store.Head {
	t.Helper()
	h, err := s.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return h
}
