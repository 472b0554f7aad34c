package incidents

// act is a word by which a sentence claims, charges, denies or doubts.
type act struct {
	kind string // as actOf names it
	tok  int
	// voice is who accuses, or the voice of the sentence.
	voice voice
}

// findActs returns the acts of a sentence, in order.
func (s *sentence) findActs() []act {
	var out []act
	for k := range s.Tokens {
		t := &s.Tokens[k]
		kind, ok := actOf.Of(t.Lower)
		if lemma := t.Word.LemmaOf(); !ok && lemma != t.Lower {
			kind, _ = actOf.Of(lemma)
		}
		if kind != "" && s.innocuous(k, kind) {
			continue
		}
		if other, ok := s.phrasal(k); ok {
			kind = other
		}
		if kind != "" {
			out = append(out, act{kind: kind, tok: k})
		}
	}
	return out
}

// phrasal returns the act, or none, that the word at token k makes with others:
// "claim" counts with responsibility or credit beside it.
func (s *sentence) phrasal(k int) (kind string, ok bool) {
	t := &s.Tokens[k]
	switch t.Lower {
	case "responsibility", "credit", "authorship":
		return s.aroundResponsibility(k), true
	case "claim", "claims", "claimed":
		return "accuse", t.VG >= 0 && s.within(k+1, k+2, "that")
	case "hold", "holds", "held":
		return "accuse", s.within(k+1, k+9, "responsible", "accountable")
	case "said":
		return "doubt", s.within(k+1, k+2, "to") && s.within(k+2, k+3, "be", "have")
	}
	return "", false
}

// innocuous reports whether the word at token k, which could be an act of a
// kind, is none: a month, a ruling party, a condition, those responsible whoever
// they are, a plan that is rejected.
func (s *sentence) innocuous(k int, kind string) bool {
	t := &s.Tokens[k]
	lemma := t.Word.LemmaOf()
	switch {
	case t.VG >= 0 && way(kind) == "claim":
		return s.unclaimed(t.VG)
	case t.Lower == "may" || t.Lower == "might" || t.Lower == "could":
		return !s.supposes(k)
	case t.Lower == "telephone":
		return !s.within(k+1, k+2, "call", "calls", "message", "messages") && t.VG < 0
	case t.Lower == "possible":
		return (t.NP < 0 || s.NPs[t.NP].Head == k) && !s.within(k+1, k+2, "that")
	case t.Lower == "possibility":
		return !s.within(k+1, k+2, "that", "of", "they") || s.within(k-1, k, "this")
	case t.Lower == "if":
		return !s.within(k-3, k, "know", "see", "ask", "asked", "determine", "establish", "confirm", "investigate", "clear")
	case lemma == "rule":
		return !s.within(k+1, k+2, "out")
	case t.Lower == "responsible" || t.Lower == "guilty" || t.Lower == "accountable":
		return s.within(k-1, k, "those", "people", "persons", "found") || s.within(k-3, k, "not") || s.asksWho(k) ||
			!s.within(k-4, k, "is", "are", "was", "were", "be", "being", "been", "hold", "held", "holds")
	case lemma == "charge" && t.VG < 0:
		return !s.within(k+1, k+2, "of", "that", "against", "by", "from", "in") // of dynamite
	case t.Lower == "named":
		return !s.within(k+1, k+5, "as", "responsible")
	case lemma == "assume" || lemma == "seem" || lemma == "appear":
		return !s.within(k+1, k+2, "to", "that")
	case lemma == "think":
		return t.VG < 0
	case kind == "deny" && t.VG >= 0:
		return !s.charged(s.VGs[t.VG].Last)
	}
	return false
}

// asksWho reports whether it is asked who is what stands at token k: "it is not
// known who is responsible", but not "the rebels, who are responsible".
func (s *sentence) asksWho(k int) bool {
	for j := max(k-3, 1); j < k; j++ {
		if s.Tokens[j].Lower == "who" {
			return s.Tokens[j-1].VG >= 0
		}
	}
	return false
}

// supposes reports whether what stands under the modal at token k supposes a deed
// or who did it: what could have happened, who it may be; not what one could do.
func (s *sentence) supposes(k int) bool {
	g := s.Tokens[k].VG
	if g < 0 {
		return s.within(k+1, k+4, "be", "been") // a copula alone is no verb group
	}
	w := s.Tokens[s.VGs[g].Head].Word
	if w == nil || w.VerbEvent != "" {
		return w != nil
	}
	switch w.LemmaOf() {
	case "carry", "commit", "perpetrate", "come", "do", "stage", "plant", "place", "plan", "belong", "participate", "involve":
		return true
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
	for j := max(k-4, 0); j < min(k+6, len(s.Tokens)); j++ {
		switch s.Tokens[j].Lower {
		case "claim", "claimed", "claims", "claiming", "took", "take", "taken", "taking", "accepted", "accept", "accepting", "admitted",
			"assumed", "acknowledged":
			if g := s.Tokens[j].VG; g >= 0 && s.unclaimed(g) || s.within(j-3, j, "not", "never") {
				return ""
			}
			return "claim"
		}
	}
	if s.within(k-4, k+6, "denied", "denies", "deny", "disclaimed", "rejected") {
		return "deny"
	}
	if s.within(k-1, k, "of") || !s.within(k+1, k+6, "for", "in") {
		return "" // an area of responsibility
	}
	return "responsible"
}

// unclaimed reports whether verb group g says that a thing was not done, or by
// nobody: "no group has claimed".
func (s *sentence) unclaimed(g int) bool {
	v := &s.VGs[g]
	by := s.subjectOf(g)
	return v.Negated || nobodyBefore(s, v.First) || by >= 0 && (nobody(s, by) || s.Tokens[s.NPs[by].First].Lower == "neither")
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
