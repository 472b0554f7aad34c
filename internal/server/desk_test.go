package server_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ascribe"
	"ascribe/internal/codebook"
	"ascribe/internal/dossier"
	"ascribe/internal/overview"
	"ascribe/internal/store"
)

// TestReadingsAreWhatDossiersSay compares, on days at random and on every day
// on which something was published, what is kept for overviews with what is
// compiled anew from the record: a cache that differs from its source is a
// fault.
func TestReadingsAreWhatDossiersSay(t *testing.T) {
	s, cb := record(t)
	err := s.Derive(t.Context(), "test", func(d store.Dossier, runs []store.Run) []store.Reading {
		return dossier.Readings(cb, dossier.Of(d), dossier.RunsOf(runs))
	})
	if err != nil {
		t.Fatal(err)
	}
	edit := overview.New().Edit()
	var ids []string
	for d, err := range s.Derived(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		edit.Put(d.Incident, d.Readings)
		ids = append(ids, d.Incident)
	}
	index := edit.Index()
	if index.Len() < 10 {
		t.Fatalf("%d incidents", index.Len())
	}
	for _, day := range days(t, s) {
		want := compiled(t, s, cb, ids, day)
		got, err := s.Readings(t.Context(), ids, day)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(store.Reading{}, "From", "Until", "Course"), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("as of %q (-compiled +kept):\n%s", day, diff)
		}
		compareLists(t, index, day, want)
	}
}

// days are all days of publication, days at random, months, years, and none.
func days(t *testing.T, s store.Store) []ascribe.Date {
	t.Helper()
	out := []ascribe.Date{{}, ascribe.MustDate("1998"), ascribe.MustDate("2016-07"), ascribe.MustDate("2030")}
	for r, err := range s.Reports(t.Context(), store.ReportQuery{NoText: true}) {
		if err != nil {
			t.Fatal(err)
		}
		if !r.Published.IsZero() {
			out = append(out, r.Published, r.Published.AddDays(-1))
		}
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		out = append(out, ascribe.MustDate("1998-01-01").AddDays(rnd.IntN(9000)))
	}
	return out
}

// compiled asks the record for each incident as of a day and compiles it.
func compiled(t *testing.T, s store.Store, cb *codebook.Codebook, ids []string, day ascribe.Date) []store.Reading {
	t.Helper()
	out := []store.Reading{}
	for _, id := range ids {
		held, err := s.Dossier(t.Context(), id, store.Cut{AsOf: day})
		if ascribe.CodeOf(err) == ascribe.NotFound {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		d, known := dossier.Compile(cb, dossier.Of(held), day)
		if !known {
			continue
		}
		r := dossier.Now(cb, dossier.Of(held)) // for the counts that a dossier does not have
		r.Incident = d.Incident
		r.Reports, r.MentionedIn, r.History = nil, nil, nil
		j := &r.Judgement
		j.AsOf, j.Codebook, j.Steps, j.Others, j.Because, j.Against = ascribe.Date{}, "", nil, nil, nil, nil
		out = append(out, r)
	}
	return out
}

// compareLists holds that the overview in memory knows the same incidents with
// the same levels.
func compareLists(t *testing.T, index *overview.Index, day ascribe.Date, want []store.Reading) {
	t.Helper()
	all := index.List(overview.Filter{AsOf: day}, overview.Newest, nil, 1000)
	if all.Total != len(want) || len(all.Places) != len(want) {
		t.Errorf("as of %q: %d of %d listed, want %d", day, len(all.Places), all.Total, len(want))
	}
	levels := map[ascribe.Level]int{}
	for _, r := range want {
		levels[r.Judgement.Level]++
	}
	for _, l := range ascribe.Levels {
		if found := index.List(overview.Filter{AsOf: day, Levels: []ascribe.Level{l}}, overview.Newest, nil, 1); found.Total != levels[l] {
			t.Errorf("as of %q: %d %s, want %d", day, found.Total, l, levels[l])
		}
	}
}
