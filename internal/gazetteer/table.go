package gazetteer

import (
	"fmt"
	"strings"
)

// addRow adds one line of the table; gen/write.go describes the columns.
func (g *Gazetteer) addRow(c *columns) error {
	switch kind := c.text(); kind {
	case "C":
		g.addCountry(c)
	case "R":
		g.addRegion(c)
	case "P":
		g.addCity(c)
	default:
		return fmt.Errorf("%q is no kind of row", kind)
	}
	return nil
}

func (g *Gazetteer) addCountry(c *columns) {
	e := Entry{Class: Country}
	code, code3 := c.text(), c.text()
	e.Place.GeoNameID = c.number()
	name := strings.TrimPrefix(c.text(), "The ")
	c.text() // the capital is marked among the cities
	e.Population = c.number()
	e.Place.Lat, e.Place.Lon = c.degrees(), c.degrees()
	e.Place.Name, e.Place.Country, e.Place.CountryCode, e.Place.Precision = name, name, code, Country
	n := int32(len(g.entries))
	g.entries = append(g.entries, e)
	g.index.add(g.entries, name, n, false)
	g.countries[strings.ToLower(code)], g.countries[strings.ToLower(code3)] = n, n
	g.countries[Fold(name)] = n
}

func (g *Gazetteer) addRegion(c *columns) {
	e := Entry{Class: Region}
	code := c.text()
	cc, _, _ := strings.Cut(code, ".")
	e.Place.GeoNameID = c.number()
	name := c.text()
	e.Population = c.number()
	e.Place.Lat, e.Place.Lon = c.degrees(), c.degrees()
	e.Place.Name, e.Place.Region, e.Place.Precision = name, name, Region
	e.Place.CountryCode, e.Place.Country = cc, g.countryName(cc)
	n := int32(len(g.entries))
	g.entries = append(g.entries, e)
	g.regions[code] = n
	g.index.add(g.entries, properName(name), n, false)
}

func (g *Gazetteer) addCity(c *columns) {
	e := Entry{Class: City}
	e.Place.GeoNameID = c.number()
	e.Place.CountryCode = c.text()
	region, class := c.text(), c.text()
	e.Population = c.number()
	e.Place.Lat, e.Place.Lon = c.degrees(), c.degrees()
	e.Place.Name, e.Place.Precision = c.text(), City
	e.capital, e.section = class == "PPLC", class == "PPLX"
	n := int32(len(g.entries))
	g.fillRegion(&e, region)
	g.entries = append(g.entries, e)
	g.index.add(g.entries, e.Place.Name, n, false)
	for alias := range c.names() {
		g.index.add(g.entries, alias, n, true)
	}
}

// fillRegion sets the names of the country and the region of a city.
func (g *Gazetteer) fillRegion(e *Entry, region string) {
	var code [16]byte
	key := append(append(append(code[:0], e.Place.CountryCode...), '.'), region...)
	if r, ok := g.regions[string(key)]; ok {
		e.Place.Region, e.Place.Country = g.entries[r].Place.Name, g.entries[r].Place.Country
		return
	}
	e.Place.Country = g.countryName(e.Place.CountryCode)
}

func (g *Gazetteer) countryName(code string) string {
	if n, ok := g.countries[strings.ToLower(code)]; ok {
		return g.entries[n].Place.Country
	}
	return ""
}

// addCountryNames adds the project's own names of a country and its people.
func (g *Gazetteer) addCountryNames(c *columns) error {
	code := c.text()
	n, ok := g.countries[strings.ToLower(code)]
	if !ok {
		return fmt.Errorf("no country %q", code)
	}
	for name := range c.names() {
		name = strings.TrimPrefix(name, "the ")
		key := Fold(name)
		g.countries[key] = n
		g.index.add(g.entries, name, n, true)
		if len(name) < 6 && allCapital(name) && len(key) == len(name) {
			t := g.index.names[key]
			t.acronym = true
			g.index.put(key, t)
		}
	}
	for name := range c.names() {
		key := Fold(name)
		if _, taken := g.demonyms[key]; !taken {
			g.demonyms[key] = n
			t := g.index.names[key]
			t.demonym, t.nation = true, n
			g.index.put(key, t)
		}
	}
	return nil
}

// addRegionNames adds the project's own names of a region.
func (g *Gazetteer) addRegionNames(c *columns) error {
	code := c.text()
	n, ok := g.regions[code]
	if !ok {
		return fmt.Errorf("no region %q", code)
	}
	for name := range c.names() {
		g.index.add(g.entries, name, n, true)
	}
	for short := range c.names() {
		g.postal[short] = n
	}
	return nil
}

// addCityNames adds the project's own names of a city.
func (g *Gazetteer) addCityNames(c *columns) error {
	code, name := c.text(), c.text()
	n := g.find(name, City, code)
	if n < 0 {
		return fmt.Errorf("no city %q in %s", name, code)
	}
	for alias := range c.names() {
		g.index.add(g.entries, alias, n, true)
	}
	return nil
}

// sitePopulation stands for the size of a place that is too small for the table:
// where a name is shared, one of the table is meant unless the text says
// otherwise.
const sitePopulation = 1000

// addSite adds a small place by hand. Its region may be left out.
func (g *Gazetteer) addSite(c *columns) error {
	e := Entry{Class: City, Population: sitePopulation}
	code, region := c.text(), c.text()
	e.Place.Name, e.Place.Precision, e.Place.CountryCode = c.text(), City, code
	e.Place.Lat, e.Place.Lon = c.degrees(), c.degrees()
	if e.Place.Country = g.countryName(code); e.Place.Country == "" {
		return fmt.Errorf("no country %q", code)
	}
	if region != "" {
		r := g.find(region, Region, code)
		if r < 0 {
			return fmt.Errorf("no region %q in %s", region, code)
		}
		e.Place.Region = g.entries[r].Place.Name
	}
	n := int32(len(g.entries))
	g.entries = append(g.entries, e)
	g.index.add(g.entries, e.Place.Name, n, false)
	for alias := range c.names() {
		g.index.add(g.entries, alias, n, true)
	}
	return nil
}

// find returns the most populous entry of that name, class and country, or -1.
func (g *Gazetteer) find(name, class, code string) int32 {
	for k := g.index.names[Fold(name)].first; k > 0; k = g.index.postings[k].next {
		n := g.index.postings[k].entry
		if e := &g.entries[n]; e.Class == class && e.Place.CountryCode == code {
			return n
		}
	}
	return -1
}
