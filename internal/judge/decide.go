package judge

import (
	"fmt"
	"math"
	"slices"

	"ascribe"
	"ascribe/internal/codebook"
)

// judge makes the judgement on the organisation in question.
func (q *inquiry) judge() ascribe.Judgement {
	q.supersede()
	w := q.weigh()
	f := q.decide(w)
	f.carriers = append(f.carriers, q.corroboration(f)...)
	j := ascribe.Judgement{Organisation: q.org, Level: f.level, Stage: f.stage,
		Because: ids(f.carriers), Against: ids(q.against(f))}
	j.Likelihood = q.likelihood(f, w)
	j.Confidence = q.confidence(f)
	q.explain(f, w)
	j.Steps = q.steps
	return j
}

// corroboration returns the entries that do not carry a level of relation by
// themselves but confirm it: what others able to know affirm of the
// organisation's relation, and what speaks for the level by weight.
func (q *inquiry) corroboration(f *finding) []*entry {
	if f.level.Rank() > ascribe.LinkedUndirected.Rank() {
		return nil
	}
	return q.standing(func(e *entry) bool {
		able := e.kind.Carries != "" && e.SpeakerKind != ascribe.Reporter && !e.origin.interested()
		return able && e.named && e.relates() && e.firm() && !slices.Contains(f.carriers, e) && q.cb.Weight(&e.Statement, f.level) > 0
	})
}

// decide picks the level: the highest that the rules allow, unless the weights
// speak against it by more than the margin, or what was said is in conflict.
func (q *inquiry) decide(w weighing) *finding {
	q.allowed = q.findings()
	f := q.prefer(w)
	for _, conflict := range []func(*finding) *finding{q.unidentifiedContact, q.contested, q.disagreement} {
		if c := conflict(f); c != nil {
			return c
		}
	}
	return f
}

// prefer picks one of the levels allowed by rule and weight.
func (q *inquiry) prefer(w weighing) *finding {
	if len(q.allowed) == 0 {
		return q.undetermined()
	}
	best := q.allowed[0]
	for _, next := range q.allowed[1:] {
		if w.sum[next.level]-w.sum[best.level] <= q.need(best, next) {
			break
		}
		q.note(next.rule, nil, fmt.Sprintf("%s gives way to %s by weight", best.level, next.level))
		best = next
	}
	return best
}

// need is the lead in nats that the next level allowed must have to displace
// the better one.
func (q *inquiry) need(best, next *finding) float64 {
	switch {
	case best.level == ascribe.Directed && next.level == ascribe.RemoteControlled:
		return 0
	case best.byCourt():
		return math.Inf(1)
	}
	return q.cb.Parameter("ample_evidence", "margin")
}

// undetermined gathers what was said without allowing any level: claims,
// relations and findings of absence that carry none, and open questions.
func (q *inquiry) undetermined() *finding {
	said := q.standing(func(e *entry) bool {
		return standingClaim(e) || e.relates() && e.firm() || e.absence() == codebook.Full
	})
	f := &finding{level: ascribe.Undetermined, carriers: append(said, q.openQuestions()...), rule: "silence"}
	interested := func(e *entry) bool { return e.origin.interested() }
	switch {
	case len(said) == 0:
	case !slices.ContainsFunc(said, func(e *entry) bool { return !standingClaim(e) }):
		f.rule = "claim_alone"
	case !slices.ContainsFunc(said, func(e *entry) bool { return !interested(e) }):
		f.rule = "attackers_word"
	}
	return f
}

// unidentifiedContact applies rule 9.
func (q *inquiry) unidentifiedContact(f *finding) *finding {
	switch f.level {
	case ascribe.Directed, ascribe.RemoteControlled, ascribe.LinkedUndirected:
		return nil
	}
	contact := q.standing(func(e *entry) bool { return e.unidentified && e.carries() })
	if len(contact) == 0 {
		return nil
	}
	return &finding{level: ascribe.Undetermined, carriers: contact, rule: "unidentified_contact"}
}

// contested applies the ruling of that name.
func (q *inquiry) contested(f *finding) *finding {
	if f.level.Rank() > ascribe.LinkedUndirected.Rank() || f.byCourt() || independent(f.carriers) > 1 {
		return nil
	}
	denials := q.standing(func(e *entry) bool {
		return e.relates() && e.denies() && e.origin.class == codebook.OrganisationOrigin
	})
	claims := q.rivalClaims()
	if len(denials) == 0 || len(claims) == 0 || !q.soft(f) {
		return nil
	}
	return &finding{level: ascribe.Undetermined, carriers: append(slices.Clone(f.carriers), denials...), rule: "contested"}
}

// rivalClaims returns the claims of other organisations that were not taken
// back.
func (q *inquiry) rivalClaims() []*item {
	return slices.DeleteFunc(slices.Clone(q.rivals), func(it *item) bool {
		return it.Predicate != ascribe.ClaimedResponsibility || !it.firm() || slices.ContainsFunc(q.rivals, func(d *item) bool {
			return d.Predicate == it.Predicate && d.org == it.org && d.denies() && d.when.Compare(it.when) >= 0
		})
	})
}

// soft reports whether the attribution is of membership or training only, or
// its source has hedged it since or is examining another's claim.
func (q *inquiry) soft(f *finding) bool {
	aimed := slices.DeleteFunc(slices.Clone(f.carriers), func(e *entry) bool { return e.is(codebook.Tie) })
	if len(aimed) == 0 {
		return true
	}
	last := slices.MaxFunc(aimed, func(a, b *entry) int { return a.when.Compare(b.when) })
	hedged := q.any(func(e *entry) bool {
		return later(e, last) && e.Predicate == last.Predicate && e.origin.same(last.origin) && e.Certainty != ascribe.Certain
	})
	return hedged || slices.ContainsFunc(q.rivals, func(it *item) bool {
		return it.Predicate == ascribe.ClaimedResponsibility && it.open() && it.origin.same(last.origin)
	})
}

// disagreement applies the ruling of that name.
func (q *inquiry) disagreement(f *finding) *finding {
	if f.level.Rank() > ascribe.LinkedUndirected.Rank() || f.byCourt() || independent(f.carriers) > 1 {
		return nil
	}
	last := slices.MaxFunc(f.carriers, func(a, b *entry) int { return a.when.Compare(b.when) })
	ruledOut := q.standing(func(e *entry) bool {
		return e.rulesOut(f.level) && !e.origin.same(last.origin) && !later(last, e)
	})
	if len(ruledOut) == 0 {
		return nil
	}
	return &finding{level: ascribe.Undetermined, carriers: append(slices.Clone(f.carriers), ruledOut...), rule: "disagreement"}
}

// rulesOut reports whether the entry, by somebody able to know, says the
// contrary of a level of relation. Courts' findings on the ties of one person
// do not.
func (e *entry) rulesOut(l ascribe.Level) bool {
	switch {
	case !e.finds(codebook.Full):
		return false
	case e.Predicate == ascribe.NoLinkFound:
		return true
	case e.court():
		return false
	}
	return (e.Predicate == ascribe.Responsible) == (l == ascribe.Directed)
}
