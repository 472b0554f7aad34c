// Package timex finds the expressions of time in a report's text and turns
// them into dates: "July 18, 2016", "18 JAN 90", "late Monday", "three days
// ago", "the previous day", "May 3-5".
//
// Relative expressions and missing years are resolved against the date of the
// dateline, or where there is none, the date of publication. The package
// knows the Gregorian calendar and English only.
package timex

import (
	"ascribe"
	"ascribe/internal/text"
)

// Value is one expression of time and what it means.
type Value struct {
	// From and To are the first and the last day meant; equal for a single
	// day. An expression that names a month or a year only has From == To, a
	// [ascribe.Date] without day or month. Both are zero where the text and
	// the date of publication do not determine a date.
	From, To ascribe.Date
	// Precision is the unit named; [ascribe.PrecisionBefore] says on or before
	// To, and From is then zero.
	Precision ascribe.Precision
	// Range is the expression in the text, a weekday beside a date included.
	Range text.Range
	// Relative says that the meaning depends on the date of writing or on
	// another date in the text.
	Relative bool
}

// Known reports whether v has a date.
func (v Value) Known() bool { return !v.To.IsZero() }

// Find returns every expression of time in the text, in order and without
// overlap. published is the date of publication, zero if it is not known.
func Find(d *text.Doc, published ascribe.Date) []Value {
	f := finder{anchor: published}
	if on := Dateline(d, published); !on.IsZero() {
		f.anchor = on
	}
	for i := range d.Sentences {
		f.sentence(d.Sentences[i].Tokens)
	}
	return f.found
}

// Dateline returns the date that the dateline gives, its missing year taken
// from published; the zero Date if there is no dateline or no date in it.
func Dateline(d *text.Doc, published ascribe.Date) ascribe.Date {
	if d.Dateline.Len() == 0 {
		return ascribe.Date{}
	}
	f := finder{anchor: published}
	toks := d.Sentences[0].Tokens
	n := 0
	for n < len(toks) && toks[n].Start < d.Dateline.End {
		n++
	}
	f.sentence(toks[:n])
	for _, v := range f.found {
		if v.Known() && v.Precision == ascribe.PrecisionDay && !v.Relative {
			return v.To
		}
	}
	return ascribe.Date{}
}
