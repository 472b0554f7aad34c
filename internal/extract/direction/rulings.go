package direction

import (
	"slices"

	"ascribe"
	"ascribe/internal/actors"
)

// rule turns findings into statements by the codebook's rulings. It moves those
// that remain to the front of fs.
func (s *scene) rule(fs []finding) []finding {
	kept := fs[:0]
	for i := range fs {
		f := &fs[i]
		if s.agents(f); f.statement.Predicate == "" {
			continue
		}
		s.settle(f)
		if f.statement.Predicate != "" {
			kept = append(kept, *f)
		}
	}
	return without(without(kept, contradicted), impliedBy)
}

// without removes the findings that drop names, each judged among all.
func without(fs []finding, drop func(fs []finding, i int) bool) []finding {
	var dropped []int
	for i := range fs {
		if drop(fs, i) {
			dropped = append(dropped, i)
		}
	}
	for n, i := range dropped {
		fs = slices.Delete(fs, i-n, i-n+1)
	}
	return fs
}

// contradicted reports whether another finding affirms what finding i denies with
// the same words, or the other way round, and its cue says more of them.
func contradicted(fs []finding, i int) bool {
	f := &fs[i]
	for j := range fs {
		g := &fs[j]
		if g.statement.Predicate != f.statement.Predicate || g.statement.Polarity == f.statement.Polarity ||
			g.hit.from >= f.hit.to || f.hit.from >= g.hit.to {
			continue
		}
		mine, other := f.hit.to-f.hit.from, g.hit.to-g.hit.from
		if other > mine || other == mine && g.statement.Polarity == ascribe.Denied {
			return true
		}
	}
	return false
}

// settle applies the rulings to one finding; an empty predicate drops it.
func (s *scene) settle(f *finding) {
	st := &f.statement
	m := &f.modality
	switch {
	case st.Predicate == ascribe.ClaimedResponsibility:
		s.settleClaim(f)
	case m.certainty == ascribe.Unknown && (st.Predicate == ascribe.Linked || st.Predicate == ascribe.NoLinkFound || st.Predicate == ascribe.Responsible):
		st.Predicate = ascribe.LinkUnderInvestigation
		f.pass("a general open question is a link under investigation")
	case st.Predicate == ascribe.Linked && m.denied:
		s.settleNoLink(f)
	}
	if st.Predicate == ascribe.LinkUnderInvestigation && m.denied {
		f.drop("a denial leaves nothing under investigation")
		return
	}
	if st.Predicate == ascribe.LinkUnderInvestigation {
		m.certainty = ascribe.Unknown
	}
	if m.certainty == ascribe.Unknown {
		m.denied = false
	}
	st.Certainty = m.certainty
	st.Polarity = ascribe.Affirmed
	if m.denied {
		st.Polarity = ascribe.Denied
	}
}

// settleNoLink makes a finding of no link out of a denied one. It is certain
// unless only the evidence for a link is missing. The organisation's own word
// is a denial of responsibility.
func (s *scene) settleNoLink(f *finding) {
	st, m := &f.statement, &f.modality
	if st.SpeakerKind == ascribe.Organisation {
		st.Predicate = ascribe.Responsible
		f.pass("an organisation that denies a link denies the deed")
		return
	}
	st.Predicate = ascribe.NoLinkFound
	m.denied = false
	if m.certainty == ascribe.Probable && !anywhere(f, evidential) {
		m.certainty = ascribe.Certain
	}
	f.pass("a denied link of any kind is no link found")
}

// evidential nouns and verbs keep a missing link short of certain.
var evidential = words(`evidence sign signs indication indications proof trace proved proven suggestion doubt doubts doubted believe believes believed
	think thinks likely appear appears appeared probably seem seems unlikely`)

// settleClaim makes the organisation the speaker of its claim, whoever
// relayed it.
func (s *scene) settleClaim(f *finding) {
	st := &f.statement
	m := &f.modality
	if m.certainty == ascribe.Unknown {
		return
	}
	withdrawn := m.denied && matches(f, retracting)
	if m.denied && !withdrawn {
		if st.SpeakerKind == ascribe.Organisation && !neverClaimed(f) {
			st.Speaker, st.SpeakerKind = "", ascribe.Reporter
			f.pass("that nobody claimed is the report's own word")
		}
		return
	}
	if st.SpeakerKind != ascribe.Organisation {
		f.pass("the organisation speaks its claim")
		st.Speaker, st.SpeakerKind = s.claimant(f), ascribe.Organisation
	}
	m.certainty = ascribe.Certain
}

// neverClaimed reports an organisation's own word that it never claimed.
func neverClaimed(f *finding) bool {
	return anywhere(f, words("never")) && anywhere(f, words("said says spokesman called"))
}

// claimant is who speaks a claim: the organisation's outlet, the organisation
// as named, or the noun that stands for it.
func (s *scene) claimant(f *finding) string {
	if name, ok := s.outlet(f.unit); ok {
		return name
	}
	if f.statement.Organisation != "" {
		return f.statement.Organisation
	}
	name, _ := s.orgIn(f.unit, 0, len(f.unit.toks))
	return name
}

// outlet returns the organisation's own channel named in u.
func (s *scene) outlet(u *unit) (string, bool) {
	for _, t := range u.tags {
		if t.class == 0 && t.ref >= 0 && s.orgs[t.ref].Org.Kind == actors.KindOutlet {
			return s.doc.Slice(s.orgs[t.ref].Range), true
		}
	}
	return "", false
}

// implied lists predicates that another of the same words makes redundant.
var implied = map[ascribe.Predicate][]ascribe.Predicate{
	ascribe.Linked:      {ascribe.InContact, ascribe.NoLinkFound, ascribe.Member, ascribe.ConsumedPropaganda, ascribe.LinkUnderInvestigation},
	ascribe.Guided:      {ascribe.InstructedStepByStep, ascribe.SetTargetOrMethod, ascribe.Sent},
	ascribe.Responsible: {ascribe.Sent, ascribe.Trained, ascribe.Supplied, ascribe.ClaimedResponsibility},
	ascribe.Sent:        {ascribe.InstructedStepByStep, ascribe.Supplied},
	ascribe.InContact:   {ascribe.Guided, ascribe.InstructedStepByStep, ascribe.Encouraged, ascribe.SetTargetOrMethod},
	ascribe.Travelled:   {ascribe.TriedToTravel},
	ascribe.Member:      {ascribe.TriedToTravel, ascribe.ClaimedResponsibility},
	ascribe.LinkUnderInvestigation: {ascribe.Sent, ascribe.InContact, ascribe.Member, ascribe.ActedAlone, ascribe.Supplied, ascribe.Trained,
		ascribe.Guided, ascribe.SetTargetOrMethod, ascribe.Travelled, ascribe.Encouraged},
}

// touching is how many tokens may lie between words that say the same thing
// more and less closely.
const touching = 3

// impliedBy reports whether another, more telling finding shares the words of
// finding i.
func impliedBy(fs []finding, i int) bool {
	for j := range fs {
		if i == j {
			continue
		}
		for _, p := range implied[fs[i].statement.Predicate] {
			if retold(&fs[j], &fs[i]) {
				return true
			}
			if fs[j].statement.Predicate == p && fs[j].hit.from < fs[i].hit.to+slack(p, fs[i].statement.Predicate) && fs[i].hit.from < fs[j].hit.to+slack(p, fs[i].statement.Predicate) {
				return true
			}
		}
	}
	return false
}

// retold reports whether the deed that a claim goes on to tell is found a
// second time, in the report's own voice: "a DVD boasts that the group did it".
func retold(claim, deed *finding) bool {
	return claim.statement.Predicate == ascribe.ClaimedResponsibility && deed.statement.Predicate == ascribe.Responsible &&
		deed.statement.SpeakerKind == ascribe.Reporter && claim.hit.to <= deed.hit.from && deed.hit.from < claim.hit.to+touching
}

// slack is how far apart two findings may be for one to imply the other.
func slack(p, weaker ascribe.Predicate) int {
	if p == ascribe.InstructedStepByStep && weaker != ascribe.Sent || p == ascribe.TriedToTravel {
		return touching
	}
	return 0
}
