package link

import (
	"math"
	"strconv"
	"strings"

	"ascribe"
)

// Distances in kilometres between resolved places.
const (
	// nearKm: one town and its outskirts, which reports name for each other.
	nearKm = 30
	// farKm: beyond it two towns are not confused.
	farKm = 120
)

func (c *Comparison) placeFeatures(a, b *ascribe.Place) {
	if a == nil || b == nil {
		return
	}
	switch {
	case countryOf(a) != countryOf(b) && countryOf(a) != "" && countryOf(b) != "":
		c.veto("in ", orUnknown(a.Country), " and in ", orUnknown(b.Country))
	case samePlace(a, b):
		c.features[placeSame] = 1
		c.say("both in ", a.Name)
	case a.Precision == "city" && b.Precision == "city":
		c.cities(a, b)
	case holds(a, b) || holds(b, a):
		c.features[placeWithin] = 1
		c.say(inner(a, b).Name, " lies in ", outer(a, b).Name)
	default:
		c.features[placeOff] = 1
		c.say("in ", a.Name, " and in ", b.Name)
	}
}

func (c *Comparison) cities(a, b *ascribe.Place) {
	if !located(a) || !located(b) {
		c.features[placeOff] = 1
		c.say("in ", a.Name, " and in ", b.Name)
		return
	}
	km := distance(a, b)
	apart := ""
	if c.explain {
		apart = strconv.Itoa(int(math.Round(km))) + " km apart"
	}
	switch {
	case km <= nearKm:
		c.features[placeNear] = 1
		c.say(apart)
	case km <= farKm:
		c.features[placeOff] = 1
		c.say(apart)
	default:
		c.veto(apart)
	}
}

func countryOf(p *ascribe.Place) string {
	if p.CountryCode != "" {
		return p.CountryCode
	}
	return strings.ToLower(p.Country)
}

func orUnknown(country string) string {
	if country == "" {
		return "another country"
	}
	return country
}

func samePlace(a, b *ascribe.Place) bool {
	if a.GeoNameID != 0 && b.GeoNameID != 0 {
		return a.GeoNameID == b.GeoNameID
	}
	return a.Precision == b.Precision && strings.EqualFold(a.Name, b.Name) &&
		(a.Region == "" || b.Region == "" || strings.EqualFold(a.Region, b.Region))
}

// holds reports whether a is a country or region that b lies in.
func holds(a, b *ascribe.Place) bool {
	switch a.Precision {
	case "country":
		return b.Precision != "country"
	case "region":
		return b.Precision == "city" && (b.Region == "" || strings.EqualFold(a.Name, b.Region) ||
			strings.EqualFold(a.Region, b.Region))
	}
	return false
}

func outer(a, b *ascribe.Place) *ascribe.Place {
	if holds(a, b) {
		return a
	}
	return b
}

func inner(a, b *ascribe.Place) *ascribe.Place {
	if holds(a, b) {
		return b
	}
	return a
}

func located(p *ascribe.Place) bool { return p.Lat != 0 || p.Lon != 0 }

// distance is the great-circle distance in kilometres (haversine, on a sphere
// of radius 6,371 km).
func distance(a, b *ascribe.Place) float64 {
	rad := math.Pi / 180
	lat1, lat2 := a.Lat*rad, b.Lat*rad
	dLat, dLon := lat2-lat1, (b.Lon-a.Lon)*rad
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(lat1)*math.Cos(lat2)*math.Pow(math.Sin(dLon/2), 2)
	return 2 * 6371 * math.Asin(min(1, math.Sqrt(h)))
}
