package ascribe

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a day, month or year of the Gregorian calendar, without a time zone:
// the local date of the thing dated. A zero Day means "some day of that
// month", a zero Month "some day of that year", the zero Date "not known".
// Years run from 1 to 9999.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Precision says how much of a [Date] is known.
type Precision string

// The precisions of a date. Before is set beside a day where the text gives
// only an upper bound: the thing happened on that day or earlier.
const (
	PrecisionNone   Precision = ""
	PrecisionYear   Precision = "year"
	PrecisionMonth  Precision = "month"
	PrecisionDay    Precision = "day"
	PrecisionBefore Precision = "before"
)

// NewDate returns the date of t in t's own location.
func NewDate(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads "2016", "2016-07" or "2016-07-18"; a longer ISO 8601 stamp
// is cut to its day. The empty string is the zero Date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	day := s
	if len(day) > 10 && (day[10] == 'T' || day[10] == ' ') {
		day = day[:10]
	}
	d, ok := parseParts(strings.Split(day, "-"))
	if !ok {
		return Date{}, &Error{Code: Invalid, What: "not a date", Where: quoteShort(s),
			Remedy: "write YYYY, YYYY-MM or YYYY-MM-DD"}
	}
	return d, nil
}

func parseParts(parts []string) (Date, bool) {
	widths := [...]int{4, 2, 2}
	if len(parts) > len(widths) {
		return Date{}, false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || len(p) != widths[i] || v < 1 {
			return Date{}, false
		}
		n[i] = v
	}
	d := Date{n[0], time.Month(n[1]), n[2]}
	return d, d.valid()
}

func (d Date) valid() bool {
	if d.Month == 0 {
		return d.Day == 0
	}
	if d.Month > 12 {
		return false
	}
	return d.Day == 0 || NewDate(d.first()) == d
}

// MustDate is ParseDate for constants and tests; it panics on a malformed s.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// IsZero reports whether nothing is known of the date.
func (d Date) IsZero() bool { return d == Date{} }

// Precision returns how much of d is known, never [PrecisionBefore].
func (d Date) Precision() Precision {
	switch {
	case d.Year == 0:
		return PrecisionNone
	case d.Month == 0:
		return PrecisionYear
	case d.Day == 0:
		return PrecisionMonth
	}
	return PrecisionDay
}

// String returns the ISO 8601 form with as many parts as are known.
func (d Date) String() string {
	switch d.Precision() {
	case PrecisionNone:
		return ""
	case PrecisionYear:
		return fmt.Sprintf("%04d", d.Year)
	case PrecisionMonth:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

func (d Date) first() time.Time {
	return time.Date(d.Year, max(d.Month, 1), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// First returns the earliest day that d may mean.
func (d Date) First() Date {
	if d.IsZero() {
		return d
	}
	return NewDate(d.first())
}

// Last returns the latest day that d may mean.
func (d Date) Last() Date {
	switch d.Precision() {
	case PrecisionYear:
		return Date{d.Year, time.December, 31}
	case PrecisionMonth:
		return NewDate(time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC))
	}
	return d
}

// AddDays returns the day n days after d.First().
func (d Date) AddDays(n int) Date { return NewDate(d.first().AddDate(0, 0, n)) }

// DaysUntil returns the number of days from d.First() to e.First().
func (d Date) DaysUntil(e Date) int { return int(e.first().Sub(d.first()).Hours() / 24) }

// Weekday returns the day of the week of d.First().
func (d Date) Weekday() time.Weekday { return d.first().Weekday() }

// Before reports whether the last day of d lies before the first day of e.
func (d Date) Before(e Date) bool { return d.Last().first().Before(e.first()) }

// Compare orders dates by their first day; of two with the same first day the
// more precise one comes first. The zero Date comes before all others.
func (d Date) Compare(e Date) int {
	if c := d.first().Compare(e.first()); c != 0 || d == e {
		return c
	}
	return d.Last().first().Compare(e.Last().first())
}

// MarshalJSON writes the ISO form, "" for the zero Date.
func (d Date) MarshalJSON() ([]byte, error) { return json.Marshal(d.String()) }

// UnmarshalJSON reads what [ParseDate] reads, and null as the zero Date.
func (d *Date) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return &Error{Code: Invalid, What: "not a date", Where: quoteShort(string(b)),
			Remedy: `write "YYYY", "YYYY-MM" or "YYYY-MM-DD"`, Err: err}
	}
	v, err := ParseDate(s)
	if err != nil {
		return err
	}
	*d = v
	return nil
}
