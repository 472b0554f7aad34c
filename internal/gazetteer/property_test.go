package gazetteer

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ascribe/internal/text"
)

type fataler interface{ Fatalf(string, ...any) }

// check verifies what every consumer relies on.
func check(t fataler, g *Gazetteer, source string) {
	d := text.Parse(source)
	ms := g.Find(d)
	pos := 0
	for _, m := range ms {
		if m.Range.Start < pos || m.Range.End <= m.Range.Start || m.Range.End > len(source) || len(m.Candidates) == 0 {
			t.Fatalf("match at %v after %d with %d candidates", m.Range, pos, len(m.Candidates))
		}
		pos = m.Range.End
	}
	at := 0
	for _, r := range g.Resolve(d, ms) {
		if r.Score <= 0 || r.Score > 1 || r.Reason == "" || r.Place.Name == "" {
			t.Fatalf("%q: score %v, reason %q, place %q", d.Slice(r.Range), r.Score, r.Reason, r.Place.Name)
		}
		for ms[at].Range != r.Range {
			at++ // panics if r is none of the matches
		}
		candidate := false
		for _, c := range r.Candidates {
			candidate = candidate || c.Place == r.Place
		}
		if !candidate || (r.Kind == CountryName) != (r.Place.Precision == Country && r.Kind != Demonym) {
			t.Fatalf("%q: %v of kind %d is no candidate", d.Slice(r.Range), r.Place, r.Kind)
		}
	}
}

var pieces = strings.Split(`Paris Tripoli Georgia San Salvador Santa Ana Department de la Reina in near of the , ( ) and
	Germany German Lebanon Texas Fla. TX Mr. Michael said 's Times Bridge New York U.S. us US -- BERLIN July 19 Nice
	Baghdad-based Würzburg St. Petersburg Latin America Republic Islamic State Iraq Syria . " [TEXT] 50`, " ")

func TestInvariants(t *testing.T) {
	g := load(t)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces")
		s := strings.Join(words, " ")
		if rapid.Bool().Draw(t, "capitals") {
			s = strings.ToUpper(s)
		}
		check(t, g, s)
	})
	rapid.Check(t, func(t *rapid.T) { check(t, g, rapid.String().Draw(t, "any")) })
}

func FuzzFind(f *testing.F) {
	g := load(f)
	for line := range strings.Lines(places) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, source string) { check(t, g, source) })
}

// A text that says the same twice names the same places.
func TestRepetition(t *testing.T) {
	g := load(t)
	once, twice := text.Parse(prose), text.Parse(prose+prose)
	a, b := g.Resolve(once, g.Find(once)), g.Resolve(twice, g.Find(twice))
	for i := range a {
		if a[i].Place != b[i].Place {
			t.Errorf("%s: %s once, %s twice", once.Slice(a[i].Range), a[i].Place.Country, b[i].Place.Country)
		}
	}
}

func TestLinearTime(t *testing.T) {
	g := load(t)
	for _, p := range []string{"Paris ", "Paris, ", "San ", "San Salvador de ", "in Paris and ", "Georgia (", "U.S. ", "PARIS ", "de la "} {
		d := text.Parse(strings.Repeat(p, 200_000/len(p)))
		start := time.Now()
		g.Resolve(d, g.Find(d))
		if took := time.Since(start); took > 4*time.Second {
			t.Errorf("%q repeated took %v", p, took)
		}
	}
}

// Matches that another hand made are resolved too.
func TestResolveForeignMatches(t *testing.T) {
	g := load(t)
	d := text.Parse("They met in Paris.")
	ms := []Match{{Range: text.Range{Start: 12, End: 17}, Candidates: g.Lookup("Paris")}, {}}
	rs := g.Resolve(d, ms)
	if len(rs) != 1 || rs[0].Place.CountryCode != "FR" {
		t.Errorf("got %+v", rs)
	}
}
