package timex

import (
	"ascribe"
	"ascribe/internal/text"
)

// finder walks through a text and remembers what later expressions refer to.
type finder struct {
	anchor ascribe.Date // the day of writing
	last   ascribe.Date // the last day that the text named
	years  [13]int      // by month, the year that the text last gave it in words
	toks   []text.Token // the sentence at hand
	counts bool         // it has a word such as "ago"
	found  []expr       // what was found in it
}

// expr is an expression found at tokens first to end of the sentence.
type expr struct {
	Value
	first, end int
	noYear     bool // the year was supplied by us
	weekday    bool // a bare name of a day of the week
}

// sentence returns the expressions in toks. The slice is valid until the next
// call.
func (f *finder) sentence(toks []text.Token) []expr {
	f.toks, f.found = toks, f.found[:0]
	f.counts = false
	for i := range toks {
		if _, ok := counting.Of(toks[i].Lower); ok {
			f.counts = true
			break
		}
	}
	for i := 0; i < len(toks); {
		e, n := f.at(i)
		if n == 0 {
			i++
			continue
		}
		e.first, e.end = f.widen(i, e), i+n
		f.add(e)
		i = e.end
	}
	for i := range f.found {
		e := &f.found[i]
		e.Range = text.Range{Start: toks[e.first].Start, End: toks[e.end-1].End}
	}
	return f.found
}

// add appends e, joined with the expression before it where the two make one,
// and remembers the day named.
func (f *finder) add(e expr) {
	e.Value = e.inCalendar()
	if k := len(f.found); k > 0 {
		if joined, ok := f.join(f.found[k-1], e); ok {
			joined.Value = joined.inCalendar()
			f.found[k-1], e = joined, joined
		} else {
			f.found = append(f.found, e)
		}
	} else {
		f.found = append(f.found, e)
	}
	if e.Known() && !e.noYear && !e.Relative && e.From.Month == e.To.Month {
		f.years[e.To.Month] = e.To.Year
	}
	if e.Known() && e.Precision == ascribe.PrecisionDay {
		f.last = e.To
	}
}

// matchers read an expression that starts at a token and return how many
// tokens it takes, 0 for none. The first that matches counts.
var matchers = []func(*finder, int) (expr, int){
	(*finder).named, (*finder).numeric, (*finder).dayMonth, (*finder).monthDay, (*finder).month,
	(*finder).weekdayName, (*finder).phrase, (*finder).ago, (*finder).span, (*finder).ordinalDay, (*finder).decade,
	(*finder).yearAlone,
}

func (f *finder) at(i int) (expr, int) {
	t := &f.toks[i]
	if t.Kind == text.Punct || t.Kind == text.Quote {
		return expr{}, 0
	}
	if _, opens := openers.Of(t.Lower); !opens && (t.Lower[0] < '0' || t.Lower[0] > '9') {
		return f.ago(i)
	}
	for _, m := range matchers {
		if e, n := m(f, i); n > 0 {
			return e, n
		}
	}
	return expr{}, 0
}

// openers are the words that an expression may begin with, numbers aside.
var openers = func() *text.Table[bool] {
	m := wordSet("last next this past the that overnight mid")
	for w := range months {
		m[w], m["mid-"+w] = true, true
	}
	for w := range weekdays {
		m[w] = true
	}
	for w := range longest {
		m[w] = true
	}
	for w := range firstOfFeast {
		m[w] = true
	}
	for w := range ordinals {
		m[w] = true
	}
	return text.NewTable(m)
}()

// low returns the lower-case form of token i, "" outside the sentence.
func (f *finder) low(i int) string {
	if i < 0 || i >= len(f.toks) {
		return ""
	}
	return f.toks[i].Lower
}

// widen returns the index from which e's range runs: "late" and "early on"
// belong to the day they stand before.
func (f *finder) widen(i int, e expr) int {
	if e.Precision != ascribe.PrecisionDay {
		return i
	}
	k := i - 1
	if f.low(k) == "on" {
		k--
	}
	switch f.low(k) {
	case "late", "early", "earlier", "later":
		if len(f.found) == 0 || f.found[len(f.found)-1].end <= k {
			return k
		}
	}
	return i
}

// part counts the word for a part of the day that may follow a day.
func (f *finder) part(i int) int {
	switch f.low(i) {
	case "morning", "afternoon", "evening", "night", "noon", "midnight", "lunchtime", "dawn":
		return 1
	}
	return 0
}
