package main

// locate gives every region and country the mean position of its cities,
// weighted by population, and every region their summed population. GeoNames'
// own positions of regions and countries are not in the files used here.
func (w *world) locate() {
	sums := map[*area]*mean{}
	for _, c := range w.cities {
		for _, a := range []*area{w.byCode[c.country], w.byCode[c.country+"."+c.region]} {
			if a == nil {
				continue
			}
			if sums[a] == nil {
				sums[a] = &mean{}
			}
			sums[a].add(c)
		}
	}
	for a, m := range sums {
		a.lat, a.lon = m.lat/m.weight, m.lon/m.weight
	}
	for _, r := range w.regions {
		if m := sums[r]; m != nil {
			r.population = m.people
			continue
		}
		country := w.byCode[r.code[:2]]
		r.lat, r.lon = country.lat, country.lon
	}
}

// mean sums positions. Longitudes are not unwrapped: of the countries only
// Fiji, Kiribati, New Zealand, Russia and the United States reach across the
// antimeridian, with few people beyond it.
type mean struct {
	lat, lon, weight float64
	people           int
}

func (m *mean) add(c *city) {
	weight := float64(max(c.population, 1))
	m.lat += c.lat * weight
	m.lon += c.lon * weight
	m.weight += weight
	m.people += c.population
}
