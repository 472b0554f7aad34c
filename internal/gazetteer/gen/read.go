package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// world is what the three files say.
type world struct {
	countries []*area
	regions   []*area
	cities    []*city
	byCode    map[string]*area // countries by ISO code, regions by "CC.code"
}

// area is a country or a first-level region.
type area struct {
	code, name, iso3, capital string
	id, population            int
	lat, lon                  float64
}

// city is a populated place.
type city struct {
	name, country, region, class string
	names                        []string // alternate names, most useful first
	id, population               int
	lat, lon                     float64
}

func read(dir string) (*world, error) {
	w := &world{byCode: map[string]*area{}}
	for _, f := range []struct {
		name string
		take func([]string) error
		cols int
	}{
		{"countryInfo.tsv", w.country, 17},
		{"regionInfo.tsv", w.region, 4},
		{"cities15000.txt", w.city, 19},
	} {
		if err := eachRow(filepath.Join(dir, f.name), f.cols, f.take); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// eachRow calls take with the columns of every line that is no comment.
func eachRow(path string, cols int, take func([]string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		if strings.HasPrefix(sc.Text(), "#") || sc.Text() == "" {
			continue
		}
		row := strings.Split(sc.Text(), "\t")
		if len(row) < cols {
			return fmt.Errorf("%s:%d: %d columns, want %d", path, n, len(row), cols)
		}
		if err := take(row); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return sc.Err()
}

// Dissolved countries that GeoNames still lists.
var dissolved = map[string]bool{"CS": true, "AN": true}

func (w *world) country(row []string) error {
	if dissolved[row[0]] {
		return nil
	}
	pop, err := strconv.Atoi(row[7])
	if err != nil {
		return err
	}
	id, err := strconv.Atoi(row[16])
	if err != nil {
		return err
	}
	a := &area{code: row[0], iso3: row[1], name: strings.TrimSpace(row[4]), capital: strings.TrimSpace(row[5]),
		id: id, population: pop}
	w.countries = append(w.countries, a)
	w.byCode[a.code] = a
	return nil
}

func (w *world) region(row []string) error {
	id, err := strconv.Atoi(row[3])
	if err != nil {
		return err
	}
	country, _, _ := strings.Cut(row[0], ".")
	if w.byCode[country] == nil {
		return nil
	}
	a := &area{code: row[0], name: row[1], id: id}
	w.regions = append(w.regions, a)
	w.byCode[a.code] = a
	return nil
}

func (w *world) city(row []string) error {
	var c city
	var err error
	if c.id, err = strconv.Atoi(row[0]); err != nil {
		return err
	}
	if c.population, err = strconv.Atoi(row[14]); err != nil {
		return err
	}
	if c.lat, err = strconv.ParseFloat(row[4], 64); err != nil {
		return err
	}
	if c.lon, err = strconv.ParseFloat(row[5], 64); err != nil {
		return err
	}
	c.name, c.country, c.region, c.class = row[1], row[8], row[10], row[7]
	c.names = append([]string{row[2]}, strings.Split(row[3], ",")...)
	w.cities = append(w.cities, &c)
	return nil
}
