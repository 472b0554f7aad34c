package dossier

import (
	"cmp"
	"slices"

	"ascribe"
	"ascribe/internal/codebook"
	"ascribe/internal/judge"
	"ascribe/internal/store"
)

// ReadingsMethod names what [Readings] derives. It changes when the same
// material would give other readings, so that those that are kept are known
// to be old.
const ReadingsMethod = "readings/2"

// Of returns the material that a record's dossier holds.
func Of(d store.Dossier) Material {
	return Material{ID: d.Incident, Mentions: d.Mentions, Reports: d.Reports, Statements: d.Statements}
}

// Run is a stretch of days over which an incident only grew: on each of them it
// held what the material holds and had been published by then.
type Run struct {
	From, Until ascribe.Date // Until is the first day no longer; zero if it goes on
	Material
}

// RunsOf returns the runs that a record gives an incident.
func RunsOf(runs []store.Run) []Run {
	out := make([]Run, len(runs))
	for i, r := range runs {
		out[i] = Run{r.From, r.Until, Of(r.Dossier)}
	}
	return out
}

// Readings returns how an incident reads on every day: first the reading of
// all that it holds now, if it holds anything, then one for each stretch of
// days of its runs with the same answer, oldest first. For any date the
// reading that holds then says what [Compile] says of what the incident held.
func Readings(cb *codebook.Codebook, now Material, runs []Run) []store.Reading {
	var out []store.Reading
	if len(now.Reports) > 0 {
		said := judge.Understand(cb, now.ID, now.Statements)
		r := read(said, now, ascribe.Date{})
		r.Course = courseOf(said, publicationDays(now.Reports))
		out = append(out, r)
	}
	for _, r := range runs {
		out = append(out, r.readings(cb)...)
	}
	return out
}

// readings are those of the days of one run. What had been published before it
// began is read once, on its first day.
func (r Run) readings(cb *codebook.Codebook) (out []store.Reading) {
	said := judge.Understand(cb, r.ID, r.Statements)
	days := publicationDays(r.Reports)
	for i, day := range days {
		if !r.Until.IsZero() && !day.Before(r.Until) {
			break
		}
		if i+1 < len(days) && !r.From.Before(days[i+1]) {
			continue
		}
		next := read(said, r.upTo(day), day)
		next.From, next.Until = day, r.Until
		if n := len(out); n > 0 {
			out[n-1].Until = day
			next.Course = out[n-1].Course.Then(day, out[n-1].Judgement.Level, next.Judgement.Level)
		} else {
			next.Course = courseOf(said, days[:i+1])
		}
		if day.Before(r.From) {
			next.From = r.From
		}
		out = append(out, next)
	}
	return out
}

// courseOf is how the judgement went on those days.
func courseOf(said *judge.Evidence, days []ascribe.Date) (c store.Course) {
	var was ascribe.Level
	for _, day := range days {
		is := said.On(day).Level
		c, was = c.Then(day, was, is), is
	}
	return c
}

// publicationDays lists the days from which a report counts, ascending.
func publicationDays(rs []ascribe.Report) []ascribe.Date {
	var days []ascribe.Date
	for _, r := range rs {
		if !r.Published.IsZero() {
			days = append(days, r.Published.Last())
		}
	}
	slices.SortFunc(days, ascribe.Date.Compare)
	return slices.Compact(days)
}

// read gives the answer of m, cut to what was known on the day.
func read(said *judge.Evidence, m Material, day ascribe.Date) store.Reading {
	t := newTally(m)
	r := store.Reading{Incident: t.incident(), Tellers: len(m.Reports), Sources: origins(m.Reports), Claimed: claimed(m.Statements)}
	r.ID, r.Statements = m.ID, len(m.Statements)
	if day.IsZero() {
		day = latest(m.Reports)
	}
	r.Judgement = said.On(day)
	r.Organisations = inQuestion(r.Judgement)
	r.Judgement = ascribe.Judgement{Incident: m.ID, Organisation: r.Judgement.Organisation, Level: r.Judgement.Level,
		Stage: r.Judgement.Stage, Likelihood: r.Judgement.Likelihood, Confidence: r.Judgement.Confidence}
	return r
}

func origins(rs []ascribe.Report) int {
	seen := map[string]bool{}
	for _, r := range rs {
		seen[cmp.Or(r.Family, r.ID)] = true
	}
	return len(seen)
}

func inQuestion(j ascribe.Judgement) []string {
	var out []string
	for _, x := range append([]ascribe.Judgement{j}, j.Others...) {
		if x.Organisation != "" && !slices.Contains(out, x.Organisation) {
			out = append(out, x.Organisation)
		}
	}
	return out
}

// claimed returns the day of the first report of a claim.
func claimed(sts []ascribe.Statement) (first ascribe.Date) {
	for _, s := range sts {
		says := s.Predicate == ascribe.ClaimedResponsibility && s.Polarity == ascribe.Affirmed && s.Certainty != ascribe.Unknown
		if day := s.Published.Last(); says && !day.IsZero() && (first.IsZero() || day.Before(first)) {
			first = day
		}
	}
	return first
}

// Now returns how m reads as a whole.
func Now(cb *codebook.Codebook, m Material) store.Reading {
	return read(judge.Understand(cb, m.ID, m.Statements), m, ascribe.Date{})
}
