package storetest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ascribe"
	"ascribe/internal/store"
)

// write runs one Write that must succeed.
func write(t *testing.T, s store.Writer, hour int, fn func(store.Tx) error) {
	t.Helper()
	if err := s.Write(t.Context(), Day0.Add(time.Duration(hour)*time.Hour), fn); err != nil {
		t.Fatal(err)
	}
}

func copies(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	mustTake(t, s, 0, 0, 3, 3)
	first, second := Entry(0).Report.ID, Entry(1).Report.ID
	rows := []store.Copy{
		{Report: first, Family: "fam", Score: 1, Method: "neardup/1"},
		{Report: second, CopyOf: first, Family: "fam", Score: 0.5, Method: "neardup/1"},
	}
	write(t, s, 1, func(tx store.Tx) error { return tx.Copy(ctx, rows...) })
	head := headOf(t, s)
	write(t, s, 2, func(tx store.Tx) error { return tx.Copy(ctx, rows...) })
	same(t, "heads", headOf(t, s), head)
	slices.SortFunc(rows, func(a, b store.Copy) int { return strings.Compare(a.Report, b.Report) })
	same(t, "copies", list(t, s.CopiesOf(ctx, store.Cut{})), rows)
	r, err := s.Report(ctx, second)
	if err != nil || r.CopyOf != first || r.Family != "fam" {
		t.Errorf("the copy reads %q, %q, %v", r.CopyOf, r.Family, err)
	}
	for _, st := range list(t, s.Statements(ctx, store.StatementQuery{Report: second})) {
		if st.Family != "fam" {
			t.Errorf("a statement of the copy has family %q", st.Family)
		}
	}
	write(t, s, 3, func(tx store.Tx) error { return tx.Copy(ctx, store.Copy{Report: second}) })
	if r, err = s.Report(ctx, second); err != nil || r.CopyOf != "" || r.Family != "" {
		t.Errorf("the former copy reads %q, %q, %v", r.CopyOf, r.Family, err)
	}
}

func decisions(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	mustTake(t, s, 0, 0, 3, 1)
	a, b := mentionKey(Entry(0)), mentionKey(Entry(1))
	want := list(t, s.Decisions(ctx, store.DecisionQuery{}))
	steps := []store.Decision{
		{Kind: store.Link, A: a, B: b, Score: 0.9, Reason: "same day, same town", Method: "link/1"},
		{Kind: store.Split, A: b, B: a, Score: 1, Reason: "another market", Author: "an editor"},
		{Kind: store.Merge, A: Incident(1, 1), B: Incident(0, 1), Score: 1, Author: "an editor"},
		{Kind: store.Link, A: a, B: b, Score: 0.9, Reason: "same day, same town", Method: "link/1"},
	}
	for i, d := range steps {
		for range 2 { // the second time it is known
			write(t, s, i+1, func(tx store.Tx) error { return tx.Decide(ctx, d) })
		}
		d.Recorded = Day0.Add(time.Duration(i+1) * time.Hour)
		d.Identify()
		want = append(want, d)
	}
	undo := store.Decision{Kind: store.Undo, A: want[len(want)-1].ID, Score: 1, Author: "an editor"}
	write(t, s, 9, func(tx store.Tx) error { return tx.Decide(ctx, undo) })
	undo.Recorded = Day0.Add(9 * time.Hour)
	undo.Identify()
	want = append(want, undo)
	same(t, "decisions", list(t, s.Decisions(ctx, store.DecisionQuery{})), want)
	byHand := slices.DeleteFunc(slices.Clone(want), func(d store.Decision) bool { return d.Author == "" })
	same(t, "decisions by hand", list(t, s.Decisions(ctx, store.DecisionQuery{ByHand: true})), byHand)
	about := func(ids ...string) (found []store.Decision) {
		for _, d := range want {
			if slices.Contains(ids, d.A) || slices.Contains(ids, d.B) {
				found = append(found, d)
			}
		}
		return found
	}
	for _, ids := range [][]string{{a}, {b}, {a, b}, {Incident(0, 1)}, {undo.A}, {mentionKey(Entry(2))}} {
		same(t, fmt.Sprint("decisions about ", ids), list(t, s.Decisions(ctx, store.DecisionQuery{About: ids})), about(ids...))
	}
	same(t, "decisions about nothing known", list(t, s.Decisions(ctx, store.DecisionQuery{About: []string{"x"}})), []store.Decision{})
}

func moves(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	mustTake(t, s, 0, 0, 6, 3)
	write(t, s, 1, func(tx store.Tx) error {
		return tx.Place(ctx, store.Placement{Mention: mentionKey(Entry(0)), Incident: Incident(5, 3)},
			store.Placement{Mention: mentionKey(Entry(1)), Incident: Incident(1, 3)}, // where it is
			store.Placement{Mention: mentionKey(Entry(2)), Incident: ""})
	})
	members, err := s.Members(ctx, []string{Incident(1, 3), Incident(5, 3)})
	if err != nil {
		t.Fatal(err)
	}
	for id, mentions := range members {
		d, err := s.Dossier(ctx, id, store.Cut{})
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, m := range d.Mentions {
			want = append(want, ascribe.MentionKey(m.Report, m.ID))
		}
		same(t, "members of "+id, mentions, inOrder(want))
	}
	one, err := s.Dossier(ctx, Incident(1, 3), store.Cut{})
	if err != nil {
		t.Fatal(err)
	}
	two, err := s.Dossier(ctx, Incident(5, 3), store.Cut{})
	if err != nil {
		t.Fatal(err)
	}
	if len(one.Mentions) != 1 || len(one.Statements) != 4 || len(two.Mentions) != 4 || len(two.Statements) != 16 || len(two.Reports) != 4 {
		t.Errorf("the dossiers hold %d and %d mentions", len(one.Mentions), len(two.Mentions))
	}
	for _, m := range append(one.Mentions, two.Mentions...) {
		if len(m.Facts) != 2 {
			t.Errorf("mention %s of %s has %d facts", m.ID, m.Report, len(m.Facts))
		}
	}
	free := list(t, s.Statements(ctx, store.StatementQuery{Report: Entry(2).Report.ID}))
	if len(free) != 6 || free[0].Incident != mentionKey(Entry(2)) {
		t.Errorf("a statement of a mention without an incident is about %q", free[0].Incident)
	}
}

// names merges one incident into another, and takes it back.
func names(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	mustTake(t, s, 0, 0, 3, 1)
	a, b, c := Incident(0, 1), Incident(1, 1), Incident(2, 1)
	merge := func(hour int, n int, from, to string) {
		write(t, s, hour, func(tx store.Tx) error {
			if err := tx.Rename(ctx, store.Alias{ID: from, Incident: to}); err != nil {
				return err
			}
			return tx.Place(ctx, store.Placement{Mention: mentionKey(Entry(n)), Incident: to})
		})
	}
	merge(1, 1, b, a)
	write(t, s, 2, func(tx store.Tx) error { // a, with what it has become, goes into c
		for _, n := range []int{0, 1} {
			if err := tx.Place(ctx, store.Placement{Mention: mentionKey(Entry(n)), Incident: c}); err != nil {
				return err
			}
		}
		return tx.Rename(ctx, store.Alias{ID: a, Incident: c})
	})
	for _, id := range []string{a, b, c} {
		d, err := s.Dossier(ctx, id, store.Cut{})
		if err != nil {
			t.Fatal(err)
		}
		if d.Incident != c || len(d.Mentions) != 3 || !slices.Equal(d.Aliases, []string{a, b}) {
			t.Errorf("%s is %s with %d mentions, also %v", id, d.Incident, len(d.Mentions), d.Aliases)
		}
		if n := len(list(t, s.Statements(ctx, store.StatementQuery{Incident: id, Only: store.Roles}))); n != 12 {
			t.Errorf("%s has %d statements", id, n)
		}
	}
	merge(3, 0, a, a) // taken back
	for id, want := range map[string]string{a: a, b: a, c: c} {
		if got, err := s.Resolve(ctx, id, store.Cut{}); got != want || err != nil {
			t.Errorf("%s stands for %s, want %s (%v)", id, got, want, err)
		}
	}
	if got, err := s.Resolve(ctx, b, store.Cut{RecordedBy: Day0}); got != b || err != nil {
		t.Errorf("at first %s stood for %s (%v)", b, got, err)
	}
}

func circles(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	mustTake(t, s, 0, 0, 3, 1)
	a, b, c := Incident(0, 1), Incident(1, 1), Incident(2, 1)
	before := ask(t, s, store.Cut{})
	err := s.Write(ctx, Day0, func(tx store.Tx) error {
		for _, as := range []store.Alias{{ID: a, Incident: b}, {ID: b, Incident: c}, {ID: c, Incident: a}} {
			if err := tx.Rename(ctx, as); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		t.Error("incidents stand for each other in a circle")
	}
	err = s.Write(ctx, Day0, func(tx store.Tx) error { return tx.Rename(ctx, store.Alias{ID: a, Incident: b}) })
	wantCode(t, err, ascribe.Conflict) // a still has its mention
	same(t, "answers", ask(t, s, store.Cut{}), before)
}

// groupingModel plays random moves against a map, and compares the incidents
// that are listed, now and through a cut, with what the map gives.
func groupingModel(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	const mentions = 12
	mustTake(t, s, 0, 0, mentions, 1)
	at := map[string]string{}
	for n := range mentions {
		at[mentionKey(Entry(n))] = Incident(n, 1)
	}
	keys := slices.Sorted(maps.Keys(at))
	hour := 0
	rapid.Check(t, func(rt *rapid.T) {
		hour++
		var ps []store.Placement
		for range rapid.IntRange(1, 4).Draw(rt, "moves") {
			p := store.Placement{Mention: rapid.SampledFrom(keys).Draw(rt, "mention"),
				Incident: rapid.SampledFrom([]string{"", "p", "q", "r", Incident(0, 1)}).Draw(rt, "incident")}
			ps = append(ps, p)
			at[p.Mention] = p.Incident
		}
		write(t, s, hour, func(tx store.Tx) error { return tx.Place(ctx, ps...) })
		want := map[string]int{}
		placed := []store.Placement{}
		for _, k := range keys {
			if at[k] != "" {
				want[at[k]]++
				placed = append(placed, store.Placement{Mention: k, Incident: at[k]})
			}
		}
		for _, c := range []store.Cut{{}, {RecordedBy: Day0.Add(time.Duration(hour) * time.Hour)}, {AsOf: ascribe.MustDate("2100")}} {
			got := map[string]int{}
			for _, h := range list(t, s.Incidents(ctx, store.IncidentQuery{Cut: c})) {
				got[h.ID] = h.Mentions
			}
			same(t, "incidents", got, want)
			same(t, "placements", list(t, s.Placements(ctx, c)), placed)
		}
	})
	same(t, "problems", list(t, s.Verify(ctx, store.Head{}, nil)), []store.Problem{})
}

func paging(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	mustTake(t, s, 0, 0, 50, 2)
	for _, cut := range []store.Cut{{}, {AsOf: ascribe.MustDate("2016-01-03")}} {
		all := list(t, s.Incidents(ctx, store.IncidentQuery{Cut: cut}))
		var paged []store.IncidentHead
		for after := ""; ; after = paged[len(paged)-1].ID {
			page := list(t, s.Incidents(ctx, store.IncidentQuery{Cut: cut, After: after, Limit: 7}))
			if len(page) == 0 {
				break
			}
			paged = append(paged, page...)
		}
		same(t, "pages", paged, all)
		for _, h := range all {
			d, err := s.Dossier(ctx, h.ID, cut)
			if err != nil {
				t.Fatal(err)
			}
			want := store.IncidentHead{ID: d.Incident, First: d.Reports[0].Published, Last: d.Reports[len(d.Reports)-1].Published,
				Mentions: len(d.Mentions), Reports: len(d.Reports)}
			same(t, "head and dossier", h, want)
		}
		one := list(t, s.Dossiers(ctx, cut))
		if len(one) != len(all) {
			t.Errorf("%d dossiers of %d incidents", len(one), len(all))
		}
	}
}
