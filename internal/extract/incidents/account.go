package incidents

import (
	"slices"

	"ascribe/internal/extract/linear"
)

// account is what a report says of a group's part in an incident: for every
// way in which it does, in whose words, and how near to where the incident is
// told.
type account struct {
	// said holds "claim own", "accuse authority", "act nobody" and the like by
	// where it is said: in the incident's sentences, beside them, or elsewhere.
	said [3]remarks
}

// remarks are ways of speaking of a group, each with the indices of the mentions
// that it is said of.
type remarks map[string][]int

// Where something is said of a group.
const (
	inTold = iota
	besideTold
	offTold
)

var whereNames = [3]string{"in", "beside", "off"}

// ways are the ways of speaking of a group in the order in which they count:
// what others and it itself say of its part, deeds, traces, the company it is
// named in.
var ways = [...]string{"claim", "accuse", "maybe", "act", "doubt", "deny", "telling", "doubted act", "link", "dress", "mark", "clash", "arrest",
	"inquire", "own word", "other act", "named"}

// account gathers what the report says of group g in candidate c.
func (a *Analysis) account(g int, c *cluster) account {
	gr := &a.Groups[g]
	var out account
	for i := range out.said {
		out.said[i] = remarks{}
	}
	for i := range gr.Mentions {
		m := &gr.Mentions[i]
		said := out.said[whereIs(c, m.Sentence)]
		say := func(what string) { said[what] = append(said[what], i) }
		say("named " + a.d.sents[m.Sentence].voice.of(gr))
		a.actsOn(gr, m, say)
		a.deeds(gr, m, c, say)
	}
	if gr.Class != "state" && a.toldBy(gr, c) {
		out.said[inTold]["telling own"] = nil
	}
	return out
}

// toldBy reports whether all that tells of candidate c is the group's own word on
// a deed that it puts to nobody else, as in its communiques and on its own radio.
func (a *Analysis) toldBy(gr *Group, c *cluster) bool {
	for _, e := range c.events {
		ev := &a.d.events[e]
		s := &a.d.sents[ev.sent]
		if !ev.actual() || s.voice.group != gr.Name || slices.ContainsFunc(s.acts, func(x act) bool { return way(x.kind) == "accuse" }) {
			return false
		}
		if ev.actor >= 0 {
			if by := s.groupIn(s.phrase(ev.actor)); by != nil && by.name != gr.Name {
				return false
			}
		}
	}
	return len(c.events) > 0
}

func whereIs(c *cluster, i int) int {
	switch n := distance(c.sents, i); {
	case n == 0:
		return inTold
	case n <= 2:
		return besideTold
	}
	return offTold
}

// actsOn adds the acts that concern a mention, and those of the next sentence
// if it goes on about the group without naming any.
func (a *Analysis) actsOn(gr *Group, m *GroupMention, say func(what string)) {
	s := &a.d.sents[m.Sentence]
	for _, x := range s.acts {
		switch {
		case !a.concerns(m, x), x.kind == "responsible" && a.supposed(m):
		case x.kind == "own word" && gr.Class == "state": // a government has a word on everything
		default:
			say(way(x.kind) + " " + x.by(gr))
		}
	}
	if i := m.Sentence + 1; i < len(a.d.sents) && a.lastNamed(m) && len(a.d.sents[i].groups) == 0 {
		for _, x := range a.d.sents[i].acts {
			if x.kind == "claim" {
				say("claim own")
			}
		}
	}
}

// supposed reports whether a sentence speaks of a mere possibility that concerns
// a mention: "did not rule out that it was responsible".
func (a *Analysis) supposed(m *GroupMention) bool {
	return slices.ContainsFunc(a.d.sents[m.Sentence].acts, func(x act) bool { return x.kind == "maybe" && a.concerns(m, x) })
}

// way maps acts to ways of speaking of a group.
func way(act string) string {
	switch act {
	case "attribute", "responsible", "denounce":
		return "accuse"
	case "admit":
		return "claim"
	}
	return act
}

// by names whose act it is from the side of a group.
func (x act) by(gr *Group) string {
	if way(x.kind) == "claim" || x.kind == "deny" {
		return "own"
	}
	return x.voice.of(gr)
}

// voices are the voices in the order in which they count.
var voices = [...]string{"own", "authority", "group", "rival", "press", "witness", "other", "nobody"}

// strongest returns the weightiest way in which the group is spoken of, with
// the voice, where, and the mentions that it is said of: a claim wherever it is
// made, else what is said where the incident is told or beside it, else what is
// said elsewhere.
func (ac *account) strongest() (way, by, where string, mentions []int) {
	for i := range ac.said {
		if ms, ok := ac.said[i]["claim own"]; ok {
			return "claim", "own", whereNames[i], ms
		}
	}
	for _, places := range [2][]int{{inTold, besideTold}, {offTold}} {
		for _, w := range ways {
			if by, i := ac.voiceOf(w, places); i >= 0 {
				return w, by, whereNames[i], ac.said[i][w+" "+by]
			}
		}
	}
	return "named", "nobody", whereNames[offTold], nil
}

// voiceOf returns the voice that counts most of those that speak of the group in
// a way, and which of some places it does so in; -1 if none does. A communique
// told elsewhere is on something else.
func (ac *account) voiceOf(way string, places []int) (by string, place int) {
	for _, v := range voices {
		for _, i := range places {
			if _, ok := ac.said[i][way+" "+v]; ok && !(way == "own word" && i == offTold) {
				return v, i
			}
		}
	}
	return "", -1
}

// accountFeatures adds what the report says of a group's part in a candidate.
func (a *Analysis) accountFeatures(g int, c *cluster, f *linear.Features) {
	gr := &a.Groups[g]
	ac := a.account(g, c)
	way, by, where, _ := ac.strongest()
	f.Add("confidence", ac.confidence())
	f.Add("way", way)
	f.Add("way-by", way, by)
	f.Add("way-where", way, where)
	f.Add("way-by-where", way, by, where)
	f.Add("way-class", way, gr.Class)
	f.Add("source", a.d.source())
	f.Add("source-class", a.d.source(), gr.Class)
	for i := range a.Groups {
		if i != g && a.takes(i, "claim") {
			f.Add("another-claims")
		}
	}
}
