package direction

import (
	"strings"

	"ascribe"
)

// bound are the predicates that say what an organisation or its member did
// with an attacker. Their words are everyday words ("spoke with", "told to",
// "sent", "advised"): they count only where an organisation or a member of one
// is in sight.
var bound = map[ascribe.Predicate]bool{ascribe.InContact: true, ascribe.Guided: true, ascribe.Encouraged: true,
	ascribe.SetTargetOrMethod: true, ascribe.InstructedStepByStep: true, ascribe.Sent: true, ascribe.Supplied: true}

// grounded reports whether a finding stands where its predicate can be meant.
func (s *scene) grounded(f *finding) bool {
	u, h := f.unit, f.hit
	switch p := f.statement.Predicate; {
	case p == ascribe.Linked && s.betweenAttacks(u, h), (p == ascribe.Sent || p == ascribe.Encouraged) && tellsThat(u, h),
		p == ascribe.Supplied && s.fromAttacker(u, h),
		p == ascribe.Responsible && u.low(h.from-1) == "under": // "the country was under attack by …"
		return false
	case p == ascribe.Linked && u.low(h.from) == "known" && u.low(h.to-1) == "them": // whoever they are
		return false
	case p == ascribe.Linked && !f.modality.denied:
		return u.within(h.from-near, h.to+near, s.class.group) && !s.betweenGroups(u, h)
	case p == ascribe.Sent && s.asAdjective(u, h.anchor):
		return u.within(h.anchor+1, h.anchor+4, 0)
	case p == ascribe.ConsumedPropaganda:
		return u.within(0, len(u.toks), s.class.attacker) || u.within(0, h.from, 1) || u.within(0, h.from, s.class.attack) && u.within(h.from, h.to, 0)
	case p == ascribe.ClaimedResponsibility && !f.modality.denied && f.modality.certainty != ascribe.Unknown:
		return f.statement.Organisation != "" || s.partyNear(u, h) || u.within(0, len(u.toks), s.class.group)
	case p == ascribe.Travelled:
		return s.ofPerson(u, h.from-clause, h.to) && !fate[u.low(h.from-1)] && !wished(u, h)
	case p == ascribe.TriedToTravel:
		return s.abroad(u)
	case bound[p]:
		open := f.modality.denied && p != ascribe.InContact || f.modality.certainty == ascribe.Unknown && u.low(h.from) == "who"
		return open || s.partyNear(u, h) || s.inSight(u)
	}
	return true
}

// fate is what happened to a person in a place, no journey there.
var fate = words("killed shot captured arrested died seized detained held born")

// wished reports a journey that somebody only wanted to make.
func wished(u *unit, h hit) bool {
	if u.low(h.from-1) != "to" {
		return false
	}
	switch u.low(h.from - 2) {
	case "wanted", "wants", "want", "hoped", "hopes", "wished", "intended", "dreamt", "dreamed":
		return true
	}
	return false
}

// betweenAttacks reports a link of one attack with another, or with another
// attacker: "no link between the two shootings", "no link with the man who ran
// over two soldiers".
func (s *scene) betweenAttacks(u *unit, h hit) bool {
	for i := h.to - 1; i < min(h.to+4, len(u.toks)); i++ {
		if u.low(i) == "who" && u.has(i-1, s.class.attacker) && (u.low(i-3) == "with" || u.low(i-3) == "to") {
			return true
		}
	}
	for i := h.from; i < min(h.to+6, len(u.toks)); i++ {
		if w := u.low(i); (w == "two" || w == "both" || w == "three") && u.within(i+1, i+3, s.class.attack) {
			return true
		}
	}
	return false
}

// fromAttacker reports that the attacker gave and did not get: "had received
// money from the suspect".
func (s *scene) fromAttacker(u *unit, h hit) bool {
	for i := h.from; i < min(h.to+3, len(u.toks)); i++ {
		if u.low(i) == "from" && (u.within(i+1, i+4, s.class.attacker) || u.within(i+1, i+5, s.class.convict)) {
			return true
		}
	}
	return s.gives(u, h)
}

// gives reports that the attacker is the subject of a verb of giving money:
// "the man charged over the attack once gave money to the movement".
func (s *scene) gives(u *unit, h hit) bool {
	if !giving[u.low(h.from)] || beForms[u.low(h.from-1)] || !funds[u.low(h.from+1)] && !funds[u.low(h.from+2)] {
		return false
	}
	for i := h.from - 1; i >= max(0, h.from-clause); i-- {
		if u.toks[i].wall || u.low(i) == "," {
			return false
		}
		if u.has(i, s.class.convict) || u.low(i) == "he" || u.low(i) == "she" {
			return true
		}
	}
	return false
}

var (
	giving = words("gave gives given donated donates sent sends transferred wired paid")
	funds  = words("money funds cash donations donation sum euros dollars pounds")
)

// tellsThat reports that somebody is told a fact, not what to do: "told the
// officers that he had been trained to kill".
func tellsThat(u *unit, h hit) bool {
	if u.low(h.from) != "told" {
		return false
	}
	for i := h.from + 1; i < h.to; i++ {
		if u.low(i) == "that" {
			return true
		}
	}
	return false
}

// ofPerson reports whether an attacker or a named person stands in from..to.
func (s *scene) ofPerson(u *unit, from, to int) bool {
	for i := max(0, from); i < to; i++ {
		if u.has(i, s.class.attacker) || u.has(i, 1) && !u.inOrganisation(i) || strings.HasSuffix(u.low(i), "-year-old") {
			return true
		}
	}
	return false
}

// abroad reports whether u names a land, a group or what one needs to get there.
func (s *scene) abroad(u *unit) bool {
	for i := range u.toks {
		if u.has(i, s.class.territory) || u.has(i, s.class.group) || leaving[u.low(i)] {
			return true
		}
	}
	return false
}

var leaving = words("border passport passports airport visa country plane flight frontier")

// clause is how many tokens around a finding its clause is taken to extend.
const clause = 12

// partyNear reports whether the clause of a finding names a group, a member of
// one or the land that it holds, or says that there was nobody.
func (s *scene) partyNear(u *unit, h hit) bool {
	for i := max(0, h.from-clause); i < min(h.to+clause, len(u.toks)); i++ {
		if u.has(i, s.class.group) || u.has(i, s.class.member) || u.has(i, s.class.territory) || party[u.low(i)] {
			return true
		}
	}
	return false
}

// inSight reports whether one of the two sentences before u tells of a member
// of a group, so that a pronoun in u may be him.
func (s *scene) inSight(u *unit) bool {
	for i := u.at - 1; i >= max(0, u.at-2); i-- {
		v := s.units[i]
		if v.within(0, len(v.toks), 0) || v.within(0, len(v.toks), s.class.member) {
			return true
		}
	}
	return false
}

// party are words for somebody, or nobody, on the other side.
var party = words(`nobody anyone anybody someone somebody others abroad overseas handler orders correspondent contact mentor recruiter
	cleric preacher imam`)

// betweenGroups reports a link that a group, not an attacker, is said to have:
// "extremists with ties to …", "an al-Qaeda-linked group".
func (s *scene) betweenGroups(u *unit, h hit) bool {
	if u.has(h.to, s.class.group) && !u.has(h.to, 0) && !u.has(h.to, s.class.attacker) {
		return true
	}
	for i := h.from - 1; i >= max(0, h.from-3); i-- {
		if u.has(i, s.class.pronoun) || u.has(i, 1) {
			return false
		}
		if plurals[u.low(i)] {
			return true
		}
	}
	return false
}

// plurals are groups that attackers may belong to without being meant.
var plurals = words(`extremists militants jihadists islamists terrorists groups group organisations organizations websites website
	cell gang faction militia militias prisoners fighters networks rebels insurgents`)

// asAdjective reports whether the verb at i describes an attack: "coordinated
// attacks", "planned acts of terror", "claimed coordinated bomb and gun attacks".
func (s *scene) asAdjective(u *unit, i int) bool {
	switch u.low(i) {
	case "coordinated", "co-ordinated", "planned", "orchestrated", "organised", "organized", "plotted":
	default:
		return false
	}
	switch u.low(i + 1) {
	case "crime":
		return true // that is organised
	case "terror", "terrorist", "suicide", "attacks", "attack", "acts", "bombings", "bombing":
		return true
	}
	before := u.low(i - 1)
	described := articles[before] || prepositions[before] || numerals[before] || i > 0 && u.has(i-1, s.class.speech)
	return described && u.within(i+1, i+5, s.class.attack)
}

// numerals are the words of number that stand before a plural.
var numerals = words("two three four five six seven eight nine ten several many most some other series wave")
