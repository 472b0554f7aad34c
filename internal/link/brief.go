package link

import (
	"math"

	"github.com/zeebo/xxh3"

	"ascribe"
)

// Brief is what of a profile excludes most of the mentions that share a key
// with it: the days and the country, in 16 bytes. It may be kept in memory of
// very many mentions, so that a profile is read only where comparing can come to
// something.
type Brief struct {
	from, to int32 // days; the ends of the range where they are open
	country  uint32
	day      dayKind
}

// dayKind is how well the day of an attack is known.
type dayKind uint8

const (
	daySome    dayKind = iota // within bounds
	dayUnknown                // not at all: the report bounds it
	dayKnown
)

// Brief returns the brief of a profile.
func (p *Profile) Brief() Brief {
	when := p.when()
	b := Brief{from: math.MinInt32, to: math.MaxInt32}
	if !when.from.IsZero() {
		b.from = int32(dayNumber(when.from))
	}
	if !when.to.IsZero() {
		b.to = int32(dayNumber(when.to))
	}
	switch {
	case p.Date.IsZero():
		b.day = dayUnknown
	case p.dated():
		b.day = dayKnown
	}
	if p.Place != nil {
		b.country = hashCountry(p.Place)
	}
	return b
}

// hashCountry is 0 for no country.
func hashCountry(p *ascribe.Place) uint32 {
	country := countryOf(p)
	if country == "" {
		return 0
	}
	return uint32(xxh3.HashString(country))
}

// Excludes reports whether the mentions of two briefs cannot be of one incident:
// wherever it does, comparing their profiles ends in a veto.
func (b Brief) Excludes(c Brief) bool {
	if b.country != c.country && b.country != 0 && c.country != 0 {
		return true
	}
	apart := int64(b.from)-int64(c.to) > maxSlip || int64(c.from)-int64(b.to) > maxSlip
	return apart && (b.day == dayUnknown || c.day == dayUnknown || b.day == dayKnown && c.day == dayKnown)
}
