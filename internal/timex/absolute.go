package timex

import (
	"strings"
	"time"

	"ascribe"
	"ascribe/internal/text"
)

// dayMonth reads "18 July 2016", "18th of July", "18 JAN 90", "18-20 July",
// "18 and 19 July".
func (f *finder) dayMonth(i int) (expr, int) {
	from, to, n := f.days(i)
	if n == 0 {
		return expr{}, 0
	}
	k := i + n
	if f.low(k) == "of" {
		k++
	}
	m := months[f.low(k)]
	if m == 0 {
		return expr{}, 0
	}
	y, used := f.readYear(k+1, true)
	return f.dayOf(i, m, from, to, y), k + 1 + used - i
}

// monthDay reads "July 18, 2016", "July 18th", "July 18-20", "July 18 and 19".
func (f *finder) monthDay(i int) (expr, int) {
	m := months[f.low(i)]
	if m == 0 {
		return expr{}, 0
	}
	k := i + 1
	if f.low(k) == "the" {
		k++
	}
	from, to, n := f.days(k)
	if n == 0 {
		return expr{}, 0
	}
	k += n
	y, used := f.readYear(k, f.low(k) == "'")
	if used == 0 && counts(f.toks, k, n, from, to) {
		return expr{}, 0
	}
	return f.dayOf(i, m, from, to, y), k + used - i
}

// counts reports whether a plain number before token k more likely counts the
// word there: "in March 12 people". The words of a date run on otherwise.
func counts(toks []text.Token, k, n, from, to int) bool {
	return n == 1 && from == to && k < len(toks) && counted[toks[k].Lower]
}

var counted = wordSet("people persons men women children soldiers policemen civilians were dead killed wounded injured percent per million")

// dayOf makes the expression for the days from to to of month m; y is 0 where
// the text gives no year.
func (f *finder) dayOf(i int, m time.Month, from, to, y int) expr {
	e := expr{noYear: y == 0, Value: Value{Precision: ascribe.PrecisionDay}}
	var first, last ascribe.Date
	var ok1, ok2 bool
	if y == 0 {
		last, ok2 = f.guessYear(m, to, i)
		first, ok1 = makeDay(last.Year, m, from)
	} else {
		first, ok1 = makeDay(y, m, from)
		last, ok2 = makeDay(y, m, to)
	}
	if ok1 && ok2 {
		e.Value = spread(first, last)
	}
	return e
}

// days reads the number of a day, or two that make a span: "18", "18th",
// "18-20", "18 to 20", "18 and 19".
func (f *finder) days(i int) (from, to, n int) {
	from, to = f.dayPair(i)
	if from == 0 {
		return 0, 0, 0
	}
	if from != to {
		return from, to, 1
	}
	switch f.low(i + 1) {
	case "-", "–", "to", "and", "or", "through", "until", "&":
		if next, same := f.dayPair(i + 2); next > from && next == same {
			return from, next, 3
		}
	}
	return from, to, 1
}

// dayPair reads one token as a day of the month or a span of two.
func (f *finder) dayPair(i int) (from, to int) {
	if i >= len(f.toks) {
		return 0, 0
	}
	s := f.toks[i].Text
	if f.toks[i].Kind != text.Number {
		s = ordinal(f.toks[i].Lower)
	}
	a, b, ok := strings.Cut(strings.Replace(s, "–", "-", 1), "-")
	if from = dayNumber(a); !ok || from == 0 {
		return from, from
	}
	if to = dayNumber(b); to <= from {
		return 0, 0
	}
	return from, to
}

// dayNumber returns the value of one or two digits from 1 to 31, 0 for
// anything else.
func dayNumber(s string) int {
	if len(s) == 0 || len(s) > 2 {
		return 0
	}
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	if n > 31 {
		return 0
	}
	return n
}
