package incidents

import (
	"slices"

	"ascribe"
	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/timex"
)

// aside reports whether a time, though it stands in a sentence about violence,
// dates something else: the hearing, the pursuit, an earlier attack that this
// one is compared with.
func (d *document) aside(s *sentence, m *moment) bool {
	first := s.tokenAt(m.Range.Start)
	last := s.lastOf(first, m.Range)
	return compared(s, first) || signedPost(s, first) || modifiesOther(d, s, first, last) ||
		m.event >= 0 && (d.besideEvent(s, m.event, first, last) || d.pursuit(s, &d.events[m.event])) ||
		d.toCome(s, m) || m.From.Year > 0 && m.From.Year != m.To.Year && m.From.DaysUntil(m.To) > 7
}

// compared reports whether the time at token k belongs to what the attack is
// measured against: "the deadliest since Newtown in December 2012", "the worst
// since the 2005 bombings".
func compared(s *sentence, k int) bool {
	for i := k - 1; i >= max(0, k-8) && s.Tokens[i].VG < 0 && s.Tokens[i].Text != ","; i-- {
		switch s.Tokens[i].Lower {
		case "since", "unlike":
			return true
		case "than":
			return i == 0 || s.Tokens[i-1].Lower != "more" && s.Tokens[i-1].Lower != "fewer" && s.Tokens[i-1].Lower != "less"
		}
	}
	return false
}

// signedPost reports whether the time at token k closes a quoted posting: "—
// Newsroom (@newsroom) 17 March 2019".
func signedPost(s *sentence, k int) bool {
	for i := k - 1; i >= max(0, k-4); i-- {
		if t := s.Tokens[i].Text; t != ")" && t[0] == '@' {
			return true
		}
	}
	return false
}

// modifiesOther reports whether the time stands in the phrase of something
// that is no event, or owns it: "the 2016 campaign", "Wednesday's
// developments", "the March 25 testimony".
func modifiesOther(d *document, s *sentence, first, last int) bool {
	np := s.Tokens[first].NP
	if np < 0 || d.eventInPhrase(s, np) >= 0 {
		return false
	}
	if np+1 < len(s.NPs) && s.NPs[np+1].Owner == np {
		return d.eventInPhrase(s, np+1) < 0 && !d.planned(s) // "a plan to attack next week's parade" is dated by it
	}
	head := &s.Tokens[s.NPs[np].Head]
	return s.NPs[np].Head > last && head.Part == clause.Noun && !partOfDay[head.Lower] && !occasion[head.Lower]
}

var partOfDay = map[string]bool{"morning": true, "afternoon": true, "evening": true, "night": true, "midnight": true, "noon": true,
	"dawn": true, "day": true, "week": true, "weekend": true, "month": true, "year": true, "hours": true, "time": true}

// occasion are heads that only say that something happened.
var occasion = map[string]bool{"incident": true, "spree": true, "rampage": true, "tragedy": true, "atrocity": true, "horror": true,
	"violence": true, "crime": true, "crash": true, "event": true, "events": true, "raid": true}

// besideEvent reports whether the event named before the time only describes
// something else that the time belongs to ("the bombing manhunt on Friday"),
// or names people hurt ("on Tuesday the first of the wounded").
func (d *document) besideEvent(s *sentence, event, first, last int) bool {
	e := &d.events[event]
	if e.verb || e.np < 0 {
		return false
	}
	head := s.NPs[e.np].Head
	w := s.Tokens[head].Word
	if e.tok == head {
		return e.kind == wound && w.LemmaOf() != "wounding" && w.LemmaOf() != "injury"
	}
	return (head < first || head > last) && !occasion[s.Tokens[head].Lower] && (w == nil || w.NounEvent == "")
}

// pursued are nouns of what follows an attack, or of warfare.
var pursued = map[string]bool{"shootout": true, "shoot-out": true, "gunfight": true, "gunbattle": true, "firefight": true, "battle": true,
	"chase": true, "pursuit": true, "manhunt": true, "standoff": true, "stand-off": true, "raid": true, "airstrike": true, "strike": true,
	"lockdown": true}

// pursuit reports whether an event belongs to the hunt for the attackers or to
// a military answer: "was killed on Friday in a shootout with police".
func (d *document) pursuit(s *sentence, e *event) bool {
	switch s.Tokens[e.tok].Word.LemmaOf() {
	case "shootout", "gunfight", "gunbattle", "firefight":
		return e.np >= 0 && lawful(s, e.np) || slices.ContainsFunc(e.pps, func(a attachment) bool { return a.prep == "with" && lawful(s, a.np) })
	case "raid":
		return !e.verb && arrests(s)
	}
	switch e.kind {
	case kill, die, wound:
	default:
		return false
	}
	return slices.ContainsFunc(e.pps, func(a attachment) bool {
		n := &s.NPs[a.np]
		switch a.prep {
		case "in", "during", "after", "by", "following":
		default:
			return false
		}
		hunted := e.patient < 0 || named(s, e.patient)
		return pursued[s.Tokens[n.Head].Word.LemmaOf()] && (lawful(s, a.np) || hunted) || a.prep == "by" && lawful(s, a.np) && hunted
	})
}

// named reports whether phrase np is one person given by name or kinship: the
// dead of an attack are counted in its reports, its suspects are named.
func named(s *sentence, np int) bool {
	if np < 0 {
		return false
	}
	n := &s.NPs[np]
	switch s.Tokens[n.Head].Lower {
	case "he", "brother", "suspect", "gunman", "bomber", "attacker", "leader":
		return true
	}
	return n.Proper >= 0 && s.Tokens[n.Head].Part == clause.Name
}

// arrests reports whether a sentence tells of people or things being seized.
func arrests(s *sentence) bool {
	return slices.ContainsFunc(s.Tokens, func(t clause.Token) bool {
		switch t.Word.LemmaOf() {
		case "detain", "arrest", "seize", "search":
			return t.Part == clause.Verb
		}
		return false
	})
}

// toCome reports whether a time lies after the day of writing, beyond the
// reach of time zones, in a sentence that speaks of no plan.
func (d *document) toCome(s *sentence, m *moment) bool {
	on := d.report.Published
	if on.IsZero() || m.From.IsZero() || !on.AddDays(1).Before(m.From.First()) {
		return false
	}
	return !d.planned(s)
}

// planned reports whether a sentence speaks of an attack that was only meant.
func (d *document) planned(s *sentence) bool {
	return slices.ContainsFunc(s.events, func(e int) bool {
		return d.events[e].kind == plot || d.events[e].kind == foil || !d.events[e].actual()
	})
}

// tried reports whether an event is only what somebody is charged with or was
// convicted of, so that a time beside it is that of the hearing: "was found
// guilty of attempted murder on Friday".
func tried(s *sentence, e *event) bool {
	first := e.tok
	if e.np >= 0 {
		first = s.NPs[e.np].First
	}
	if first < 2 {
		return false
	}
	switch s.Tokens[first-2].Lower + " " + s.Tokens[first-1].Lower {
	case "guilty of", "charged with", "convicted of", "acquitted of", "accused of", "cleared of", "sentenced for", "jailed for":
		return true
	}
	return false
}

// uttered reports whether the time at token k belongs to something said or
// shown about the attack: "in a statement on June 8".
func uttered(s *sentence, k int) bool {
	for i := k - 1; i >= max(0, k-3); i-- {
		switch s.Tokens[i].Lower {
		case "statement", "communique", "interview", "speech", "broadcast", "letter", "message", "video", "article", "tweet":
			return true
		}
	}
	return false
}

// suicide reports whether an event is done by somebody to himself and to
// nobody else: "killed himself". Whoever blows himself up attacks.
func suicide(s *sentence, e *event) bool {
	if e.kind != kill || !e.verb || e.tok+1 >= len(s.Tokens) {
		return false
	}
	switch s.Tokens[e.tok+1].Lower {
	case "himself", "herself", "themselves":
		return true
	}
	return false
}

// ofTheGroup reports whether the one killed or hurt led or planned for the group
// that the report is about: "a commander of the group was killed in Somalia".
// What becomes of him is no further attack.
func ofTheGroup(s *sentence, e *event) bool {
	if e.kind != kill && e.kind != wound || e.patient < 0 {
		return false
	}
	head := s.NPs[e.patient].Head
	for i := max(0, head-titleReach); i <= head; i++ { // "the planner of the attack, a Kenyan, was killed"
		if ranks[s.Tokens[i].Lower] && belongs(s, i+1) {
			return true
		}
	}
	return false
}

// titleReach is how many words before somebody's name or nationality may say what he was.
const titleReach = 8

// belongs reads "of the group", "of the attack" at token i.
func belongs(s *sentence, i int) bool {
	if i+2 >= len(s.Tokens) || s.Tokens[i].Lower != "of" || s.Tokens[i+1].Lower != "the" {
		return false
	}
	switch s.Tokens[i+2].Lower {
	case "group", "organisation", "organization", "network", "cell", "attack", "attacks", "bombing", "bombings":
		return true
	}
	return false
}

// ranks are those who lead or plan for a group.
var ranks = map[string]bool{"commander": true, "leader": true, "chief": true, "emir": true, "planner": true, "mastermind": true,
	"ringleader": true, "organiser": true, "organizer": true, "operative": true, "member": true, "fighter": true, "recruiter": true}

// landmark is an attack so well known that reports of others name it.
type landmark struct {
	on      ascribe.Date
	regions map[string]bool
}

// landmarks are attacks that a date is the name of.
var landmarks = []landmark{
	{ascribe.Date{Year: 2001, Month: 9, Day: 11}, map[string]bool{"New York": true, "Washington, D.C.": true, "Virginia": true, "Pennsylvania": true}},
	{ascribe.Date{Year: 2008, Month: 11, Day: 26}, map[string]bool{"Maharashtra": true}},
	{ascribe.Date{Year: 2005, Month: 7, Day: 7}, map[string]bool{"England": true}},
}

// elsewhere reports whether a time is the day of a well-known attack and the
// place is not where that was.
func elsewhere(v *timex.Value, p *spot) bool {
	for _, l := range landmarks {
		if v.From == l.on && v.To == l.on {
			return p == nil || !l.regions[p.Place.Region]
		}
	}
	return false
}
