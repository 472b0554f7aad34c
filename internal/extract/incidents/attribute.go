package incidents

import (
	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/extract/linear"
	"ascribe/internal/text"
)

// Attribute is a set slot of MUC-4 that a model fills: for a phrase that fills
// a role; for the incident as a whole if Role is empty; or, if Instead is set,
// for an incident in which nothing fills the role, of which the report tells
// without naming it ("was shot", "there were no casualties").
type Attribute struct {
	// Name is the name of the model; Slot the slot of the key.
	Name, Slot, Role string
	Instead          bool
}

// OfIncident reports whether the attribute is one of the incident, not of a
// phrase.
func (at *Attribute) OfIncident() bool { return at.Role == "" || at.Instead }

// None is the class for "no value".
const None = "none"

// Attributes are all attributes, in the order in which they are filled.
var Attributes = []Attribute{
	{Name: "stage", Slot: "inc_stage"},
	{Name: "category", Slot: "perp_inc_cat"},
	{Name: "instrument-type", Slot: "inc_instr_type", Role: "instrument"},
	{Name: "object-type", Slot: "phys_tgt_type", Role: "object"},
	{Name: "object-effect", Slot: "phys_tgt_effect", Role: "object"},
	{Name: "person-type", Slot: "hum_tgt_type", Role: "person"},
	{Name: "person-effect", Slot: "hum_tgt_effect", Role: "person"},
	{Name: "means", Slot: "inc_instr_type", Role: "instrument", Instead: true},
	{Name: "harm", Slot: "hum_tgt_effect", Role: "person", Instead: true},
}

// PhraseAttributeFeatures adds what an attribute of what some phrases name is
// judged by, in an incident of a type and stage; each feature once.
func (a *Analysis) PhraseAttributeFeatures(at Attribute, typ, stage string, phrases []int, f *linear.Features) {
	f.Add("incident", typ)
	f.Add("stage", stage)
	for _, i := range phrases {
		p := &a.Phrases[i]
		switch at.Name {
		case "object-type", "person-type", "instrument-type":
			a.d.typeFeatures(p, f)
		default:
			a.d.effectFeatures(p, typ, f)
		}
	}
	f.Unique()
}

// typeFeatures describes what a phrase names.
func (d *document) typeFeatures(p *Phrase, f *linear.Features) {
	s := &d.sents[p.Sentence]
	f.Add("head", p.Head)
	f.Add("string", p.key)
	for _, k := range p.Senses() {
		f.Add("sense", k.Kind.String(), k.Type)
	}
	s.wordFeatures(p, f)
	if p.np < 0 {
		return
	}
	n := &s.NPs[p.np]
	if n.Owner >= 0 {
		f.Add("owner", s.Tokens[s.NPs[n.Owner].Head].Lower)
	}
	for _, q := range [2]int{n.Appositive, n.Owner} {
		if q >= 0 {
			d.apposedWords(s, q, f)
		}
	}
	if p.np+1 < len(s.NPs) && s.NPs[p.np+1].Appositive == p.np {
		d.apposedWords(s, p.np+1, f)
	}
	if n.Last+2 < len(s.Tokens) {
		f.Add("after", s.Tokens[n.Last+1].Lower, s.Tokens[n.Last+2].Lower)
	}
}

func (d *document) apposedWords(s *sentence, np int, f *linear.Features) {
	for k := s.NPs[np].First; k <= s.NPs[np].Last; k++ {
		f.Add("beside", s.Tokens[k].Lower)
		for _, sense := range s.Tokens[k].Word.AllSenses() {
			f.Add("beside-sense", sense.Kind.String(), sense.Type)
		}
	}
}

// effectFeatures describes what happened to a phrase.
func (d *document) effectFeatures(p *Phrase, typ string, f *linear.Features) {
	f.Add("class", p.class, typ)
	f.Add("head", p.Head)
	for _, l := range p.links {
		f.Add("link", l.role, l.lemma)
		if l.kind != "" {
			f.Add("event", l.role, l.kind)
			f.Add("event-type", l.role, l.kind, typ)
		}
	}
	s := &d.sents[p.Sentence]
	for k := range s.Tokens {
		t := &s.Tokens[k]
		if t.Word.Is(lexicon.Verb|lexicon.Adj|lexicon.Neg) || t.Word != nil && t.Word.NounEvent != "" {
			f.Add("sentence", t.Word.LemmaOf())
			if gap := t.Start - p.Base.End; gap >= 0 && gap < 40 {
				f.Add("after", t.Word.LemmaOf())
			}
			if gap := p.Base.Start - t.End; gap >= 0 && gap < 40 {
				f.Add("before", t.Word.LemmaOf())
			}
		}
	}
}

func (d *document) cueWords(i int, where string, f *linear.Features) {
	for k := range d.sents[i].Tokens {
		t := &d.sents[i].Tokens[k]
		if t.Kind == text.Word && t.Word != nil && !t.Word.Is(lexicon.Det|lexicon.Prep|lexicon.Be) {
			f.Add(where, t.Word.Lemma)
		}
	}
}

// IncidentAttributeFeatures adds what an attribute of candidate k as a whole is
// judged by, given the groups and the individuals taken to have done it, as
// indices of groups and phrases.
func (a *Analysis) IncidentAttributeFeatures(k int, groups, individuals []int, f *linear.Features) {
	c := &a.clusters[k]
	f.Add("type", c.typ)
	for _, g := range groups {
		f.Add("by", a.Groups[g].Name)
		f.Add("by-class", a.Groups[g].Class)
	}
	for _, i := range individuals {
		a.individualFeatures(&a.Phrases[i], f)
	}
	if len(groups)+len(individuals) == 0 {
		f.Add("by-nobody")
	}
	for _, e := range c.events {
		ev := &a.d.events[e]
		f.Add("event", ev.kind, reality(ev))
		f.Add("lemma", a.d.sents[ev.sent].Tokens[ev.tok].Word.LemmaOf(), reality(ev))
	}
	for _, i := range c.sents[:min(3, len(c.sents))] {
		a.d.cueWords(i, "word", f)
	}
	a.d.harmless(c, f)
}

// harmless adds what the report says not to have been hurt near candidate c:
// "no casualties", "nobody was injured".
func (d *document) harmless(c *cluster, f *linear.Features) {
	for i := range d.sents {
		s := &d.sents[i]
		if distance(c.sents, i) > 3 {
			continue
		}
		for k := range s.Tokens {
			switch s.Tokens[k].Lower {
			case "no", "nobody", "none", "not", "without":
				for _, t := range s.Tokens[k+1 : min(k+6, len(s.Tokens))] {
					f.Add("no", t.Word.LemmaOf())
				}
			}
		}
	}
}

// individualFeatures describes one who is taken to have done it.
func (a *Analysis) individualFeatures(p *Phrase, f *linear.Features) {
	f.Add("by", p.key)
	f.Add("by-head", p.Head)
	f.Add("by-class", p.class)
	s := &a.d.sents[p.Sentence]
	for t := range s.Tokens {
		if s.Tokens[t].Start >= p.Range.Start && s.Tokens[t].End <= p.Range.End {
			f.Add("by-word", s.Tokens[t].Lower)
		}
	}
}
