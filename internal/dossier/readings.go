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
const ReadingsMethod = "readings/1"

// Of returns the material that a record's dossier holds.
func Of(d store.Dossier) Material {
	return Material{ID: d.Incident, Mentions: d.Mentions, Reports: d.Reports, Statements: d.Statements}
}

// Readings returns how m reads on every day: first the reading of everything,
// then one for each stretch of days with the same answer, oldest first. For
// any date the reading that holds then says what [Compile] says.
func Readings(cb *codebook.Codebook, m Material) []store.Reading {
	if len(m.Reports) == 0 {
		return nil
	}
	said := judge.Understand(cb, m.ID, m.Statements)
	out := []store.Reading{read(said, m, ascribe.Date{})}
	for _, day := range publicationDays(m.Reports) {
		r := read(said, m.upTo(day), day)
		r.From = day
		if last := &out[len(out)-1]; !last.From.IsZero() {
			last.Until = day
		}
		out = append(out, r)
	}
	return out
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
