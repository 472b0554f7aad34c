package incidents

import (
	"slices"
	"strings"
)

// deeds adds what a mention is to the deeds told in its sentence.
func (a *Analysis) deeds(gr *Group, m *GroupMention, c *cluster, say func(way, by string)) {
	s := &a.d.sents[m.Sentence]
	by := s.voice.of(gr)
	if m.dressed() {
		say("dress", by)
		return
	}
	if m.clashes() {
		say("clash", by)
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
		say("act", by)
	case own:
		say("doubted act", by)
	case other:
		say("other act", by)
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
