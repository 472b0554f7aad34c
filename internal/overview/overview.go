// Package overview answers questions about all incidents at once, as of any
// date: lists, counts, maps, and how judgements held over time. It keeps a few
// dozen bytes for each reading of each incident in memory and looks at all of
// them for every question, which takes milliseconds for hundreds of thousands
// of incidents, whatever the filter and whatever the date.
//
// It is pure: an [Index] is built from readings and answers from nothing else.
package overview

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"

	"ascribe"
	"ascribe/internal/store"
)

// Index holds the readings of every incident. It does not change; [Index.Edit]
// gives a newer one. It is safe for concurrent use.
type Index struct {
	incidents []incident // by id
	words     *words
}

// incident is what the index keeps of one incident.
type incident struct {
	id      string
	now     line
	current bool   // whether it is an incident now, or only was one
	days    []line // dated readings, oldest first
	// How the judgement came about: up to each of days, and, last, up to now.
	courses []course
}

// line is a reading in the form that is searched.
type line struct {
	from, until, date       day   // until is noDay for ever
	month                   int32 // of the date: 12 a year, January of the year 0 is 0
	lat, lon, p             float32
	organisations           uint32 // a set, by its number in words
	country, sources        uint16
	killed                  int32
	level, stage            uint8
	attack, outcome         uint8
	placed, exact, reported bool // has a place; its date is a day; has a number killed
}

// course is what findings ask of a reading. It stands apart so that a line is
// short: lists and counts walk over all of these.
type course struct {
	claimed        day
	first, changed day // changed is noDay if it never did
	level, yearOn  uint8
}

// course returns that of a line of the incident.
func (e *incident) course(l *line) *course {
	i := len(e.days)
	for n := range e.days {
		if l == &e.days[n] {
			i = n
		}
	}
	return &e.courses[i]
}

// day counts days from the first of January of the year 1; noDay is unknown.
type day int32

const noDay day = -1

// unixEpoch is the day on which Unix time begins.
const (
	unixEpoch     = 719162
	secondsPerDay = 24 * 60 * 60
)

// dayOf returns the first day that d may mean.
func dayOf(d ascribe.Date) day {
	if d.IsZero() {
		return noDay
	}
	f := d.First()
	return day(time.Date(f.Year, f.Month, f.Day, 0, 0, 0, 0, time.UTC).Unix()/secondsPerDay + unixEpoch)
}

func (d day) date() ascribe.Date {
	if d == noDay {
		return ascribe.Date{}
	}
	return ascribe.NewDate(time.Unix((int64(d)-unixEpoch)*secondsPerDay, 0).UTC())
}

// New returns an index without incidents.
func New() *Index { return &Index{words: newWords()} }

// Edit is a newer index in the making.
type Edit struct {
	of      *Index
	words   *words
	changed map[string]*incident // nil for one that is no more
}

// Edit begins a newer index. x stays as it is.
func (x *Index) Edit() *Edit {
	return &Edit{x, x.words.clone(), map[string]*incident{}}
}

// Put replaces the readings of an incident; without any it is no more.
func (e *Edit) Put(id string, readings []store.Reading) {
	if len(readings) == 0 {
		e.changed[id] = nil
		return
	}
	e.changed[id] = e.words.incident(id, readings)
}

// Index returns the newer index.
func (e *Edit) Index() *Index {
	next := &Index{words: e.words, incidents: make([]incident, 0, len(e.of.incidents)+len(e.changed))}
	old := e.of.incidents
	for _, id := range slices.Sorted(maps.Keys(e.changed)) {
		at, found := slices.BinarySearchFunc(old, id, func(i incident, id string) int { return cmp.Compare(i.id, id) })
		next.incidents = append(next.incidents, old[:at]...)
		if found {
			at++
		}
		old = old[at:]
		if i := e.changed[id]; i != nil {
			next.incidents = append(next.incidents, *i)
		}
	}
	next.incidents = append(next.incidents, old...)
	return next
}

// Len returns the number of incidents as the record groups now.
func (x *Index) Len() (n int) {
	for i := range x.incidents {
		if x.incidents[i].current {
			n++
		}
	}
	return n
}

// at returns the reading that holds on a day; noDay asks for the reading of
// everything.
func (e *incident) at(d day) (*line, bool) {
	if d == noDay {
		return &e.now, e.current
	}
	for i := len(e.days) - 1; i >= 0; i-- {
		if l := &e.days[i]; l.from <= d {
			return l, l.until == noDay || d < l.until
		}
	}
	return nil, false
}

// words numbers the words of the readings, so that a line is small.
type words struct {
	countries, organisations, sets numbered
}

func newWords() *words { return &words{newNumbered(), newNumbered(), newNumbered()} }

func (w *words) clone() *words {
	return &words{w.countries.clone(), w.organisations.clone(), w.sets.clone()}
}

func (w *words) incident(id string, readings []store.Reading) *incident {
	i := &incident{id: id}
	if n := slices.IndexFunc(readings, func(r store.Reading) bool { return r.From.IsZero() }); n >= 0 {
		now := readings[n]
		i.now, i.current = w.line(&now), true
		readings = append(slices.Delete(slices.Clone(readings), n, n+1), now)
	}
	i.days, i.courses = make([]line, 0, len(readings)), make([]course, 0, len(readings))
	for n := range readings {
		i.courses = append(i.courses, courseOf(&readings[n]))
		if !readings[n].From.IsZero() {
			i.days = append(i.days, w.line(&readings[n]))
		}
	}
	return i
}

func (w *words) line(r *store.Reading) line {
	l := line{
		from: dayOf(r.From), until: dayOf(r.Until), date: dayOf(r.Date.First()), p: float32(r.Judgement.Likelihood.P),
		level: rank(r.Judgement.Level), stage: numberIn(stages, r.Judgement.Stage),
		attack: numberIn(attacks, r.AttackType), outcome: numberIn(outcomes, r.Outcome),
		organisations: w.set(r.Organisations), sources: uint16(min(r.Sources, math.MaxUint16)),
		month: int32(r.Date.Year)*12 + int32(max(r.Date.Month, 1)) - 1,
		exact: r.DatePrecision == ascribe.PrecisionDay || r.DatePrecision == "" && r.Date.Precision() == ascribe.PrecisionDay,
	}
	if p := r.Place; p != nil {
		l.placed, l.lat, l.lon = true, float32(p.Lat), float32(p.Lon)
		l.country = uint16(w.countries.number(cmp.Or(p.CountryCode, p.Country)))
	}
	if r.Killed != nil {
		l.reported, l.killed = true, int32(min(r.Killed.Best, math.MaxInt32))
	}
	return l
}

func courseOf(r *store.Reading) course {
	return course{claimed: dayOf(r.Claimed), first: dayOf(r.Course.First), changed: dayOf(r.Course.Changed),
		level: rank(r.Course.FirstLevel), yearOn: rank(r.Course.YearOn)}
}

func rank(l ascribe.Level) uint8 { return uint8(min(l.Rank(), len(ascribe.Levels)-1)) }
