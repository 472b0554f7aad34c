// Package timex finds the expressions of time in a report's text and turns
// them into dates: "July 18, 2016", "18 JAN 90", "late Monday", "three days
// ago", "the previous day", "May 3-5".
//
// Relative expressions and missing years are resolved against the day of
// writing: the date of the dateline, or where there is none, the date of
// publication. Expressions such as "two weeks earlier" are counted from the
// last day that the text named before. The package knows the Gregorian
// calendar and English only; hours and minutes are left alone.
package timex

import (
	"ascribe"
	"ascribe/internal/text"
)

// Value is one expression of time and what it means.
type Value struct {
	// From and To are the first and the last day meant; equal for a single
	// day. Where only months or years are named they are dates without day or
	// month: "in July 2016" has From == To == 2016-07. Both are zero where
	// the text and the day of writing do not determine a date.
	From, To ascribe.Date
	// Precision is the unit named. [ascribe.PrecisionBefore] says on or before
	// To; From is then zero.
	Precision ascribe.Precision
	// Range is the expression in the text, with a weekday or part of the day
	// that stands beside a date.
	Range text.Range
	// Relative says that the meaning depends on the day of writing or on
	// another date in the text, beyond a missing year.
	Relative bool
}

// Known reports whether v has a date.
func (v Value) Known() bool { return !v.To.IsZero() }

// Day returns the one day that v means, and false where it means another span
// or none.
func (v Value) Day() (ascribe.Date, bool) {
	return v.To, v.Precision == ascribe.PrecisionDay && v.From == v.To && v.Known()
}

// Find returns every expression of time in the text, in order and without
// overlap. published is the date of publication, zero if it is not known.
func Find(d *text.Doc, published ascribe.Date) []Value {
	f := finder{anchor: published}
	if on := Dateline(d, published); !on.IsZero() {
		f.anchor = on
	}
	var out []Value
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for _, e := range f.sentence(s.Tokens) {
			out = append(out, e.Value)
		}
		if s.Overlaps(d.Dateline) {
			f.last = ascribe.Date{} // the day of writing is not yet spoken of
		}
	}
	return out
}

// Dateline returns the day that the dateline gives, a missing year taken from
// published; the zero Date if there is no dateline or no day in it.
func Dateline(d *text.Doc, published ascribe.Date) ascribe.Date {
	if d.Dateline.Len() == 0 {
		return ascribe.Date{}
	}
	f := finder{anchor: published}
	s := &d.Sentences[d.SentenceAt(d.Dateline.Start)]
	for _, e := range f.sentence(s.TokensIn(d.Dateline)) {
		if day, ok := e.Day(); ok && !e.Relative {
			return day
		}
	}
	return ascribe.Date{}
}
