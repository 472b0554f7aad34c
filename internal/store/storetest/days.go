package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"ascribe"
	"ascribe/internal/store"
)

// byDays replays a part in a way of its own: on every day of publication all
// mentions published by then stand in the incident that is named for the
// latest of them.
func byDays(_ context.Context, p store.Part) (out []store.Stay, err error) {
	ms := slices.Clone(p.Mentions)
	slices.SortFunc(ms, func(a, b store.Dated) int {
		return strings.Compare(a.Published.String()+a.Mention, b.Published.String()+b.Mention)
	})
	var days []ascribe.Date
	for _, m := range ms {
		days = append(days, m.Published)
	}
	days = slices.Compact(days)
	for i, day := range days {
		until, last := ascribe.Date{}, ""
		if i+1 < len(days) {
			until = days[i+1]
		}
		for _, m := range ms {
			if m.Published == day {
				last = m.Mention
			}
		}
		for _, m := range ms {
			if m.Published.Compare(day) <= 0 {
				out = append(out, store.Stay{Mention: m.Mention, Incident: "of " + last, From: day, Until: until})
			}
		}
	}
	return out, nil
}

// regroup brings the stays up to date and returns how many mentions the parts
// had that were replayed, in order.
func regroup(t *testing.T, s store.Store, method string, byHand ...store.Decision) (sizes []int) {
	t.Helper()
	var mu sync.Mutex
	err := s.Regroup(t.Context(), store.Regrouping{Method: method, ByHand: byHand, Replay: func(ctx context.Context, p store.Part) ([]store.Stay, error) {
		mu.Lock()
		sizes = append(sizes, len(p.Mentions))
		mu.Unlock()
		return byDays(ctx, p)
	}})
	if err != nil {
		t.Fatal(err)
	}
	if is, err := s.Regrouped(t.Context(), method); err != nil || !is {
		t.Errorf("regrouped, and not regrouped: %v", err)
	}
	slices.Sort(sizes)
	return sizes
}

// replayedFrom brings the stays up to date and returns, of the one part that is
// replayed, the day from which on, and how many stays were known.
func replayedFrom(t *testing.T, s store.Store, method string, byHand ...store.Decision) (since string, known int) {
	t.Helper()
	err := s.Regroup(t.Context(), store.Regrouping{Method: method, ByHand: byHand, Replay: func(ctx context.Context, p store.Part) ([]store.Stay, error) {
		since, known = p.Since.String(), len(p.Known)
		return byDays(ctx, p)
	}})
	if err != nil {
		t.Fatal(err)
	}
	return since, known
}

// onlyNews holds that what had been published before the news is not replayed,
// but for what people decided.
func onlyNews(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 20, 5)
	connect(t, s, [2]int{0, 8}, [2]int{8, 16})
	regroup(t, s, "by/1")
	mustTake(t, s, 1, 22, 23, 5)
	connect(t, s, [2]int{16, 22})
	if since, known := replayedFrom(t, s, "by/1"); since != "2016-01-04" || known != 6 {
		t.Errorf("a later report: from %q with %d stays", since, known)
	}
	late := Entry(30)
	late.Report.Published = ascribe.MustDate("2016-01-02")
	appendAll(t, s, Day0, late)
	mustWrite(t, s, func(tx store.Tx) error {
		return tx.Place(t.Context(), store.Placement{Mention: mentionKey(late), Incident: Incident(0, 5)})
	})
	connect(t, s, [2]int{0, 30})
	if since, known := replayedFrom(t, s, "by/1"); since != "2016-01-02" || known != 10 {
		t.Errorf("a late report: from %q with %d stays", since, known)
	}
	merge := store.Decision{Kind: store.Merge, A: mentionKey(Entry(0)), B: mentionKey(Entry(8)), Score: 1, Author: "an editor"}
	mustWrite(t, s, func(tx store.Tx) error { return tx.Decide(t.Context(), merge) })
	for d := range s.Decisions(t.Context(), store.DecisionQuery{ByHand: true}) {
		merge = d
	}
	if since, known := replayedFrom(t, s, "by/1", merge); since != "" || known != 0 {
		t.Errorf("a decision: from %q with %d stays", since, known)
	}
}

// connect puts edges between entries.
func connect(t *testing.T, s store.Writer, pairs ...[2]int) {
	t.Helper()
	mustWrite(t, s, func(tx store.Tx) error {
		for _, p := range pairs {
			if err := tx.Connect(t.Context(), store.Edge{A: mentionKey(Entry(p[0])), B: mentionKey(Entry(p[1])), Score: 0.9}); err != nil {
				return err
			}
		}
		return nil
	})
}

func regroups(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 30, 3) // seven a day
	connect(t, s, [2]int{0, 8}, [2]int{8, 16}, [2]int{1, 9})
	if is, err := s.Regrouped(t.Context(), "by/1"); err != nil || is {
		t.Errorf("never regrouped, and regrouped: %v", err)
	}
	ones := func(n int, more ...int) []int { return append(slices.Repeat([]int{1}, n), more...) }
	same(t, "at first", regroup(t, s, "by/1"), ones(25, 2, 3))
	same(t, "unchanged", regroup(t, s, "by/1"), nil)
	want := []store.Stay{stay(16, 16, 2, -1), stay(0, 0, 0, 1), stay(0, 8, 1, 2), stay(8, 8, 1, 2), stay(0, 16, 2, -1), stay(8, 16, 2, -1)}
	sortStays(want)
	three := []string{mentionKey(Entry(0)), mentionKey(Entry(8)), mentionKey(Entry(16))}
	same(t, "stays of mentions", list(t, s.Stays(t.Context(), store.StayQuery{Mentions: three})), want)
	on := func(q store.StayQuery) []store.Stay { return list(t, s.Stays(t.Context(), q)) }
	second := ascribe.MustDate("2016-01-02")
	same(t, "of an incident on a day", on(store.StayQuery{Incidents: []string{want[0].Incident, "of " + three[1]}, On: second}),
		slices.DeleteFunc(slices.Clone(want), func(y store.Stay) bool { return !y.Holds(second) }))
	if n := len(on(store.StayQuery{On: second})); n != 14 {
		t.Errorf("%d stand on the second day, want 14", n)
	}
	if n := len(on(store.StayQuery{})); n != 30+3+1 {
		t.Errorf("%d stays, want 34", n)
	}
	mustTake(t, s, 1, 30, 31, 3)
	connect(t, s, [2]int{30, 9})
	same(t, "a new one", regroup(t, s, "by/1"), []int{3})
	same(t, "another method", regroup(t, s, "by/2"), ones(25, 3, 3))
	decide := func(d store.Decision) store.Decision {
		mustWrite(t, s, func(tx store.Tx) error { return tx.Decide(t.Context(), d) })
		for kept := range s.Decisions(t.Context(), store.DecisionQuery{ByHand: true}) {
			d = kept
		}
		return d
	}
	merge := decide(store.Decision{Kind: store.Merge, A: mentionKey(Entry(4)), B: three[0], Score: 1, Author: "an editor"})
	same(t, "a merge", regroup(t, s, "by/2", merge), []int{4})
	undo := decide(store.Decision{Kind: store.Undo, A: merge.ID, Score: 1, Author: "an editor"})
	same(t, "it is undone", regroup(t, s, "by/2", merge, undo), []int{4})
}

// stay is that of an entry in the incident that is named for another, between
// days after the first; -1 is for ever.
func stay(n, of, from, until int) store.Stay {
	day := ascribe.MustDate("2016-01-01")
	y := store.Stay{Mention: mentionKey(Entry(n)), Incident: "of " + mentionKey(Entry(of)), From: day.AddDays(from)}
	if until >= 0 {
		y.Until = day.AddDays(until)
	}
	return y
}

func sortStays(ys []store.Stay) {
	slices.SortFunc(ys, func(a, b store.Stay) int {
		return strings.Compare(a.Incident+" "+a.Mention+" "+a.From.String(), b.Incident+" "+b.Mention+" "+b.From.String())
	})
}

// partsAreWhole asks for a part from each of its ends.
func partsAreWhole(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 12, 3)
	connect(t, s, [2]int{0, 5}, [2]int{5, 9}, [2]int{2, 3})
	merge := store.Decision{Kind: store.Merge, A: mentionKey(Entry(9)), B: mentionKey(Entry(10))}
	for _, n := range []int{0, 5, 9, 10} {
		p, err := s.PartOf(t.Context(), []string{mentionKey(Entry(n))}, []store.Decision{merge})
		if err != nil {
			t.Fatal(err)
		}
		var keys, want []string
		for _, m := range p.Mentions {
			keys = append(keys, m.Mention)
			if m.Incident == "" || m.Published.IsZero() || len(m.Profile) == 0 {
				t.Errorf("%+v", m)
			}
		}
		for _, n := range []int{0, 5, 9, 10} {
			want = append(want, mentionKey(Entry(n)))
		}
		slices.Sort(keys)
		slices.Sort(want)
		same(t, "mentions", keys, want)
		if len(p.Edges) != 2 {
			t.Errorf("%d edges, want 2", len(p.Edges))
		}
	}
}

// gathers holds a dossier that is put together against the one that is kept.
func gathers(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	mustTake(t, s, 0, 0, 40, 20)
	mustWrite(t, s, func(tx store.Tx) error {
		return tx.Rename(ctx, store.Alias{ID: "old", Incident: Incident(0, 20)})
	})
	var keys []string
	for n := range 20 {
		keys = append(keys, mentionKey(Entry(n)))
	}
	for _, c := range []store.Cut{{}, {AsOf: ascribe.MustDate("2016-01-02")}, {RecordedBy: Day0}} {
		want, err := s.Dossier(ctx, Incident(0, 20), c)
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.Gather(ctx, Incident(0, 20), keys, c)
		if err != nil {
			t.Fatal(err)
		}
		want.Aliases = append([]string{Incident(0, 20)}, want.Aliases...)
		same(t, "all that one holds", got, want)
	}
	got, err := s.Gather(ctx, "another", append(keys[:1:1], mentionKey(Entry(30))), store.Cut{})
	if err != nil || len(got.Reports) != 2 || len(got.Mentions) != 2 || len(got.Statements) != 8 || !slices.Equal(got.Aliases, []string{Incident(0, 20), Incident(20, 20), "old"}) {
		t.Errorf("of two incidents: %d reports, %d mentions, %d statements, %v, %v", len(got.Reports), len(got.Mentions), len(got.Statements), got.Aliases, err)
	}
	for _, st := range append(got.Statements, got.Mentions[0].Facts...) {
		if st.Incident != "another" {
			t.Errorf("said of %s", st.Incident)
		}
	}
}

// runsFollowStays holds, for stays at random, what the runs of incidents say
// of any day against the stays.
func runsFollowStays(t *testing.T, open Open) {
	s := open(t)
	mustTake(t, s, 0, 0, 28, 7)
	rnd := rand.New(rand.NewPCG(7, 7))
	for round := range 6 {
		err := s.Regroup(t.Context(), store.Regrouping{Method: fmt.Sprint("at random/", round), Replay: func(_ context.Context, p store.Part) ([]store.Stay, error) {
			return wander(rand.New(rand.NewPCG(uint64(round), uint64(p.Mentions[0].Row))), p), nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		runs := derivedRuns(t, s)
		for range 10 {
			day := ascribe.MustDate("2015-12-31").AddDays(rnd.IntN(14))
			want, got := map[string][]string{}, map[string][]string{}
			for y, err := range s.Stays(t.Context(), store.StayQuery{On: day}) {
				if err != nil {
					t.Fatal(err)
				}
				want[y.Incident] = append(want[y.Incident], y.Mention)
			}
			for id, rs := range runs {
				if keys := heldOn(rs, day); len(keys) > 0 {
					got[id] = keys
				}
			}
			same(t, "as of "+day.String(), got, want)
		}
	}
}

// wander makes stays at random for the mentions of a part.
func wander(rnd *rand.Rand, p store.Part) (out []store.Stay) {
	for _, m := range p.Mentions {
		y := store.Stay{Mention: m.Mention, Incident: Incident(rnd.IntN(4), 1), From: m.Published}
		for range rnd.IntN(4) {
			y.Until = y.From.AddDays(1 + rnd.IntN(3))
			out = append(out, y)
			y = store.Stay{Mention: m.Mention, Incident: Incident(rnd.IntN(4), 1), From: y.Until}
		}
		out = append(out, y)
	}
	return out
}

func derivedRuns(t *testing.T, s store.Store) map[string][]store.Run {
	t.Helper()
	var mu sync.Mutex
	runs := map[string][]store.Run{}
	err := s.Derive(t.Context(), "runs", func(d store.Dossier, rs []store.Run) []store.Reading {
		mu.Lock()
		defer mu.Unlock()
		runs[d.Incident] = rs
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return runs
}

// heldOn returns the mentions that runs give an incident on a day.
func heldOn(rs []store.Run, day ascribe.Date) (keys []string) {
	for _, r := range rs {
		if day.Before(r.From) || !r.Until.IsZero() && !day.Before(r.Until) {
			continue
		}
		published := map[string]bool{}
		for _, x := range r.Reports {
			published[x.ID] = !day.Before(x.Published)
		}
		for _, m := range r.Mentions {
			if published[m.Report] {
				keys = append(keys, ascribe.MentionKey(m.Report, m.ID))
			}
		}
	}
	slices.Sort(keys)
	return keys
}
