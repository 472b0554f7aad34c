package gazetteer

import (
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"io"
	"slices"
	"strconv"
	"strings"

	"ascribe"
)

//go:generate go run ./gen -from ../../../shared/gold/gazetteer -to data/table.tsv.gz

// version names the table's source and the revision of our derivation.
const version = "geonames-2025-11/1"

//go:embed data/table.tsv.gz
var packed []byte

//go:embed data/countries.tsv
var countryNames string

// Gazetteer is the table with its index by name. It is never changed after
// [Load] and may be used by several goroutines at once.
type Gazetteer struct {
	entries []Entry
	names   map[string][]posting
	longest map[string]int   // most words in a name, by its first word
	demonym map[string]int32 // folded demonym to country
	country map[string]int32 // folded name or code to country
	region  map[string]int32 // "CC.code" to region
}

// posting is one meaning of a name.
type posting struct {
	entry int32
	alias bool
}

// Version names the table: its source, the month of the extract and the
// revision of the derivation.
func (g *Gazetteer) Version() string { return version }

// Load unpacks the embedded table. It fails only if the program was built
// with a damaged one.
func Load() (*Gazetteer, error) {
	rows, err := unpack(packed)
	if err != nil {
		return nil, damaged(err)
	}
	g := &Gazetteer{
		entries: make([]Entry, 0, 37_000),
		names:   make(map[string][]posting, 120_000),
		longest: make(map[string]int, 60_000),
		demonym: map[string]int32{},
		country: make(map[string]int32, 1200),
		region:  make(map[string]int32, 4000),
	}
	for line := range strings.Lines(rows) {
		if err := g.addRow(strings.TrimSuffix(line, "\n")); err != nil {
			return nil, damaged(err)
		}
	}
	g.addCountryNames()
	g.sortNames()
	return g, nil
}

func damaged(err error) error {
	return &ascribe.Error{Code: ascribe.Damaged, What: "the embedded gazetteer cannot be read",
		Where: "data/table.tsv.gz", Remedy: "build the program again from a clean copy of its source", Err: err}
}

func unpack(packed []byte) (string, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.Grow(len(packed) * 3)
	_, err = io.Copy(&b, z)
	return b.String(), err
}

// addRow adds one line of the table; gen/write.go describes the columns.
func (g *Gazetteer) addRow(line string) error {
	col := strings.Split(line, "\t")
	switch {
	case col[0] == "C" && len(col) == 9:
		return g.addCountry(col[1:])
	case col[0] == "R" && len(col) == 7:
		return g.addRegion(col[1:])
	case col[0] == "P" && len(col) == 10:
		return g.addCity(col[1:])
	}
	return &ascribe.Error{Code: ascribe.Damaged, What: "not a row of the table", Where: line}
}

// numbers reads an id, a population and a position.
func numbers(id, population, lat, lon string) (e Entry, err error) {
	if e.Place.GeoNameID, err = strconv.Atoi(id); err != nil {
		return e, err
	}
	if e.Population, err = strconv.Atoi(population); err != nil {
		return e, err
	}
	if e.Place.Lat, err = strconv.ParseFloat(lat, 64); err != nil {
		return e, err
	}
	e.Place.Lon, err = strconv.ParseFloat(lon, 64)
	return e, err
}

func (g *Gazetteer) addCountry(col []string) error {
	e, err := numbers(col[2], col[5], col[6], col[7])
	if err != nil {
		return err
	}
	name := strings.TrimPrefix(col[3], "The ")
	e.Class = Country
	e.Place.Name, e.Place.Country, e.Place.CountryCode, e.Place.Precision = name, name, col[0], Country
	n := g.add(e, name)
	g.country[strings.ToLower(col[0])], g.country[strings.ToLower(col[1])] = n, n
	g.country[Fold(name)] = n
	return nil
}

func (g *Gazetteer) addRegion(col []string) error {
	e, err := numbers(col[1], col[3], col[4], col[5])
	if err != nil {
		return err
	}
	cc, _, _ := strings.Cut(col[0], ".")
	e.Class = Region
	e.Place.Name, e.Place.Region, e.Place.Precision = col[2], col[2], Region
	e.Place.CountryCode, e.Place.Country = cc, g.countryName(cc)
	g.region[col[0]] = g.add(e, col[2])
	return nil
}

func (g *Gazetteer) addCity(col []string) error {
	e, err := numbers(col[0], col[4], col[5], col[6])
	if err != nil {
		return err
	}
	e.Class, e.capital = City, col[3] == "PPLC"
	e.Place.Name, e.Place.Precision = col[7], City
	e.Place.CountryCode, e.Place.Country = col[1], g.countryName(col[1])
	if r, ok := g.region[col[1]+"."+col[2]]; ok {
		e.Place.Region = g.entries[r].Place.Name
	}
	n := g.add(e, col[7])
	if col[8] == "" {
		return nil
	}
	for alias := range strings.SplitSeq(col[8], "|") {
		g.index(alias, n, true)
	}
	return nil
}

func (g *Gazetteer) countryName(code string) string {
	if n, ok := g.country[strings.ToLower(code)]; ok {
		return g.entries[n].Place.Country
	}
	return ""
}

// add appends e and indexes it under name.
func (g *Gazetteer) add(e Entry, name string) int32 {
	n := int32(len(g.entries))
	g.entries = append(g.entries, e)
	g.index(name, n, false)
	return n
}

func (g *Gazetteer) index(name string, n int32, alias bool) {
	key := Fold(name)
	if key == "" {
		return
	}
	g.names[key] = append(g.names[key], posting{n, alias})
	g.reach(key)
}

// reach notes how many words names with key's first word may have.
func (g *Gazetteer) reach(key string) {
	first, _, _ := strings.Cut(key, " ")
	g.longest[first] = max(g.longest[first], strings.Count(key, " ")+1)
}

// addCountryNames adds the project's own names of countries and demonyms.
func (g *Gazetteer) addCountryNames() {
	for line := range strings.Lines(countryNames) {
		col := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		n, ok := g.country[strings.ToLower(col[0])]
		if !ok {
			continue
		}
		for i, names := range col[1:] {
			for name := range strings.SplitSeq(names, "|") {
				key := Fold(strings.TrimPrefix(name, "the "))
				if key == "" {
					continue
				}
				g.reach(key)
				if i == 0 {
					g.country[key] = n
					g.names[key] = append(g.names[key], posting{n, true})
				} else if _, taken := g.demonym[key]; !taken {
					g.demonym[key] = n
				}
			}
		}
	}
}

// sortNames puts the meanings of every name in order of population.
func (g *Gazetteer) sortNames() {
	for _, ps := range g.names {
		if len(ps) > 1 {
			slices.SortFunc(ps, func(a, b posting) int {
				return cmp.Or(cmp.Compare(g.entries[b.entry].Population, g.entries[a.entry].Population),
					cmp.Compare(a.entry, b.entry))
			})
		}
	}
}
