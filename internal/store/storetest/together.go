package storetest

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"ascribe"
	"ascribe/internal/store"
)

// oneMoment writes on while a sequence is read.
func oneMoment(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	mustTake(t, s, 0, 0, 40, 4)
	want := ask(t, s, store.Cut{})
	next := 40
	more := func() {
		mustTake(t, s, next, next, next+1, 4)
		next++
	}
	var reports []ascribe.Report
	for r, err := range s.Reports(ctx, store.ReportQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		reports = append(reports, r)
		more()
	}
	same(t, "reports", reports, want.Reports)
	want = ask(t, s, store.Cut{})
	var dossiers []store.Dossier
	for d, err := range s.Dossiers(ctx, store.Cut{}) {
		if err != nil {
			t.Fatal(err)
		}
		dossiers = append(dossiers, d)
		more()
	}
	same(t, "dossiers", dossiers, want.Dossiers)
}

// oneDossier moves mentions in and out of an incident while its dossier is
// asked for again and again: the parts must agree.
func oneDossier(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	const n = 6
	mustTake(t, s, 0, 0, n, n)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 150 {
			to := store.Placement{Mention: mentionKey(Entry(1 + i%(n-1)))}
			if i/(n-1)%2 == 1 {
				to.Incident = Incident(0, n)
			}
			if err := s.Write(ctx, Day0, func(tx store.Tx) error { return tx.Place(ctx, to) }); err != nil {
				t.Error(err)
			}
		}
	}()
	for {
		d, err := s.Dossier(ctx, Incident(0, n), store.Cut{})
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Reports) != len(d.Mentions) || len(d.Statements) != 4*len(d.Mentions) {
			t.Fatalf("%d reports, %d mentions, %d statements", len(d.Reports), len(d.Mentions), len(d.Statements))
		}
		select {
		case <-done:
			return
		default:
		}
	}
}

func nesting(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	mustTake(t, s, 0, 0, 12, 2)
	n := 0
	for range 200 { // a reader that was not let go of would be missing soon
		for range s.Reports(ctx, store.ReportQuery{}) {
			for range s.Statements(ctx, store.StatementQuery{}) {
				for range s.Dossiers(ctx, store.Cut{}) {
					for d, err := range s.Incidents(ctx, store.IncidentQuery{}) {
						if err != nil || d.ID == "" {
							t.Fatal(err)
						}
						n++
						break
					}
					break
				}
				break
			}
			break
		}
	}
	if n != 200 {
		t.Errorf("%d rounds", n)
	}
	seq := s.Reports(ctx, store.ReportQuery{})
	same(t, "a sequence read twice", list(t, seq), list(t, seq))
}

// wholeWrites reads from several sides while writes come in, and expects to
// see each write wholly or not at all.
func wholeWrites(t *testing.T, open Open) {
	s := open(t)
	const writes, per = 30, 8
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for last := 0; ; {
				n, err := countWhole(t, s, per)
				if err != nil || n < last {
					t.Errorf("saw %d reports after %d: %v", n, last, err)
					return
				}
				last = n
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	for i := range writes {
		mustTake(t, s, i, i*per, (i+1)*per, per)
	}
	close(done)
	readers.Wait()
	if n, err := countWhole(t, s, per); n != writes*per || err != nil {
		t.Errorf("%d reports at the end, %v", n, err)
	}
}

// countWhole counts the reports, and checks that a multiple of per is there
// and that each incident has all that was written with it.
func countWhole(t *testing.T, s store.Store, per int) (int, error) {
	n := 0
	for d, err := range s.Dossiers(t.Context(), store.Cut{}) {
		if err != nil {
			return n, err
		}
		if len(d.Reports) != per || len(d.Mentions) != per || len(d.Statements) != 4*per {
			return n, fmt.Errorf("incident %s has %d reports, %d mentions, %d statements", d.Incident, len(d.Reports), len(d.Mentions), len(d.Statements))
		}
		n += len(d.Reports)
	}
	return n, nil
}

func twoWriters(t *testing.T, open Open) {
	s := open(t)
	var writers sync.WaitGroup
	for w := range 4 {
		writers.Go(func() {
			for i := range 10 {
				n := w*10 + i
				if err := Take(t.Context(), s, 0, n, n+1, 1); err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	if h := headOf(t, s); h.Writes != 40 {
		t.Errorf("%d writes", h.Writes)
	}
	same(t, "problems", list(t, s.Verify(t.Context(), store.Head{}, nil)), []store.Problem{})
}

func tenThousand(t *testing.T, open Open) {
	if testing.Short() {
		t.Skip("ten thousand reports take some seconds")
	}
	s := open(t)
	const n = 10_000
	mustTake(t, s, 0, 0, n, 10)
	reports, statements := 0, 0
	for _, err := range s.Reports(t.Context(), store.ReportQuery{NoText: true}) {
		if err != nil {
			t.Fatal(err)
		}
		reports++
	}
	for _, err := range s.Statements(t.Context(), store.StatementQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		statements++
	}
	if incidents := list(t, s.Incidents(t.Context(), store.IncidentQuery{})); reports != n || statements != 6*n || len(incidents) != n/10 {
		t.Errorf("%d reports, %d statements, %d incidents", reports, statements, len(incidents))
	}
	if h := headOf(t, s); h.Writes != 1 {
		t.Errorf("%d writes", h.Writes)
	}
}

func closed(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 1, 1)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
	err := s.Write(t.Context(), Day0, func(store.Tx) error { return errors.New("this was called") })
	wantCode(t, err, ascribe.Invalid)
	if _, err := s.Report(t.Context(), Entry(0).Report.ID); err == nil || ascribe.CodeOf(err) == ascribe.NotFound {
		t.Errorf("reading when closed: %v", err)
	}
	for _, err := range s.Dossiers(t.Context(), store.Cut{}) {
		if err == nil {
			t.Error("a dossier from a closed record")
		}
	}
}
