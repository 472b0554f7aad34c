package gazetteer

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"strings"

	"ascribe"
)

//go:generate go run ./gen -from ../../../shared/gold/gazetteer -to data/table.tsv.gz
//go:generate go run ./gen/words -to data/words.tsv ../../../shared/gold/news/articles.jsonl ../../../shared/gold/muc4/train.jsonl

// version names the table's source and the revision of our derivation.
const version = "geonames-2025-11/2"

//go:embed data/table.tsv.gz
var packed []byte

//go:embed data/countries.tsv
var countryNames string

//go:embed data/regions.tsv
var regionNames string

//go:embed data/cities.tsv
var cityNames string

//go:embed data/sites.tsv
var siteRows string

//go:embed data/words.tsv
var wordList string

// Gazetteer is the table with its index by name. It is never changed after
// [Load] and may be used by several goroutines at once.
type Gazetteer struct {
	entries   []Entry
	index     *index
	demonyms  map[string]int32 // folded demonym to country
	countries map[string]int32 // folded name or lower-case ISO code to country
	regions   map[string]int32 // "CC.code" to region
	postal    map[string]int32 // abbreviation as written to region
	words     map[string]habit // folded names that are other words too
}

// Version names the table: its source, the month of the extract and the
// revision of the derivation.
func (g *Gazetteer) Version() string { return version }

// Load unpacks the embedded table. It fails only if the program was built
// with a damaged one.
func Load() (*Gazetteer, error) {
	rows, err := unpack(packed)
	if err != nil {
		return nil, damaged("data/table.tsv.gz", err)
	}
	g := &Gazetteer{
		entries:   make([]Entry, 0, 37_500),
		index:     newIndex(78_000),
		demonyms:  make(map[string]int32, 700),
		countries: make(map[string]int32, 1200),
		regions:   make(map[string]int32, 4000),
		postal:    make(map[string]int32, 120),
	}
	for _, t := range []struct {
		name, rows string
		add        func(*Gazetteer, *columns) error
	}{
		{"data/table.tsv.gz", rows, (*Gazetteer).addRow},
		{"data/countries.tsv", countryNames, (*Gazetteer).addCountryNames},
		{"data/regions.tsv", regionNames, (*Gazetteer).addRegionNames},
		{"data/cities.tsv", cityNames, (*Gazetteer).addCityNames},
		{"data/sites.tsv", siteRows, (*Gazetteer).addSite},
	} {
		if err := eachRow(t.rows, func(c *columns) error { return t.add(g, c) }); err != nil {
			return nil, damaged(t.name, err)
		}
	}
	for _, phrase := range notPlaces {
		t := g.index.names[phrase]
		t.blocked = true
		g.index.put(phrase, t)
	}
	if g.words, err = readWords(wordList); err != nil {
		return nil, damaged("data/words.tsv", err)
	}
	return g, nil
}

func damaged(file string, err error) error {
	return &ascribe.Error{Code: ascribe.Damaged, What: "the embedded gazetteer cannot be read", Where: file,
		Remedy: "build the program again from a clean copy of its source", Err: err}
}

func unpack(packed []byte) (string, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.Grow(len(packed) * 5 / 2)
	_, err = io.Copy(&b, z)
	return b.String(), err
}
