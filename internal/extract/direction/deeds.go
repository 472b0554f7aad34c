package direction

import (
	"strings"

	"ascribe"
)

// settleDeed keeps a deed only where an organisation did it. What an
// organisation says of itself is a claim.
func (s *scene) settleDeed(f *finding) {
	st, m := &f.statement, &f.modality
	switch {
	case st.SpeakerKind == ascribe.Organisation && !m.denied && m.certainty != ascribe.Unknown:
		st.Predicate = ascribe.ClaimedResponsibility
		f.pass("an organisation's own word on its deed is a claim")
		s.settleClaim(f)
	case m.denied && deniesDealings(f):
		f.drop("dealings are denied, not the deed")
	case beForms[f.unit.low(f.hit.to-2)] && participleLike(f.unit.low(f.hit.to-1)):
		f.drop("done to the organisation")
	case matches(f, inspiring):
		f.drop("inspiration is no deed")
	case matches(f, conjoining):
		f.drop("the words belong to two clauses")
	case personal[f.unit.low(f.hit.anchor-1)] || matches(f, guilty) && !s.guiltyGroup(f):
		f.drop("the guilt of a person")
	case matches(f, claiming):
		f.drop("a claim is told as one")
	case s.suspected(f):
	case st.SpeakerKind == ascribe.Attacker && m.denied:
		f.drop("a denial of personal involvement")
	case st.SpeakerKind != ascribe.Organisation && !s.groupNear(f) && !s.takesUpGroup(f):
		f.drop("no organisation did it")
	}
}

// selfDescribed settles "a soldier of the group" in the mouth of somebody who
// cannot claim for it: an attacker says so of himself, others of nobody's deed.
func (s *scene) selfDescribed(f *finding) {
	if !matches(f, soldiers) || matches(f, claiming) {
		return
	}
	if near8(f, reflexive) {
		f.drop("said of himself")
		return
	}
	switch f.statement.SpeakerKind {
	case ascribe.Attacker:
		f.statement.Predicate = ascribe.Member
		f.pass("an attacker's word on himself is no claim")
	case ascribe.Court, ascribe.Prosecutor, ascribe.Police:
		f.drop("no claim by the organisation")
	}
}

var reflexive = words("himself herself themselves")

var soldiers = words("soldier soldiers fighter fighters knight lion")

// takesUpGroup reports whether "they" or "it" stands for an organisation that
// the sentence before is about.
func (s *scene) takesUpGroup(f *finding) bool {
	u := f.unit
	if w := u.low(f.hit.from); w != "they" && w != "it" || u.at == 0 {
		return false
	}
	before := s.units[u.at-1]
	if before.paragraph != u.paragraph || !before.within(0, 4, 0) {
		return false
	}
	f.statement.Organisation = s.lastNamed(u)
	return true
}

// deniesDealings reports that what is denied is contact or a tie: "denied having
// had any contact with him".
func deniesDealings(f *finding) bool {
	for i := f.hit.to; i < f.hit.to+4; i++ {
		if dealings[f.unit.low(i)] {
			return true
		}
	}
	return false
}

var dealings = words("contact contacts met meeting link links tie ties connection dealings")

// conjoining words between a group and a deed make the deed somebody else's:
// "were in touch with the group before they struck", "named after the group".
var conjoining = words("before after until when while once since")

var guilty = words("guilty convicted")

// guiltyGroup reports whether it is a group that is found guilty.
func (s *scene) guiltyGroup(f *finding) bool {
	u := f.unit
	return u.within(f.hit.from, f.hit.to, 0) || u.within(f.hit.from-3, f.hit.from, 0)
}

// participleLike reports whether a word may end a passive: "was killed".
func participleLike(w string) bool {
	return strings.HasSuffix(w, "ed") && w != "involved" || w == "shot" || w == "hit"
}

// suspected makes possible what is said of suspected people or groups.
func (s *scene) suspected(f *finding) bool {
	if f.modality.certainty != ascribe.Certain || !matches(f, suspecting) && !suspecting[f.unit.low(f.hit.from-1)] {
		return false
	}
	f.modality.certainty = ascribe.Possible
	f.pass("suspicion makes it possible")
	return true
}

// near is how many tokens around a finding still belong to it.
const near = 8

// groupNear reports whether an organisation, by name or noun, or its people
// stand at the finding.
func (s *scene) groupNear(f *finding) bool {
	u := f.unit
	from, to := f.hit.from-near, f.hit.to+near
	return u.within(from, to, 0) || u.within(from, to, s.class.group) || u.within(from, to, s.class.member)
}

// settleSent drops plans that are the attacker's own.
func (s *scene) settleSent(f *finding) {
	u := f.unit
	named := u.within(0, len(u.toks), 0)
	switch {
	case matches(f, planning) && matches(f, charged): // "arrested on suspicion of planning"
	case !named && anywhere(f, himself):
	case !s.groupNear(f) && near8(f, himself):
	case !s.groupNear(f) && s.ownPlan(f):
	default:
		return
	}
	f.drop("the attacker planned it himself")
}

// ownPlan reports a plan of somebody charged with it, or of the attackers.
func (s *scene) ownPlan(f *finding) bool {
	if !matches(f, planning) || matches(f, fromElsewhere) || f.unit.within(f.hit.from, f.hit.to, s.class.territory) {
		return false
	}
	return near8(f, charged) || near8(f, attackersOwn)
}
