package overview

import (
	"cmp"
	"maps"
	"slices"
	"time"

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
	bins := map[int32]*Mix{}
	countries := make([]Mix, len(x.words.countries.words))
	x.each(f, func(_ *incident, l *line) {
		c.All[l.level]++
		if l.date == noDay {
			c.Undated[l.level]++
		} else {
			at(bins, step.bin(l))[l.level]++
		}
		if !l.placed {
			c.Nowhere[l.level]++
		} else {
			countries[l.country][l.level]++
		}
	})
	for _, bin := range slices.Sorted(maps.Keys(bins)) {
		c.Bins = append(c.Bins, Bin{step.from(bin), *bins[bin]})
	}
	for n, m := range countries {
		if m.Total() > 0 {
			c.Countries = append(c.Countries, Country{x.words.countries.words[n], m})
		}
	}
	slices.SortFunc(c.Countries, func(a, b Country) int {
		return cmp.Or(cmp.Compare(b.Mix.Total(), a.Mix.Total()), cmp.Compare(a.Code, b.Code))
	})
	return c
}

func at(m map[int32]*Mix, bin int32) *Mix {
	v, ok := m[bin]
	if !ok {
		v = new(Mix)
		m[bin] = v
	}
	return v
}

// bin numbers the bin that a line's date lies in, in the order of time: weeks
// since the first Monday of all, years, or months since the year 0. The first
// of January of the year 1 was a Monday.
func (s Step) bin(l *line) int32 {
	switch s {
	case ByWeek:
		return int32(l.date) / 7
	case ByYear:
		return l.month / 12
	}
	return l.month
}

// from is the first day of a bin.
func (s Step) from(bin int32) ascribe.Date {
	switch s {
	case ByWeek:
		return day(bin * 7).date()
	case ByYear:
		return ascribe.Date{Year: int(bin), Month: time.January, Day: 1}
	}
	return ascribe.Date{Year: int(bin / 12), Month: time.Month(bin%12 + 1), Day: 1}
}
