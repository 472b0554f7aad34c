package timex

import (
	"strings"
	"time"

	"ascribe"
	"ascribe/internal/text"
)

// readYear reads the year that may follow a day and month at token i:
// "2016", ", 2016", "of 2016", "90", "last year", "of that year". It returns
// the number of tokens, 0 if there is no year. short allows two digits.
func (f *finder) readYear(i int, short bool) (y, n int) {
	k := i
	if f.low(k) == "," || f.low(k) == "of" {
		k++
	}
	if y, ok := f.fullYear(k); ok {
		return y, k - i + 1
	}
	if f.low(k+1) == "year" && f.low(k) != "," {
		if y, ok := f.yearWord(f.low(k)); ok {
			return y, k - i + 2
		}
	}
	if short && k == i {
		return f.shortYear(i)
	}
	return 0, 0
}

// fullYear reads a year of four digits from 1800 to 2099.
func (f *finder) fullYear(i int) (int, bool) {
	if i >= len(f.toks) || f.toks[i].Kind != text.Number || len(f.toks[i].Text) != 4 {
		return 0, false
	}
	y, ok := text.Int(f.toks[i])
	return y, ok && y >= 1800 && y <= 2099
}

// yearWord resolves the "last" of "last year".
func (f *finder) yearWord(w string) (int, bool) {
	if f.anchor.IsZero() && w != "that" && w != "same" {
		return 0, false
	}
	switch w {
	case "last":
		return f.anchor.Year - 1, true
	case "this":
		return f.anchor.Year, true
	case "next":
		return f.anchor.Year + 1, true
	case "that", "same":
		return f.last.Year, f.last.Year > 0
	}
	return 0, false
}

// shortYear reads a year of two digits, as in "18 JAN 90", unless a word
// follows that the number may count.
func (f *finder) shortYear(i int) (y, n int) {
	if f.low(i) == "'" {
		n++
	}
	k := i + n
	if k >= len(f.toks) || f.toks[k].Kind != text.Number || len(f.toks[k].Text) != 2 {
		return 0, 0
	}
	two, ok := text.Int(f.toks[k])
	if !ok || k+1 < len(f.toks) && f.toks[k+1].Kind == text.Word && !function[f.low(k+1)] {
		return 0, 0
	}
	return f.century(two), n + 1
}

// century completes a year of two digits to the latest one that is not after
// the year of writing; without that, years from 30 on are in the 1900s.
func (f *finder) century(two int) int {
	switch {
	case f.anchor.Year > 0:
		y := f.anchor.Year - f.anchor.Year%100 + two
		if y > f.anchor.Year+1 {
			y -= 100
		}
		return y
	case two < 30:
		return 2000 + two
	}
	return 1900 + two
}

// function are words that a number before them does not count.
var function = wordSet("in at on by of for from to and or but the a an that which when while as after before with was were is has had")

// guessYear completes a day whose year the text leaves out: the latest such
// day that is not after the day of writing, or the next one where the
// sentence speaks of the future. A year named before in the sentence goes on.
func (f *finder) guessYear(m time.Month, d int, i int) (ascribe.Date, bool) {
	if y := f.sentenceYear(); y > 0 && y != f.anchor.Year {
		return f.after(y, m, d)
	}
	if f.anchor.IsZero() {
		return f.nearLast(m, d)
	}
	if day, ok := f.told(m, d); ok {
		return day, true
	}
	y := f.anchor.Year
	date, ok := makeDay(y, m, d)
	late := ok && f.anchor.Last().DaysUntil(date) > clockSlack
	if late && (!f.future(i) || f.anchor.DaysUntil(date) > 200) {
		return makeDay(y-1, m, d)
	}
	if !late && f.future(i) && date.DaysUntil(f.anchor) > 30 {
		return makeDay(y+1, m, d)
	}
	if !ok { // 29 February
		return makeDay(y-y%4, m, d)
	}
	return date, ok
}

// told returns the day in the year that the text gave its month before, if that
// is past and the latest such day lies long ago: "the siege of December 2014 …
// It ended on 16 December."
func (f *finder) told(m time.Month, d int) (ascribe.Date, bool) {
	y := f.years[m]
	if y == 0 || y >= f.anchor.Year {
		return ascribe.Date{}, false
	}
	latest, ok := makeDay(f.anchor.Year, m, d)
	if ok && f.anchor.Compare(latest) < 0 {
		latest, ok = makeDay(f.anchor.Year-1, m, d)
	}
	if !ok || latest.DaysUntil(f.anchor) <= longAgo {
		return ascribe.Date{}, false
	}
	return makeDay(y, m, d)
}

// longAgo is how many days a day without a year may lie before the day of
// writing and be of the latest year for certain.
const longAgo = 90

// clockSlack is how many days after the day of writing a day without a year may
// lie and still be of the same year: reports are dated in other time zones and
// reprinted.
const clockSlack = 3

// sentenceYear returns the year of the last full date found in the sentence.
func (f *finder) sentenceYear() int {
	for k := len(f.found) - 1; k >= 0; k-- {
		if e := &f.found[k]; e.Known() && !e.noYear && !e.Relative {
			return e.To.Year
		}
	}
	return 0
}

// after returns the day in year y, or in the next if it would lie before the
// last day named and still not after the day of writing.
func (f *finder) after(y int, m time.Month, d int) (ascribe.Date, bool) {
	date, ok := makeDay(y, m, d)
	if ok && f.last.Year == y && date.Compare(f.last) < 0 {
		if later, ok := makeDay(y+1, m, d); ok && later.Compare(f.anchor.Last()) <= 0 {
			return later, true
		}
	}
	return date, ok
}

// nearLast returns the day in the year of the last day named.
func (f *finder) nearLast(m time.Month, d int) (ascribe.Date, bool) {
	if f.last.IsZero() {
		return ascribe.Date{}, false
	}
	return makeDay(f.last.Year, m, d)
}

// future reports whether the words before token i speak of what is to come.
func (f *finder) future(i int) bool {
	for k := i - 1; k >= max(0, i-9); k-- {
		switch f.low(k) {
		case "will", "shall", "'ll", "scheduled", "upcoming", "planned", "expected":
			return true
		case "due":
			return toBe[f.low(k-1)]
		case ".", ";", "said", "was", "were", "had", "which", "who":
			return false
		}
		if strings.HasSuffix(f.low(k), "ed") && f.low(k-1) != "be" {
			return false // a past tense: "will mention the attacks that happened in July"
		}
	}
	return false
}

var toBe = wordSet("is are was were be being")

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
