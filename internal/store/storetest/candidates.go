package storetest

import (
	"slices"
	"strings"
	"testing"

	"ascribe"
	"ascribe/internal/store"
)

func sketches(t *testing.T, s store.Candidates, keys []uint64, perKey int) []store.Sketch {
	t.Helper()
	ids, err := s.ReportsByKeys(t.Context(), keys, perKey, 1)
	if err != nil {
		t.Fatal(err)
	}
	found, err := s.Sketches(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func reportCandidates(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 10, 1)
	crowd := uint64(1)<<63 | 5 // a key above what a signed number holds
	var ids []string
	for n := 20; n < 50; n++ {
		e := Entry(n)
		e.Keys = append(e.Keys, crowd, crowd)
		appendAll(t, s, Day0, e)
		ids = append(ids, e.Report.ID)
	}
	slices.Sort(ids)
	write(t, s, 1, func(tx store.Tx) error {
		return tx.Copy(t.Context(), store.Copy{Report: ids[0], Family: "fam"})
	})
	for _, perKey := range []int{0, 1, 7, 30, 1000} {
		var got []string
		for _, k := range sketches(t, s, []uint64{crowd}, perKey) {
			got = append(got, k.Report)
		}
		same(t, "the crowd", got, append([]string(nil), ids[:min(perKey, len(ids))]...))
	}
	e := Entry(4)
	var want []store.Sketch
	for _, n := range []int{4, 5} { // they share two keys
		want = append(want, store.Sketch{Report: Entry(n).Report.ID, Signature: Entry(n).Sketch, Published: Entry(n).Report.Published})
	}
	slices.SortFunc(want, func(a, b store.Sketch) int { return strings.Compare(a.Report, b.Report) })
	same(t, "sketches", sketches(t, s, e.Keys, 10), want)
	if got := sketches(t, s, []uint64{crowd}, 1); got[0].Family != "fam" {
		t.Errorf("the family of a candidate is %q", got[0].Family)
	}
	for shared, n := range map[int]int{1: 2, 2: 2, 3: 1, 8: 1, 9: 0} { // with itself, entry 4 shares all eight
		found, err := s.ReportsByKeys(t.Context(), e.Keys, 10, shared)
		if err != nil || len(found) != n {
			t.Errorf("%d reports share %d keys, %v; want %d", len(found), shared, err, n)
		}
	}
	same(t, "no keys", len(sketches(t, s, nil, 10)), 0)
	same(t, "unknown keys", len(sketches(t, s, []uint64{crowd + 1, 0}, 10)), 0)
}

func mentionCandidates(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	var keys []string
	for n := range 20 {
		e := Entry(n)
		e.LinkKeys = map[string][]string{"i1": {"crowd", "half:" + string(rune('a'+n%2)), "crowd"}}
		appendAll(t, s, Day0, e)
		keys = append(keys, mentionKey(e))
	}
	slices.Sort(keys)
	write(t, s, 1, func(tx store.Tx) error {
		return tx.Place(ctx, store.Placement{Mention: mentionKey(Entry(2)), Incident: "inc"})
	})
	for _, perKey := range []int{1, 6, 20, 1000} {
		found, err := s.MentionsByKeys(ctx, []string{"crowd", "nobody"}, perKey)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "the crowd", found, keys[:min(perKey, 20)])
	}
	both, err := s.MentionsByKeys(ctx, []string{"half:a", "half:b"}, 1000)
	if err != nil {
		t.Fatal(err)
	}
	found, err := s.Candidates(ctx, both)
	if err != nil || len(found) != 20 {
		t.Fatalf("%d candidates, %v", len(found), err)
	}
	i := slices.IndexFunc(found, func(c store.Candidate) bool { return c.Incident != "" })
	want := store.Candidate{Mention: mentionKey(Entry(2)), Profile: Entry(2).Profiles["i1"], Incident: "inc"}
	same(t, "candidate", found[i], want)
	found, err = s.Candidates(ctx, []string{keys[3], "r0/i1", keys[1]})
	if err != nil || len(found) != 2 || found[0].Mention != keys[1] || found[1].Mention != keys[3] {
		t.Errorf("by key came %+v, %v", found, err)
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
	see := func(c store.Candidates) (reports, mentions int) {
		ms, err := c.MentionsByKeys(ctx, e.LinkKeys["i1"], 10)
		if err != nil {
			t.Fatal(err)
		}
		return len(sketches(t, c, e.Keys, 10)), len(ms)
	}
	write(t, s, 0, func(tx store.Tx) error {
		if r, m := see(tx); r != 0 || m != 0 {
			t.Errorf("before: %d reports, %d mentions", r, m)
		}
		if err := takeOne(ctx, tx, 0, 1); err != nil {
			return err
		}
		if r, m := see(tx); r != 1 || m != 1 {
			t.Errorf("inside: %d reports, %d mentions", r, m)
		}
		if r, m := see(s); r != 0 || m != 0 {
			t.Errorf("outside: %d reports, %d mentions", r, m)
		}
		return nil
	})
	if r, m := see(s); r != 1 || m != 1 {
		t.Errorf("after: %d reports, %d mentions", r, m)
	}
}

// edges are found from either end, inside the write that keeps them and after.
func edges(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	ab, bc := store.Edge{A: "r1/i1", B: "r2/i1", Score: 0.75}, store.Edge{A: "r2/i1", B: "r3/i2", Score: 0.5}
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
		same(t, "inside", at(tx, "r2/i1"), []store.Edge{ab, bc})
		return nil
	})
	same(t, "both ends asked for", at(s, "r1/i1", "r2/i1", "r9/i9"), []store.Edge{ab, bc})
	same(t, "one end", at(s, "r3/i2"), []store.Edge{bc})
	same(t, "none", at(s), nil)
	err := s.Write(ctx, Day0, func(tx store.Tx) error { return tx.Connect(ctx, store.Edge{A: "x/1", B: "y/1", Score: 2}) })
	if ascribe.CodeOf(err) != ascribe.Invalid {
		t.Errorf("a score of 2 gave %v", err)
	}
}
