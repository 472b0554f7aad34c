package incidents

import (
	"slices"

	"ascribe/internal/extract/linear"
)

// account is what a report says of a group's part in an incident: every way in
// which it does, in whose words, and how near to where the incident is told.
type account []remark

// remark is one way of speaking of a group.
type remark struct {
	way, by string // of ways and voices
	where   int
	mention int // of the group, of which it is said; -1 for all
}

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
	out := make(account, 0, 2*len(gr.Mentions)+1)
	for i := range gr.Mentions {
		m := &gr.Mentions[i]
		where := whereIs(c, m.Sentence)
		say := func(way, by string) { out = append(out, remark{way, by, where, i}) }
		say("named", a.d.sents[m.Sentence].voice.of(gr))
		a.actsOn(gr, m, say)
		a.deeds(gr, m, c, say)
	}
	if gr.Class != "state" && a.toldBy(gr, c) {
		out = append(out, remark{"telling", "own", inTold, -1})
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
func (a *Analysis) actsOn(gr *Group, m *GroupMention, say func(way, by string)) {
	s := &a.d.sents[m.Sentence]
	for _, x := range s.acts {
		switch {
		case !a.concerns(m, x), x.kind == "responsible" && a.supposed(m):
		case x.kind == "own word" && gr.Class == "state": // a government has a word on everything
		default:
			say(way(x.kind), x.by(gr))
		}
	}
	if i := m.Sentence + 1; i < len(a.d.sents) && a.lastNamed(m) && len(a.d.sents[i].groups) == 0 {
		for _, x := range a.d.sents[i].acts {
			if x.kind == "claim" {
				say("claim", "own")
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
func (ac account) strongest() (way, by, where string, mentions []int) {
	best, least := remark{"named", "nobody", offTold, -1}, [4]int{len(ways)}
	for _, r := range ac {
		if rank, ok := r.rank(); ok && slices.Compare(rank[:], least[:]) < 0 {
			best, least = r, rank
		}
	}
	for _, r := range ac {
		if r.way == best.way && r.by == best.by && r.where == best.where && r.mention >= 0 {
			mentions = append(mentions, r.mention)
		}
	}
	return best.way, best.by, whereNames[best.where], mentions
}

// rank places a remark among others, the weightiest least. A communique told
// elsewhere is on something else, and has none.
func (r *remark) rank() (rank [4]int, ok bool) {
	way, by := slices.Index(ways[:], r.way), slices.Index(voices[:], r.by)
	switch {
	case way < 0 || by < 0 || r.way == "own word" && r.where == offTold:
		return rank, false
	case r.way == "claim" && r.by == "own":
		return [4]int{0, 0, 0, r.where}, true
	case r.where == offTold:
		return [4]int{2, way, by, r.where}, true
	}
	return [4]int{1, way, by, r.where}, true
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
