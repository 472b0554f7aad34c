package incidents

import (
	"slices"
	"strings"

	"ascribe/internal/extract/incidents/linear"
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

// weight is the order in which ways of speaking of a group count.
var ways = [...]string{"claim", "accuse", "maybe", "act", "doubt", "deny", "telling", "doubted act", "link", "dress", "mark", "clash", "arrest", "inquire", "own word", "other act", "named"}

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

// deeds adds what a mention is to the deeds told in its sentence.
func (a *Analysis) deeds(gr *Group, m *GroupMention, c *cluster, say func(what string)) {
	s := &a.d.sents[m.Sentence]
	by := " " + s.voice.of(gr)
	if m.dressed() {
		say("dress" + by)
		return
	}
	if m.clashes() {
		say("clash" + by)
	}
	own, other := false, false
	for _, e := range s.events {
		if ev := &a.d.events[e]; s.does(m, ev) {
			own = own || slices.Contains(c.events, e)
			other = true
		}
	}
	switch {
	case own && !a.hedged(m):
		say("act" + by)
	case own:
		say("doubted act" + by)
	case other:
		say("other act" + by)
	}
}

// hedged reports whether a doubt in its sentence covers a mention.
func (a *Analysis) hedged(m *GroupMention) bool {
	for _, x := range a.d.sents[m.Sentence].acts {
		switch way(x.kind) {
		case "doubt", "maybe", "accuse", "link":
			if a.concerns(m, x) {
				return true
			}
		}
	}
	return false
}

// does reports whether the group of a mention does a deed: it, or its members,
// are who does it by the clause, or by the verb that carries the deed out.
func (s *sentence) does(m *GroupMention, ev *event) bool {
	if m.np < 0 {
		return false
	}
	if up := s.above(m.np); ev.actor >= 0 && (ev.actor == m.np || ev.actor == up) {
		return true
	}
	after := s.Tokens[ev.tok].Start > m.Range.Start
	for _, l := range slices.Concat(m.links, m.ups) {
		switch l.role {
		case "subject", "actor":
			if after && (l.kind != "" || performs[l.lemma]) {
				return true
			}
		case "by":
			if !after && (l.kind != "" || performs[l.lemma] || l.lemma == ev.lemmaIn(s)) {
				return true
			}
		}
	}
	return false
}

// lemmaIn returns the base form of the event's trigger.
func (e *event) lemmaIn(s *sentence) string { return s.Tokens[e.tok].Word.LemmaOf() }

// performs are verbs that carry a deed out.
var performs = map[string]bool{"carry": true, "perpetrate": true, "commit": true, "stage": true, "launch": true, "conduct": true,
	"plant": true, "place": true, "set": true, "execute": true, "throw": true, "hurl": true, "begin": true, "renew": true, "unleash": true,
	"continue": true, "fire": true, "detonate": true, "lob": true, "undertake": true, "mount": true, "occupy": true, "hold": true, "step": true}

// dressed reports whether a mention only tells what somebody wore: "army
// uniforms", "uniforms of the army".
func (m *GroupMention) dressed() bool {
	return worn[strings.TrimSuffix(m.carrier, "s")] || len(m.ups) > 0 && worn[strings.TrimSuffix(m.ups[0].lemma, "s")]
}

// worn are words for what people wear.
var worn = map[string]bool{"uniform": true, "fatigue": true, "clothe": true, "clothing": true, "dress": true, "garb": true, "attire": true,
	"insignia": true}

// clashes reports whether the group is named as one side of a fight.
func (m *GroupMention) clashes() bool {
	for _, l := range slices.Concat(m.links, m.ups) {
		if l.kind == combat || l.role == "between" {
			return true
		}
	}
	return false
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
			for _, v := range voices {
				for _, i := range places {
					if w == "own word" && i == offTold {
						continue // a communique on something else
					}
					if ms, ok := ac.said[i][w+" "+v]; ok {
						return w, v, whereNames[i], ms
					}
				}
			}
		}
	}
	return "named", "nobody", whereNames[offTold], nil
}

// confidence is the value of MUC-4 slot 11 that the guidelines of that task
// give to the weightiest way of speaking of a group: its own word, an
// accusation by an authority or by others, doubt, a mere possibility; else the
// report tells it as a fact. A body that is accused from its own side is
// accused by an authority; links are nearly always drawn by one.
func (ac *account) confidence() string {
	way, by, _, _ := ac.strongest()
	switch way {
	case "claim", "own word", "telling":
		return "CLAIMED OR ADMITTED"
	case "link", "accuse", "doubt":
		if by == "authority" || way == "accuse" && by == "own" || way == "link" && (by == "own" || by == "nobody") {
			return "SUSPECTED OR ACCUSED BY AUTHORITIES"
		}
		return "SUSPECTED OR ACCUSED"
	case "arrest":
		return "SUSPECTED OR ACCUSED BY AUTHORITIES"
	case "deny":
		return "SUSPECTED OR ACCUSED"
	case "maybe", "dress", "mark":
		return "POSSIBLE"
	case "act", "doubted act", "other act":
		if by == "own" {
			return "CLAIMED OR ADMITTED"
		}
	}
	return "REPORTED AS FACT"
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
