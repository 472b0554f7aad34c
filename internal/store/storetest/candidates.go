package storetest

import (
	"errors"
	"slices"
	"testing"

	"ascribe"
	"ascribe/internal/store"
)

// wide bounds nothing that these tests make.
var wide = store.Near{PerKey: store.MaxPerKey, AtLeast: 1, Limit: 1000}

// nearReports looks reports up and returns their ids in the order found.
func nearReports(t *testing.T, s store.Store, keys []uint64, n store.Near) (ids []string) {
	t.Helper()
	rows, err := s.ReportsNear(t.Context(), keys, n)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := s.Sketches(t.Context(), rows)
	if err != nil || len(kept) != len(rows) {
		t.Fatalf("%d sketches of %d rows, %v", len(kept), len(rows), err)
	}
	at := map[store.Row]string{}
	for _, k := range kept {
		at[k.Row] = k.Report
	}
	for _, r := range rows {
		ids = append(ids, at[r])
	}
	return ids
}

func reportsNear(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 10, 1)
	crowd := uint64(1)<<63 | 5 // a key above what a signed number holds
	var latest []string
	for n := 20; n < 20+store.MaxPerKey+9; n++ {
		e := Entry(n)
		e.Keys = append(e.Keys, crowd, crowd)
		appendAll(t, s, Day0, e)
		latest = slices.Insert(latest, 0, e.Report.ID)
	}
	for _, bound := range []int{0, 1, 7, store.MaxPerKey, 1000} {
		near := nearReports(t, s, []uint64{crowd}, store.Near{PerKey: bound, AtLeast: 1, Limit: 1000})
		same(t, "the crowd, bounded by key", near, append([]string(nil), latest[:min(bound, store.MaxPerKey)]...))
		near = nearReports(t, s, []uint64{crowd}, store.Near{PerKey: store.MaxPerKey, AtLeast: 1, Limit: bound})
		same(t, "the crowd, bounded in all", near, append([]string(nil), latest[:min(bound, store.MaxPerKey)]...))
	}
	e := Entry(4) // it shares two keys with entry 5, and all with itself
	same(t, "the most shared first", nearReports(t, s, e.Keys, wide), []string{e.Report.ID, Entry(5).Report.ID})
	for shared, n := range map[int]int{1: 2, 2: 2, 3: 1, 8: 1, 9: 0} {
		found := nearReports(t, s, e.Keys, store.Near{PerKey: 10, AtLeast: shared, Limit: 10})
		if len(found) != n {
			t.Errorf("%d reports share %d keys; want %d", len(found), shared, n)
		}
	}
	same(t, "no keys", len(nearReports(t, s, nil, wide)), 0)
	same(t, "unknown keys", len(nearReports(t, s, []uint64{crowd + 1, 0}, wide)), 0)
	sketchesAt(t, s)
}

// sketchesAt reads what is kept of two reports.
func sketchesAt(t *testing.T, s store.Store) {
	t.Helper()
	a, b := Entry(4), Entry(5)
	write(t, s, 1, func(tx store.Tx) error {
		return tx.Copy(t.Context(), store.Copy{Report: b.Report.ID, Family: "fam"})
	})
	rows, err := s.ReportsNear(t.Context(), a.Keys, wide)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Sketches(t.Context(), append(rows, 1<<40))
	if err != nil {
		t.Fatal(err)
	}
	for i := range got {
		got[i].Row = 0
	}
	same(t, "sketches", got, []store.Sketch{
		{Report: a.Report.ID, Signature: a.Sketch, Published: a.Report.Published},
		{Report: b.Report.ID, Signature: b.Sketch, Published: b.Report.Published, Family: "fam"},
	})
}

func mentionsNear(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	var latest []string
	for n := range 20 {
		e := Entry(n)
		e.LinkKeys = map[string][]uint64{"i1": {1, 10 + uint64(n%2), 1}}
		appendAll(t, s, Day0, e)
		latest = slices.Insert(latest, 0, mentionKey(e))
	}
	write(t, s, 1, func(tx store.Tx) error {
		return tx.Place(ctx, store.Placement{Mention: mentionKey(Entry(2)), Incident: "inc"})
	})
	for _, bound := range []int{1, 6, 20, 1000} {
		rows, err := s.MentionsNear(ctx, []uint64{1, 2}, store.Near{PerKey: bound, AtLeast: 1, Limit: 1000})
		if err != nil {
			t.Fatal(err)
		}
		found, err := s.ProfilesAt(ctx, rows)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "the crowd", mentionsOf(found), inOrder(latest[:min(bound, 20)]))
	}
	found, err := s.Candidates(ctx, latest)
	if err != nil || len(found) != 20 {
		t.Fatalf("%d candidates, %v", len(found), err)
	}
	i := slices.IndexFunc(found, func(c store.Candidate) bool { return c.Incident != "" })
	want := store.Candidate{Row: found[i].Row, Mention: mentionKey(Entry(2)), Profile: Entry(2).Profiles["i1"], Incident: "inc"}
	same(t, "candidate", found[i], want)
	again, err := s.ProfilesAt(ctx, []store.Row{found[i].Row, 1 << 40})
	if err != nil {
		t.Fatal(err)
	}
	want.Incident = ""
	same(t, "by row", again, []store.Candidate{want})
	placed, err := s.Placed(ctx, latest)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "placed", placed, map[string]string{want.Mention: "inc"})
	members, err := s.Members(ctx, []string{"inc", "none", ""})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "members", members, map[string][]string{"inc": {want.Mention}})
	found, err = s.Candidates(ctx, []string{latest[3], "r0/i1", latest[1]})
	same(t, "by key", mentionsOf(found), inOrder([]string{latest[1], latest[3]}))
	if err != nil {
		t.Error(err)
	}
}

func inOrder(ids []string) []string { return slices.Sorted(slices.Values(ids)) }

func mentionsOf(cs []store.Candidate) (keys []string) {
	for _, c := range cs {
		keys = append(keys, c.Mention)
	}
	slices.Sort(keys)
	return keys
}

func nearInAnyOrder(t *testing.T, open Open) {
	s, back := open(t), open(t)
	for n := range 30 {
		appendAll(t, s, Day0, Entry(n))
		appendAll(t, back, Day0, Entry(29-n))
		e := Entry(n / 2)
		if n%7 == 0 { // look-ups in between make no difference
			nearReports(t, back, e.Keys, wide)
		}
	}
	for n := range 30 {
		got, want := nearReports(t, back, Entry(n).Keys, wide), nearReports(t, s, Entry(n).Keys, wide)
		same(t, "near a report", inOrder(got), inOrder(want))
	}
}

// familyMembers looks a family up inside the write that changes it, and after.
func familyMembers(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	a, b := Entry(0).Report, Entry(1).Report
	appendAll(t, s, Day0, Entry(0), Entry(1))
	members := func(c store.Candidates, family string) (ids []string) {
		ms, err := c.FamilyMembers(ctx, family)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range ms {
			if m.Family != family || m.Published.IsZero() {
				t.Errorf("member %+v of %s", m, family)
			}
			ids = append(ids, m.Report)
		}
		return ids
	}
	both := []string{min(a.ID, b.ID), max(a.ID, b.ID)}
	write(t, s, 1, func(tx store.Tx) error {
		if err := tx.Copy(ctx, store.Copy{Report: a.ID, Family: "f"}, store.Copy{Report: b.ID, CopyOf: a.ID, Family: "f"}); err != nil {
			return err
		}
		same(t, "inside", members(tx, "f"), both)
		return nil
	})
	same(t, "after", members(s, "f"), both)
	write(t, s, 2, func(tx store.Tx) error { return tx.Copy(ctx, store.Copy{Report: a.ID}) })
	same(t, "taken out", members(s, "f"), []string{b.ID})
	same(t, "unknown", members(s, "g"), nil)
	same(t, "no family", members(s, ""), nil)
}

func candidatesInside(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	e := Entry(0)
	near := func() int {
		ms, err := s.MentionsNear(ctx, e.LinkKeys["i1"], wide)
		if err != nil {
			t.Fatal(err)
		}
		return len(nearReports(t, s, e.Keys, wide)) + len(ms)
	}
	write(t, s, 0, func(tx store.Tx) error {
		if err := takeOne(ctx, tx, 0, 1); err != nil {
			return err
		}
		kept, err := tx.Candidates(ctx, []string{mentionKey(e)})
		if err != nil || len(kept) != 1 || kept[0].Incident != Incident(0, 1) {
			t.Errorf("inside: %+v, %v", kept, err)
		}
		if again, err := tx.ProfilesAt(ctx, []store.Row{kept[0].Row}); err != nil || len(again) != 1 {
			t.Errorf("inside by row: %+v, %v", again, err)
		}
		if n := near(); n != 0 {
			t.Errorf("%d are found before they are committed", n)
		}
		return nil
	})
	if n := near(); n != 2 {
		t.Errorf("%d are found once they are committed", n)
	}
}

// filing lets look-ups find what is not committed, and forgets it if it never is.
func filing(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	near := func(i int) int {
		e := Entry(i)
		ms, err := s.MentionsNear(ctx, e.LinkKeys["i1"], wide)
		if err != nil {
			t.Fatal(err)
		}
		rs, err := s.ReportsNear(ctx, e.Keys, wide)
		if err != nil {
			t.Fatal(err)
		}
		return len(rs) + len(ms)
	}
	filed := func(tx store.Tx, i, found int) {
		if err := takeOne(ctx, tx, i, 1); err != nil {
			t.Fatal(err)
		}
		if n := near(i); n >= found {
			t.Errorf("%d are found before they are filed", n)
		}
		if err := tx.File(ctx); err != nil {
			t.Fatal(err)
		}
		if n := near(i); n != found {
			t.Errorf("%d are found once they are filed, not %d", n, found)
		}
	}
	write(t, s, 0, func(tx store.Tx) error { return takeOne(ctx, tx, 0, 1) })
	base := near(0)
	failed := errors.New("not today")
	err := s.Write(ctx, Day0, func(tx store.Tx) error {
		filed(tx, 1, near(1)+2)
		return failed
	})
	if !errors.Is(err, failed) {
		t.Fatal(err)
	}
	if n := near(0); n != base {
		t.Errorf("%d are found after a failure, %d before", n, base)
	}
	write(t, s, 1, func(tx store.Tx) error {
		filed(tx, 2, near(2)+2)
		filed(tx, 1, near(1)+2)
		return nil
	})
	if a, b := near(1), near(2); a < 2 || b < 2 {
		t.Errorf("%d and %d are found once they are committed", a, b)
	}
}

// edges are found from either end, inside the write that keeps them and after.
func edges(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	mustTake(t, s, 0, 0, 3, 1)
	var m []string
	for n := range 3 {
		m = append(m, mentionKey(Entry(n)))
	}
	slices.Sort(m)
	ab, bc := store.Edge{A: m[0], B: m[1], Score: 0.75}, store.Edge{A: m[1], B: m[2], Score: 0.5}
	at := func(c store.Candidates, mentions ...string) []store.Edge {
		es, err := c.Edges(ctx, mentions)
		if err != nil {
			t.Fatal(err)
		}
		return es
	}
	write(t, s, 1, func(tx store.Tx) error {
		if err := tx.Connect(ctx, bc, store.Edge{A: ab.B, B: ab.A, Score: ab.Score}, ab); err != nil {
			return err
		}
		same(t, "inside", at(tx, m[1]), []store.Edge{ab, bc})
		return nil
	})
	same(t, "both ends asked for", at(s, m[0], m[1], "r9/i9"), []store.Edge{ab, bc})
	same(t, "one end", at(s, m[2]), []store.Edge{bc})
	same(t, "none", at(s), nil)
	for name, bad := range map[string]store.Edge{"a score of 2": {A: m[0], B: m[2], Score: 2}, "a mention that is not there": {A: m[0], B: "r9/i9"}} {
		err := s.Write(ctx, Day0, func(tx store.Tx) error { return tx.Connect(ctx, bad) })
		if ascribe.CodeOf(err) != ascribe.Invalid {
			t.Errorf("%s gave %v", name, err)
		}
	}
}
