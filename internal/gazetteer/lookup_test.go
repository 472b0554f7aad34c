package gazetteer

import (
	"slices"
	"strings"
	"testing"
)

func TestLookup(t *testing.T) {
	g := load(t)
	for name, want := range map[string]string{ // the first entry, as name/region/country/class
		"Würzburg":              "Würzburg/Bavaria/DE/city",
		"WURZBURG":              "Würzburg/Bavaria/DE/city",
		"Wuerzburg":             "Würzburg/Bavaria/DE/city",
		"bogota":                "Bogota D.C./Bogota D.C./CO/region",
		"Bombay":                "Mumbai/Maharashtra/IN/city",
		"St. Petersburg":        "St.-Petersburg/St.-Petersburg/RU/region",
		"Saint-Denis":           "Saint-Denis/Réunion/RE/city",
		"San Miguel Department": "San Miguel Department/San Miguel Department/SV/region",
		"Antioquia":             "Antioquia/Antioquia/CO/region",
		"Kashmir":               "Jammu and Kashmir/Jammu and Kashmir/IN/region",
		"Great Britain":         "United Kingdom//GB/country",
		"Zaire":                 "Democratic Republic of the Congo//CD/country",
		"The Hague":             "The Hague/South Holland/NL/city",
		"N'Djamena":             "N’Djaména/N’Djaména/TD/region",
	} {
		es := g.Lookup(name)
		if len(es) == 0 {
			t.Errorf("%q: nothing found", name)
			continue
		}
		p := es[0].Place
		if got := strings.Join([]string{p.Name, p.Region, p.CountryCode, es[0].Class}, "/"); got != want {
			t.Errorf("%q: got %s, want %s", name, got, want)
		}
	}
	for _, name := range []string{"", "Kleinkleckersdorf", "Department", "Northern Region", "central", "%"} {
		if es := g.Lookup(name); len(es) != 0 {
			t.Errorf("%q: found %s", name, es[0].Place.Name)
		}
	}
}

func TestLookupIsInOrderOfPopulation(t *testing.T) {
	es := load(t).Lookup("San José")
	if len(es) < 4 {
		t.Fatalf("only %d places", len(es))
	}
	for i := range es[1:] {
		if es[i].Population < es[i+1].Population {
			t.Errorf("%d comes before %d", es[i].Population, es[i+1].Population)
		}
	}
}

func TestCountry(t *testing.T) {
	g := load(t)
	for name, want := range map[string]string{"DE": "DE", "deu": "DE", "Germany": "DE", "German": "DE", "GERMANS": "DE",
		"West Germany": "DE", "UK": "GB", "Briton": "GB", "U.S.": "US", "USSR": "RU", "Burmese": "MM", "Ivory Coast": "CI",
		"Côte d'Ivoire": "CI", "Salvadoran": "SV", "Salvadorean": "SV", "Netherlands": "NL", "the Netherlands": "",
		"Bavaria": "", "": ""} {
		e, ok := g.Country(name)
		if ok != (want != "") || e.Place.CountryCode != want {
			t.Errorf("Country(%q) = %q, %v, want %q", name, e.Place.CountryCode, ok, want)
		}
	}
}

// Every country has a name in the table and, but for small territories, the
// name of its people.
func TestCountriesAreComplete(t *testing.T) {
	g := load(t)
	people := map[int32]bool{}
	for _, n := range g.demonyms {
		people[n] = true
	}
	countries := 0
	for n := range g.entries {
		e := &g.entries[n]
		if e.Class != Country {
			continue
		}
		countries++
		if e.Population > 500_000 && !people[int32(n)] {
			t.Errorf("%s has no nationality", e.Place.Name)
		}
		if got, ok := g.Country(e.Place.Name); !ok || got.Place.CountryCode != e.Place.CountryCode {
			t.Errorf("%s is not found by its name", e.Place.Name)
		}
	}
	if countries != 250 {
		t.Errorf("%d countries", countries)
	}
}

func TestTableIsSane(t *testing.T) {
	g := load(t)
	cities, regions, sites := 0, 0, 0
	for i := range g.entries {
		e := &g.entries[i]
		switch e.Class {
		case City:
			if e.Place.GeoNameID == 0 {
				sites++
			} else {
				cities++
			}
		case Region:
			regions++
		}
		p := e.Place
		if p.Name == "" || p.GeoNameID <= 0 && e.Population != sitePopulation || p.Country == "" || p.Precision != e.Class || e.Population < 0 ||
			p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 {
			t.Fatalf("entry %d: %+v", i, *e)
		}
	}
	if cities != 32_847 || regions != 3_864 || sites != strings.Count(siteRows, "\n")-1 {
		t.Errorf("%d cities, %d regions and %d sites", cities, regions, sites)
	}
	if g.Version() == "" {
		t.Error("the table has no version")
	}
}

// TestSites holds that a place entered by hand lies where its region does.
func TestSites(t *testing.T) {
	g := load(t)
	for i := range g.entries {
		p := &g.entries[i].Place
		if p.GeoNameID != 0 || p.Region == "" || g.entries[i].Class != City {
			continue
		}
		r := slices.IndexFunc(g.entries, func(e Entry) bool {
			return e.Class == Region && e.Place.Name == p.Region && e.Place.CountryCode == p.CountryCode
		})
		if d := p.Kilometres(&g.entries[r].Place); d > 600 {
			t.Errorf("%s lies %.0f km from the middle of %s", p.Name, d, p.Region)
		}
	}
}

func TestPositions(t *testing.T) {
	g := load(t)
	for name, want := range map[string][2]float64{"Würzburg": {49.79, 9.95}, "Bavaria": {48.7, 11.4}, "Germany": {51.2, 9.7},
		"El Salvador": {13.7, -89.1}, "Nairobi": {-1.28, 36.82}} {
		p := g.Lookup(name)[0].Place
		if d := abs(p.Lat-want[0]) + abs(p.Lon-want[1]); d > 0.8 {
			t.Errorf("%s is at %.2f, %.2f", name, p.Lat, p.Lon)
		}
	}
}

func abs(f float64) float64 { return max(f, -f) }

func TestFold(t *testing.T) {
	for name, want := range map[string]string{"Würzburg": "wurzburg", "São Paulo": "sao paulo", "Łódź": "lodz",
		"Île-de-France": "ile de france", "St. Louis": "saint louis", "Port-au-Prince": "port au prince",
		"N’Djamena": "ndjamena", "U.S.": "u s", "Straße": "strasse", "Đà Nẵng": "da nang", "Ḩimş": "hims",
		"  a  b ": "a b", "": "", "Köln–Bonn": "koln bonn", "Paris": "paris", "\xff": ""} {
		if got := Fold(name); got != want {
			t.Errorf("Fold(%q) = %q, want %q", name, got, want)
		}
		if again := Fold(Fold(name)); again != Fold(name) {
			t.Errorf("Fold(%q) = %q, folded again %q", name, Fold(name), again)
		}
	}
}

func TestDamagedTables(t *testing.T) {
	if _, err := unpack([]byte("not a table")); err == nil {
		t.Error("no gzip: no error")
	}
	if _, err := unpack(packed[:len(packed)/2]); err == nil {
		t.Error("cut short: no error")
	}
	g := load(t)
	for name, add := range map[string]func(*Gazetteer, *columns) error{
		"X\t1":                     (*Gazetteer).addRow,
		"P\tone\tDE\t02\tPPL\t5\t": (*Gazetteer).addRow,
		"XX\tNowhere\tNobody":      (*Gazetteer).addCountryNames,
		"XX.01\tNowhere\t":         (*Gazetteer).addRegionNames,
		"DE\tNowhere\tNirgends":    (*Gazetteer).addCityNames,
	} {
		copied := *g
		copied.index = newIndex(8)
		copied.regions = map[string]int32{}
		if err := eachRow(name, func(c *columns) error { return add(&copied, c) }); err == nil {
			t.Errorf("%q: no error", name)
		}
	}
	if _, err := readWords("nice\tadjective"); err == nil {
		t.Error("an unknown use: no error")
	}
}
