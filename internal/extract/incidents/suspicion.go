package incidents

import (
	"slices"

	"ascribe/internal/extract/linear"
)

// GroupFeatures adds what it is judged by whether group g stands behind
// candidate k, and on whose word: how each mention is tied to the deed, what
// the sentences around it say of claims and charges, and its weight in the
// report. Each counts once.
func (a *Analysis) GroupFeatures(g, k int, f *linear.Features) {
	gr, c := &a.Groups[g], &a.clusters[k]
	f.Add("class", gr.Class)
	f.Add("name", gr.Name)
	f.Add("type", c.typ, gr.Class)
	a.standingFeatures(g, f)
	a.homeFeatures(gr, c, f)
	a.doerFeatures(gr, c, f)
	near := 1 << 20
	for i := range gr.Mentions {
		near = min(near, distance(c.sents, gr.Mentions[i].Sentence))
	}
	for i := range gr.Mentions {
		m := &gr.Mentions[i]
		d := distance(c.sents, m.Sentence)
		if d > 6 && d > near {
			continue
		}
		a.d.deedFeatures(m, c, gr.Class, f)
		a.d.mentionFeatures(m, gr.Class, f)
	}
	f.Add("near", bucket(near, 8))
	f.Add("near-class", bucket(near, 4), gr.Class)
	a.accountFeatures(g, c, f)
	f.Unique()
}

// standingFeatures weighs a group within its report.
func (a *Analysis) standingFeatures(g int, f *linear.Features) {
	gr := &a.Groups[g]
	more, same := 0, 0
	for i := range a.Groups {
		if i == g {
			continue
		}
		if a.Groups[i].Class != "state" {
			same++
		}
		if len(a.Groups[i].Mentions) > len(gr.Mentions) {
			more++
		}
	}
	f.Add("mentions", bucket(len(gr.Mentions), 5), gr.Class)
	f.Add("more-often", bucket(more, 3), gr.Class)
	f.Add("other-groups", bucket(same, 4), gr.Class)
	f.Add("first-at", bucket(gr.Mentions[0].Sentence/2, 5), gr.Class)
	f.Add("groups-before", bucket(g, 3), gr.Class)
	f.AddValue(a.d.relevanceLogit/4, "relevance")
}

// homeFeatures says whether the report was written, or places the deed, where
// the group is at home.
func (a *Analysis) homeFeatures(gr *Group, c *cluster, f *linear.Features) {
	if len(gr.Countries) == 0 {
		return
	}
	home := "not told"
	for _, p := range a.d.dateline {
		home = at(gr, p.Place.CountryCode)
	}
	f.Add("home-dateline", home)
	home = "not told"
	for _, i := range c.sents {
		for _, p := range a.d.sents[i].places {
			if home != "home" {
				home = at(gr, p.Place.CountryCode)
			}
		}
	}
	f.Add("home-deed", home)
}

// at names whether a country is a home of the group.
func at(gr *Group, country string) string {
	if slices.Contains(gr.Countries, country) {
		return "home"
	}
	return "abroad"
}

// deedFeatures says how far from the deed a mention stands and what it is to
// the words that tell of it.
func (d *document) deedFeatures(m *GroupMention, c *cluster, class string, f *linear.Features) {
	s := &d.sents[m.Sentence]
	for _, e := range s.events {
		ev := &d.events[e]
		own := "other"
		if slices.Contains(c.events, e) {
			own = "own"
		}
		f.Add("event-here", own, ev.kind, reality(ev))
		switch {
		case m.np >= 0 && ev.actor == m.np:
			f.Add("actor", own, class, reality(ev))
			f.Add("actor-kind", own, ev.kind)
		case m.np >= 0 && ev.patient == m.np:
			f.Add("patient", own, class, reality(ev))
			f.Add("patient-kind", own, ev.kind)
		case ev.actor >= 0 && own == "own":
			f.Add("another-actor", classOf(s, ev.actor), class)
		case own == "own":
			f.Add("no-actor", class, order(s, m, ev))
		}
		if up := s.aboveOf(m); up >= 0 && ev.actor == up {
			f.Add("actor-above", own, class)
		} else if up >= 0 && ev.patient == up {
			f.Add("patient-above", own, class)
		}
	}
}

// aboveOf returns the phrase that the mention's own depends on, -1 for none.
func (s *sentence) aboveOf(m *GroupMention) int {
	if m.np < 0 {
		return -1
	}
	return s.above(m.np)
}

// order says on which side of the trigger a mention stands.
func order(s *sentence, m *GroupMention, ev *event) string {
	if m.Range.Start < s.Tokens[ev.tok].Start {
		return "before"
	}
	return "after"
}

// mentionFeatures describes a mention by the words that govern it and stand
// beside it.
func (d *document) mentionFeatures(m *GroupMention, class string, f *linear.Features) {
	s := &d.sents[m.Sentence]
	if m.carrier != "" {
		f.Add("carrier-class", senseOf(s, m.np), class)
	} else {
		f.Add("alone", class)
	}
	for _, l := range m.links {
		f.Add("link", l.role, l.lemma)
		f.Add("link-class", l.role, l.lemma, class)
		if l.kind != "" {
			f.Add("deed", l.role, l.kind)
			f.Add("deed-class", l.role, l.kind, class)
		}
	}
	for _, l := range m.ups {
		f.Add("up", l.role, l.lemma)
		if l.kind != "" {
			f.Add("up-deed", l.role, l.kind)
		}
	}
	k, end := s.tokenAt(m.Range.Start), s.tokenAt(m.Range.End-1)
	for _, at := range [...]struct {
		name string
		k    int
	}{{"before", k - 1}, {"before2", k - 2}, {"after", end + 1}, {"after2", end + 2}} {
		if at.k >= 0 && at.k < len(s.Tokens) {
			f.Add(at.name, s.Tokens[at.k].Lower)
		}
	}
}

// senseOf names what the head of phrase np stands for.
func senseOf(s *sentence, np int) string {
	if senses := s.Tokens[s.NPs[np].Head].Word.AllSenses(); len(senses) > 0 {
		return senses[0].Kind.String()
	}
	return "unknown"
}
