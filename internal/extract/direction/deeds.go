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
	case st.SpeakerKind == ascribe.Organisation && !m.denied && m.certainty != ascribe.Unknown && !s.accusesOther(st):
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
	case s.onlyNamed(f):
		f.drop("the organisation is named, but did not do it")
	case m.denied && st.SpeakerKind == ascribe.Government && s.ofItself(f):
		f.pass("a government denies the deed of its state")
	case st.SpeakerKind != ascribe.Organisation && !s.groupNear(f) && !s.takesUpGroup(f):
		f.drop("no organisation did it")
	}
}

// accusesOther reports whether an organisation speaks of another one's deed.
func (s *scene) accusesOther(st *ascribe.Statement) bool {
	speaker, ok := s.dir.Organisation(st.Speaker)
	of, known := s.dir.Organisation(st.Organisation)
	return ok && known && speaker.Name != of.Name
}

// onlyNamed reports whether the organisation that a finding begins with stands
// under a preposition, and somebody else did the deed: "a man who swore loyalty
// to the group killed …".
func (s *scene) onlyNamed(f *finding) bool {
	u, i := f.unit, f.hit.from
	if !u.has(i, 0) {
		return false
	}
	if articles[u.low(i-1)] {
		i--
	}
	switch u.low(i - 1) {
	case "to", "with", "for", "against":
		return !u.within(i-near, i-1, s.class.group) && u.within(i-near, i-1, s.class.attacker)
	}
	return false
}

// ofItself reports whether a finding speaks of the speaker's own state: "it had
// no part in …", "his country had not been involved", "rejected the charges".
func (s *scene) ofItself(f *finding) bool {
	u, h := f.unit, f.hit
	for i := max(0, h.from-3); i < h.to; i++ {
		if own[u.low(i)] || u.has(i, s.class.state) {
			return true
		}
	}
	return false
}

// own are the words by which a state speaks of itself.
var own = words("it its we our they government country ministry")

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
	if before.paragraph != u.paragraph || !before.within(0, len(before.toks), 0) {
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
	return u.within(from, to, 0) || u.within(from, to, s.class.group) || u.within(from, to, s.class.member) || s.stateIn(u, f.hit) != ""
}

// settleSent drops plans that are the attacker's own.
func (s *scene) settleSent(f *finding) {
	u := f.unit
	if st := &f.statement; st.SpeakerKind == ascribe.Organisation && !f.modality.denied && f.modality.certainty == ascribe.Certain && ordersOwn(f) {
		st.Predicate = ascribe.ClaimedResponsibility
		f.pass("an organisation that says it ordered the deed claims it")
		s.settleClaim(f)
		return
	}
	named := u.within(0, len(u.toks), 0)
	switch {
	case matches(f, planning) && matches(f, charged): // "arrested on suspicion of planning"
	case !named && anywhere(f, himself):
	case !s.groupNear(f) && near8(f, himself):
	case !s.groupNear(f) && s.ownPlan(f), matches(f, charged) && !u.within(f.hit.from, f.hit.to, s.class.group) && s.stateIn(u, f.hit) == "":
	default:
		return
	}
	f.drop("the attacker planned it himself")
}

// ordersOwn reports whether the organisation that speaks says "it ordered".
func ordersOwn(f *finding) bool {
	for i := max(0, f.hit.from-1); i < f.hit.to; i++ {
		switch f.unit.low(i) {
		case "he", "it", "they", "we":
			return true
		}
	}
	return false
}

// ownPlan reports a plan of somebody charged with it, or of the attackers.
func (s *scene) ownPlan(f *finding) bool {
	if !matches(f, planning) || matches(f, fromElsewhere) || f.unit.within(f.hit.from, f.hit.to, s.class.territory) {
		return false
	}
	return near8(f, charged) || near8(f, attackersOwn)
}
