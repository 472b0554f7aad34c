package overview

import (
	"slices"

	"ascribe"
)

// Filter selects incidents by what is known of them on a date. Empty fields
// select all.
type Filter struct {
	// AsOf is the date; zero asks what everything taken in says. A month or
	// year stands for its last day.
	AsOf ascribe.Date
	// From and To bound the date of the incident, both inclusive. An incident
	// whose date is a month counts from the first day of it.
	From, To ascribe.Date
	// Box bounds the place.
	Box *Box
	// Countries are ISO 3166-1 alpha-2 codes.
	Countries []string
	Levels    []ascribe.Level
	Stages    []ascribe.Stage
	Attacks   []ascribe.AttackType
	Outcomes  []ascribe.Outcome
	// Organisation is the name of one in question; case does not matter.
	Organisation string
	// MinSources is the least number of independent reports.
	MinSources int
}

// Box is a rectangle of the map, in degrees. East less than West means that it
// crosses the 180th meridian.
type Box struct{ West, South, East, North float64 }

// Contains reports whether the box holds a point; its edges belong to it.
func (b Box) Contains(lat, lon float64) bool {
	if lat < b.South || lat > b.North {
		return false
	}
	if b.East < b.West {
		return lon >= b.West || lon <= b.East
	}
	return lon >= b.West && lon <= b.East
}

// filter is a Filter in the numbers that lines hold.
type filter struct {
	at, from, to                      day
	box                               *Box
	countries                         []uint16
	anyCountry                        bool
	levels, stages, attacks, outcomes bits
	sets                              []bool
	minSources                        uint16
}

// bits is a set of small numbers; the empty set stands for all.
type bits uint16

func (b bits) has(n uint8) bool { return b == 0 || b&(1<<n) != 0 }

func bitsOf[T comparable](chosen, of []T) (b bits) {
	for _, v := range chosen {
		if i := slices.Index(of, v); i >= 0 {
			b |= 1 << i
		} else {
			b |= 1 << 15 // no line has it: an unknown word selects nothing
		}
	}
	return b
}

func (x *Index) compile(f Filter) filter {
	c := filter{at: dayOf(f.AsOf.Last()), from: dayOf(f.From.First()), to: dayOf(f.To.Last()), box: f.Box,
		levels: bitsOf(f.Levels, ascribe.Levels), stages: bitsOf(f.Stages, stages),
		attacks: bitsOf(f.Attacks, attacks), outcomes: bitsOf(f.Outcomes, outcomes),
		anyCountry: len(f.Countries) == 0, minSources: uint16(min(max(f.MinSources, 0), 1<<16-1))}
	for _, name := range f.Countries {
		if n, ok := x.words.countries.find(name); ok {
			c.countries = append(c.countries, uint16(n))
		}
	}
	if f.Organisation != "" {
		c.sets = x.words.naming(f.Organisation)
	}
	return c
}

func (f *filter) keeps(l *line) bool {
	return f.levels.has(l.level) && f.stages.has(l.stage) && f.attacks.has(l.attack) && f.outcomes.has(l.outcome) &&
		l.sources >= f.minSources && f.keepsDate(l) &&
		(f.anyCountry || l.placed && slices.Contains(f.countries, l.country)) &&
		(f.box == nil || l.placed && f.box.Contains(float64(l.lat), float64(l.lon))) &&
		(f.sets == nil || f.sets[l.organisations])
}

func (f *filter) keepsDate(l *line) bool {
	if f.from == noDay && f.to == noDay {
		return true
	}
	return l.date != noDay && l.date >= f.from && (f.to == noDay || l.date <= f.to)
}

// each calls fn with every incident that f keeps and its reading, in the order
// of ids.
func (x *Index) each(f Filter, fn func(*incident, *line)) {
	c := x.compile(f)
	for i := range x.incidents {
		e := &x.incidents[i]
		if l, known := e.at(c.at); known && c.keeps(l) {
			fn(e, l)
		}
	}
}
