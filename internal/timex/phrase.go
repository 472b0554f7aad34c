package timex

import (
	"strings"

	"ascribe"
	"ascribe/internal/text"
)

// relation is what a set phrase means: the span of n units around a base.
type relation struct {
	unit unit
	n    int
	base base
}

// base is the day that a phrase counts from.
type base uint8

const (
	writing  base = iota // the day of writing
	named                // the last day that the text named
	either               // that, or where there is none the day of writing
	upTo                 // from the start of the unit up to the day of writing
	notAfter             // on or before the day of writing
)

// phrases are set expressions, longest match first.
var phrases = map[string]relation{
	"today":                    {day, 0, writing},
	"tonight":                  {day, 0, writing},
	"this morning":             {day, 0, writing},
	"this afternoon":           {day, 0, writing},
	"this evening":             {day, 0, writing},
	"yesterday":                {day, -1, writing},
	"last night":               {day, -1, writing},
	"last evening":             {day, -1, writing},
	"the day before yesterday": {day, -2, writing},
	"the night before last":    {day, -2, writing},
	"tomorrow":                 {day, 1, writing},
	"the day after tomorrow":   {day, 2, writing},
	"this week":                {week, 0, upTo},
	"this weekend":             {weekend, 0, upTo},
	"the weekend":              {weekend, -1, upTo},
	"last weekend":             {weekend, -1, writing},
	"the past weekend":         {weekend, -1, writing},
	"next weekend":             {weekend, 1, writing},
	"last week":                {week, -1, writing},
	"the previous week":        {week, -1, either},
	"the week before":          {week, -1, either},
	"next week":                {week, 1, writing},
	"this month":               {month, 0, writing},
	"last month":               {month, -1, writing},
	"next month":               {month, 1, writing},
	"that month":               {month, 0, named},
	"the same month":           {month, 0, named},
	"the previous month":       {month, -1, either},
	"the following month":      {month, 1, named},
	"this year":                {year, 0, writing},
	"last year":                {year, -1, writing},
	"next year":                {year, 1, writing},
	"that year":                {year, 0, named},
	"the same year":            {year, 0, named},
	"the previous year":        {year, -1, either},
	"the following year":       {year, 1, named},
	"the year before":          {year, -1, either},
	"the same day":             {day, 0, named},
	"that same day":            {day, 0, named},
	"that day":                 {day, 0, named},
	"that night":               {day, 0, named},
	"that evening":             {day, 0, named},
	"that morning":             {day, 0, named},
	"that afternoon":           {day, 0, named},
	"the same night":           {day, 0, named},
	"the same evening":         {day, 0, named},
	"the previous day":         {day, -1, either},
	"the previous night":       {day, -1, either},
	"the previous evening":     {day, -1, either},
	"the day before":           {day, -1, either},
	"the night before":         {day, -1, either},
	"the next day":             {day, 1, named},
	"the next morning":         {day, 1, named},
	"the following day":        {day, 1, named},
	"the following morning":    {day, 1, named},
	"the day after":            {day, 1, named},
	"recently":                 {day, 0, notAfter},
	"lately":                   {day, 0, notAfter},
	"in recent days":           {day, 0, notAfter},
	"in recent weeks":          {day, 0, notAfter},
	"in recent months":         {day, 0, notAfter},
	"recent days":              {day, 0, notAfter},
	"recent weeks":             {day, 0, notAfter},
	"recent months":            {day, 0, notAfter},
	"some time ago":            {day, 0, notAfter},
}

// longest is the number of words of the longest phrase, by its first word.
var longest = func() map[string]int {
	m := map[string]int{}
	for p := range phrases {
		words := strings.Fields(p)
		m[words[0]] = max(m[words[0]], len(words))
	}
	return m
}()

// phrase reads a set expression, with the part of the day that may follow.
func (f *finder) phrase(i int) (expr, int) {
	var key [64]byte
	for n := longest[f.low(i)]; n > 0; n-- {
		k := key[:0]
		for j := i; j < i+n; j++ {
			if j > i {
				k = append(k, ' ')
			}
			k = append(k, f.low(j)...)
		}
		r, ok := phrases[string(k)]
		if !ok || needsEnd[string(k)] && !f.closes(i+n) {
			continue
		}
		e := expr{Value: f.relate(r)}
		if r.unit == day {
			n += f.part(i + n)
		}
		return e, n
	}
	return f.overnight(i)
}

// needsEnd are phrases that mean something else before a noun or clause: "the
// day before the attack".
var needsEnd = map[string]bool{"the day before": true, "the night before": true, "the day after": true,
	"the week before": true, "the year before": true}

// closes reports whether neither a noun nor a clause follows at token i.
func (f *finder) closes(i int) bool {
	if i >= len(f.toks) || f.toks[i].Kind != text.Word {
		return true
	}
	switch f.low(i) {
	case "in", "at", "on", "near", "and", "but", "with", "was", "were", "is", "had", "has", "from":
		return true
	}
	return false
}

// overnight spans the night before the day of writing.
func (f *finder) overnight(i int) (expr, int) {
	if f.low(i) != "overnight" {
		return expr{}, 0
	}
	v := Value{Precision: ascribe.PrecisionDay, Relative: true}
	if isDay(f.anchor) {
		v.From, v.To = f.anchor.AddDays(-1), f.anchor
	}
	return expr{Value: v}, 1
}

// relate resolves a phrase.
func (f *finder) relate(r relation) Value {
	from := f.anchor
	if r.base == named || r.base == either && !f.last.IsZero() {
		from = f.last
	}
	v := shift(from, r.unit, r.n)
	switch {
	case !v.Known():
	case r.base == notAfter:
		v = before(f.anchor)
	case r.base == upTo && v.From.Compare(f.anchor) > 0: // a weekend still to come
		v = shift(from, r.unit, r.n-1)
	case r.base == upTo && r.unit == weekend && f.anchor.Weekday() == 0:
		v = shift(from, weekend, 0)
	}
	if r.base == upTo && v.Known() && v.To.Compare(f.anchor) > 0 {
		v.To = f.anchor
	}
	v.Relative = true
	return v
}
