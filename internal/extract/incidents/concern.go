package incidents

import "slices"

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
	case "admit":
		return s.admits(m, x) && a.ofOwnDeed(s, x.tok)
	case "attribute":
		return !left && !s.within(k-3, k, "not")
	}
	if a.between(m.Sentence, min(k, x.tok), max(k, x.tok)) {
		return false
	}
	switch x.kind {
	case "mark":
		return left || s.within(k-4, k, "of", "from", "words", "initials", "name", "reading")
	case "claim", "deny":
		return (left || k-x.tok <= 9 && s.within(k-4, k, "by")) && !s.anothers(m, x)
	case "own word":
		return left || k-x.tok <= 9 && s.within(k-4, k, "by", "of", "from")
	case "accuse", "denounce":
		return s.charges(x, k)
	case "responsible":
		return left || k-x.tok <= 9 && s.within(k-4, k, "of", "on", "to", "is", "are", "was", "were", "with")
	case "doubt", "maybe":
		return s.ofDeed() && x.tok-k <= 6 && k-x.tok <= 24
	case "link":
		return x.tok-k <= 6 && k-x.tok <= 24
	}
	return left
}

// admits reports whether it is the group of a mention, or people of it, who
// admit.
func (s *sentence) admits(m *GroupMention, x act) bool {
	by := s.doerOf(x.tok)
	return by >= 0 && m.np >= 0 && (by == m.np || by == s.above(m.np))
}

// ofOwnDeed reports whether what a sentence says after token k is of a deed that
// somebody did who is no guerrilla: an army may admit losses as well.
func (a *Analysis) ofOwnDeed(s *sentence, k int) bool {
	return slices.ContainsFunc(s.events, func(e int) bool {
		ev := &a.d.events[e]
		return ev.tok > k && ev.kind != die && ev.kind != combat && ev.actor >= 0 && !attackers(s, ev.actor)
	})
}

// anothers reports whether a claim or denial has a subject that names a group
// other than a mention's.
func (s *sentence) anothers(m *GroupMention, x act) bool {
	for k := x.tok; k >= max(x.tok-4, 0); k-- {
		g := s.Tokens[k].VG
		if g < 0 {
			continue
		}
		by := s.doerOf(k)
		if by < 0 {
			return false
		}
		who := s.groupIn(s.phrase(by))
		return who != nil && by != m.np && who.Start != m.Range.Start
	}
	return false
}

// charges reports whether an accusation is against the name at token k. What is
// said "that" somebody did has to be a deed; who condemns a deed accuses whom
// the same clause names; those "accused of" friendship with a group, or
// "charged with" it, are others.
func (s *sentence) charges(x act, k int) bool {
	switch {
	case s.within(x.tok+1, x.tok+2, "that") && !s.ofDeed():
		return false
	case s.within(x.tok+1, x.tok+3, "on"):
		return k > x.tok // "was blamed on the army"
	case passive(s, x.tok) || s.within(x.tok-5, x.tok, "whom"):
		return k < x.tok
	case s.within(x.tok+1, x.tok+2, "of", "with", "them", "him", "her"), s.within(x.tok+1, k, "with"):
		return false
	}
	return k > x.tok && (x.kind != "denounce" || !s.verbBetween(x.tok, k))
}

// between reports whether sentence i names a group between tokens from and
// until, both exclusive, other than one in a list with the group at either.
func (a *Analysis) between(i, from, until int) bool {
	s := &a.d.sents[i]
	for _, r := range s.groups {
		k := s.tokenAt(r.Start)
		if k > from+1 && k < until && s.tokenAt(r.End-1) < until && !s.listed(k, from) && !s.listed(k, until) {
			return true
		}
	}
	return false
}

// ofDeed reports whether a sentence speaks of a deed: a doubt in any other is
// not about who did it.
func (s *sentence) ofDeed() bool {
	if len(s.events) > 0 {
		return true
	}
	for k := range s.Tokens {
		w := s.Tokens[k].Word
		if w == nil {
			continue
		}
		if w.VerbEvent != "" || w.NounEvent != "" || deeds[w.LemmaOf()] {
			return true
		}
	}
	return false
}

// deeds are words by which reports refer to a deed that they have told.
var deeds = map[string]bool{"act": true, "action": true, "crime": true, "incident": true, "event": true, "work": true, "perpetrate": true,
	"perpetrator": true, "responsible": true, "author": true, "member": true, "come": true}

// verbBetween reports whether a verb with a clause of its own stands between
// tokens from and until.
func (s *sentence) verbBetween(from, until int) bool {
	for k := from + 1; k < until; k++ {
		if g := s.Tokens[k].VG; g >= 0 && s.VGs[g].Head == k && !s.VGs[g].Reduced {
			return true
		}
	}
	return false
}

// listed reports whether the phrases of tokens j and k stand in one list, or are
// joined by "and" or "or" with no verb between.
func (s *sentence) listed(j, k int) bool {
	x, y := s.Tokens[j].NP, s.Tokens[k].NP
	if x < 0 || y < 0 {
		return false
	}
	if s.NPs[x].Chain == s.NPs[y].Chain {
		return true
	}
	j, k = min(j, k), max(j, k)
	return s.within(j, k, "and", "or") && !s.verbBetween(j, k)
}

// passive reports whether the verb at token k is in the passive.
func passive(s *sentence, k int) bool {
	g := s.Tokens[k].VG
	return g >= 0 && s.VGs[g].Passive
}
