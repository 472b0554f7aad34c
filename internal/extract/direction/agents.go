package direction

import (
	"unicode"
	"unicode/utf8"

	"ascribe"
)

// agents drops findings whose words speak of somebody else than the predicate
// does: a member who steers is not an attacker who is a member, and a man who
// carried out an attack is not an organisation that did.
func (s *scene) agents(f *finding) {
	st := &f.statement
	switch st.Predicate {
	case ascribe.Member:
		if !s.saidOfAttacker(f) {
			f.drop("the member is not the attacker")
		} else if st.SpeakerKind == ascribe.Organisation && !f.modality.denied && f.unit.within(f.hit.from-3, f.hit.to+3, s.class.attack) {
			f.drop("part of the claim")
		}
	case ascribe.Responsible:
		s.settleDeed(f)
	case ascribe.Sent:
		if !s.groupNear(f) && s.alone(f) {
			f.drop("the attacker planned it himself")
		}
	case ascribe.ActedAlone:
		if inName(f.unit, f.hit.from) {
			f.drop("part of a name")
		}
	}
}

func (f *finding) drop(why string) {
	f.pass(why)
	f.statement.Predicate = ""
}

// belonging are words that make somebody a member by themselves.
var belonging = map[string]bool{"belong": true, "belonged": true, "belongs": true, "belonging": true, "join": true, "joined": true,
	"joining": true, "recruited": true, "enlisted": true, "membership": true, "fought": true, "part": true, "is": true, "was": true,
	"were": true, "are": true, "be": true, "been": true, "as": true, "being": true, "nor": true, "never": true, "accepted": true, "in": true}

// oblique are the words before one who does something to or with an attacker.
var oblique = map[string]bool{"by": true, "with": true, "from": true, "to": true, "through": true, "via": true, "between": true, "of": true, "for": true}

// saidOfAttacker reports whether membership is said of an attacker: by a verb
// of belonging, or in apposition to him.
func (s *scene) saidOfAttacker(f *finding) bool {
	u, h := f.unit, f.hit
	for i := h.from; i < h.to; i++ {
		if belonging[u.low(i)] {
			return true
		}
	}
	for i := h.from - 1; i >= max(0, h.from-6); i-- {
		switch w := u.low(i); {
		case belonging[w]:
			return true
		case oblique[w]:
			return false
		case w == ",":
			return u.within(i-5, i, s.class.attacker)
		case u.toks[i].wall:
			return false
		}
	}
	return false
}

// settleDeed keeps a deed only where an organisation did it. What an
// organisation says of itself is a claim.
func (s *scene) settleDeed(f *finding) {
	st, m := &f.statement, &f.modality
	switch {
	case st.SpeakerKind == ascribe.Organisation && !m.denied && m.certainty != ascribe.Unknown:
		st.Predicate = ascribe.ClaimedResponsibility
		f.pass("an organisation's own word on its deed is a claim")
		s.settleClaim(f)
	case st.SpeakerKind == ascribe.Attacker && m.denied:
		f.drop("a denial of personal involvement")
	case st.SpeakerKind != ascribe.Organisation && !s.groupNear(f):
		f.drop("no organisation did it")
	}
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

func (s *scene) alone(f *finding) bool {
	for i := f.hit.from - near; i < f.hit.to+near; i++ {
		switch f.unit.low(i) {
		case "alone", "himself", "herself", "individual", "single-handedly", "solo", "own":
			return true
		}
	}
	return false
}

// inName reports whether token i is written with a capital though no sentence
// begins there.
func inName(u *unit, i int) bool {
	if i <= 0 || i >= len(u.toks) || u.toks[i].wall || u.doc.AllCaps {
		return false
	}
	r, _ := utf8.DecodeRuneInString(u.toks[i].Text)
	before := u.low(i - 1)
	return unicode.IsUpper(r) && before != "." && before != "\"" && before != "“" && before != ":"
}
