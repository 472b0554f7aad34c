package gazetteer

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ascribe/internal/text"
)

// readGold calls take for each line of a file of the shared gold sets, which
// lie beside the repository.
func readGold[T any](t *testing.T, name string, take func(T)) {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "gold", name))
	if err != nil {
		t.Skipf("the gold set %s is not beside the repository: %v", name, err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var line T
		if err := json.Unmarshal(sc.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		take(line)
	}
}

// atLeast compares a share with its floor.
func atLeast(t *testing.T, what string, n, of int, floor float64) {
	t.Helper()
	share := float64(n) / float64(of)
	t.Logf("%s: %d of %d, %.3f", what, n, of, share)
	if share < floor {
		t.Errorf("%s: %.3f, the floor is %.3f", what, share, floor)
	}
}

// In the reports of the direction set, the place of the incident is named and
// found, to 40 km. The others do not name it, or name only a region.
func TestDirectionPlaces(t *testing.T) {
	type incident struct {
		Incident, Country string
		Lat, Lon          float64
	}
	incidents := map[string]incident{}
	readGold(t, "direction/incidents.jsonl", func(i incident) { incidents[i.Incident] = i })
	g := load(t)
	var pairs, near, country int
	readGold(t, "direction/docs.jsonl", func(r struct {
		Text      string
		Incidents []string
	}) {
		d := text.Parse(r.Text)
		places := g.Resolve(d, g.Find(d))
		for _, id := range r.Incidents {
			in, ok := incidents[id]
			if !ok {
				continue
			}
			pairs++
			n, c := 0, 0
			for _, p := range places {
				if p.Place.Precision == City && distance(p.Place.Lat, p.Place.Lon, in.Lat, in.Lon) < 40 {
					n = 1
				}
				if p.Place.Country == in.Country {
					c = 1
				}
			}
			near, country = near+n, country+c
		}
	})
	atLeast(t, "place within 40 km", near, pairs, 0.90)
	atLeast(t, "country", country, pairs, 0.99)
}

// distance returns the great-circle distance in kilometres.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	h := math.Pow(math.Sin((lat2-lat1)*rad/2), 2) +
		math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Pow(math.Sin((lon2-lon1)*rad/2), 2)
	return 12742 * math.Asin(math.Sqrt(h))
}

// Of the cities, towns and regions in the locations of the MUC-4 training
// keys, those in the table are found in the right country; of the others few
// are taken for a place elsewhere.
func TestMUCPlaces(t *testing.T) {
	g := load(t)
	var locations, countries, known, right, unknown, wrong int
	readGold(t, "muc4/train.jsonl", func(r struct {
		Text      string
		Templates []struct {
			Slots map[string]json.RawMessage
		}
	}) {
		d := text.Parse(r.Text)
		places := g.Resolve(d, g.Find(d))
		for _, template := range r.Templates {
			country, names, ok := location(g, template.Slots["inc_loc"])
			if !ok {
				continue
			}
			locations++
			if found(d, places, "", country) {
				countries++
			}
			for _, name := range names {
				if !inCountry(g, name, country) {
					unknown++
					if found(d, places, name, "") {
						wrong++
					}
					continue
				}
				known++
				if found(d, places, name, country) {
					right++
				}
			}
		}
	})
	atLeast(t, "countries", countries, locations, 0.995)
	atLeast(t, "places in the table", right, known, 0.97)
	atLeast(t, "places not in the table left alone", unknown-wrong, unknown, 0.93)
}

// location reads a fill such as "EL SALVADOR: SAN MIGUEL (DEPARTMENT): SESORI
// (TOWN)": the country's code and the names of its parts that are towns or
// regions.
func location(g *Gazetteer, raw json.RawMessage) (country string, names []string, ok bool) {
	var fills []struct{ Alts []string }
	if json.Unmarshal(raw, &fills) != nil || len(fills) == 0 {
		return "", nil, false
	}
	parts := strings.Split(fills[0].Alts[0], ":")
	e, ok := g.Country(parts[0])
	for _, part := range parts[1:] {
		for place := range strings.SplitSeq(part, " - ") {
			name, kind, _ := strings.Cut(strings.TrimSpace(place), " (")
			switch strings.TrimSuffix(kind, ")") {
			case "CITY", "TOWN", "DEPARTMENT", "MUNICIPALITY", "PROVINCE":
				names = append(names, name)
			}
		}
	}
	return e.Place.CountryCode, names, ok
}

func inCountry(g *Gazetteer, name, country string) bool {
	for _, e := range g.Lookup(name) {
		if e.Place.CountryCode == country {
			return true
		}
	}
	return false
}

// found reports whether a place with the given name, or any if it is empty,
// was found, in the given country, or any if that is empty.
func found(d *text.Doc, places []Resolved, name, country string) bool {
	for _, p := range places {
		if (name == "" || p.Kind == Place && Fold(d.Slice(p.Range)) == Fold(name)) &&
			(country == "" || p.Place.CountryCode == country) {
			return true
		}
	}
	return false
}
