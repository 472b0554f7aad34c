package timex

import (
	"time"

	"ascribe"
	"ascribe/internal/text"
)

// finder walks through a text and remembers what later expressions refer to.
type finder struct {
	anchor ascribe.Date // the day of writing
	last   ascribe.Date // the last day named outright
	found  []Value
	toks   []text.Token // the sentence at hand
}

func (f *finder) sentence(toks []text.Token) {
	f.toks = toks
	for i := 0; i < len(toks); {
		v, n := f.at(i)
		if n == 0 {
			i++
			continue
		}
		v.Range = text.Range{Start: toks[i].Start, End: toks[i+n-1].End}
		f.found = append(f.found, v)
		if v.Known() && v.Precision == ascribe.PrecisionDay {
			f.last = v.To
		}
		i += n
	}
}

// at returns the expression that starts at token i and its number of tokens.
func (f *finder) at(i int) (Value, int) {
	for _, m := range []func(int) (Value, int){f.monthDay, f.dayMonth, f.weekday, f.deictic} {
		if v, n := m(i); n > 0 {
			return v, n
		}
	}
	return Value{}, 0
}

func (f *finder) low(i int) string {
	if i < 0 || i >= len(f.toks) {
		return ""
	}
	return f.toks[i].Lower
}

func (f *finder) number(i, lo, hi int) (int, bool) {
	if i >= len(f.toks) || f.toks[i].Kind != text.Number {
		return 0, false
	}
	n, ok := text.Int(f.toks[i])
	return n, ok && lo <= n && n <= hi
}

// year reads [","] year at i.
func (f *finder) year(i int) (y, n int) {
	if f.low(i) == "," {
		if y, ok := f.number(i+1, 1900, 2099); ok {
			return y, 2
		}
		return 0, 0
	}
	if y, ok := f.number(i, 1900, 2099); ok {
		return y, 1
	}
	if y, ok := f.number(i, 32, 99); ok {
		return 1900 + y, 1
	}
	return 0, 0
}

func (f *finder) day(m time.Month, day, year int, relative bool) Value {
	if year == 0 && !f.anchor.IsZero() {
		year = f.anchor.Year
		if (ascribe.Date{Year: year, Month: m, Day: day}).Compare(f.anchor) > 0 {
			year--
		}
	}
	if year == 0 {
		return Value{Precision: ascribe.PrecisionDay, Relative: true}
	}
	d := ascribe.Date{Year: year, Month: m, Day: day}
	return Value{From: d, To: d, Precision: ascribe.PrecisionDay, Relative: relative}
}

func (f *finder) monthDay(i int) (Value, int) {
	m := months[f.low(i)]
	if m == 0 {
		return Value{}, 0
	}
	day, ok := f.number(i+1, 1, 31)
	if !ok {
		return Value{}, 0
	}
	y, n := f.year(i + 2)
	return f.day(m, day, y, false), 2 + n
}

func (f *finder) dayMonth(i int) (Value, int) {
	day, ok := f.number(i, 1, 31)
	m := months[f.low(i+1)]
	if !ok || m == 0 {
		return Value{}, 0
	}
	y, n := f.year(i + 2)
	return f.day(m, day, y, false), 2 + n
}

func (f *finder) weekday(i int) (Value, int) {
	w, ok := weekdays[f.low(i)]
	if !ok {
		return Value{}, 0
	}
	if f.anchor.IsZero() {
		return Value{Precision: ascribe.PrecisionDay, Relative: true}, 1
	}
	back := (int(f.anchor.Weekday()) - int(w) + 7) % 7
	d := f.anchor.AddDays(-back)
	return Value{From: d, To: d, Precision: ascribe.PrecisionDay, Relative: true}, 1
}

func (f *finder) deictic(i int) (Value, int) {
	shift, n := 0, 1
	switch f.low(i) {
	case "today", "tonight":
	case "yesterday":
		shift = -1
	case "last":
		if f.low(i+1) != "night" {
			return Value{}, 0
		}
		shift, n = -1, 2
	default:
		return Value{}, 0
	}
	v := Value{Precision: ascribe.PrecisionDay, Relative: true}
	if !f.anchor.IsZero() {
		v.From = f.anchor.AddDays(shift)
		v.To = v.From
	}
	return v, n
}
