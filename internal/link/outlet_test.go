package link

import (
	"testing"

	"ascribe"
)

// TestOutletsOwnWords holds that two reports are no more alike for the name of
// the outlet in both.
func TestOutletsOwnWords(t *testing.T) {
	m := loaded(t)
	report := func(id, url, publisher, text string) Profile {
		r := &ascribe.Report{ID: id, URL: url, Publisher: publisher, Text: text}
		return m.Profile(r, &ascribe.Mention{ID: "i1", Main: true})
	}
	const (
		fire = "MARLOWGAZETTE - The Marlow Gazette reports that a bakery burned down on Larch Row."
		vote = "MARLOWGAZETTE - The Marlow Gazette reports that a council elected Ms Ferris."
	)
	for _, c := range []struct{ name, url, publisher string }{
		{"address", "https://www.marlowgazette.example/news/1", ""},
		{"name", "", "The Marlow Gazette"},
		{"an address that is none", "://", "Marlow Gazette"},
	} {
		a, b := report("r1", c.url, c.publisher, fire), report("r2", c.url, c.publisher, vote)
		plainA, plainB := report("r1", "", "", fire), report("r2", "", "", vote)
		known, unknown := m.Compare(&a, &b), m.Compare(&plainA, &plainB)
		if known.Score >= unknown.Score {
			t.Errorf("%s: %.3f, without an outlet %.3f; want less", c.name, known.Score, unknown.Score)
		}
		if n := known.Features()[nameCosine]; n != 0 {
			t.Errorf("%s: names agree by %.2f; want none in common", c.name, n)
		}
	}
}
