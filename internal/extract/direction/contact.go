package direction

import (
	"ascribe"
)

// unidentified leaves open whose side somebody is on whom nobody identifies.
func (s *scene) unidentified(f *finding) {
	if !f.unit.within(0, len(f.unit.toks), 0) && near8(f, nobodyKnown) {
		f.statement.Organisation = ""
		f.pass("the other side is not identified")
	}
}

// public are those whom officials urge to do things.
var public = words("residents people anyone citizens americans those protests protest protesters public muslims everyone")

// toPublic reports whether the object of a finding's verb is the public.
func toPublic(f *finding) bool {
	for i := f.hit.anchor + 1; i < f.hit.anchor+3; i++ {
		if public[f.unit.low(i)] {
			return true
		}
	}
	return false
}

// byMaterial tells "incited by the group's propaganda" from a member who incites.
func byMaterial(f *finding) bool {
	by := false
	for i := f.hit.anchor + 1; i < f.hit.anchor+9; i++ {
		switch w := f.unit.low(i); {
		case w == "by":
			by = true
		case finite(f.unit, min(i, len(f.unit.toks)-1)), w == ",", w == ".":
			return false
		case by && material[w]:
			return true
		}
	}
	return false
}

// material is what reaches everybody.
var material = words("propaganda ideology videos video material magazine sermons speeches postings posts literature texts manifesto")

// onFoot tells "walked through the building" from walking somebody through.
func onFoot(f *finding) bool {
	switch f.unit.low(f.hit.from) {
	case "walk", "walks", "walked", "walking":
		return f.unit.low(f.hit.from+1) == "through"
	}
	return false
}

// presumed makes probable a contact with "suspected members".
func presumed(f *finding) {
	for i := f.hit.anchor; i < f.hit.to+2; i++ {
		switch f.unit.low(i) {
		case "suspected", "presumed", "alleged", "purported", "supposed":
			f.modality.weaken(ascribe.Probable)
			f.pass("the other side is only presumed")
			return
		}
	}
}

// withSympathisers reports whether followers of a group stand behind "with" or
// "to" in the tokens from..to: those whom an attacker talked to.
func withSympathisers(f *finding, from, to int) bool {
	for i := from; i < to; i++ {
		if !followers[f.unit.low(i)] {
			continue
		}
		for j := i - 1; j > i-5; j-- {
			if w := f.unit.low(j); w == "with" || w == "to" {
				return true
			}
		}
	}
	return false
}

var followers = words("supporters sympathisers sympathizers followers admirers islamists")

// isNaming tells "called himself a commander" from calling one.
func isNaming(f *finding) bool {
	for i := f.hit.from; i < f.hit.to; i++ {
		if w := f.unit.low(i); w != "called" && w != "calls" && w != "call" {
			continue
		}
		switch f.unit.low(i + 1) {
		case "himself", "herself", "themselves", "itself", "a", "an", "the", "it":
			return true
		}
	}
	return false
}

// appealed reports contact of anybody whom officials ask to come forward.
func appealed(f *finding) bool {
	for i := f.hit.from - 1; i >= max(1, f.hit.from-4); i-- {
		if w := f.unit.low(i - 1); f.unit.low(i) == "who" && (w == "anyone" || w == "anybody" || w == "those" || w == "people") {
			return anywhere(f, words("appeal appeals appealed appealing forward urged asked"))
		}
	}
	return false
}

// settleContact keeps contact only between an attacker and somebody on the
// other side.
func (s *scene) settleContact(f *finding) {
	switch {
	case isNaming(f):
		f.drop("a name that somebody is given")
	case appealed(f):
		f.drop("whoever it may have been")
	case s.byOfficial(f) && !f.unit.within(f.hit.from, f.hit.to+near, s.class.group):
		f.drop("said of an official")
	case withSympathisers(f, f.hit.anchor, f.hit.to+4), f.unit.low(f.hit.from-2) == "whom" && withSympathisers(f, f.hit.from-near, f.hit.from):
		f.drop("sympathisers are no members")
	default:
		s.unidentified(f)
		presumed(f)
	}
}

// settleGuided drops guides and coaches by trade.
func (s *scene) settleGuided(f *finding) {
	if s.unidentified(f); isNoun(f) {
		f.drop("a guide or coach, not guidance")
	}
	s.needsParty(f)
}

// settleUrged drops what was said to the public, or by officials.
func (s *scene) settleUrged(f *finding) {
	if onFoot(f) || f.statement.Predicate == ascribe.Encouraged && (toPublic(f) || s.byOfficial(f)) {
		f.drop("not said to an attacker")
		return
	}
	if f.statement.Predicate == ascribe.Encouraged && near8(f, words("asked sought requested")) && matches(f, words("blessing")) {
		f.drop("a blessing that was asked for need not have been given")
		return
	}
	if f.statement.Predicate == ascribe.Encouraged && byMaterial(f) {
		f.drop("material urges nobody in person")
		return
	}
	s.unidentified(f)
}
