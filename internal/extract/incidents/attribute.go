package incidents

import (
	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/extract/incidents/linear"
	"ascribe/internal/text"
)

// Attribute is a set slot of MUC-4 that a model fills, either for a phrase
// that fills a role or, if Role is empty, for the incident as a whole.
type Attribute struct {
	// Name is the name of the model; Slot the slot of the key.
	Name, Slot, Role string
}

// None is the class for "no value".
const None = "none"

// Attributes are all attributes, in the order in which they are filled.
var Attributes = []Attribute{
	{"stage", "inc_stage", ""},
	{"category", "perp_inc_cat", ""},
	{"instrument-type", "inc_instr_type", "instrument"},
	{"confidence", "perp_org_conf", "organisation"},
	{"object-type", "phys_tgt_type", "object"},
	{"object-effect", "phys_tgt_effect", "object"},
	{"person-type", "hum_tgt_type", "person"},
	{"person-effect", "hum_tgt_effect", "person"},
}

// PhraseAttributeFeatures adds what an attribute of phrase i is judged by.
func (a *Analysis) PhraseAttributeFeatures(at Attribute, typ string, i int, f *linear.Features) {
	p := &a.Phrases[i]
	f.Add("incident", typ)
	switch at.Name {
	case "confidence":
		a.d.confidenceFeatures(p, f)
	case "object-type", "person-type", "instrument-type":
		a.d.typeFeatures(p, f)
	default:
		a.d.effectFeatures(p, typ, f)
	}
}

// typeFeatures describes what a phrase names.
func (d *document) typeFeatures(p *Phrase, f *linear.Features) {
	s := &d.sents[p.Sentence]
	f.Add("head", p.Head)
	f.Add("string", p.key)
	for _, k := range p.kinds {
		f.Add("sense", k.Kind.String(), k.Type)
	}
	for k := range s.Tokens {
		t := &s.Tokens[k]
		if t.Start >= p.Range.Start && t.End <= p.Range.End {
			f.Add("word", t.Lower)
		}
	}
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

// confidenceFeatures describes how a sentence ties an organisation to a deed:
// claims, accusations and hedges, who accuses, and whether the deed's own
// clause names the organisation.
func (d *document) confidenceFeatures(p *Phrase, f *linear.Features) {
	class := "group"
	if p.Head == "army" || p.Head == "force" || p.Head == "government" || p.Head == "police" || p.Head == "military" {
		class = "state"
	}
	for k, where := range [...]string{"previous", "here", "next"} {
		if i := p.Sentence + k - 1; i >= 0 && i < len(d.sents) {
			d.attributionCues(i, where, f)
		}
	}
	tied := "apart"
	for _, l := range p.links {
		if l.kind != "" {
			tied = "tied"
			f.Add("link", l.role, l.kind)
		} else {
			f.Add("link", l.role, l.lemma)
		}
	}
	f.Add("class", class, tied)
	if len(d.sents[p.Sentence].events) > 0 {
		f.Add("with-event", class)
	}
	s := &d.sents[p.Sentence]
	if k := s.tokenAt(p.Range.Start); k > 0 {
		f.Add("before", s.Tokens[k-1].Lower)
	}
	for i := range min(2, len(d.sents)) {
		for k := range min(24, len(d.Sentences[i].Tokens)) {
			switch w := d.Sentences[i].Tokens[k].Lower; w {
			case "clandestine", "venceremos", "communique", "speech", "interview", "commentary", "editorial", "coprefa", "domestic":
				f.Add("source", w)
			}
		}
	}
}

// attributionCue maps words of claim, accusation, doubt and authority to what
// they say about an attribution.
var attributionCue = map[string]string{"claim": "claim", "claimed": "claim", "admit": "claim", "acknowledge": "claim", "accept": "claim", "vindicate": "claim",
	"responsibility": "responsibility", "responsible": "responsible", "blame": "accuse", "accuse": "accuse", "charge": "accuse",
	"attribute": "attribute", "hold": "hold", "denounce": "accuse", "implicate": "implicate", "link": "link", "involve": "link",
	"allege": "allege", "alleged": "allege", "allegedly": "allege", "suspect": "suspect", "suspected": "suspect", "presume": "presume",
	"presumed": "presume", "presumably": "presume", "apparently": "apparent", "believe": "believe", "probably": "believe", "possibly": "maybe",
	"may": "maybe", "might": "maybe", "could": "maybe", "deny": "deny", "reject": "deny", "confess": "confess", "threaten": "threaten",
	"telephone": "call", "call": "call", "caller": "call", "communique": "communique", "leaflet": "leaflet", "pamphlet": "leaflet", "slogan": "leaflet",
	"police": "authority", "army": "authority", "military": "authority", "government": "authority", "authority": "authority", "authorities": "authority",
	"minister": "authority", "ministry": "authority", "president": "authority", "judge": "authority", "court": "authority", "official": "authority",
	"officials": "authority", "commander": "authority", "brigade": "authority", "investigator": "authority", "source": "source", "sources": "source",
	"witness": "witness", "witnesses": "witness", "report": "report", "say": "say", "state": "say", "according": "say", "confirm": "confirm"}

// attributionCues adds the cues of sentence i, and pairs of accusation and
// authority.
func (d *document) attributionCues(i int, where string, f *linear.Features) {
	seen := map[string]bool{}
	for k := range d.sents[i].Tokens {
		t := &d.sents[i].Tokens[k]
		c := attributionCue[t.Lower]
		if c == "" {
			c = attributionCue[t.Word.LemmaOf()]
		}
		if c != "" && !seen[c] {
			seen[c] = true
			f.Add(where, c)
		}
	}
	for _, c := range [...]string{"accuse", "attribute", "allege", "suspect", "presume", "believe", "responsible", "apparent", "link", "implicate"} {
		if seen[c] && seen["authority"] {
			f.Add(where, c, "authority")
		}
	}
	if seen["claim"] && seen["responsibility"] {
		f.Add(where, "claimed responsibility")
	}
	if len(seen) == 0 {
		f.Add(where, "nothing")
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
// judged by, given who is taken to have done it.
func (a *Analysis) IncidentAttributeFeatures(k int, perpetrators []int, f *linear.Features) {
	c := &a.clusters[k]
	f.Add("type", c.typ)
	for _, i := range perpetrators {
		p := &a.Phrases[i]
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
	if len(perpetrators) == 0 {
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
}
