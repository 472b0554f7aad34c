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
	if !s.grounded(f) {
		f.drop("no organisation or member of one in sight")
		return
	}
	switch f.statement.Predicate {
	case ascribe.Travelled, ascribe.TriedToTravel, ascribe.Supplied:
		s.needsParty(f)
	case ascribe.Member:
		s.settleMember(f)
	case ascribe.Responsible:
		s.settleDeed(f)
	case ascribe.Sent:
		s.settleSent(f)
	case ascribe.ClaimedResponsibility:
		s.selfDescribed(f)
	case ascribe.InContact:
		s.settleContact(f)
	case ascribe.Guided:
		s.settleGuided(f)
	case ascribe.Encouraged, ascribe.SetTargetOrMethod, ascribe.InstructedStepByStep:
		s.settleUrged(f)
	default:
		s.settleWords(f)
	}
}

// settleWords drops findings whose words mean something else here.
func (s *scene) settleWords(f *finding) {
	switch f.statement.Predicate {
	case ascribe.ActedAlone:
		if soughtFor(f) {
			f.modality.weaken(ascribe.Possible)
			f.pass("who is looked for need not exist")
		}
		if inName(f.unit, f.hit.from) || withoutCompany(f) || ofMany(f) || ofTheOthers(f) || s.otherHelp(f) {
			f.drop("not said of the attack")
		}
	case ascribe.Trained:
		if s.needsParty(f); isVehicle(f) {
			f.drop("a train on rails")
		}
	case ascribe.Linked:
		if f.unit.low(f.hit.anchor) == "connection" && f.unit.low(f.hit.anchor-1) == "in" {
			f.drop("in connection with a case")
		}
	case ascribe.PledgedAllegiance:
		if s.pledgedByGroup(f) {
			f.drop("a tie between groups")
		}
	case ascribe.ConsumedPropaganda:
		if withSympathisers(f, f.hit.from, f.hit.to) {
			f.drop("said of those whom he met")
		}
	}
}

// pledgedByGroup reports whether an organisation, not an attacker, is said to
// have sworn loyalty: "the Allied Democratic Forces, which has sworn …".
func (s *scene) pledgedByGroup(f *finding) bool {
	u, i := f.unit, f.hit.from-1
	for i > 0 && (adverb(u, i) || relatives[u.low(i)] || u.low(i) == "," || swearing[u.low(i)]) {
		i--
	}
	return i >= 0 && u.inOrganisation(i)
}

var swearing = words("sworn swore pledged declared its their")

// needsParty drops what is said of officials, or of nobody who could be an
// attacker or act for an organisation.
func (s *scene) needsParty(f *finding) {
	u := f.unit
	if !u.within(0, len(u.toks), 0) && !u.within(0, len(u.toks), s.class.attacker) && !u.within(0, len(u.toks), s.class.member) && !u.within(f.hit.from-near, f.hit.from+1, 1) {
		f.drop("said of nobody in question")
		return
	}
	if s.byOfficial(f) {
		f.drop("said of an official")
	}
}

// byOfficial reports whether the subject of a finding's verb is an office.
func (s *scene) byOfficial(f *finding) bool {
	u, at := f.unit, f.hit.anchor
	for at > 0 && (adverb(u, at-1) || beForms[u.low(at-1)]) {
		at--
	}
	from := s.phraseStart(u, at)
	if from >= at || u.within(from, at, s.class.attacker) || u.within(from, at, 0) {
		return false
	}
	k, ok := s.dir.KindOf(u.text(from, at))
	return ok && official[k] && f.hit.anchor-from < near
}

// official kinds act on attackers and are none.
var official = map[ascribe.SpeakerKind]bool{ascribe.Police: true, ascribe.Prosecutor: true, ascribe.Court: true, ascribe.Government: true,
	ascribe.Intelligence: true, ascribe.Military: true, ascribe.Expert: true, ascribe.Media: true}

// isNoun tells "the coach", "a guide" from guidance.
func isNoun(f *finding) bool {
	switch f.unit.low(f.hit.anchor) {
	case "coach", "guide", "mentor", "coaches", "guides", "direct":
		return nounBefore(f.unit, f.hit.anchor)
	}
	return false
}

// anywhere reports whether one of words stands in the finding's sentence.
func anywhere(f *finding, words map[string]bool) bool {
	for i := range f.unit.toks {
		if words[f.unit.low(i)] {
			return true
		}
	}
	return false
}

// words that settle whose deed it was, or whose side somebody is on.
var (
	himself  = map[string]bool{"alone": true, "himself": true, "herself": true, "individual": true, "single-handedly": true, "own": true}
	planning = map[string]bool{"planned": true, "planning": true, "plan": true, "plotted": true, "plotting": true, "prepared": true,
		"masterminded": true, "orchestrated": true}
	charged       = map[string]bool{"accused": true, "suspicion": true, "charged": true, "convicted": true, "arrested": true}
	attackersOwn  = words("brother brothers couple gunman shooter bomber student")
	fromElsewhere = map[string]bool{"by": true, "from": true, "abroad": true, "overseas": true, "nobody": true, "somebody": true}
	retracting    = map[string]bool{"withdrew": true, "withdrawn": true, "withdraw": true, "retract": true, "retracted": true, "back": true, "retracting": true}
	inspiring     = map[string]bool{"inspired": true, "inspiration": true, "inspires": true}
	claiming      = words("claimed claims claiming")
	suspecting    = map[string]bool{"suspect": true, "suspects": true, "suspected": true, "suspicion": true}
	nobodyKnown   = map[string]bool{"someone": true, "somebody": true, "person": true, "unidentified": true, "unknown": true, "persons": true, "whom": true, "whoever": true}
)

// near8 reports whether one of words stands at the finding.
func near8(f *finding, words map[string]bool) bool {
	for i := f.hit.from - near; i < f.hit.to+near; i++ {
		if words[f.unit.low(i)] {
			return true
		}
	}
	return false
}

// matches reports whether one of words is among those of the finding.
func matches(f *finding, words map[string]bool) bool {
	for i := f.hit.from; i < f.hit.to; i++ {
		if words[f.unit.low(i)] {
			return true
		}
	}
	return false
}

// otherHelp tells help in an attack from any other: "helped her to escape".
func (s *scene) otherHelp(f *finding) bool {
	return matches(f, helping) && f.modality.certainty != ascribe.Unknown && f.modality.denied && !f.unit.within(0, len(f.unit.toks), s.class.attack) &&
		!f.unit.within(f.hit.from-3, f.hit.from, s.class.convict)
}

var helping = words("helped helps helping assisted aided")

// soughtFor reports accomplices whom somebody looks for without knowing of any.
func soughtFor(f *finding) bool {
	i := f.hit.from - 1
	if w := f.unit.low(i); w == "possible" || w == "any" || w == "potential" {
		i--
	}
	return f.modality.denied && f.unit.low(i) == "for" && seeking[f.unit.low(i-1)]
}

var seeking = words("looking searching hunting search hunt")

// ofMany tells "lone wolf attacks", of any, from a lone attacker.
func ofMany(f *finding) bool {
	last, next := f.unit.low(f.hit.to-1), f.unit.low(f.hit.to)
	return last == "wolves" || last == "actors" || next == "attacks" || next == "style" || next == "cases"
}

// ofTheOthers tells "several of the other attackers", of whom there is no question,
// from others who may have taken part.
func ofTheOthers(f *finding) bool {
	return f.unit.low(f.hit.from) == "other" && f.unit.low(f.hit.from-1) == "the" && f.modality.certainty == ascribe.Certain
}

// withoutCompany tells "alone in his room" from acting alone.
func withoutCompany(f *finding) bool {
	for i := f.hit.from; i < f.hit.to; i++ {
		if f.unit.low(i) != "alone" {
			continue
		}
		switch after := f.unit.low(i + 2); f.unit.low(i + 1) {
		case "with", "in":
			return after == "his" || after == "her" || after == "a" || after == "their"
		}
	}
	return false
}

// isVehicle tells a train from training.
func isVehicle(f *finding) bool {
	for i := f.hit.from; i < f.hit.to; i++ {
		if w := f.unit.low(i); w != "train" && w != "trains" {
			continue
		}
		switch f.unit.low(i - 1) {
		case "to", "would", "will", "could", "and", "helped", "he", "she", "they":
			return false
		}
		return true
	}
	return false
}

func (f *finding) drop(why string) {
	f.pass(why)
	f.statement.Predicate = ""
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
