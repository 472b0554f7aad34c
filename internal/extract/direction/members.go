package direction

import "ascribe"

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

// belonging are words that make somebody a member by themselves.
var belonging = map[string]bool{"belong": true, "belonged": true, "belongs": true, "belonging": true, "join": true, "joined": true,
	"joining": true, "recruited": true, "enlisted": true, "membership": true, "fought": true, "part": true, "is": true, "was": true,
	"were": true, "are": true, "be": true, "been": true, "as": true, "being": true, "nor": true, "never": true, "existed": true, "exists": true, "cells": true, "accepted": true, "in": true,
	"guilty": true, "convicted": true, "sentenced": true, "jailed": true}

// oblique are the words before one who does something to or with an attacker.
var oblique = map[string]bool{"by": true, "with": true, "from": true, "to": true, "through": true, "via": true, "between": true, "of": true, "for": true}

// saidOfAttacker reports whether membership is said of an attacker: by a verb
// of belonging, or in apposition to him.
func (s *scene) saidOfAttacker(f *finding) bool {
	u, h := f.unit, f.hit
	if matches(f, reflexive) {
		return true // "calls himself a commander of the order"
	}
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

// ofLeaders reports membership of those who lead a group: "its leaders are former
// members of …".
func ofLeaders(f *finding) bool {
	for i := f.hit.from - 1; i >= max(1, f.hit.from-8); i-- {
		switch w := f.unit.low(i); {
		case w == "leaders" || w == "founders" || w == "chiefs":
			return possessives[f.unit.low(i-1)]
		case f.unit.toks[i].wall || w == ",":
			return false
		}
	}
	return false
}

var possessives = words("its their whose 's ’s")

// ofItself reports that an organisation's voice denies belonging to a kind of group
// that nobody names: "he was not a member of a terrorist organisation".
func ofItself(f *finding) bool {
	return f.statement.SpeakerKind == ascribe.Organisation && f.modality.denied && f.statement.Organisation == "" &&
		(f.unit.low(f.hit.from+2) == "a" || f.unit.low(f.hit.from+2) == "any")
}

// ofKin tells members of a family from those of a group.
func ofKin(f *finding) bool {
	for i := f.hit.anchor; i < f.hit.to+4; i++ {
		switch f.unit.low(i) {
		case "family", "household", "parliament", "congress", "public", "congregation", "audience", "crew", "staff":
			return true
		}
	}
	return false
}

// settleMember keeps membership only of an attacker, and leaves a claim's words
// to the claim.
func (s *scene) settleMember(f *finding) {
	st := &f.statement
	switch {
	case f.modality.certainty == ascribe.Unknown && ofContact(f):
		st.Predicate = ascribe.LinkUnderInvestigation
		f.pass("whose side a contact is on")
		return
	case ofLeaders(f) || !s.saidOfAttacker(f) || describesGroup(f) || s.possession(f) || ofKin(f) || ofItself(f):
		f.drop("the member is not the attacker")
	case st.SpeakerKind == ascribe.Organisation && !f.modality.denied && matches(f, soldiers):
		st.Predicate = ascribe.ClaimedResponsibility
		f.pass("that he was its soldier is part of the claim")
		s.settleClaim(f)
		return
	case st.SpeakerKind == ascribe.Organisation && !f.modality.denied && f.unit.within(f.hit.from-3, f.hit.to+3, s.class.attack):
		f.drop("part of the claim")
	}
	s.suspected(f)
}
