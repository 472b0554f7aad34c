package source

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"ascribe"
)

// dateLayouts are the forms, besides ISO 8601, in which carriers date their
// documents. None can be read in two ways.
var dateLayouts = []string{
	time.RFC1123, time.RFC1123Z, time.RFC850, time.RFC822, time.RFC822Z, time.UnixDate,
	"2 January 2006", "January 2, 2006", "January 2 2006", "Monday, 2 January 2006", "Monday, January 2, 2006",
	"2 Jan 2006", "Jan 2, 2006", "Jan. 2, 2006", "Mon, 2 Jan 2006",
	"20060102", "2006/1/2", "2006.1.2", "2.1.2006",
}

// ParseDate reads a date as carriers write it: what [ascribe.ParseDate] reads,
// the stamps of HTTP and mail, a date with the month in English words, and
// numbers with slashes if only one of the orders day-month and month-day
// makes them a date. Two-digit years are 1969 to 2068. The empty string is the
// zero date.
func ParseDate(s string) (ascribe.Date, error) {
	s = strings.TrimSpace(s)
	if d, err := ascribe.ParseDate(s); err == nil {
		return d, nil
	}
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 1 {
			return ascribe.NewDate(t), nil
		}
	}
	return parseSlashes(s)
}

var slashes = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})$`)

// parseSlashes reads "4/21/18" and "21/4/2018", and refuses "4/5/18".
func parseSlashes(s string) (ascribe.Date, error) {
	m := slashes.FindStringSubmatch(s)
	if m == nil {
		return ascribe.Date{}, dateFault(s, "not a date")
	}
	a, b, year := number(m[1]), number(m[2]), number(m[3])
	if len(m[3]) == 2 {
		year += 1900
		if year < 1969 {
			year += 100
		}
	}
	monthFirst, err1 := ascribe.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, a, b))
	dayFirst, err2 := ascribe.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, b, a))
	switch {
	case err1 != nil && err2 != nil:
		return ascribe.Date{}, dateFault(s, "not a date")
	case err1 != nil:
		return dayFirst, nil
	case err2 != nil || monthFirst == dayFirst:
		return monthFirst, nil
	}
	return ascribe.Date{}, dateFault(s, "a date that may have day or month first")
}

// number returns the value of a few digits.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

func dateFault(s, what string) error {
	return &ascribe.Error{Code: ascribe.Invalid, What: what, Err: errors.New(strconv.Quote(fmt.Sprintf("%.40s", s))),
		Remedy: "write YYYY, YYYY-MM or YYYY-MM-DD"}
}
