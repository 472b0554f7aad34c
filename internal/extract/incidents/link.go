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

// linker finds the links of the phrases of a report.
type linker struct {
	found []tied // in the sentence at hand
	sizes []int  // by phrase, how many links it will have
	room  []link // where they are put
}

// tied is a link of phrase np.
type tied struct {
	np int
	link
}

// link sets the links of all sentences.
func (d *document) link() {
	n := 0
	for i := range d.sents {
		n += len(d.sents[i].NPs)
	}
	all := make([][]link, n)
	l := linker{room: make([]link, 0, n)}
	for i := range d.sents {
		s := &d.sents[i]
		k := len(s.NPs)
		s.links, all = all[:k:k], all[k:]
		l.sentence(d, s)
	}
}

// sentence sets, for every noun phrase of s, what it is to the words around
// it. Members of a list and appositions share the links of their first.
func (l *linker) sentence(d *document, s *sentence) {
	l.found = l.found[:0]
	for g := range s.VGs {
		l.verb(s, g)
	}
	for _, e := range s.events {
		l.event(s, &d.events[e])
	}
	for n := range s.NPs {
		l.preposition(s, n)
	}
	l.spread(s)
	out := s.links
	for _, t := range l.found {
		out[t.np] = append(out[t.np], t.link)
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
}

// spread gives every phrase of s room for its links.
func (l *linker) spread(s *sentence) {
	l.sizes = append(l.sizes[:0], make([]int, len(s.NPs))...)
	for _, t := range l.found {
		l.sizes[t.np]++
	}
	total := 0
	for n := range s.NPs {
		if c := s.NPs[n].Chain; c != n {
			l.sizes[n] += l.sizes[c]
		}
		if a := s.NPs[n].Appositive; a >= 0 {
			l.sizes[n] += l.sizes[a]
		}
		total += l.sizes[n]
	}
	if cap(l.room)-len(l.room) < total {
		l.room = make([]link, 0, max(total, cap(l.room)/4))
	}
	for n, size := range l.sizes {
		at := len(l.room)
		l.room = l.room[:at+size]
		s.links[n] = l.room[at:at:len(l.room)]
	}
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

// verb adds the links of subject, object and agent to verb group g.
func (l *linker) verb(s *sentence, g int) {
	v := &s.VGs[g]
	lemma := s.Tokens[v.Head].Word.LemmaOf()
	if lemma == "" {
		lemma = s.Tokens[v.Head].Lower
	}
	subject := "subject"
	if v.Passive {
		subject = "object"
	}
	l.add(v.Subject, subject, lemma, "")
	l.add(v.Object, "object", lemma, "")
	l.add(v.Agent, "by", lemma, "")
}

// add adds a link of phrase np, of none if np is negative.
func (l *linker) add(np int, role, lemma string, k kind) {
	if np >= 0 {
		l.found = append(l.found, tied{np, link{role, lemma, k}})
	}
}

// event adds the links of the phrases that belong to an event.
func (l *linker) event(s *sentence, e *event) {
	lemma := s.Tokens[e.tok].Word.LemmaOf()
	l.add(e.patient, "patient", lemma, e.kind)
	l.add(e.actor, "actor", lemma, e.kind)
	l.add(e.np, "self", lemma, e.kind)
	for _, a := range e.pps {
		l.add(a.np, a.prep, lemma, e.kind)
	}
}

// preposition links a phrase under a preposition to the noun or verb right
// before the preposition.
func (l *linker) preposition(s *sentence, n int) {
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
		l.add(n, s.Tokens[k].Lower, lemma, "")
	case prev.VG >= 0:
		l.add(n, s.Tokens[k].Lower, s.Tokens[s.VGs[prev.VG].Head].Word.LemmaOf(), "")
	}
}
