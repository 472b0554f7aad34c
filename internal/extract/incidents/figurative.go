package incidents

import (
	"slices"
	"strings"

	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/extract/incidents/lexicon"
)

// figurative reports whether the words of an event tell of no violence
// between people: a heart attack, a cyber attack, an attack on a plan, a shot
// at goal, a film shot in Rome.
func figurative(s *sentence, e *event) bool {
	if e.np >= 0 && otherAttack(s, &s.NPs[e.np], e.tok) || natural(s, e) {
		return true
	}
	if e.verb && (aimless(s, e) || outburst(s, e)) {
		return true
	}
	if e.patient < 0 {
		return false
	}
	w := s.Tokens[s.NPs[e.patient].Head].Word
	if w == nil || len(w.Senses) == 0 {
		return imageObject(s.Tokens[s.NPs[e.patient].Head].Lower)
	}
	_, abstract := w.Sense(lexicon.Abstract)
	return imageObject(w.Lemma) || abstract && w.Lemma != "life" && w.Lemma != "part" && w.Lemma != "power" && e.kind != threaten
}

// hazards are forces of nature that kill and destroy.
var hazards = map[string]bool{"storm": true, "hurricane": true, "typhoon": true, "cyclone": true, "tornado": true, "blizzard": true,
	"gale": true, "flood": true, "flooding": true, "landslide": true, "mudslide": true, "avalanche": true, "earthquake": true,
	"quake": true, "tsunami": true, "wildfire": true, "lightning": true, "heatwave": true}

// natural reports whether an event is the work of nature: a storm, what it
// destroys, who is killed in it. People storm a building; storms have no
// object.
func natural(s *sentence, e *event) bool {
	if w := s.Tokens[e.tok].Word; w.Lemma == "storm" && e.patient < 0 {
		return true
	}
	if e.actor >= 0 && hazards[s.Tokens[s.NPs[e.actor].Head].Word.LemmaOf()] {
		return true
	}
	if e.actor >= 0 || e.kind != kill && e.kind != die && e.kind != wound {
		return false
	}
	return slices.ContainsFunc(s.Tokens, func(t clause.Token) bool { // "killed in one of the strongest storms"
		return hazards[strings.TrimSuffix(t.Lower, "s")]
	})
}

// aimless reports whether "shot" hits nothing and nobody: "shot wide", "shot
// it in nine weeks".
func aimless(s *sentence, e *event) bool {
	if s.Tokens[e.tok].Word.Lemma != "shoot" || e.patient >= 0 || s.VGs[e.vg].Passive || e.with("at", "into", "on") >= 0 {
		return false
	}
	if e.tok+1 >= len(s.Tokens) {
		return true
	}
	switch s.Tokens[e.tok+1].Lower {
	case "him", "her", "them", "himself", "herself", "dead", "and", "me", "us", "at", "into":
		return false
	}
	return true
}

// outburst reports whether something explodes only into feeling: "exploded
// into life", "in anger".
func outburst(s *sentence, e *event) bool {
	if e.kind != bomb {
		return false
	}
	for _, a := range e.pps {
		if a.prep != "into" && a.prep != "in" && a.prep != "with" {
			continue
		}
		switch s.Tokens[s.NPs[a.np].Head].Lower {
		case "life", "anger", "rage", "fury", "joy", "applause", "laughter", "cheers", "song", "action", "popularity", "growth", "tears", "colour", "color":
			return true
		}
	}
	return false
}

// otherAttack reads the modifiers of a noun of event.
func otherAttack(s *sentence, n *clause.NP, tok int) bool {
	for k := n.First; k < tok; k++ {
		w := s.Tokens[k].Lower
		if strings.HasPrefix(w, "cyber") || strings.HasPrefix(w, "counter") {
			return true
		}
		switch w {
		case "heart", "panic", "asthma", "shark", "bear", "dog", "animal", "crocodile", "computer", "hacking", "ransomware",
			"phishing", "verbal", "personal", "rhetorical", "partisan", "twitter", "online", "media", "film", "photo",
			"movie", "mock", "simulated", "gas", "population", "sexual", "box-office", "stroke", "job", "budget":
			return w != "gas" || s.Tokens[tok].Word.NounEvent == bomb
		}
	}
	if tok+1 < len(s.Tokens) && s.Tokens[tok].NP == s.Tokens[tok+1].NP {
		switch s.Tokens[tok+1].Lower {
		case "ad", "ads", "line", "lines", "helicopter", "helicopters", "dog", "submarine", "plane":
			return true
		}
	}
	return false
}

// imageObject reports whether a word unknown to the lexicon's classes is
// something that is only attacked, killed or bombed in a figure of speech.
func imageObject(w string) bool {
	switch w {
	case "wide", "over", "bill", "bills", "deal", "race", "title", "idea", "ideas", "record", "records", "jobs", "job", "obamacare",
		"pensions", "pension", "plans", "policies", "rights", "credibility", "integrity", "character", "motives",
		"amendment", "legislation", "provision", "provisions", "film", "video", "videos", "scene", "scenes", "movie", "footage",
		"goal", "goals", "photo", "photos", "photograph", "photographs", "economy", "budget", "filibuster", "hopes",
		"chances", "prospects", "momentum", "reputation", "handling", "opponents'", "rival's", "proposals", "reform",
		"coverage", "values", "system", "institutions", "virus", "bacteria", "cells", "deer", "animals", "weeds":
		return true
	}
	return false
}
