package overview

import (
	"cmp"
	"maps"
	"slices"

	"ascribe"
)

// Step is the width of the bins that incidents are counted in.
type Step string

// The steps. A week begins on Monday.
const (
	ByWeek  Step = "week"
	ByMonth Step = "month"
	ByYear  Step = "year"
)

// Mix counts incidents by level, in the order of [ascribe.Levels].
type Mix [6]int

// Total is the sum over the levels.
func (m Mix) Total() (n int) {
	for _, c := range m {
		n += c
	}
	return n
}

// Bin is the incidents of one stretch of days.
type Bin struct {
	From ascribe.Date
	Mix  Mix
}

// Country is the incidents of one country.
type Country struct {
	Code string // ISO 3166-1 alpha-2
	Mix  Mix
}

// Counts are numbers of incidents under a filter.
type Counts struct {
	All Mix
	// Bins are those with an incident, in the order of time.
	Bins []Bin
	// Undated counts the incidents without a date.
	Undated Mix
	// Countries come with the most incidents first.
	Countries []Country
	// Nowhere counts the incidents without a place.
	Nowhere Mix
}

// Count counts the incidents that f keeps.
func (x *Index) Count(f Filter, step Step) Counts {
	var c Counts
	days, countries := map[day]*Mix{}, map[uint16]*Mix{}
	x.each(f, func(_ *incident, l *line) {
		c.All[l.level]++
		if l.date == noDay {
			c.Undated[l.level]++
		} else {
			at(days, l.date)[l.level]++
		}
		if !l.placed {
			c.Nowhere[l.level]++
		} else {
			at(countries, l.country)[l.level]++
		}
	})
	c.Bins = bins(days, step)
	for n, m := range countries {
		c.Countries = append(c.Countries, Country{x.words.countries.words[n], *m})
	}
	slices.SortFunc(c.Countries, func(a, b Country) int {
		return cmp.Or(cmp.Compare(b.Mix.Total(), a.Mix.Total()), cmp.Compare(a.Code, b.Code))
	})
	return c
}

func at[K comparable](m map[K]*Mix, k K) *Mix {
	v, ok := m[k]
	if !ok {
		v = new(Mix)
		m[k] = v
	}
	return v
}

// bins gathers days into steps.
func bins(days map[day]*Mix, step Step) []Bin {
	by := map[ascribe.Date]*Mix{}
	for d, m := range days {
		sum := at(by, step.start(d.date()))
		for i, n := range m {
			sum[i] += n
		}
	}
	var out []Bin
	for _, from := range slices.SortedFunc(maps.Keys(by), ascribe.Date.Compare) {
		out = append(out, Bin{from, *by[from]})
	}
	return out
}

// start returns the first day of the bin that d lies in.
func (s Step) start(d ascribe.Date) ascribe.Date {
	switch s {
	case ByWeek:
		return d.AddDays(-(int(d.Weekday()) + 6) % 7)
	case ByYear:
		return ascribe.Date{Year: d.Year, Month: 1, Day: 1}
	}
	return ascribe.Date{Year: d.Year, Month: d.Month, Day: 1}
}
