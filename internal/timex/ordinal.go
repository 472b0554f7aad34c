package timex

import (
	"strings"

	"ascribe"
	"ascribe/internal/text"
)

// ordinalDay reads a day without its month: "on the 18th".
func (f *finder) ordinalDay(i int) (expr, int) {
	if f.low(i) != "the" {
		return expr{}, 0
	}
	w := f.low(i + 1)
	d := dayNumber(ordinal(w))
	if d == 0 || w[0] < '0' || w[0] > '9' || !f.endsPhrase(i+2) {
		return expr{}, 0
	}
	e := expr{noYear: true, Value: Value{Precision: ascribe.PrecisionDay, Relative: true}}
	base := f.anchor
	if !f.last.IsZero() {
		base = f.last
	}
	if !isDay(base) {
		return e, 2
	}
	date, ok := makeDay(base.Year, base.Month, d)
	if base == f.anchor && (!ok || date.Compare(f.anchor) > 0) {
		m := addMonths(base, -1)
		date, ok = makeDay(m.Year, m.Month, d)
	}
	if ok {
		e.From, e.To = date, date
	}
	return e, 2
}

// endsPhrase reports whether no noun follows at token i.
func (f *finder) endsPhrase(i int) bool {
	return i >= len(f.toks) || f.toks[i].Kind != text.Word || function[f.low(i)] && f.low(i) != "of"
}

// ordinal returns the digits of "18th", "2d" or of an ordinal in words; ""
// for other words.
func ordinal(w string) string {
	if n, ok := ordinals[w]; ok {
		return n
	}
	for _, suffix := range []string{"th", "st", "nd", "rd", "d"} {
		if s, ok := strings.CutSuffix(w, suffix); ok && s != "" && s[0] >= '0' && s[0] <= '9' {
			return s
		}
	}
	return ""
}

var ordinals = map[string]string{"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
	"seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10", "fifteenth": "15", "twentieth": "20"}
