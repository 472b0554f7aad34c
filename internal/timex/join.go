package timex

import "ascribe"

// join makes one expression of two that stand beside each other: "Monday,
// July 18", "Tuesday [18 April]", "from May 3 to May 5", "between Monday and
// Friday". It reports whether they are one.
func (f *finder) join(a, b expr) (expr, bool) {
	gap := f.toks[a.end:b.first]
	if len(gap) > 2 {
		return expr{}, false
	}
	var between string
	for i := range gap {
		between += gap[i].Lower
	}
	switch between {
	case "", ",", "[", "(", "on", ",on":
		return f.apposition(a, b, between)
	case "-", "–", "--", "to", ",to", "until", "till", "through":
		return f.stretch(a, b)
	case "and":
		if f.low(a.first-1) == "between" {
			return f.stretch(a, b)
		}
	}
	return expr{}, false
}

// apposition joins a weekday or relative day with the date that explains it,
// or a date with the weekday behind it.
func (f *finder) apposition(a, b expr, between string) (expr, bool) {
	relative, date := a, b
	if !a.Relative && b.weekday && between != "[" && between != "(" {
		relative, date = b, a
	}
	_, oneDay := relative.Day()
	if !relative.Relative || date.Relative || date.Precision != ascribe.PrecisionDay || relative.Known() && !oneDay {
		return expr{}, false
	}
	out := date
	if relative.weekday && date.noYear {
		out.Value = f.byWeekday(relative, date)
	}
	out.first, out.end, out.weekday = a.first, b.end, false
	if (between == "[" || between == "(") && (f.low(out.end) == "]" || f.low(out.end) == ")") {
		out.end++
	}
	return out, true
}

// soon is how many days after the day of writing a date with its weekday may
// lie: "the trial opens on Friday, July 29".
const soon = 60

// byWeekday chooses the year of a date so that its weekday is right: this
// year's or last year's, or one soon to come. A weekday that fits none is
// taken for a slip.
func (f *finder) byWeekday(relative, date expr) Value {
	d, ok := date.Day()
	if !ok || !relative.Known() {
		return date.Value
	}
	for _, years := range []int{0, 1, -1} {
		c, ok := makeDay(d.Year-years, d.Month, d.Day)
		if ok && c.Weekday() == relative.To.Weekday() && f.anchor.DaysUntil(c) <= soon {
			return exact(c)
		}
	}
	return date.Value
}

// stretch joins the beginning and the end of a span of time.
func (f *finder) stretch(a, b expr) (expr, bool) {
	if !a.Known() || !b.Known() || a.Precision != b.Precision || a.Precision == ascribe.PrecisionBefore {
		return expr{}, false
	}
	out := b
	out.first, out.noYear, out.weekday = a.first, a.noYear && b.noYear, false
	out.From, out.Relative = a.From, a.Relative || b.Relative
	switch {
	case a.weekday && b.weekday && a.From.Compare(b.To) > 0:
		out.From = a.From.AddDays(-7)
	case a.noYear && a.From.Compare(b.To) > 0 || a.noYear && !b.noYear:
		out.From = a.From
		out.From.Year = b.To.Year
		if out.From.Compare(b.To) > 0 {
			out.From.Year--
		}
	}
	if _, ok := makeDay(out.From.Year, out.From.Month, out.From.Day); isDay(out.From) && !ok {
		return expr{}, false // 29 February of a year that has none
	}
	return out, out.From.Compare(out.To) <= 0
}
