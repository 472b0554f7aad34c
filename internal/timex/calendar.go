package timex

import (
	"time"

	"ascribe"
)

// exact returns the day d as a value.
func exact(d ascribe.Date) Value { return spread(d, d) }

// spread returns the span of days from from to to.
func spread(from, to ascribe.Date) Value {
	return Value{From: from, To: to, Precision: ascribe.PrecisionDay}
}

// partial returns the month or year d as a value. The unit is the one named even
// where d lies outside the calendar, which [ascribe.Date.Precision] takes for an
// unknown date: "last month" in January of the year 1.
func partial(d ascribe.Date) Value {
	unit := ascribe.PrecisionYear
	if d.Month > 0 {
		unit = ascribe.PrecisionMonth
	}
	return Value{From: d, To: d, Precision: unit}
}

// inCalendar returns v, without its dates where one lies outside the years 1 to
// 9999: before them "last month" has no year, and a span no beginning.
func (v Value) inCalendar() Value {
	years := func(d ascribe.Date) bool { return d.Year >= 1 && d.Year <= 9999 }
	if !years(v.To) || !years(v.From) && v.Precision != ascribe.PrecisionBefore {
		v.From, v.To = ascribe.Date{}, ascribe.Date{}
	}
	return v
}

// before returns the value "on or before d".
func before(d ascribe.Date) Value { return Value{To: d, Precision: ascribe.PrecisionBefore} }

// isDay reports whether d is known to the day.
func isDay(d ascribe.Date) bool { return d.Day > 0 }

// makeDay returns the day y-m-d and whether there is such a day.
func makeDay(y int, m time.Month, d int) (ascribe.Date, bool) {
	date := ascribe.Date{Year: y, Month: m, Day: d}
	return date, y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m)
}

func daysIn(y int, m time.Month) int {
	return time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// addMonths returns the month n months from d's.
func addMonths(d ascribe.Date, n int) ascribe.Date {
	t := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return ascribe.Date{Year: t.Year(), Month: t.Month()}
}

// monday returns the Monday of d's week.
func monday(d ascribe.Date) ascribe.Date { return d.AddDays(-((int(d.Weekday()) + 6) % 7)) }

// shift returns the span that lies n units from the day d, 0 for the current
// one. Weeks run from Monday.
func shift(d ascribe.Date, u unit, n int) Value {
	switch {
	case d.IsZero(), !isDay(d) && u != month && u != year, d.Month == 0 && u == month:
		return Value{Precision: ascribe.PrecisionDay}
	case u == week:
		start := monday(d).AddDays(7 * n)
		return spread(start, start.AddDays(6))
	case u == weekend:
		start := monday(d).AddDays(7*n + 5)
		return spread(start, start.AddDays(1))
	case u == month:
		return partial(addMonths(d, n))
	case u == year:
		return partial(ascribe.Date{Year: d.Year + n})
	}
	return exact(d.AddDays(n))
}

// easter returns Easter Sunday of a year (the Gregorian computus in the form
// that Oudin gave it in 1940).
func easter(y int) ascribe.Date {
	golden, century := y%19, y/100
	h := (century - century/4 - (8*century+13)/25 + 19*golden + 15) % 30
	i := h - h/28*(1-29/(h+1)*((21-golden)/11))
	j := (y + y/4 + i + 2 - century + century/4) % 7
	l := i - j
	m := 3 + (l+40)/44
	d := l + 28 - 31*(m/4)
	return ascribe.Date{Year: y, Month: time.Month(m), Day: d}
}
