package overview

import (
	"math"
	"slices"

	"ascribe/internal/store"
)

// SurvivalStep is a day on which first labels fell, and the share that still
// held after it.
type SurvivalStep struct {
	// Day counts days since the attack.
	Day int
	// AtRisk counts the labels that had held so long, Changed those of them
	// whose last change fell on the day.
	AtRisk, Changed int
	// Share is the Kaplan–Meier estimate; Low and High bound it at 95 %,
	// by Greenwood's variance on the log-log scale.
	Share, Low, High float64
}

// Survival says how long the first label of an incident lasts.
type Survival struct {
	// Incidents counts those that were followed: dated to the day, with a
	// level read by the date. Changed counts those whose level changed.
	Incidents, Changed int
	Steps              []SurvivalStep
	// Median is the first day on which half or less hold; -1 if there is none.
	Median int
}

// Survival follows the incidents that f keeps from the attack to the last
// change of level. An incident whose level has not changed is followed to the
// date asked for, or to the last day of the record.
func (x *Index) Survival(f Filter) Survival {
	end := x.end(f)
	var s Survival
	var spells []spell
	x.each(f, func(e *incident, l *line) {
		if !l.exact || l.date == noDay {
			return
		}
		c := e.course(l)
		if c.first == noDay {
			return
		}
		last, changed := c.changed, c.changed != noDay
		if !changed {
			last = end
		}
		spells = append(spells, spell{max(0, int(last-l.date)), changed})
		if changed {
			s.Changed++
		}
	})
	s.Incidents, s.Steps, s.Median = len(spells), kaplanMeier(spells), -1
	if i := slices.IndexFunc(s.Steps, func(p SurvivalStep) bool { return p.Share <= 0.5 }); i >= 0 {
		s.Median = s.Steps[i].Day
	}
	return s
}

// end is the date that f asks for, or the last day of the record.
func (x *Index) end(f Filter) day {
	if d := dayOf(f.AsOf.Last()); d != noDay {
		return d
	}
	_, last := x.Dated()
	return dayOf(last)
}

// spell is a time under observation; ended says that what was waited for came.
type spell struct {
	days  int
	ended bool
}

// kaplanMeier estimates the share of spells that outlast each day on which one
// ended (Kaplan and Meier, 1958), with the log-log interval of Kalbfleisch and
// Prentice (1980).
func kaplanMeier(spells []spell) []SurvivalStep {
	slices.SortFunc(spells, func(a, b spell) int { return a.days - b.days })
	var steps []SurvivalStep
	share, variance := 1.0, 0.0
	for i := 0; i < len(spells); {
		d, atRisk, ended := spells[i].days, len(spells)-i, 0
		for ; i < len(spells) && spells[i].days == d; i++ {
			if spells[i].ended {
				ended++
			}
		}
		if ended == 0 {
			continue
		}
		share *= 1 - float64(ended)/float64(atRisk)
		variance += float64(ended) / (float64(atRisk) * float64(atRisk-ended))
		low, high := logLogInterval(share, variance)
		steps = append(steps, SurvivalStep{d, atRisk, ended, share, low, high})
	}
	return steps
}

// z95 is the 97.5th percentile of the standard normal distribution.
const z95 = 1.959963984540054

func logLogInterval(share, variance float64) (low, high float64) {
	if share <= 0 || share >= 1 || math.IsInf(variance, 0) {
		return share, share
	}
	spread := z95 * math.Sqrt(variance) / math.Abs(math.Log(share))
	return math.Pow(share, math.Exp(spread)), math.Pow(share, math.Exp(-spread))
}

// ClaimDelay says how long after an attack a claim of responsibility was
// reported.
type ClaimDelay struct {
	// Incidents counts those dated to the day, Claimed those with a claim.
	Incidents, Claimed int
	// Delays counts the claims by days since the attack, in order.
	Delays []Delay
	// Lower, Median and Upper are the quartiles in days; -1 without a claim.
	Lower, Median, Upper int
}

// Delay is a number of claims that came so many days after the attack.
type Delay struct{ Days, Claims int }

// ClaimDelay measures the claims that had been reported by the date of f. A
// claim that was reported before the day of the attack, by a report that
// misdates it, counts as made on the day.
func (x *Index) ClaimDelay(f Filter) ClaimDelay {
	c := ClaimDelay{Lower: -1, Median: -1, Upper: -1}
	var days []int
	x.each(f, func(e *incident, l *line) {
		if !l.exact || l.date == noDay {
			return
		}
		c.Incidents++
		if claimed := e.course(l).claimed; claimed != noDay {
			days = append(days, max(0, int(claimed-l.date)))
		}
	})
	slices.Sort(days)
	c.Claimed = len(days)
	for _, d := range days {
		if n := len(c.Delays); n == 0 || c.Delays[n-1].Days != d {
			c.Delays = append(c.Delays, Delay{Days: d})
		}
		c.Delays[len(c.Delays)-1].Claims++
	}
	if n := len(days); n > 0 {
		c.Lower, c.Median, c.Upper = days[(n-1)/4], days[(n-1)/2], days[3*(n-1)/4]
	}
	return c
}

// Transitions counts, for each level that first reports gave, the levels that
// stood a year later.
type Transitions struct {
	// Incidents counts those first read at least a year before the date.
	Incidents int
	// Counts are by the first level, then the level a year later, in the
	// order of [ascribe.Levels].
	Counts [6]Mix
}

// Transitions follows the incidents that f keeps for a year from their first
// report.
func (x *Index) Transitions(f Filter) Transitions {
	end := x.end(f)
	var t Transitions
	x.each(f, func(e *incident, l *line) {
		c := e.course(l)
		if c.first == noDay || c.first+store.YearLater > end {
			return
		}
		t.Incidents++
		t.Counts[c.level][c.yearOn]++
	})
	return t
}
