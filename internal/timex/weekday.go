package timex

import (
	"time"

	"ascribe"
)

// weekdayName reads "Monday", "late Monday", "last Tuesday", "next Friday",
// "Monday night", "Monday last week", "the following Sunday".
func (f *finder) weekdayName(i int) (expr, int) {
	k := i
	lead := ""
	switch w := f.low(k); w {
	case "last", "next", "this", "past":
		lead = w
		k++
	case "the", "that":
		switch w := f.low(k + 1); w {
		case "following", "next", "previous", "same":
			lead = "the " + w
			k += 2
		}
	}
	if lead == "this" && f.low(k) == "past" {
		lead = "last"
		k++
	}
	w, ok := weekdays[f.low(k)]
	if !ok || notDay[f.low(k-1)] {
		return expr{}, 0
	}
	k++
	e := expr{weekday: lead == "", Value: Value{Precision: ascribe.PrecisionDay, Relative: true}}
	weeks, n := f.ofWeek(k)
	if d := f.weekdayDate(i, w, lead, weeks, n > 0); !d.IsZero() {
		e.From, e.To = d, d
	}
	k += n
	k += f.part(k)
	return e, k - i
}

// notDay are words that make a weekday's name something else.
var notDay = wordSet("black bloody super ash fat cyber every each most some many")

// ofWeek reads "last week", "of this week", "a week ago" after a weekday and
// returns how many weeks from the current one it means.
func (f *finder) ofWeek(k int) (weeks, n int) {
	if f.low(k) == "of" {
		n++
	}
	if f.low(k+n+1) == "week" {
		switch f.low(k + n) {
		case "last":
			return -1, n + 2
		case "this":
			return 0, n + 2
		case "next":
			return 1, n + 2
		}
	}
	return 0, 0
}

// weekdayDate resolves a weekday; the zero Date where nothing is known to
// count from.
func (f *finder) weekdayDate(i int, w time.Weekday, lead string, weeks int, ofWeek bool) ascribe.Date {
	base := f.anchor
	if lead == "the following" || lead == "the next" || lead == "the previous" || lead == "the same" {
		base = f.last
		if base.IsZero() && lead == "the previous" {
			base = f.anchor
		}
	}
	if !isDay(base) {
		return ascribe.Date{}
	}
	back := (int(base.Weekday()) - int(w) + 7) % 7 // days since the last one, 0 to 6
	switch {
	case ofWeek:
		return monday(base).AddDays(7*weeks + (int(w)+6)%7)
	case lead == "the same" || lead == "":
		if back == 6 && lead == "" && f.low(i-1) == "early" {
			back = -1 // where it happened, it is tomorrow already
		} else if back > 0 && lead == "" && f.future(i) {
			back -= 7
		}
	case lead == "last" || lead == "past" || lead == "the previous":
		if back == 0 {
			back = 7
		}
	case lead == "this" && !f.future(i):
	default: // next, the following
		back -= 7
	}
	return base.AddDays(-back)
}
