package link

import (
	"testing"

	"pgregory.net/rapid"

	"ascribe"
	"ascribe/internal/article"
	"ascribe/internal/extract"
	"ascribe/internal/source"
)

// TestSamplesInAnyOrder links the bundled reports, as the program reads them,
// one by one in 200 orders.
func TestSamplesInAnyOrder(t *testing.T) {
	m := loaded(t)
	ps := sampleMentions(t, m)
	want := partition(linked(t, m, ps, nil))
	for range 2 { // rapid makes 100 orders of one check
		rapid.Check(t, func(rt *rapid.T) {
			if got := arrive(t, m, rapid.Permutation(ps).Draw(rt, "order"), nil); got != want {
				rt.Fatalf("one by one %q, together %q", got, want)
			}
		})
	}
}

// sampleMentions profiles what the samples tell of. One of their files is
// damaged on purpose and left out.
func sampleMentions(t *testing.T, m *Model) []Profile {
	x, err := extract.Load()
	if err != nil {
		t.Fatal(err)
	}
	articles := article.NewReader(nil)
	var ps []Profile
	for it, err := range source.Open(t.Context(), []string{"../../samples/reports"}, nil) {
		if err != nil {
			continue
		}
		a, err := articles.Read(it)
		if err != nil {
			t.Fatal(err)
		}
		r := ascribe.Report{ID: it.Origin, Published: a.Published, Title: a.Title, Text: a.Text}
		for _, mention := range x.Extract(&r).Mentions {
			ps = append(ps, m.Profile(&r, &mention))
		}
	}
	if len(ps) < 40 {
		t.Fatalf("the samples tell of %d incidents, want 40 or more", len(ps))
	}
	return ps
}
