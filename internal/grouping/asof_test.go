package grouping_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ascribe"
	"ascribe/eval/stream"
	"ascribe/internal/actors"
	"ascribe/internal/archive"
	"ascribe/internal/codebook"
	"ascribe/internal/extract"
	"ascribe/internal/gazetteer"
	"ascribe/internal/grouping"
	"ascribe/internal/ingest"
	"ascribe/internal/link"
	"ascribe/internal/store"
	"ascribe/internal/store/sqlite"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// kit is what records are made with.
type kit struct {
	extractor *extract.Extractor
	model     *link.Model
}

func newKit(t *testing.T) kit {
	cb, err := codebook.Load()
	must(t, err)
	gz, err := gazetteer.Load()
	must(t, err)
	dir, err := actors.Load()
	must(t, err)
	x, err := extract.New(cb, gz, dir)
	must(t, err)
	m, err := link.Load()
	must(t, err)
	return kit{x, m}
}

// record is an open record with its pipeline.
type record struct {
	store.Store
	*ingest.Pipeline
}

// record takes reports into a fresh record.
func (k kit) record(t *testing.T, reports []stream.Report) record {
	t.Helper()
	dir := t.TempDir()
	s, err := sqlite.Create(t.Context(), filepath.Join(dir, "record.db"))
	must(t, err)
	a, err := archive.Open(filepath.Join(dir, "originals"))
	must(t, err)
	t.Cleanup(func() {
		must(t, a.Close())
		must(t, s.Close())
	})
	r := record{s, ingest.New(ingest.Parts{Archive: a, Store: s, Extractor: k.extractor, Model: k.model, Now: time.Now})}
	r.take(t, reports)
	return r
}

func (r record) take(t *testing.T, reports []stream.Report) {
	t.Helper()
	if len(reports) == 0 {
		return
	}
	var in bytes.Buffer
	for _, x := range reports {
		must(t, json.NewEncoder(&in).Encode(x))
	}
	_, err := r.Ingest(t.Context(), []string{"-"}, &in, func(err error) { t.Error(err) }, nil)
	must(t, err)
}

// groups writes down the incidents of a record: id, mentions, statements,
// reports.
func groups(t *testing.T, s store.Incidents, c store.Cut) (out []string) {
	t.Helper()
	for d, err := range s.Dossiers(t.Context(), c) {
		must(t, err)
		out = append(out, written(d))
	}
	slices.Sort(out)
	return out
}

func written(d store.Dossier) string {
	var b strings.Builder
	fmt.Fprintln(&b, d.Incident)
	for _, r := range d.Reports {
		fmt.Fprintln(&b, " report", r.ID, r.Published)
	}
	for _, m := range d.Mentions {
		fmt.Fprintln(&b, " mention", ascribe.MentionKey(m.Report, m.ID), len(m.Facts))
		for _, s := range m.Facts {
			fmt.Fprintln(&b, "  fact", s.ID, s.Incident)
		}
	}
	for _, s := range d.Statements {
		fmt.Fprintln(&b, " statement", s.ID, s.Incident)
	}
	return b.String()
}

func publishedBy(reports []stream.Report, day ascribe.Date) []stream.Report {
	return slices.DeleteFunc(slices.Clone(reports), func(r stream.Report) bool {
		return r.Published.IsZero() || day.Before(r.Published)
	})
}

// TestAsOfIsWhatWasKnownThen holds the answers as of a day against those of a
// record that was never given a later report.
func TestAsOfIsWhatWasKnownThen(t *testing.T) {
	k := newKit(t)
	all := slices.Collect(stream.Reports(7, 240))
	for i := range all { // a few reports a day, so that incidents grow over many
		all[i].Published = all[0].Published.AddDays(i / 7)
	}
	days := []ascribe.Date{ascribe.MustDate("2016-05-02"), ascribe.MustDate("2017"), ascribe.MustDate("2019")}
	for _, n := range []int{4, 17, 26} {
		days = append(days, all[0].Published.AddDays(n))
	}
	all = append(all, joined...)
	r := k.record(t, all)
	view := grouping.NewAsOf(r.Store, k.model, grouping.Unwatched)
	moved := 0
	for _, day := range days {
		cut := store.Cut{AsOf: day}
		want := groups(t, k.record(t, publishedBy(all, day.Last())).Store, store.Cut{})
		got := groups(t, view, cut)
		if !slices.Equal(got, want) {
			t.Errorf("as of %s: %d incidents, %d were known then; first difference:\n%s", cut.AsOf, len(got), len(want), difference(got, want))
		}
		if !slices.Equal(groups(t, r.Store, cut), want) {
			moved++
		}
	}
	if moved == 0 {
		t.Error("no later report changed a grouping: the test shows nothing")
	}
}

func difference(got, want []string) string {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			return "got " + got[i] + "want " + want[i]
		}
	}
	return "one is longer"
}
