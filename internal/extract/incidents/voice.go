package incidents

import (
	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/extract/incidents/linear"
)

// act is a word by which a sentence claims, charges, denies or doubts.
type act struct {
	kind string // "claim", "accuse", "attribute", "responsible", "deny", "doubt", "own word", "arrest"
	tok  int
}

// actOf maps words to acts that need no company.
var actOf = map[string]string{
	"blame": "accuse", "accuse": "accuse", "charge": "accuse", "implicate": "accuse", "indict": "accuse", "incriminate": "accuse",
	"denounce": "denounce", "condemn": "denounce", "attribute": "attribute", "ascribe": "attribute", "responsible": "responsible",
	"deny": "deny", "reject": "deny", "disclaim": "deny", "disown": "deny", "innocent": "deny", "confess": "claim", "boast": "claim", "vindicate": "claim",
	"alleged": "doubt", "allegedly": "doubt", "presumed": "doubt", "presumably": "doubt", "suspected": "doubt", "suspect": "doubt",
	"apparently": "doubt", "believe": "doubt", "probably": "doubt", "possibly": "doubt", "possible": "doubt", "may": "doubt", "might": "doubt",
	"could": "doubt", "seem": "doubt", "appear": "doubt", "suspicion": "doubt", "likely": "doubt", "perhaps": "doubt", "whether": "doubt",
	"if": "doubt", "presume": "doubt", "assume": "doubt", "purportedly": "doubt", "supposedly": "doubt", "supposed": "doubt", "unknown": "doubt",
	"hypothesis": "doubt", "theory": "doubt", "rumor": "doubt",
	"communique": "own word", "pamphlet": "own word", "leaflet": "own word", "caller": "own word", "message": "own word", "proclamation": "own word",
	"telephone": "own word", "bulletin": "own word", "slogan": "own word", "banner": "own word", "flag": "own word", "graffiti": "own word",
	"arrest": "arrest", "capture": "arrest", "detain": "arrest", "trial": "arrest", "investigate": "inquire", "investigation": "inquire",
	"evidence": "inquire", "prove": "inquire", "proof": "inquire", "identify": "inquire", "identified": "inquire",
}

// findActs returns the acts of a sentence, in order. "Claim" counts with
// responsibility or credit beside it.
func (s *sentence) findActs() []act {
	var out []act
	for k := range s.Tokens {
		t := &s.Tokens[k]
		kind := actOf[t.Lower]
		if kind == "" {
			kind = actOf[t.Word.LemmaOf()]
		}
		switch {
		case t.Lower == "responsibility" || t.Lower == "credit" || t.Lower == "authorship":
			kind = s.aroundResponsibility(k)
		case t.Lower == "responsible" && s.within(k-5, k, "hold", "held", "holds"):
			kind = "accuse"
		}
		if kind != "" {
			out = append(out, act{kind, k})
		}
	}
	return out
}

// aroundResponsibility tells what is done with the responsibility at token k.
func (s *sentence) aroundResponsibility(k int) string {
	switch {
	case s.within(k-4, k+6, "claim", "claimed", "claims", "claiming", "took", "take", "taken", "accepted", "accept", "admitted", "assumed", "acknowledged", "taking", "accepting"):
		return "claim"
	case s.within(k-4, k+6, "denied", "denies", "deny", "disclaimed", "rejected"):
		return "deny"
	}
	return "responsible"
}

// within reports whether one of some words stands in tokens from to until.
func (s *sentence) within(from, until int, words ...string) bool {
	for k := max(from, 0); k < min(until, len(s.Tokens)); k++ {
		for _, w := range words {
			if s.Tokens[k].Lower == w {
				return true
			}
		}
	}
	return false
}

// voice names who speaks in a sentence: an authority, a group, the press,
// another, or nobody.
func (d *document) voice(s *sentence) string {
	for g := range s.VGs {
		v := &s.VGs[g]
		if v.Subject >= 0 && !v.Passive && speaking(s.Tokens[v.Head].Lower) {
			return s.voiceOf(v.Subject)
		}
	}
	for k := 0; k+2 < len(s.Tokens); k++ {
		if s.Tokens[k].Lower == "according" && s.Tokens[k+2].NP >= 0 {
			return s.voiceOf(s.Tokens[k+2].NP)
		}
	}
	return "nobody"
}

// voiceOf names what sort of speaker phrase np is.
func (s *sentence) voiceOf(np int) string {
	for n := np; n >= 0; n = s.NPs[n].Appositive {
		for k := s.NPs[n].First; k <= s.NPs[n].Last; k++ {
			t := &s.Tokens[k]
			switch {
			case attributionCue[t.Lower] == "authority" || attributionCue[t.Word.LemmaOf()] == "authority":
				return "authority"
			case t.Part == clause.Pron:
				return "pronoun"
			}
		}
		if s.NPs[n].Appositive >= n {
			break
		}
	}
	r := s.phrase(np)
	for _, o := range s.orgs {
		if !o.Generic && o.Range.Start < r.End && r.Start < o.Range.End {
			return "group"
		}
	}
	return classOf(s, np)
}

// VoiceFeatures adds what is said of the responsibility of group g for
// candidate k, in few general features: what it is said to claim, what it is
// charged with and in whose voice, what is doubted, whether the report itself
// says that it did the deed, and how near to where that is told.
func (a *Analysis) VoiceFeatures(g, k int, f *linear.Features) {
	gr, c := &a.Groups[g], &a.clusters[k]
	f.Add("class", gr.Class)
	f.Add("type", c.typ, gr.Class)
	f.Add("source", a.d.source())
	f.Add("source-class", a.d.source(), gr.Class)
	said := map[string]bool{}
	for i := range gr.Mentions {
		a.mentionVoice(&gr.Mentions[i], c, said, f)
	}
	a.actorVoice(gr, c, said, f)
	for i := range a.Groups {
		if i != g && a.takes(i, "claim") {
			f.Add("another-claims")
		}
	}
	for _, i := range c.sents {
		for _, x := range a.d.sents[i].acts {
			f.Add("told", x.kind)
		}
	}
	f.Add("saying", signature(said))
	f.Unique()
}

// signature names what is said of a group, the weightiest first.
func signature(said map[string]bool) string {
	out := ""
	for _, what := range [...]string{"claim", "accuse by authority", "accuse", "doubt by authority", "doubt", "deny", "act"} {
		if said[what] {
			out += what + "+"
		}
	}
	return out
}

// mentionVoice adds the acts that concern one mention, and notes in said what
// they say.
func (a *Analysis) mentionVoice(m *GroupMention, c *cluster, said map[string]bool, f *linear.Features) {
	d := a.d
	s := &d.sents[m.Sentence]
	where := "off"
	switch n := distance(c.sents, m.Sentence); {
	case n == 0:
		where = "in"
	case n <= 2:
		where = "beside"
	}
	voice := d.voice(s)
	f.Add("where", where)
	k := s.tokenAt(m.Range.Start)
	for _, x := range s.acts {
		f.Add("act", x.kind, side(x.tok, k))
		f.Add("act-near", x.kind, side(x.tok, k), near(x.tok-k))
		if !a.concerns(m, x) {
			f.Add("not-concerned", x.kind)
			continue
		}
		f.Add("concerned", x.kind)
		f.Add("concerned-where", x.kind, where)
		f.Add("concerned-voice", x.kind, voice)
		remember(said, x.kind, voice, where)
	}
	if i := m.Sentence + 1; i < len(d.sents) && a.lastNamed(m) {
		for _, x := range d.sents[i].acts {
			f.Add("follows", x.kind)
			if x.kind == "claim" && len(d.sents[i].groups) == 0 {
				remember(said, x.kind, voice, where)
				f.Add("concerned", x.kind)
			}
		}
	}
	for _, l := range m.links {
		if l.kind != "" {
			f.Add("deed", l.role, where)
		}
	}
	if m.carrier != "" && m.np >= 0 {
		f.Add("carrier", senseOf(s, m.np), where)
		f.Add("carrier-word", m.carrier)
	}
}

// remember enters an act into what is said of a group.
func remember(said map[string]bool, kind, voice, where string) {
	switch kind {
	case "accuse", "attribute", "responsible", "denounce":
		kind = "accuse"
	case "claim", "deny":
		voice = ""
	case "doubt":
		if where == "off" {
			return
		}
	default:
		return
	}
	if voice == "authority" {
		kind += " by authority"
	}
	said[kind] = true
}

// takes reports whether any mention of group g takes an act of a kind.
func (a *Analysis) takes(g int, kind string) bool {
	for i := range a.Groups[g].Mentions {
		m := &a.Groups[g].Mentions[i]
		for _, x := range a.d.sents[m.Sentence].acts {
			if x.kind == kind && a.concerns(m, x) {
				return true
			}
		}
	}
	return false
}

// lastNamed reports whether m is the last name of a group in its sentence.
func (a *Analysis) lastNamed(m *GroupMention) bool {
	groups := a.d.sents[m.Sentence].groups
	return groups[len(groups)-1].Start <= m.Range.Start
}

// concerns reports whether an act in the sentence of mention m is by or about
// that mention: who claims stands before the claim or after "by"; who is
// charged stands after the charge, or before one in the passive; a doubt
// covers the nearest name after it, or the one right before it.
func (a *Analysis) concerns(m *GroupMention, x act) bool {
	s := &a.d.sents[m.Sentence]
	k := s.tokenAt(m.Range.Start)
	left := k < x.tok
	switch x.kind {
	case "claim", "deny", "own word":
		if !left {
			return k > 0 && s.within(k-4, k, "by", "of", "from") && !a.between(m.Sentence, x.tok, k)
		}
		return !a.between(m.Sentence, k, x.tok)
	case "accuse", "denounce":
		if passive(s, x.tok) {
			return left && !a.between(m.Sentence, k, x.tok)
		}
		return !left && !a.between(m.Sentence, x.tok, k)
	case "attribute":
		return !left
	case "responsible":
		if left {
			return !a.between(m.Sentence, k, x.tok)
		}
		return !a.between(m.Sentence, x.tok, k)
	case "doubt":
		if left {
			return x.tok-k <= 6 && !a.between(m.Sentence, k, x.tok)
		}
		return k-x.tok <= 14 && !a.between(m.Sentence, x.tok, k)
	}
	return left && !a.between(m.Sentence, k, x.tok)
}

// between reports whether sentence i names a group between tokens from and
// until, both exclusive.
func (a *Analysis) between(i, from, until int) bool {
	s := &a.d.sents[i]
	for _, r := range s.groups {
		if k := s.tokenAt(r.Start); k > from+1 && k < until && s.tokenAt(r.End-1) < until {
			return true
		}
	}
	return false
}

// passive reports whether the verb at token k is in the passive.
func passive(s *sentence, k int) bool {
	g := s.Tokens[k].VG
	return g >= 0 && s.VGs[g].Passive
}

func side(a, b int) string {
	if a < b {
		return "left"
	}
	return "right"
}

// near names a distance in tokens.
func near(n int) string {
	switch n = abs(n); {
	case n <= 3:
		return "close"
	case n <= 9:
		return "near"
	}
	return "far"
}

// actorVoice says whether the group does the deed in the report's own words.
func (a *Analysis) actorVoice(gr *Group, c *cluster, said map[string]bool, f *linear.Features) {
	for i := range gr.Mentions {
		m := &gr.Mentions[i]
		s := &a.d.sents[m.Sentence]
		for _, e := range s.events {
			ev := &a.d.events[e]
			if m.np < 0 || ev.actor < 0 || ev.actor != m.np && ev.actor != s.above(m.np) {
				continue
			}
			f.Add("actor", reality(ev))
			f.Add("actor-voice", reality(ev), a.d.voice(s))
			if len(s.acts) == 0 {
				f.Add("actor-plain", a.d.voice(s))
			}
			said["act"] = true
		}
	}
}

// source names who publishes the report, by its header: a group's own radio, a
// communique, a speech or interview, or the news.
func (d *document) source() string {
	if len(d.sents) == 0 {
		return "none"
	}
	out := "news"
	for i := range min(3, len(d.Sentences)) {
		for k := range min(30, len(d.Sentences[i].Tokens)) {
			switch w := d.Sentences[i].Tokens[k].Lower; w {
			case "clandestine", "venceremos", "farabundo":
				if i == 0 && k < 14 {
					return "clandestine"
				}
			case "communique", "speech", "interview", "commentary", "editorial", "coprefa":
				out = w
			}
		}
	}
	return out
}
