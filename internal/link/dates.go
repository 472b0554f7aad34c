package link

import (
	"math"
	"strconv"

	"ascribe"
)

// maxSlip is how many days the dates of one attack may differ between
// reports: night attacks and time zones make one, nothing makes two.
const maxSlip = 1

// interval is a range of days; zero ends are open.
type interval struct{ from, to ascribe.Date }

// when is the range of days that the mention's date allows.
func (p *Profile) when() interval {
	if p.Date.IsZero() {
		// an attack does not come after the report of it
		return interval{to: p.Published.Last()}
	}
	if p.DatePrecision == ascribe.PrecisionBefore {
		return interval{to: p.Date.Last()}
	}
	return interval{from: p.Date.First(), to: p.Date.Last()}
}

// gap is the number of days between two intervals, 0 if they meet.
func (v interval) gap(w interval) int {
	switch {
	case !v.to.IsZero() && !w.from.IsZero() && v.to.Before(w.from):
		return v.to.DaysUntil(w.from)
	case !w.to.IsZero() && !v.from.IsZero() && w.to.Before(v.from):
		return w.to.DaysUntil(v.from)
	}
	return 0
}

// dated reports whether the mention's day is known.
func (p *Profile) dated() bool {
	return p.Date.Precision() == ascribe.PrecisionDay && p.DatePrecision == ascribe.PrecisionDay
}

func (c *Comparison) dateFeatures(a, b *Profile) {
	gap := a.when().gap(b.when())
	switch {
	case gap > maxSlip && (a.Date.IsZero() || b.Date.IsZero()):
		c.veto("one report is older than the other's attack")
	case gap > maxSlip && !(a.dated() && b.dated()):
		c.features[dateOff] = min(1, math.Log1p(float64(gap))/math.Log1p(30))
		c.say("dates ", plural(gap, "day"), " apart")
	case gap > maxSlip:
		c.veto("dates ", plural(gap, "day"), " apart")
	case a.Date.IsZero() || b.Date.IsZero():
	case a.dated() && b.dated() && gap == 0:
		c.features[daySame] = 1
		c.say("same day")
	case a.dated() && b.dated():
		c.features[dayNext] = 1
		c.say("one day apart")
	case gap == 0 && a.DatePrecision != ascribe.PrecisionBefore && b.DatePrecision != ascribe.PrecisionBefore:
		c.features[dateWithin] = 1
		c.say("dates agree as far as given")
	}
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
