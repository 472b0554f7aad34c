package storetest

import (
	"testing"
	"time"

	"ascribe/internal/store"
)

func ledger(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	same(t, "the empty head", headOf(t, s), store.Head{})
	seen := map[string]bool{}
	for i := range 4 {
		mustTake(t, s, i, i, i+1, 2)
		h := headOf(t, s)
		if h.Writes != int64(i+1) || len(h.Digest) != 64 || seen[h.Digest] {
			t.Errorf("after write %d the head is %+v", i+1, h)
		}
		seen[h.Digest] = true
	}
	for range 2 { // no change
		write(t, s, 9, func(store.Tx) error { return nil })
	}
	if h := headOf(t, s); h.Writes != 4 {
		t.Errorf("writes without rows count: %d", h.Writes)
	}
	other := open(t)
	for i := range 4 {
		mustTake(t, other, i, i, i+1, 2)
	}
	same(t, "the same history elsewhere", headOf(t, other), headOf(t, s))
	for _, since := range []struct {
		head store.Head
		fine bool
	}{
		{headOf(t, s), true},
		{store.Head{Writes: 4, Digest: "00"}, false},
		{store.Head{Writes: 5, Digest: headOf(t, s).Digest}, false},
	} {
		if ps := list(t, s.Verify(ctx, since.head, nil)); (len(ps) == 0) != since.fine {
			t.Errorf("verified since %+v: %v", since.head, ps)
		}
	}
	for range s.Verify(ctx, store.Head{Writes: 2, Digest: "00"}, nil) {
		break // one problem is enough
	}
}

func methods(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 2, 1)
	e := Entry(2)
	e.Report.Codebook, e.Statements[0].Method = "direction/2", "a coder"
	write(t, s, 1, func(tx store.Tx) error {
		if _, err := Append(t.Context(), tx, e); err != nil {
			return err
		}
		return tx.Copy(t.Context(), store.Copy{Report: e.Report.ID, Family: "f", Method: "neardup/1"})
	})
	got, err := s.Versions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	later := Day0.Add(time.Hour)
	same(t, "versions", got, []store.Version{
		{Kind: "codebook", Name: "direction/1", Since: Day0}, {Kind: "codebook", Name: "direction/2", Since: later},
		{Kind: "copies", Name: "neardup/1", Since: later},
		{Kind: "extract", Name: "a coder", Since: later}, {Kind: "extract", Name: "extract/1", Since: Day0},
		{Kind: "link", Name: "link/1", Since: Day0}, {Kind: "text", Name: "plain/1", Since: Day0},
	})
}

func verifiesClean(t *testing.T, open Open) {
	s := open(t)
	same(t, "problems of nothing", list(t, s.Verify(t.Context(), store.Head{}, nil)), []store.Problem{})
	mustTake(t, s, 0, 0, 40, 3)
	mustTake(t, s, 1, 40, 50, 3)
	write(t, s, 2, func(tx store.Tx) error {
		return tx.Place(t.Context(), store.Placement{Mention: mentionKey(Entry(8)), Incident: "elsewhere"})
	})
	same(t, "problems", list(t, s.Verify(t.Context(), store.Head{}, nil)), []store.Problem{})
}
