package incidents

import (
	"slices"
	"strconv"

	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/extract/linear"
	"ascribe/internal/text"
)

// Roles that a phrase may fill, the classes of the model of roles.
var Roles = []string{"individual", "object", "person", "instrument"}

// roleFeatures adds what the role of phrase p is judged by: its head and what
// that stands for, what it is to the verbs and nouns around it, and which
// events its sentence and the neighbours tell of.
func (d *document) roleFeatures(p *Phrase, f *linear.Features) {
	s := &d.sents[p.Sentence]
	class := p.class
	f.Add("head", p.Head)
	f.Add("class", class)
	if len(p.key) < 40 {
		f.Add("string", p.key)
	}
	d.shapeFeatures(s, p, f)
	s.wordFeatures(p, f)
	for _, l := range p.links {
		f.Add("link", l.role, l.lemma)
		f.Add("link-class", l.role, l.lemma, class)
		if l.kind != "" {
			f.Add("event", l.role, l.kind)
			f.Add("event-class", l.role, l.kind, class)
		}
	}
	d.nearFeatures(p, class, f)
	d.windowFeatures(s, p, f)
}

// windowFeatures adds the words around phrase p, and the events told to its left
// and right with their distance in phrases: what the grammar misses.
func (d *document) windowFeatures(s *sentence, p *Phrase, f *linear.Features) {
	if p.np < 0 {
		return
	}
	n := &s.NPs[p.np]
	left, right := s.wordAt(n.First-1), s.wordAt(n.Last+1)
	f.Add("before-2", s.wordAt(n.First-2), left)
	f.Add("after-2", right, s.wordAt(n.Last+2))
	f.Add("around", left, right, p.class)
	var before, after *event
	for _, e := range s.events {
		switch ev := &d.events[e]; {
		case ev.last < n.First:
			before = ev
		case ev.tok > n.Last && after == nil:
			after = ev
		}
	}
	if before != nil {
		f.Add("event-before", before.kind, strconv.Itoa(min(s.between(before.last, n.First), 4)), p.class)
	}
	if after != nil {
		f.Add("event-after", after.kind, strconv.Itoa(min(s.between(n.Last, after.tok), 4)), p.class)
	}
}

// wordAt returns the base form of token k, or its kind where it is none of the
// lexicon's words.
func (s *sentence) wordAt(k int) string {
	switch {
	case k < 0 || k >= len(s.Tokens):
		return "edge"
	case s.Tokens[k].Word.LemmaOf() != "":
		return s.Tokens[k].Word.LemmaOf()
	case s.Tokens[k].Kind == text.Word:
		return "name"
	}
	return s.Tokens[k].Lower
}

// between counts the phrases that begin after token i and before token j.
func (s *sentence) between(i, j int) int {
	n := 0
	for k := range s.NPs {
		if s.NPs[k].First > i && s.NPs[k].First < j {
			n++
		}
	}
	return n
}

// wordFeatures adds the words of the phrase, those that complete it included,
// and what each stands for.
func (s *sentence) wordFeatures(p *Phrase, f *linear.Features) {
	for k := s.tokenFrom(p.Range.Start); k < len(s.Tokens) && s.Tokens[k].End <= p.Range.End; k++ {
		t := &s.Tokens[k]
		f.Add("word", t.Lower)
		for _, sense := range t.Word.AllSenses() {
			f.Add("word-sense", sense.Kind.String(), sense.Type)
		}
	}
}

// classify names the kind and type of the phrase's head.
func (p *Phrase) classify() string {
	switch {
	case p.Organisation:
		return "organisation"
	case p.head.ClassOf() != "":
		return p.head.ClassOf()
	case p.Name.Len() > 0:
		return "name"
	}
	return "other"
}

// pairFeatures adds what ties phrase p to candidate c: how far it stands from
// where c is told, and whether c's own events govern it.
func (d *document) pairFeatures(p *Phrase, c *cluster, f *linear.Features) {
	class := p.class
	f.Add("type", c.typ, class)
	f.Add("type-head", c.typ, p.Head)
	f.Add("distance", span(c.sents, p.Sentence), class)
	s := &d.sents[p.Sentence]
	for _, e := range s.events {
		if !slices.Contains(c.events, e) {
			continue
		}
		ev := &d.events[e]
		f.Add("own", ev.kind, class)
		if ev.patient >= 0 && ev.patient == p.np {
			f.Add("own-patient", ev.kind, class, reality(ev))
		}
		if ev.actor >= 0 && ev.actor == p.np {
			f.Add("own-actor", ev.kind, class, reality(ev))
		}
	}
}

// span names the distance from the nearest of some sentences.
func span(sents []int, i int) string {
	best, after := 1<<20, false
	for _, s := range sents {
		if abs(s-i) < best {
			best, after = abs(s-i), i > s
		}
	}
	if best > 2 {
		best = min(best, 8) / 2 * 2
	}
	if after {
		return spansAfter[2*best : 2*best+2]
	}
	return spansBefore[2*best : 2*best+2]
}

// The names of distances, two characters each.
const (
	spansAfter  = "+0+1+2+3+4+5+6+7+8"
	spansBefore = "-0-1-2-3-4-5-6-7-8"
)

// shapeFeatures describes the phrase by itself.
func (d *document) shapeFeatures(s *sentence, p *Phrase, f *linear.Features) {
	if p.np < 0 {
		f.Add("shape", "none")
		return
	}
	n := &s.NPs[p.np]
	for k := n.First; k < n.Head; k++ {
		if t := &s.Tokens[k]; t.Part == clause.Det || t.Part == clause.Num {
			f.Add("det", t.Lower)
		} else {
			f.Add("modifier", t.Lower)
			f.Add("modifier-head", t.Lower, p.Head)
		}
	}
	if n.Proper >= 0 {
		f.Add("proper", strconv.Itoa(min(3, n.Last-n.Proper+1)))
		if n.Proper > n.First {
			f.Add("titled", p.Head)
		}
		f.Add("proper-class", p.class)
		f.Add("first-name", strconv.FormatBool(s.Tokens[n.Proper].Word.Is(lexicon.Given)))
	}
	f.Add("quantified", strconv.FormatBool(p.Quantified), p.class)
	f.Add("owned", strconv.FormatBool(n.Owned), p.class)
	if n.Owner >= 0 {
		f.Add("owner", p.class)
	}
	for _, pl := range s.places {
		if pl.Range.Start <= p.Base.Start && p.Base.End <= pl.Range.End {
			f.Add("place")
		}
	}
	if n.First > 0 {
		f.Add("before", s.Tokens[n.First-1].Lower)
	}
	if n.Last+1 < len(s.Tokens) {
		f.Add("after", s.Tokens[n.Last+1].Lower)
	}
	if s.Tokens[n.First].Quoted {
		f.Add("quoted")
	}
}

// nearFeatures describes the events of the phrase's sentence and of those
// around it, and where in the report it stands.
func (d *document) nearFeatures(p *Phrase, class string, f *linear.Features) {
	here := d.sents[p.Sentence].events
	for i, e := range here {
		ev := &d.events[e]
		if !slices.ContainsFunc(here[:i], func(e int) bool { return d.events[e].kind == ev.kind }) {
			f.Add("here", ev.kind, reality(ev))
			f.Add("here-class", ev.kind, class)
		}
	}
	if len(here) == 0 {
		f.Add("here-class", "none", class)
	}
	for _, i := range [2]int{p.Sentence - 1, p.Sentence + 1} {
		if i < 0 || i >= len(d.sents) {
			continue
		}
		where := "previous"
		if i > p.Sentence {
			where = "next"
		}
		for _, e := range d.sents[i].events {
			f.Add(where, d.events[e].kind)
		}
	}
	f.Add("at", strconv.Itoa(min(p.Sentence, 8)/2), class)
	f.AddValue(d.relevanceLogit/4, "relevance")
	f.AddValue(d.relevanceLogit/4, "relevance-class", class)
}
