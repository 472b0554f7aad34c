package judge

import (
	"slices"

	"ascribe"
	"ascribe/internal/codebook"
)

// judge makes the judgement on the organisation in question.
func (q *inquiry) judge() ascribe.Judgement {
	q.supersede()
	w := q.weigh()
	f := q.decide(w)
	j := ascribe.Judgement{Organisation: q.org, Level: f.level, Stage: f.stage,
		Because: ids(f.carriers), Against: ids(q.against(f))}
	j.Likelihood = q.likelihood(f, w)
	j.Confidence = q.confidence(f)
	q.explain(f, w)
	j.Steps = q.steps
	return j
}

// decide picks the level: the highest that the rules allow, unless the weights
// speak against it by more than the margin, or what was said is in conflict.
func (q *inquiry) decide(w weighing) *finding {
	f := q.prefer(q.findings(), w)
	for _, conflict := range []func(*finding) *finding{q.unidentifiedContact, q.contested, q.statesDisagree} {
		if c := conflict(f); c != nil {
			return c
		}
	}
	return f
}

func (q *inquiry) prefer(allowed []*finding, w weighing) *finding {
	if len(allowed) == 0 {
		return &finding{level: ascribe.Undetermined, carriers: q.openQuestions(), rule: "silence"}
	}
	best := allowed[0]
	margin := q.cb.Parameter("ample_evidence", "margin")
	for _, next := range allowed[1:] {
		need := margin
		if best.level == ascribe.Directed && next.level == ascribe.RemoteControlled {
			need = 0
		} else if best.byCourt() {
			break
		}
		if w.sum[next.level]-w.sum[best.level] <= need {
			break
		}
		q.note(next.rule, nil, string(next.level)+" rather than "+string(best.level)+" by weight")
		best = next
	}
	return best
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
	if f.level.Rank() > ascribe.LinkedUndirected.Rank() || f.byCourt() || independent(itemsOf(f.carriers)) > 1 {
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

// statesDisagree applies the ruling of that name.
func (q *inquiry) statesDisagree(f *finding) *finding {
	if f.level != ascribe.LinkedUndirected || f.byCourt() || independent(itemsOf(f.carriers)) > 1 {
		return nil
	}
	last := slices.MaxFunc(f.carriers, func(a, b *entry) int { return a.when.Compare(b.when) })
	ruledOut := q.standing(func(e *entry) bool {
		return e.finds(codebook.Full) && !e.origin.same(last.origin) && !later(last, e)
	})
	if len(ruledOut) == 0 {
		return nil
	}
	return &finding{level: ascribe.Undetermined, carriers: append(slices.Clone(f.carriers), ruledOut...), rule: "states_disagree"}
}

func itemsOf(es []*entry) []*item {
	items := make([]*item, len(es))
	for i, e := range es {
		items[i] = e.item
	}
	return items
}
