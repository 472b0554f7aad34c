package direction

import (
	"strings"

	"ascribe"
	"ascribe/internal/actors"
)

// organisation is the one that a proposition is about: named nearest to it in
// the sentence, referred to by noun, or for predicates that need one the
// organisation last named.
func (s *scene) organisation(u *unit, h hit, p ascribe.Predicate) string {
	if deeds[p] {
		if state := s.stateIn(u, h); state != "" && !u.within(h.from, h.to, 0) {
			return state
		}
	}
	best, dist := "", 1<<30
	generic := false
	others := p == ascribe.Responsible && s.unnamedGroup(u, h.to-1)
	for _, t := range u.tags {
		if t.class != 0 || t.ref < 0 {
			continue
		}
		d := max(h.from-int(t.at), int(t.at)-h.to, 0)
		if others && d > 2 {
			continue
		}
		m := s.orgs[t.ref]
		if m.Generic || m.Org.Kind == actors.KindOutlet {
			generic = true // the one that the noun or the outlet stands for
			continue
		}
		if d < dist {
			best, dist = s.doc.Slice(m.Range), d
		}
	}
	if best == "" && (generic || u.within(h.from, h.to, s.class.member) || needsOrganisation[p]) {
		best = s.lastNamed(u)
	}
	return best
}

// deeds are the predicates by which a state may be the party in question.
var deeds = map[ascribe.Predicate]bool{ascribe.Responsible: true, ascribe.Sent: true, ascribe.Supplied: true}

// stateIn returns the state that the words of h name as a party, not as a
// place; "" if none.
func (s *scene) stateIn(u *unit, h hit) string {
	for i := h.from; i < h.to; i++ {
		for _, t := range u.startsAt(i) {
			if t.class == s.class.state && (!prepositions[u.low(i-1)] || u.low(i-1) == "by") {
				return u.text(i, i+int(t.n))
			}
		}
	}
	return ""
}

// unnamedGroup reports whether token i ends the mention of a group that has no
// name and was not spoken of before: "blamed local political networks".
func (s *scene) unnamedGroup(u *unit, i int) bool {
	if !u.has(i, s.class.group) || u.inOrganisation(i) {
		return false
	}
	for k := i - 1; k >= max(0, i-4); k-- {
		switch w := u.low(k); {
		case w == "the", w == "this", w == "that", w == "its", w == "their", u.inOrganisation(k):
			return false
		case articles[w], strings.HasPrefix(w, "blam"), w == "accused":
			return true
		}
	}
	return false
}

// needsOrganisation are the predicates that speak of what an organisation's
// member did to an attacker: where nobody else is named, he is of the one that
// the report speaks of.
var needsOrganisation = map[ascribe.Predicate]bool{ascribe.Encouraged: true, ascribe.SetTargetOrMethod: true, ascribe.InstructedStepByStep: true}

// lastNamed returns the last organisation named before u, else the first one
// of the report.
func (s *scene) lastNamed(u *unit) string {
	name := ""
	for _, m := range s.orgs {
		if m.Generic || m.Org.Kind == actors.KindOutlet {
			continue
		}
		if name != "" && len(u.toks) > 0 && m.Range.Start > u.toks[0].Start {
			break
		}
		name = s.doc.Slice(m.Range)
	}
	return name
}

// firstNamed returns the first organisation named in the tokens from..to: a
// claim is that of who speaks, "a breakaway faction of the Pakistani Taliban"
// behind the name notwithstanding.
func (s *scene) firstNamed(u *unit, from, to int) string {
	first, at := "", to
	for _, t := range u.tags {
		if t.class != 0 || t.ref < 0 || int(t.at) < from || int(t.at) >= at {
			continue
		}
		if m := s.orgs[t.ref]; !m.Generic && m.Org.Kind != actors.KindOutlet {
			first, at = s.doc.Slice(m.Range), int(t.at)
		}
	}
	return first
}
