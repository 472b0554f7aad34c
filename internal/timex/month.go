package timex

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"ascribe"
)

// month reads a month without a day: "July 2016", "in July", "last July",
// "mid-July", "July of last year".
func (f *finder) month(i int) (expr, int) {
	lead, k := f.lead(i)
	m := months[f.low(k)]
	if rest, ok := strings.CutPrefix(f.low(k), "mid-"); ok {
		m, lead = months[rest], "mid"
	}
	if m == 0 {
		return expr{}, 0
	}
	if y, n := f.readYear(k+1, false); n > 0 {
		return expr{Value: partial(ascribe.Date{Year: y, Month: m})}, k + 1 + n - i
	}
	if !f.namesMonth(k, lead) {
		return expr{}, 0
	}
	return f.monthOf(i, m, lead), k + 1 - i
}

// lead reads "last", "this" or "next" before a month.
func (f *finder) lead(i int) (word string, next int) {
	switch w := f.low(i); w {
	case "last", "this", "next":
		return w, i + 1
	}
	return "", i
}

// namesMonth reports whether the name at token k stands for the month.
func (f *finder) namesMonth(k int, lead string) bool {
	r, _ := utf8.DecodeRuneInString(f.toks[k].Text)
	w := f.low(k)
	if lead != "" || !ambiguousMonth[w] && (unicode.IsUpper(r) || strings.HasPrefix(w, "mid-")) {
		return unicode.IsUpper(r) || lead != ""
	}
	return unicode.IsUpper(r) && beforeMonth[f.low(k-1)] && len(w) > 2 && (len(w) > 4 || w == "may" || w == "june")
}

var beforeMonth = wordSet("in of from since until till by during early late mid every each around before after")

// monthOf resolves a month without a year.
func (f *finder) monthOf(i int, m time.Month, lead string) expr {
	e := expr{noYear: true, Value: Value{Precision: ascribe.PrecisionMonth, Relative: lead == "last" || lead == "next"}}
	if f.anchor.IsZero() || f.anchor.Month == 0 {
		if f.last.Year > 0 {
			e.From = ascribe.Date{Year: f.last.Year, Month: m}
			e.To = e.From
		}
		return e
	}
	y := f.anchor.Year
	if s := f.sentenceYear(); s > 0 && lead == "" {
		y = s
	} else {
		y = f.monthYear(i, m, lead)
	}
	e.From = ascribe.Date{Year: y, Month: m}
	e.To = e.From
	return e
}

// monthYear chooses the year of a month that the text gives none for.
func (f *finder) monthYear(i int, m time.Month, lead string) int {
	y := f.anchor.Year
	switch {
	case lead == "this":
	case lead == "next" || lead == "" && f.future(i):
		if m <= f.anchor.Month {
			y++
		}
	case m > f.anchor.Month || lead == "last" && m == f.anchor.Month:
		y--
	}
	return y
}
