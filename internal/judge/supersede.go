package judge

import (
	"slices"

	"ascribe"
	"ascribe/internal/codebook"
)

// supersede marks what later words take back. Courts are settled first,
// because they bind the others; the rest from the latest backwards, so that
// whatever takes back is known to stand.
func (q *inquiry) supersede() {
	for _, courts := range []bool{true, false} {
		for i := len(q.entries) - 1; i >= 0; i-- {
			if e := q.entries[i]; e.court() == courts {
				q.settle(e, i)
			}
		}
	}
}

func (q *inquiry) settle(s *entry, at int) {
	for i, d := range q.entries {
		if !d.stands() || d == s || s.court() && !d.court() {
			continue
		}
		if q.takesBack(d, s, i > at) {
			s.takenBack = d.item
			s.doubted = d.Certainty == ascribe.Probable && d.Polarity == ascribe.Denied && d.origin.same(s.origin) &&
				s.is(codebook.Command, codebook.Guidance) && s.carries()
			q.note("supersession", s.item, "superseded by "+d.ID)
			return
		}
	}
}

// takesBack reports whether d takes s back; after says that d comes after s in
// the order of saying.
func (q *inquiry) takesBack(d, s *entry, after bool) bool {
	same := d.origin.same(s.origin)
	switch {
	case s.Predicate == ascribe.ClaimedResponsibility && s.affirms():
		return after && d.Predicate == s.Predicate && d.denies() && d.SpeakerKind == ascribe.Organisation
	case s.open():
		return same && later(d, s) && closes(d, s) || bindingCourt(d, s) && closes(d, s)
	case s.relates() && s.affirms():
		return same && q.withdraws(d, s, after) || bindingCourt(d, s) && q.rejects(d, s)
	case s.denies() && s.relates() || s.Predicate == ascribe.NoLinkFound && s.firm():
		binding := bindingCourt(d, s) && !s.origin.interested() // a party may go on denying
		return (same && later(d, s) || binding) && overtakes(d, s)
	}
	return false
}

func (it *item) court() bool { return it.origin.class == codebook.CourtOrigin }

// later reports whether d was said on a later day than s.
func later(d, s *entry) bool { return d.when.Compare(s.when) > 0 }

// bindingCourt reports whether d is a court's word that binds s: said later
// than it, or at any time where s is a party's word.
func bindingCourt(d, s *entry) bool {
	return d.court() && !s.court() && (later(d, s) || s.origin.interested())
}

// closes reports whether d answers the open question s. A court that has tried
// the case has answered every question of relation.
func closes(d, s *entry) bool {
	if !d.firm() && !d.denies() {
		return false
	}
	switch {
	case d.Predicate == s.Predicate, d.Predicate == ascribe.NoLinkFound:
		return true
	case !s.is(codebook.Open) && !s.relates():
		return false
	case d.court():
		return d.relates() || d.is(codebook.Alone)
	}
	return d.relates() && d.firm() || d.is(codebook.Command, codebook.Guidance) && d.denies()
}

// withdraws reports whether d, by the same origin, takes back the affirmed
// relation s, and the origin has not affirmed it again since.
func (q *inquiry) withdraws(d, s *entry, after bool) bool {
	sameReport := d.Report == s.Report && fold(d.Speaker) == fold(s.Speaker) && after && !s.court()
	if !later(d, s) && !sameReport {
		return false
	}
	again := func(e *entry) bool {
		return e != s && e.origin.same(d.origin) && e.relates() && e.firm() && !later(d, e)
	}
	switch {
	case d.Predicate == s.Predicate && d.denies():
		return !q.any(func(e *entry) bool { return again(e) && e.Predicate == s.Predicate && e.when != d.when })
	case d.Predicate == ascribe.NoLinkFound && d.firm():
		return later(d, s) && !q.any(again)
	}
	return false
}

// rejects reports whether the court's word d rejects the affirmed relation s.
// What a court finds on the ties of one person leaves those of others alone.
func (q *inquiry) rejects(d, s *entry) bool {
	affirmed := func(e *entry) bool { return e.court() && e.named && e.relates() && e.firm() }
	switch {
	case d.Predicate == ascribe.NoLinkFound && d.firm():
		return !q.any(affirmed)
	case d.Predicate != s.Predicate || !d.denies():
		return false
	case s.is(codebook.Tie):
		return !q.any(affirmed)
	}
	return !q.any(func(e *entry) bool { return affirmed(e) && e.Predicate == s.Predicate })
}

// overtakes reports whether the later affirmation d overtakes the denial or
// finding of absence s.
func overtakes(d, s *entry) bool {
	if !d.relates() || !d.firm() || d.unidentified {
		return false
	}
	return d.Predicate == s.Predicate || s.absence() == codebook.Full
}

// absence says how much the item says about the absence of any link.
func (it *item) absence() codebook.Extent {
	switch {
	case it.Predicate == ascribe.NoLinkFound && it.firm():
		return codebook.Full
	case it.denies():
		return it.predicate.Absence
	}
	return codebook.None
}

// note adds a step.
func (q *inquiry) note(rule string, it *item, note string) {
	step := ascribe.Contribution{Rule: rule, Note: note}
	if it != nil {
		step.Statement = it.ID
	}
	if !slices.Contains(q.steps, step) {
		q.steps = append(q.steps, step)
	}
}
