package judge

import (
	"slices"

	"ascribe"
	"ascribe/internal/codebook"
)

// finding is a level that the rules allow, and what carries it.
type finding struct {
	level    ascribe.Level
	stage    ascribe.Stage
	carriers []*entry
	// rule names the rule or ruling that allowed or forbade.
	rule string
}

func (f *finding) byCourt() bool {
	return slices.ContainsFunc(f.carriers, func(e *entry) bool { return e.court() })
}

// findings returns the levels that the rules allow, strongest first.
func (q *inquiry) findings() []*finding {
	var all []*finding
	for _, find := range []func() *finding{q.directed, q.remote, q.linked, q.inspired, q.noKnownLink} {
		if f := find(); f != nil {
			all = append(all, f)
		}
	}
	return all
}

// carrying returns the standing entries of the roles that can carry a level
// above inspired.
func (q *inquiry) carrying(roles ...codebook.Role) []*entry {
	return q.standing(func(e *entry) bool { return e.named && e.is(roles...) && e.carries() && !q.gainsaid(e) })
}

// gainsaid reports whether e is the report's own voice, and somebody able to
// know denies what it says.
func (q *inquiry) gainsaid(e *entry) bool {
	return e.SpeakerKind == ascribe.Reporter && q.any(func(d *entry) bool {
		return d.finds(codebook.Full) || d.kind.FindsAbsence && d.denies() && d.Predicate == e.Predicate
	})
}

func only(es []*entry, ps ...ascribe.Predicate) []*entry {
	return slices.DeleteFunc(slices.Clone(es), func(e *entry) bool { return !slices.Contains(ps, e.Predicate) })
}

// directed: the organisation is said to have done or ordered it, or the
// attackers were its own personnel.
func (q *inquiry) directed() *finding {
	personnel := q.personnel()
	if command := q.carrying(codebook.Command); len(command) > 0 {
		return &finding{ascribe.Directed, ascribe.NoStage, append(command, personnel...), "two_origins"}
	}
	if len(personnel) > 0 {
		return &finding{ascribe.Directed, ascribe.NoStage, personnel, "own_personnel"}
	}
	return nil
}

// personnel returns what makes the attackers the organisation's own people.
func (q *inquiry) personnel() []*entry {
	members, trained := q.carryingOf(ascribe.Member), q.carryingOf(ascribe.Trained)
	aimed := q.carrying(codebook.Guidance, codebook.Supply)
	claimed := q.any(standingClaim) && slices.ContainsFunc(members, func(e *entry) bool { return e.Certainty == ascribe.Certain })
	switch supplied := only(aimed, ascribe.Supplied); {
	case len(trained) > 0 && len(members)+len(aimed) > 0:
		return slices.Concat(members, trained, aimed)
	case len(members) > 0 && (len(supplied) > 0 || claimed):
		return append(members, supplied...)
	}
	return nil
}

func (q *inquiry) carryingOf(ps ...ascribe.Predicate) []*entry {
	return only(q.carrying(codebook.Command, codebook.Guidance, codebook.Supply, codebook.Tie), ps...)
}

func standingClaim(e *entry) bool {
	return e.named && e.Predicate == ascribe.ClaimedResponsibility && e.firm()
}

// remote: a member is said to have steered this attack from afar, to have
// supplied it, or to have ordered it while in contact with the attackers.
func (q *inquiry) remote() *finding {
	f := &finding{ascribe.RemoteControlled, ascribe.NoStage, q.carrying(codebook.Guidance, codebook.Supply), "orders_from_afar"}
	for _, e := range f.carriers {
		f.stage = higher(f.stage, e.predicate.Stage)
	}
	ordered, contact := q.carryingOf(ascribe.Sent), q.carryingOf(ascribe.InContact)
	if len(ordered) > 0 && len(contact) > 0 {
		f.stage = higher(f.stage, ascribe.TargetsAndStrategy)
		f.carriers = append(append(f.carriers, ordered...), contact...)
	}
	if len(f.carriers) == 0 {
		return nil
	}
	return f
}

func higher(a, b ascribe.Stage) ascribe.Stage {
	if stageRank(a) < stageRank(b) {
		return b
	}
	return a
}

// linked: a tie is shown, or one is left of an order that its source came to
// doubt.
func (q *inquiry) linked() *finding {
	ties := slices.DeleteFunc(q.carrying(codebook.Tie), bareRumour)
	if len(ties) > 0 {
		return &finding{ascribe.LinkedUndirected, ascribe.NoStage, ties, "carrying_voice"}
	}
	for _, d := range q.entries {
		if !d.doubted {
			continue
		}
		second := q.standing(func(e *entry) bool { return e.named && e.relates() && e.firm() && !e.origin.same(d.origin) })
		if len(second) > 0 {
			return &finding{ascribe.LinkedUndirected, ascribe.NoStage, append([]*entry{d}, second...), "doubt_leaves_tie"}
		}
	}
	return nil
}

// bareRumour reports whether the entry is a link of unstated kind that unnamed
// officials only suppose.
func bareRumour(e *entry) bool {
	return e.Predicate == ascribe.Linked && e.SpeakerKind == ascribe.AnonymousOfficial && e.Certainty != ascribe.Certain
}

// inspired: influence is shown by somebody other than the parties, or the
// organisation's claim meets evidence from the attacker's side.
func (q *inquiry) inspired() *finding {
	shown := q.standing(func(e *entry) bool { return e.named && e.is(codebook.Influence) && e.carriesInfluence() })
	if len(shown) > 0 {
		rule := "other_voice"
		if q.any(func(e *entry) bool { return e.finds(codebook.Full) }) {
			rule = "pledge_against_absence"
		}
		return &finding{ascribe.Inspired, ascribe.NoStage, shown, rule}
	}
	evidence := q.standing(attackersSide)
	if claims := q.standing(standingClaim); len(claims) > 0 && len(evidence) > 0 {
		return &finding{ascribe.Inspired, ascribe.NoStage, append(evidence, claims...), "other_voice"}
	}
	ideology := q.standing(func(e *entry) bool {
		return !e.named && e.Predicate == ascribe.ConsumedPropaganda && e.carriesInfluence()
	})
	if len(ideology) > 0 && len(q.openQuestions()) == 0 && q.noKnownLink() == nil {
		return &finding{ascribe.Inspired, ascribe.NoStage, ideology, "nameless_ideology"}
	}
	return nil
}

// attackersSide reports whether the entry is evidence from the attacker's side:
// his pledge, whoever shows it, or what others than the organisation tell of
// its influence on him.
func attackersSide(e *entry) bool {
	return e.named && e.is(codebook.Influence) && e.affirms() &&
		(e.Predicate == ascribe.PledgedAllegiance || e.origin.class != codebook.OrganisationOrigin)
}

// openQuestions returns the questions of relation that an authority has left
// open.
func (q *inquiry) openQuestions() []*entry {
	return q.standing(func(e *entry) bool {
		authority := e.origin.class == codebook.StateOrigin || e.court()
		return authority && (e.relates() || e.is(codebook.Open)) && (e.open() || e.affirms() && e.Certainty == ascribe.Possible)
	})
}

// noKnownLink: somebody able to know found no link, and nothing contrary
// stands.
func (q *inquiry) noKnownLink() *finding {
	rule := "silence"
	found := q.standing(func(e *entry) bool { return e.finds(codebook.Full) || e.court() && e.deniesPart() })
	if !slices.ContainsFunc(found, func(e *entry) bool { return e.finds(codebook.Full) }) {
		found, rule = q.partialDenials(), "partial_denials"
	}
	if len(found) == 0 || q.any(q.contrary) || q.reopened(found) {
		return nil
	}
	return &finding{ascribe.NoKnownLink, ascribe.NoStage, found, rule}
}

// finds reports whether the entry is a finding of absence, of that extent, by
// somebody able to know.
func (e *entry) finds(x codebook.Extent) bool {
	return e.kind.FindsAbsence && !e.origin.interested() && e.absence() == x
}

// deniesPart reports whether somebody able to know denies a single relation, or
// finds that the attacker was alone.
func (e *entry) deniesPart() bool {
	return e.finds(codebook.Partial) || e.is(codebook.Alone) && e.firm() && e.kind.FindsAbsence
}

// partialDenials returns the denials of single relations that together amount
// to a finding of no link; nil if they do not.
func (q *inquiry) partialDenials() []*entry {
	if len(q.openQuestions()) > 0 {
		return nil
	}
	denials := q.standing((*entry).deniesPart)
	different := map[ascribe.Predicate]bool{}
	for _, e := range denials {
		different[e.Predicate] = true
	}
	alone := different[ascribe.ActedAlone] && len(different) == 1
	if alone || float64(len(different)) < q.cb.Parameter("partial_denials", "denials") {
		return nil
	}
	return denials
}

// contrary reports whether the entry stands against no_known_link: a relation
// that somebody but the organisation affirms, or an open question whether the
// organisation's claim is genuine.
func (q *inquiry) contrary(e *entry) bool {
	if e.Predicate == ascribe.ClaimedResponsibility {
		return e.open() && q.any(standingClaim)
	}
	return e.relates() && e.firm() && e.origin.class != codebook.OrganisationOrigin
}

// reopened reports whether an authority has put the question again since the
// last of the findings of absence.
func (q *inquiry) reopened(found []*entry) bool {
	last := slices.MaxFunc(found, func(a, b *entry) int { return a.when.Compare(b.when) })
	return slices.ContainsFunc(q.openQuestions(), func(e *entry) bool { return e.open() && later(e, last) })
}
