package timex

import (
	"strconv"
	"strings"
	"time"

	"ascribe"
	"ascribe/internal/text"
)

// numeric reads dates in digits: "2016-07-18", "18/07/2016", "18.07.2016",
// "2010-14".
func (f *finder) numeric(i int) (expr, int) {
	t := &f.toks[i]
	if t.Kind != text.Number || !strings.ContainsAny(t.Text, "-–/.") {
		return expr{}, 0
	}
	s := strings.ReplaceAll(t.Text, "–", "-")
	for _, sep := range []string{"-", "/", "."} {
		parts := strings.Split(s, sep)
		if len(parts) == 3 {
			return f.threeParts(parts, sep)
		}
		if len(parts) == 2 && sep == "-" {
			return yearSpan(parts[0], parts[1])
		}
	}
	return expr{}, 0
}

// threeParts reads year-month-day, or day and month before a year. With
// slashes their order is open: the reading that is a date and lies nearer
// before the day of writing counts.
func (f *finder) threeParts(p []string, sep string) (expr, int) {
	a, b, c := plainNumber(p[0]), plainNumber(p[1]), plainNumber(p[2])
	if a < 0 || b < 0 || c < 0 {
		return expr{}, 0
	}
	if len(p[0]) == 4 && len(p[1]) == 2 && len(p[2]) == 2 {
		d, ok := makeDay(a, time.Month(b), c)
		return absolute(d, ok)
	}
	if len(p[2]) != 4 || len(p[0]) > 2 || len(p[1]) > 2 {
		return expr{}, 0
	}
	european, ok1 := makeDay(c, time.Month(b), a)
	american, ok2 := makeDay(c, time.Month(a), b)
	ok2 = ok2 && sep == "/"
	switch {
	case ok2 && a == 9 && b == 11:
		return absolute(american, true) // a date that is written in one way only
	case ok1 && (!ok2 || european == american):
		return absolute(european, true)
	case !ok1:
		return absolute(american, ok2)
	case f.anchor.IsZero():
		return expr{Value: Value{Precision: ascribe.PrecisionDay}}, 1
	case european.Compare(f.anchor.Last()) <= 0 && (american.Compare(f.anchor.Last()) > 0 || european.Compare(american) > 0):
		return absolute(european, true)
	}
	return absolute(american, true)
}

func absolute(d ascribe.Date, ok bool) (expr, int) {
	if !ok {
		return expr{}, 0
	}
	return expr{Value: exact(d)}, 1
}

// yearSpan reads "2010-2014" and "2010-14".
func yearSpan(a, b string) (expr, int) {
	from, to := plainNumber(a), plainNumber(b)
	if len(a) != 4 || from < 1800 || from > 2099 || to < 0 {
		return expr{}, 0
	}
	if len(b) == 2 {
		to += from - from%100
	}
	if to <= from || to > 2099 || len(b) != 2 && len(b) != 4 {
		return expr{}, 0
	}
	return expr{Value: Value{From: ascribe.Date{Year: from}, To: ascribe.Date{Year: to}, Precision: ascribe.PrecisionYear}}, 1
}

// plainNumber returns the value of ASCII digits, -1 for anything else.
func plainNumber(s string) int {
	if s == "" || len(s) > 4 || strings.Trim(s, "0123456789") != "" {
		return -1
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}
