package incidents

import "ascribe/internal/extract/incidents/clause"

// act is a word by which a sentence claims, charges, denies or doubts.
type act struct {
	kind string // "claim", "accuse", "attribute", "responsible", "deny", "doubt", "own word", "arrest"
	tok  int
	// voice is who accuses, or the voice of the sentence.
	voice voice
}

// actOf maps words to acts that need no company.
var actOf = map[string]string{
	"blame": "accuse", "accuse": "accuse", "charge": "accuse", "implicate": "accuse", "indict": "accuse", "incriminate": "accuse", "named": "accuse",
	"denounce": "denounce", "condemn": "denounce", "attribute": "attribute", "ascribe": "attribute", "responsible": "responsible",
	"deny": "deny", "reject": "deny", "disclaim": "deny", "disown": "deny", "innocent": "deny", "confess": "claim", "admit": "admit", "acknowledge": "admit", "boast": "claim", "vindicate": "claim",
	"alleged": "doubt", "allegedly": "doubt", "presumed": "doubt", "presumably": "doubt", "suspected": "doubt", "suspect": "doubt",
	"apparently": "doubt", "believe": "doubt", "probably": "doubt", "possibly": "maybe", "possible": "maybe", "may": "maybe", "might": "maybe",
	"could": "maybe", "seem": "doubt", "appear": "doubt", "suspicion": "doubt", "likely": "doubt", "perhaps": "maybe", "whether": "maybe",
	"if": "maybe", "presume": "doubt", "assume": "doubt", "purportedly": "doubt", "supposedly": "doubt", "supposed": "doubt",
	"hypothesis": "maybe", "theory": "maybe", "rumor": "maybe", "possibility": "maybe", "rule": "maybe", "unconfirmed": "maybe", "confirmation": "maybe",
	"link": "link", "linked": "link", "involve": "link", "involvement": "link", "tie": "link", "connection": "link", "connect": "link",
	"pledge": "link", "allegiance": "link", "inspire": "link", "radicalise": "link", "radicalize": "link", "propaganda": "link",
	"sympathiser": "link", "sympathizer": "link", "affiliate": "link", "contact": "link",
	"guilty": "responsible", "accountable": "responsible", "reportedly": "doubt", "think": "doubt",
	"communique": "own word", "pamphlet": "own word", "leaflet": "own word", "caller": "own word", "message": "own word", "proclamation": "own word",
	"telephone": "own word", "bulletin": "own word",
	"slogan": "mark", "banner": "mark", "flag": "mark", "graffiti": "mark", "insignia": "mark",
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
		case s.innocuous(k, kind):
			kind = ""
		case t.Lower == "responsibility" || t.Lower == "credit" || t.Lower == "authorship":
			kind = s.aroundResponsibility(k)
		case t.VG >= 0 && (t.Lower == "claimed" || t.Lower == "claims" || t.Lower == "claim") && k+1 < len(s.Tokens) && s.Tokens[k+1].Lower == "that":
			kind = "accuse"
		case (t.Lower == "hold" || t.Lower == "held" || t.Lower == "holds") && s.within(k+1, k+9, "responsible", "accountable"):
			kind = "accuse"
		case t.Lower == "said" && s.within(k+1, k+2, "to") && s.within(k+2, k+3, "be", "have"):
			kind = "doubt"
		}
		if kind != "" {
			out = append(out, act{kind: kind, tok: k})
		}
	}
	return out
}

// innocuous reports whether the word at token k, which could be an act of a
// kind, is none: a month, a ruling party, a condition, those responsible whoever
// they are, a plan that is rejected.
func (s *sentence) innocuous(k int, kind string) bool {
	t := &s.Tokens[k]
	switch {
	case t.Lower == "may":
		return t.VG < 0
	case t.Lower == "if":
		return !s.within(k-3, k, "know", "see", "ask", "asked", "determine", "establish", "confirm", "investigate", "clear")
	case t.Word.LemmaOf() == "rule":
		return !s.within(k+1, k+2, "out")
	case kind == "responsible" && t.Part != clause.Noun:
		return s.within(k-1, k, "those", "who", "people", "persons", "found") || !s.within(k-4, k, "is", "are", "was", "were", "be", "being", "been", "hold", "held", "holds")
	case t.Word.LemmaOf() == "think":
		return t.VG < 0
	case kind == "deny" && t.VG >= 0:
		return !s.charged(s.VGs[t.VG].Last)
	}
	return false
}

// charged reports whether what the verb at token k denies is a charge: a clause
// follows, or the next phrase names a deed, a part in one or an accusation.
func (s *sentence) charged(k int) bool {
	for j := k + 1; j < min(k+3, len(s.Tokens)); j++ {
		t := &s.Tokens[j]
		if t.Lower == "that" || t.VG >= 0 {
			return true
		}
		if t.NP < 0 {
			continue
		}
		w := s.Tokens[s.NPs[t.NP].Head].Word
		return w != nil && (w.NounEvent != "" && w.NounEvent != plot || charges[w.LemmaOf()])
	}
	return false
}

// charges are the nouns of what one may deny about a deed.
var charges = map[string]bool{"responsibility": true, "involvement": true, "participation": true, "part": true, "charge": true, "accusation": true,
	"claim": true, "version": true, "allegation": true, "link": true, "role": true, "report": true, "connection": true, "tie": true, "authorship": true}

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
		by := s.doerOf(x.tok)
		return by >= 0 && m.np >= 0 && (by == m.np || by == s.above(m.np)) && s.ofDeed()
	case "claim", "deny", "own word", "mark":
		if !left {
			return k > 0 && s.within(k-4, k, "by", "of", "from") && !a.between(m.Sentence, x.tok, k)
		}
		return !a.between(m.Sentence, k, x.tok)
	case "accuse", "denounce":
		if s.within(x.tok+1, x.tok+2, "that") && !s.ofDeed() {
			return false
		}
		if passive(s, x.tok) || s.within(x.tok-5, x.tok, "whom") {
			return left && !a.between(m.Sentence, k, x.tok)
		}
		if x.kind == "denounce" && s.verbBetween(x.tok, k) {
			return false
		}
		return !left && !a.between(m.Sentence, x.tok, k)
	case "attribute":
		return !left && !s.within(k-3, k, "not")
	case "responsible":
		if left {
			return !a.between(m.Sentence, k, x.tok)
		}
		return !a.between(m.Sentence, x.tok, k)
	case "doubt", "maybe", "link":
		if x.kind != "link" && !s.ofDeed() {
			return false
		}
		if left {
			return x.tok-k <= 6 && !a.between(m.Sentence, k, x.tok)
		}
		return k-x.tok <= 24 && !a.between(m.Sentence, x.tok, k)
	}
	return left && !a.between(m.Sentence, k, x.tok)
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
	return k-j < 16 && s.within(j, k, "and", "or") && !s.verbBetween(j, k)
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
