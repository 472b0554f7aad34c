package timex

import (
	"strings"

	"ascribe"
)

// yearAlone reads a year that stands for itself: "in 1990", "the 2004
// bombings", "(2015)".
func (f *finder) yearAlone(i int) (expr, int) {
	y, ok := f.fullYear(i)
	if !ok || notYear[f.low(i+1)] || !beforeYear[f.low(i-1)] && !f.afterYear(i) {
		return expr{}, 0
	}
	if nearlyNow := f.anchor.Year > 0 && y > f.anchor.Year+60; nearlyNow {
		return expr{}, 0
	}
	return expr{Value: partial(ascribe.Date{Year: y})}, 1
}

// afterYear reports whether another year stands before token i: "1990 and
// 1992", "2010 to 2014".
func (f *finder) afterYear(i int) bool {
	k := len(f.found) - 1
	return k >= 0 && f.found[k].Precision == ascribe.PrecisionYear && f.found[k].end == i-1
}

var beforeYear = wordSet(`in since from until till by of during before after between early late mid the a an 's his
	her its their ( [ through around circa year summer spring autumn fall winter`)

// notYear are words that a number before them counts.
var notYear = wordSet(`people persons men women children soldiers troops fighters dead wounded injured police policemen
	officers homes houses families refugees members pounds dollars euros pesos miles kilometers kilometres km meters
	metres feet hectares acres tons tonnes kilos kg hours gmt local hrs h others civilians vehicles demonstrators
	protesters workers students percent % votes`)

// decade reads "1990s", "the 1980's", "the '90s".
func (f *finder) decade(i int) (expr, int) {
	digits, ok := strings.CutSuffix(f.low(i), "s")
	n := 1
	if !ok && f.low(i+1) == "'s" && (f.low(i-1) == "the" || f.low(i-1) == "early" || f.low(i-1) == "late") {
		digits, ok, n = f.low(i), true, 2
	}
	y := plainNumber(digits)
	if !ok || y < 0 || y%10 != 0 {
		return expr{}, 0
	}
	switch {
	case len(digits) == 2 && y >= 30:
		y += 1900
	case len(digits) != 4 || y < 1800 || y > 2090:
		return expr{}, 0
	}
	return expr{Value: Value{From: ascribe.Date{Year: y}, To: ascribe.Date{Year: y + 9}, Precision: ascribe.PrecisionYear}}, n
}
