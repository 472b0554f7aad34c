package incidents

import (
	"ascribe/internal/extract/incidents/clause"
)

// link says what a noun phrase is to a word that governs it.
type link struct {
	role  string // "subject", "object", "patient", "actor", or a preposition
	lemma string // the governing verb or noun
	kind  kind   // the event that it tells of; empty for none
}

// links returns, for every noun phrase of s, what it is to the words around
// it. Members of a list and appositions share the links of their first.
func (d *document) links(s *sentence) [][]link {
	out := make([][]link, len(s.NPs))
	for g := range s.VGs {
		d.verbLinks(s, g, out)
	}
	for _, e := range s.events {
		ev := &d.events[e]
		d.eventLinks(s, ev, out)
	}
	for n := range s.NPs {
		d.prepositionLink(s, n, out)
	}
	for n := range s.NPs {
		if c := s.NPs[n].Chain; c != n {
			out[n] = append(out[n], out[c]...)
		}
		if a := s.NPs[n].Appositive; a >= 0 {
			out[n] = append(out[n], out[a]...)
		}
	}
	identify(s, out)
	return out
}

// identify gives phrases that a sentence says to be one the links of both: "the
// dead man was identified as N. N.", "two students, one of them N. N.".
func identify(s *sentence, out [][]link) {
	for g := range s.VGs {
		v := &s.VGs[g]
		from, to := v.Subject, v.Object
		switch s.Tokens[v.Head].Word.LemmaOf() {
		case "be":
		case "identify", "name", "know", "describe", "include":
			if v.Passive {
				to = phraseAfter(s, v.Last)
			}
		default:
			continue
		}
		if from < 0 || to < 0 || from == to {
			continue
		}
		had := out[from]
		out[from] = append(out[from][:len(had):len(had)], out[to]...)
		out[to] = append(out[to], had...)
	}
	for n := 1; n < len(s.NPs); n++ {
		if k := s.NPs[n].First - 1; k > 0 && s.Tokens[k].Lower == "including" {
			out[n] = append(out[n], out[n-1]...)
		}
	}
}

// phraseAfter returns the phrase right after token k, or after one word more;
// -1 if there is none.
func phraseAfter(s *sentence, k int) int {
	for i := k + 1; i < min(k+3, len(s.Tokens)); i++ {
		if n := s.Tokens[i].NP; n >= 0 {
			return n
		}
	}
	return -1
}

func (d *document) verbLinks(s *sentence, g int, out [][]link) {
	v := &s.VGs[g]
	lemma := s.Tokens[v.Head].Word.LemmaOf()
	if lemma == "" {
		lemma = s.Tokens[v.Head].Lower
	}
	add := func(np int, role string) {
		if np >= 0 {
			out[np] = append(out[np], link{role, lemma, ""})
		}
	}
	subject := "subject"
	if v.Passive {
		subject = "object"
	}
	add(v.Subject, subject)
	add(v.Object, "object")
	add(v.Agent, "by")
}

func (d *document) eventLinks(s *sentence, e *event, out [][]link) {
	lemma := s.Tokens[e.tok].Word.LemmaOf()
	if e.patient >= 0 {
		out[e.patient] = append(out[e.patient], link{"patient", lemma, e.kind})
	}
	if e.actor >= 0 {
		out[e.actor] = append(out[e.actor], link{"actor", lemma, e.kind})
	}
	if e.np >= 0 {
		out[e.np] = append(out[e.np], link{"self", lemma, e.kind})
	}
	for _, a := range e.pps {
		out[a.np] = append(out[a.np], link{a.prep, lemma, e.kind})
	}
}

// prepositionLink links a phrase under a preposition to the noun or verb
// right before the preposition.
func (d *document) prepositionLink(s *sentence, n int, out [][]link) {
	k := s.NPs[n].Prep
	if k < 1 {
		return
	}
	prev := &s.Tokens[k-1]
	switch {
	case prev.NP >= 0:
		lemma := prev.Word.LemmaOf()
		if prev.Part == clause.Name || lemma == "" {
			lemma = "name"
		}
		out[n] = append(out[n], link{s.Tokens[k].Lower, lemma, ""})
	case prev.VG >= 0:
		out[n] = append(out[n], link{s.Tokens[k].Lower, s.Tokens[s.VGs[prev.VG].Head].Word.LemmaOf(), ""})
	}
}
