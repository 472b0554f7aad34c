package clause

import "ascribe/internal/extract/incidents/lexicon"

// groupVerbs finds the verb groups.
func (s *Sentence) groupVerbs() {
	for i := 0; i < len(s.Tokens); i++ {
		if s.Tokens[i].Part == Verb {
			s.addVG(i)
		}
	}
}

// addVG adds the group whose full verb is token head. "Was to have been
// killed" is one group.
func (s *Sentence) addVG(head int) {
	g := VG{First: head, Last: head, Head: head, Subject: -1, Object: -1, Agent: -1}
	w := s.Tokens[head].Word
	aux := false
	for i := head - 1; i >= 0 && s.Tokens[i].VG < 0 && s.inGroup(i); i-- {
		t := &s.Tokens[i]
		switch {
		case t.Part == Neg:
			g.Negated = true
		case t.Part == To && s.factual(i):
			aux = true
		case t.Part == To || t.Word.Is(lexicon.Modal):
			g.Modal, aux = true, true
		case t.Word.Is(lexicon.Be) && !g.Passive:
			g.Passive = !aux && s.pastForm(head) || t.Lower == "been" && s.pastForm(head)
			aux = true
		case t.Part == Aux:
			aux = true
		}
		g.First = i
	}
	if !aux {
		g.Reduced = w.Is(lexicon.VerbIng) || endsIng(s.Tokens[head].Lower)
	}
	s.VGs = append(s.VGs, g)
	for i := g.First; i <= g.Last; i++ {
		s.Tokens[i].VG = len(s.VGs) - 1
	}
}

// factual reports whether the infinitive at the particle i tells of what was
// done: "went on to", "began to".
func (s *Sentence) factual(i int) bool {
	if i == 0 {
		return false
	}
	switch w := s.Tokens[i-1].Word; {
	case w == nil:
		return false
	case s.Tokens[i-1].Lower == "on" && i > 1:
		return s.Tokens[i-2].Word != nil && s.Tokens[i-2].Word.Lemma == "go"
	default:
		switch w.Lemma {
		case "begin", "start", "continue", "proceed", "manage":
			return s.Tokens[i-1].Part == Verb
		}
	}
	return false
}

func endsIng(w string) bool { return len(w) > 4 && w[len(w)-3:] == "ing" }

// inGroup reports whether token i can stand before the verb in its group.
func (s *Sentence) inGroup(i int) bool {
	switch s.Tokens[i].Part {
	case Aux, Adv, Neg, To:
		return true
	}
	return false
}

// pastForm reports whether token i may be a past participle.
func (s *Sentence) pastForm(i int) bool {
	t := &s.Tokens[i]
	return t.Word.Is(lexicon.VerbPart) || t.Word == nil && participle(t.Lower) && !endsIng(t.Lower)
}

// relate finds subject, object and agent of every verb group.
func (s *Sentence) relate() {
	for i := range s.VGs {
		g := &s.VGs[i]
		g.Subject = s.subject(i)
		s.reduce(i)
		g.Object = s.object(g)
		g.Agent = s.agent(g)
		if !g.Passive && g.Agent >= 0 && g.Object < 0 && s.pastForm(g.Head) && g.First == g.Head {
			g.Passive, g.Reduced = true, true // "a man killed by gunmen"
		}
	}
}

// subject returns the phrase to the left that the group speaks of.
func (s *Sentence) subject(i int) int {
	g := &s.VGs[i]
	k := g.First - 1
	if k >= 0 && s.Tokens[k].Part == Rel {
		return s.antecedent(k)
	}
	if k >= 0 && s.Tokens[k].Part == Conj && i > 0 {
		return s.VGs[i-1].Subject
	}
	for ; k >= 0; k-- {
		t := &s.Tokens[k]
		switch {
		case t.VG >= 0:
			return s.shared(t.VG, k, g)
		case t.Part == Sub || t.Text == ";" || t.Text == ":":
			return -1
		case t.NP >= 0:
			if n := &s.NPs[t.NP]; (n.Prep < 0 || n.Last == g.First-1 && s.opens(n.Prep)) && !n.Owned && !n.Time {
				return s.head(t.NP)
			}
			k = s.NPs[t.NP].First
		}
	}
	return -1
}

// opens reports whether the preposition at k may open a clause: "before
// police arrived".
func (s *Sentence) opens(k int) bool {
	switch s.Tokens[k].Lower {
	case "before", "after", "until", "since", "as", "till":
		return true
	}
	return false
}

// head returns the first phrase of what phrase n belongs to: the explained
// one of an apposition, the first of a list.
func (s *Sentence) head(n int) int {
	if a := s.NPs[n].Appositive; a >= 0 && s.NPs[a].Prep < 0 && s.Tokens[s.NPs[n].First-1].Text == "," {
		n = a
	}
	return s.NPs[n].Chain
}

// antecedent returns the phrase before the relative pronoun at k.
func (s *Sentence) antecedent(k int) int {
	for k--; k >= 0; k-- {
		if n := s.Tokens[k].NP; n >= 0 {
			if s.NPs[n].Time {
				k = s.NPs[n].First
				continue
			}
			return s.NPs[n].Chain
		}
		if s.Tokens[k].VG >= 0 {
			return -1
		}
	}
	return -1
}

// shared returns the subject that the group g has in common with the group
// before it: in co-ordination, and for participles and infinitives.
func (s *Sentence) shared(prev, at int, g *VG) int {
	p := &s.VGs[prev]
	for k := at + 1; k < g.First; k++ {
		if s.Tokens[k].Lower == "and" || s.Tokens[k].Lower == "or" || s.Tokens[k].Text == "," {
			return p.Subject
		}
	}
	if g.Modal || g.Reduced {
		return p.Subject
	}
	return -1
}

// reduce recognises a participle after its noun: "a priest killed in June".
func (s *Sentence) reduce(i int) {
	g := &s.VGs[i]
	if g.First != g.Head || g.Passive || !s.pastForm(g.Head) || g.First == 0 {
		return
	}
	n := s.Tokens[g.First-1].NP
	if n < 0 || i+1 >= len(s.VGs) && s.NPs[n].Prep < 0 {
		return
	}
	followed := g.Last+1 < len(s.Tokens) && s.Tokens[g.Last+1].NP < 0 && (s.Tokens[g.Last+1].Part == Prep || s.Tokens[g.Last+1].Part == Adv)
	if s.NPs[n].Prep >= 0 && followed {
		g.Passive, g.Reduced, g.Subject = true, true, n
	}
}

// object returns the phrase that follows the group without a preposition.
func (s *Sentence) object(g *VG) int {
	for k := g.Last + 1; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		switch {
		case t.NP >= 0:
			if n := &s.NPs[t.NP]; n.Prep >= 0 {
				return -1
			} else if n.Owned && t.NP+1 < len(s.NPs) && s.NPs[t.NP+1].Owner == t.NP {
				return t.NP + 1
			}
			if s.NPs[t.NP].Time {
				return -1
			}
			return t.NP
		case t.Part == Adv || t.Part == Mark && t.Kind != 0 && t.Text != "," && t.Text != ";":
		case t.Lower == "up" || t.Lower == "down" || t.Lower == "off" || t.Lower == "out":
		default:
			return -1
		}
	}
	return -1
}

// agent returns the phrase after "by" that belongs to the group.
func (s *Sentence) agent(g *VG) int {
	for k := g.Last + 1; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		if t.VG >= 0 || t.Part == Sub || t.Part == Rel || t.Text == ";" {
			return -1
		}
		if t.Lower == "by" && k+1 < len(s.Tokens) && s.Tokens[k+1].NP >= 0 {
			if n := s.Tokens[k+1].NP; !s.NPs[n].Time {
				return n
			}
		}
	}
	return -1
}
