package eval

import (
	"slices"
	"testing"

	"ascribe"
	"ascribe/internal/extract"
)

func incident(attack ascribe.AttackType, date, place string, killed int) ascribe.Mention {
	return ascribe.Mention{AttackType: attack, Date: ascribe.MustDate(date), Place: &ascribe.Place{Name: place},
		Killed: &ascribe.Count{Low: killed, Best: killed, High: killed}}
}

func TestFactsBySlot(t *testing.T) {
	coded := []ascribe.Mention{incident(ascribe.Bombing, "2016-07-24", "Ansbach", 1), incident(ascribe.ArmedAssault, "2016-07-18", "Würzburg", 0)}
	found := []ascribe.Mention{incident(ascribe.ArmedAssault, "2016-07-18", "Würzburg", 5), incident(ascribe.Arson, "2015-01-01", "Hamburg", 7)}
	found[0].Facts = []ascribe.Statement{{Predicate: ascribe.FactKilled, Span: ascribe.Span{Start: 3, End: 9}, Quote: "five d"}}
	found[0].Weapon = ascribe.Melee // not coded: not compared
	res := Measure(names(t), []Case{{Coded{Report: ascribe.Report{DocID: "a"}, Incidents: coded}, extract.Extraction{Mentions: found}}})
	want := map[string]counts{"incident": {1, 2, 2}, "attack_type": {1, 1, 2}, "date": {1, 1, 2}, "place": {1, 1, 2}, "killed": {0, 1, 2}}
	for _, r := range res.Facts {
		if got := (counts{r.Matched, r.Found, r.Coded}); got != want[r.Name] {
			t.Errorf("%s: %+v, want %+v", r.Name, got, want[r.Name])
		}
		delete(want, r.Name)
	}
	if len(want) > 0 {
		t.Errorf("no row for %v", want)
	}
	var got []string
	for _, d := range res.Differences {
		got = append(got, string(d.Kind)+" "+d.What)
	}
	if !slices.Equal(got, []string{"differs killed", "missed incident", "spurious incident"}) {
		t.Errorf("differences %q", got)
	}
	if span, quote := res.Differences[0].Place(); span == nil || span.Start != 3 || quote != "five d" {
		t.Errorf("the count found has no evidence: %v %q", span, quote)
	}
}

func TestValuesAgree(t *testing.T) {
	at := func(name string, lat, lon float64) *ascribe.Place {
		return &ascribe.Place{Name: name, Lat: lat, Lon: lon}
	}
	for name, c := range map[string]struct {
		slot         ascribe.Predicate
		coded, found ascribe.Mention
		want         bool
	}{
		"weapons in any order": {ascribe.FactWeapon, ascribe.Mention{Weapon: "melee and firearms"}, ascribe.Mention{Weapon: "firearms and melee"}, true},
		"one weapon of two":    {ascribe.FactWeapon, ascribe.Mention{Weapon: "melee and firearms"}, ascribe.Mention{Weapon: "firearms"}, false},
		"a district":           {ascribe.FactPlace, ascribe.Mention{Place: at("Berlin", 52.52, 13.41)}, ascribe.Mention{Place: at("Charlottenburg", 52.52, 13.30)}, true},
		"another town":         {ascribe.FactPlace, ascribe.Mention{Place: at("Berlin", 52.52, 13.41)}, ascribe.Mention{Place: at("Berlin", 44.47, -71.18)}, false},
		"a name alone":         {ascribe.FactPlace, ascribe.Mention{Place: at("SAINT-DENIS", 0, 0)}, ascribe.Mention{Place: at("Saint Denis", 48.9, 2.4)}, true},
		"without its marks":    {ascribe.FactPlace, ascribe.Mention{Place: at("Jalalabad", 0, 0)}, ascribe.Mention{Place: &ascribe.Place{Name: "Jalālābād", Lat: 34.43, Lon: 70.45, GeoNameID: 1139715}}, true},
		"another name":         {ascribe.FactPlace, ascribe.Mention{Place: at("München", 0, 0)}, ascribe.Mention{Place: &ascribe.Place{Name: "Munich", Country: "Germany", Lat: 48.14, Lon: 11.58, GeoNameID: 2867714}}, true},
		"in another country":   {ascribe.FactPlace, ascribe.Mention{Place: &ascribe.Place{Name: "Paris", Country: "France"}}, ascribe.Mention{Place: &ascribe.Place{Name: "Paris", Country: "United States", Lat: 33.66, Lon: -95.56}}, false},
		"an acronym":           {ascribe.FactOrganisation, ascribe.Mention{Organisation: "FARC"}, ascribe.Mention{Organisation: "Revolutionary Armed Forces of Colombia"}, true},
		"a month for a day":    {ascribe.FactDate, ascribe.Mention{Date: ascribe.MustDate("2016-07")}, ascribe.Mention{Date: ascribe.MustDate("2016-07-18")}, false},
		"not found":            {ascribe.FactKilled, ascribe.Mention{Killed: &ascribe.Count{}}, ascribe.Mention{}, false},
		"none killed":          {ascribe.FactKilled, ascribe.Mention{Killed: &ascribe.Count{}}, ascribe.Mention{Killed: &ascribe.Count{}}, true},
	} {
		if got := agrees(names(t), c.slot, &c.coded, &c.found); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestRelevanceIsScored(t *testing.T) {
	yes, no := true, false
	cases := []Case{
		{Coded{Relevant: &yes}, extract.Extraction{Relevant: true}}, {Coded{Relevant: &yes}, extract.Extraction{}},
		{Coded{Relevant: &no}, extract.Extraction{Relevant: true}}, {Coded{Relevant: &no}, extract.Extraction{}},
	}
	res := Measure(names(t), cases)
	if s := res.Relevance; s == nil || s.Matched != 1 || s.Found != 2 || s.Coded != 2 || len(res.Differences) != 2 {
		t.Errorf("got %+v, %v", s, res.Differences)
	}
}
