package timex

import (
	"strings"
	"time"

	"ascribe"
)

// events are days known by a number.
var events = map[string]ascribe.Date{
	"9/11":  {Year: 2001, Month: time.September, Day: 11},
	"7/7":   {Year: 2005, Month: time.July, Day: 7},
	"26/11": {Year: 2008, Month: time.November, Day: 26},
}

// feasts are days of the year known by name; those that move with Easter are
// given in days from it.
var feasts = map[string]struct {
	month  time.Month
	day    int
	easter bool
}{
	"christmas day": {month: 12, day: 25}, "christmas eve": {month: 12, day: 24}, "christmas night": {month: 12, day: 25},
	"boxing day": {month: 12, day: 26}, "new year 's eve": {month: 12, day: 31}, "new year 's day": {month: 1, day: 1},
	"new year's eve": {month: 12, day: 31}, "new year's day": {month: 1, day: 1},
	"bastille day": {month: 7, day: 14}, "halloween": {month: 10, day: 31}, "valentine 's day": {month: 2, day: 14},
	"easter sunday": {easter: true}, "easter monday": {easter: true, day: 1}, "good friday": {easter: true, day: -2},
	"palm sunday": {easter: true, day: -7}, "easter saturday": {easter: true, day: -1},
}

var firstOfFeast = wordSet("christmas boxing new bastille halloween valentine easter good palm")

// named reads days known by a name or number: "9/11", "Christmas Eve",
// "Easter Sunday", "the Sept. 11 attacks".
func (f *finder) named(i int) (expr, int) {
	w := f.low(i)
	if d, ok := events[w]; ok {
		return expr{Value: exact(d)}, 1
	}
	if months[w] == time.September && f.low(i+1) == "11" && attackWords[f.low(i+2)] && !f.anotherSeptember(i+2) {
		return expr{Value: exact(events["9/11"])}, 2
	}
	if !firstOfFeast[w] {
		return expr{}, 0
	}
	for n := 4; n > 0; n-- {
		if i+n > len(f.toks) {
			continue
		}
		words := make([]string, n)
		for k := range words {
			words[k] = f.low(i + k)
		}
		if feast, ok := feasts[strings.Join(words, " ")]; ok {
			e, year := f.feast(i, i+n, feast.month, feast.day, feast.easter)
			return e, n + year + f.part(i+n+year)
		}
	}
	return expr{}, 0
}

// anotherSeptember reports whether the attack word at token i belongs to
// another 11 September than that of 2001: "the Sept. 11 attack on the mission
// in Benghazi".
func (f *finder) anotherSeptember(i int) bool {
	switch f.low(i + 1) {
	case "on", "in", "at", "against":
	default:
		return false
	}
	for k := i + 2; k < min(i+9, len(f.toks)); k++ {
		switch f.low(k) {
		case "york", "washington", "pentagon", "trade", "towers", "tower", "america", "states", "2001":
			return false
		}
	}
	return true
}

var attackWords = wordSet("attacks attack terror terrorist terrorists hijackers hijacking hijackings victims plot")

// feast resolves a feast that ends before token end: the one of the year that
// follows, or else the latest one not after the day of writing. It returns the
// number of tokens that the year takes.
func (f *finder) feast(i, end int, m time.Month, d int, moves bool) (expr, int) {
	e := expr{noYear: true, Value: Value{Precision: ascribe.PrecisionDay}}
	if y, n := f.readYear(end, false); n > 0 {
		e.noYear = false
		if moves {
			e.Value = exact(easter(y).AddDays(d))
		} else if date, ok := makeDay(y, m, d); ok {
			e.Value = exact(date)
		}
		return e, n
	}
	if !moves {
		if date, ok := f.guessYear(m, d, i); ok {
			e.Value = exact(date)
		}
		return e, 0
	}
	if !isDay(f.anchor) {
		return e, 0
	}
	date := easter(f.anchor.Year).AddDays(d)
	if date.Compare(f.anchor) > 0 {
		date = easter(f.anchor.Year - 1).AddDays(d)
	}
	e.Value = exact(date)
	return e, 0
}
