package timex

import (
	"strings"

	"ascribe"
	"ascribe/internal/text"
)

// directions are the words after a number of units that say where to count:
// -1 is back.
var directions = map[string]int{"ago": -1, "earlier": -1, "before": -1, "previously": -1, "later": 1, "after": 1}

// counting are the directions, to be looked up for every word.
var counting = text.NewTable(directions)

// ago reads a number of units and a direction: "three days ago", "a year
// ago", "two weeks earlier", "five days later", "hours ago".
func (f *finder) ago(i int) (expr, int) {
	if !f.counts {
		return expr{}, 0
	}
	q, n := f.quantity(i)
	k := i + n
	u := units[f.low(k)]
	if u == 0 || n == 0 && !strings.HasSuffix(f.low(k), "s") {
		return expr{}, 0
	}
	many := max(1, factor[f.low(k)])
	q.Low, q.High = q.Low*many, q.High*many
	k++
	way := f.low(k)
	if directions[way] == 0 || (way == "before" || way == "after") && !f.closes(k+1) {
		return expr{}, 0
	}
	e := expr{Value: Value{Precision: ascribe.PrecisionDay}}
	switch from := f.origin(way); {
	case from.IsZero():
	case n > 0:
		e.Value = away(from, u, q, directions[way])
	case directions[way] < 0:
		e.Value = before(from)
	}
	e.Relative = true
	return e, k + 1 - i
}

// origin returns the day that a direction counts from.
func (f *finder) origin(way string) ascribe.Date {
	if way == "ago" || directions[way] < 0 && f.last.IsZero() {
		return f.anchor
	}
	return f.last
}

// quantity reads the number before a unit; "a" counts too. A unit without a
// number, as in "days ago", takes no token.
func (f *finder) quantity(i int) (text.Quantity, int) {
	if q, n := text.ReadQuantity(f.toks[i:]); n > 0 {
		return q, n
	}
	switch f.low(i) {
	case "a", "an":
		return text.Quantity{Low: 1, High: 1}, 1
	}
	return text.Quantity{}, 0
}

// away returns the span that lies q units before (sign -1) or after (sign 1)
// a day. Weeks are meant roughly: three days more or less. Months and years
// name a month and a year.
func away(from ascribe.Date, u unit, q text.Quantity, sign int) Value {
	if q.High > 10_000 {
		return Value{Precision: ascribe.PrecisionDay}
	}
	near, far := sign*q.Low, sign*q.High
	if sign < 0 {
		near, far = far, near
	}
	switch {
	case !isDay(from) && u != year:
		return Value{Precision: ascribe.PrecisionDay}
	case q.Vague && sign < 0 && u != month && u != year:
		return before(from)
	case u == hour:
		return hours(from, q, sign)
	case u == week:
		return spread(from.AddDays(7*near-3), from.AddDays(7*far+3))
	case u == month || u == year:
		a, b := shift(from, u, near), shift(from, u, far)
		return Value{From: a.From, To: b.To, Precision: a.Precision}
	}
	return spread(from.AddDays(near), from.AddDays(far))
}

// hours returns the days that a number of hours away may mean.
func hours(from ascribe.Date, q text.Quantity, sign int) Value {
	days := sign * (q.High / 24)
	switch {
	case q.High <= 12:
		return exact(from)
	case sign < 0:
		return spread(from.AddDays(min(days, -1)), from)
	}
	return spread(from, from.AddDays(max(days, 1)))
}
