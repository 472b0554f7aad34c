package direction

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe"
)

// agents drops findings whose words speak of somebody else than the predicate
// does: a member who steers is not an attacker who is a member, and a man who
// carried out an attack is not an organisation that did.
func (s *scene) agents(f *finding) {
	st := &f.statement
	if !s.grounded(f) {
		f.drop("no organisation or member of one in sight")
		return
	}
	switch st.Predicate {
	case ascribe.Travelled, ascribe.TriedToTravel, ascribe.Supplied:
		s.needsParty(f)
	case ascribe.Member:
		if f.modality.certainty == ascribe.Unknown && ofContact(f) {
			st.Predicate = ascribe.LinkUnderInvestigation
			f.pass("whose side a contact is on")
			return
		}
		if !s.saidOfAttacker(f) || describesGroup(f) || s.possession(f) {
			f.drop("the member is not the attacker")
		} else if st.SpeakerKind == ascribe.Organisation && !f.modality.denied && f.unit.within(f.hit.from-3, f.hit.to+3, s.class.attack) {
			f.drop("part of the claim")
		}
		s.suspected(f)
	case ascribe.Responsible:
		s.settleDeed(f)
	case ascribe.Sent:
		if !f.unit.within(0, len(f.unit.toks), 0) && anywhere(f, himself) || !s.groupNear(f) && (near8(f, himself) || matches(f, planning) && !matches(f, fromElsewhere) && !f.unit.within(f.hit.from, f.hit.to, s.class.territory) && (near8(f, charged) || near8(f, attackersOwn))) {
			f.drop("the attacker planned it himself")
		}
	case ascribe.ActedAlone:
		if inName(f.unit, f.hit.from) || withoutCompany(f) || ofMany(f) || s.otherHelp(f) {
			f.drop("not said of the attack")
		}
	case ascribe.Trained:
		if s.needsParty(f); isVehicle(f) {
			f.drop("a train on rails")
		}
	case ascribe.ClaimedResponsibility:
		s.selfDescribed(f)
	case ascribe.Linked:
		if f.unit.low(f.hit.anchor) == "connection" && f.unit.low(f.hit.anchor-1) == "in" {
			f.drop("in connection with a case")
		}
	case ascribe.ConsumedPropaganda:
		if withSympathisers(f, f.hit.from, f.hit.to) {
			f.drop("said of those whom he met")
		}
	case ascribe.InContact:
		if isNaming(f) {
			f.drop("a name that somebody is given")
			return
		}
		if s.byOfficial(f) && !f.unit.within(f.hit.from, f.hit.to+near, s.class.group) {
			f.drop("said of an official")
			return
		}
		if withSympathisers(f, f.hit.anchor, f.hit.to+4) {
			f.drop("sympathisers are no members")
			return
		}
		s.unidentified(f)
		presumed(f)
	case ascribe.Guided:
		if s.unidentified(f); isNoun(f) {
			f.drop("a guide or coach, not guidance")
		}
		s.needsParty(f)
	case ascribe.Encouraged, ascribe.SetTargetOrMethod, ascribe.InstructedStepByStep:
		if onFoot(f) || st.Predicate == ascribe.Encouraged && (toPublic(f) || s.byOfficial(f)) {
			f.drop("not said to an attacker")
			return
		}
		s.unidentified(f)
	}
}

// unidentified leaves open whose side somebody is on whom nobody identifies.
func (s *scene) unidentified(f *finding) {
	if !f.unit.within(0, len(f.unit.toks), 0) && near8(f, nobodyKnown) {
		f.statement.Organisation = ""
		f.pass("the other side is not identified")
	}
}

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

// onFoot tells "walked through the building" from walking somebody through.
func onFoot(f *finding) bool {
	switch f.unit.low(f.hit.from) {
	case "walk", "walks", "walked", "walking":
		return f.unit.low(f.hit.from+1) == "through"
	}
	return false
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

// ofContact reports whether membership is said of somebody whom an attacker
// was in contact with: "whether that person belonged to …".
func ofContact(f *finding) bool {
	for i := f.hit.from - 3; i < f.hit.from+2; i++ {
		if contacts[f.unit.low(i)] {
			return true
		}
	}
	return false
}

var contacts = words("person contact correspondent handler caller recruiter sender")

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
	return matches(f, helping) && f.modality.certainty != ascribe.Unknown && f.modality.denied && !f.unit.within(0, len(f.unit.toks), s.class.attack)
}

var helping = words("help helped helps helping assisted aided assistance")

// ofMany tells "lone wolf attacks", of any, from a lone attacker.
func ofMany(f *finding) bool {
	last, next := f.unit.low(f.hit.to-1), f.unit.low(f.hit.to)
	return last == "wolves" || last == "actors" || next == "attacks" || next == "style" || next == "cases"
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
		if belonging[u.low(i)] && !u.has(i, 0) { // "IS" is no verb
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

// possession tells "an account that belongs to the gunman" from membership.
func (s *scene) possession(f *finding) bool {
	u, h := f.unit, f.hit
	if _, person := s.cast.people[u.low(h.to-1)]; person && !u.has(h.to-1, 0) {
		return true
	}
	return u.low(h.to-1) == "to" && u.within(h.to, h.to+3, s.class.convict)
}

// describesGroup tells "a militant group" from a militant.
func describesGroup(f *finding) bool {
	w := f.unit.low(f.hit.to)
	return f.unit.low(f.hit.to-1) == "militant" && (w == "group" || w == "organisation" || w == "organization" || w == "movement" || w == "faction" || w == "outfit")
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
	case beForms[f.unit.low(f.hit.to-2)] && participleLike(f.unit.low(f.hit.to-1)):
		f.drop("done to the organisation")
	case matches(f, inspiring):
		f.drop("inspiration is no deed")
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
	switch f.statement.SpeakerKind {
	case ascribe.Attacker:
		f.statement.Predicate = ascribe.Member
		f.pass("an attacker's word on himself is no claim")
	case ascribe.Court, ascribe.Prosecutor, ascribe.Police:
		f.drop("no claim by the organisation")
	}
}

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
