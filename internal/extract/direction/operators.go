package direction

import (
	"ascribe"
	"ascribe/internal/codebook"
)

// operator is a negation, hedge or question found in a unit, with its scope.
type operator struct {
	effect             codebook.Effect
	pattern            string
	from, to           int
	scopeFrom, scopeTo int
	// backward says that it governs what stands before its last words, also
	// between its own: "evidence that … has not been found".
	backward bool
}

// operators finds what changes polarity or certainty in u.
func (x *Reader) operators(u *unit, as []attribution) []operator {
	var ops []operator
	for _, h := range x.opFinder.find(u, nil) {
		def := x.ops[h.pattern]
		o := operator{effect: def.effect, pattern: x.opFinder.patterns[h.pattern].source, from: h.from, to: h.to, backward: def.reach == codebook.Backward}
		if def.needsNot(u, h) {
			continue
		}
		o.scopeFrom, o.scopeTo = x.reach(u, as, def, h)
		if end := describes(as, o); end > 0 {
			o.scopeTo = min(o.scopeTo, end)
		}
		ops = append(ops, o)
	}
	return dropReinforced(dropInner(ops))
}

type operatorDef struct {
	effect codebook.Effect
	reach  codebook.Reach
}

// needsNot reports a reading that the tokens rule out: the month of May, and
// "the accused", "the suspects" as nouns.
func (d operatorDef) needsNot(u *unit, h hit) bool {
	switch u.low(h.from) {
	case "no":
		return h.to == h.from+1 && u.low(h.to) == "," // "No, nobody has claimed it"
	case "may":
		return h.to == h.from+1 && h.from > 0 && capitalised(u.toks[h.from].Token)
	case "accused", "suspects", "suspect":
		return nounBefore(u, h.from) || counts[u.low(h.from-1)] || h.from == 0 || prepositions[u.low(h.from-1)] || acts(u, h.from) ||
			u.low(h.from) == "suspects" && u.low(h.to) == "."
	}
	return false
}

// acts reports whether a verb follows the word at i, which is then its subject:
// "two captured suspects had told …".
func acts(u *unit, i int) bool { return i+1 < len(u.toks) && finites[u.low(i+1)] }

var counts = words("two three four five six seven eight nine ten other both all several more further main prime chief co")

// describes returns where the designation of a speaker ends that an operator's
// words stand in, 0 for none: they reach no further. "A lawyer, who did not rule out
// that others were involved, said …"
func describes(as []attribution, o operator) int {
	for _, a := range as {
		if a.from < o.from && o.to <= a.to && a.verb >= a.to {
			return a.to
		}
	}
	return 0
}

// dropReinforced removes the negation or doubt that "there is no doubt" takes
// back.
func dropReinforced(ops []operator) []operator {
	kept := ops[:0:0]
	for _, o := range ops {
		taken := false
		for _, p := range ops {
			if p.effect == codebook.Reinforces && o.effect != codebook.Reinforces && o.overlaps(p) {
				taken = true
			}
		}
		if !taken {
			kept = append(kept, o)
		}
	}
	return kept
}

// dropInner removes operators that a longer one of the same place contains
// ("no" in "no evidence that").
func dropInner(ops []operator) []operator {
	kept := ops[:0:0]
	for i, o := range ops {
		inner := false
		for j, p := range ops {
			if i != j && p.from <= o.from && o.to <= p.to && (p.to-p.from > o.to-o.from || j < i && p.to-p.from == o.to-o.from) {
				inner = true
				break
			}
		}
		if !inner {
			kept = append(kept, o)
		}
	}
	return kept
}

// reach returns the scope of an operator found at h.
func (x *Reader) reach(u *unit, as []attribution, def operatorDef, h hit) (from, to int) {
	for _, a := range as {
		if a.trailing && h.from <= a.verb && a.verb < h.to && a.verb >= a.to {
			return a.scopeFrom, a.from // "…, police believe"
		}
	}
	switch def.reach {
	case codebook.Wide:
		if u.low(h.from-1) == "on" && u.low(h.from) == "suspicion" && u.low(h.to) == "of" {
			return h.to, nextVerb(u, h.to) // "those held on suspicion of planning attacks took orders"
		}
		if u.low(h.from-2) == "who" && beForms[u.low(h.from-1)] {
			return h.to, mainVerb(u, h.to) // "the man who is believed to have driven the lorry swore allegiance"
		}
		if def.effect == codebook.Silences {
			as = nil // "have not said that they suspect the group"
		}
		return h.to, x.wideEnd(u, as, h)
	case codebook.Backward:
		return backwardStart(u, h.from), h.from
	}
	return h.to, clauseEnd(u, h.to)
}

// openingClause returns where a subordinate clause that begins at token i ends, 0
// where there is none.
func openingClause(u *unit, i int) int {
	if !subordinators[u.low(i)] {
		return 0
	}
	for ; i < len(u.toks); i++ {
		if u.low(i) == "," && !relatives[u.low(i+1)] {
			return i
		}
	}
	return 0
}

var subordinators = words("when after because although though while once")

// nextVerb returns the first finite verb from token i on, or the end.
func nextVerb(u *unit, i int) int {
	for i < len(u.toks) && !finite(u, i) {
		i++
	}
	return i
}

// mainVerb returns the first finite verb from token i on that belongs to no
// infinitive or participle, or the end.
func mainVerb(u *unit, i int) int {
	for ; i < len(u.toks); i++ {
		if w := u.low(i - 1); finite(u, i) && w != "to" && w != "have" && w != "having" && w != "been" && w != "be" && w != "and" {
			return i
		}
	}
	return i
}

// wideEnd is where what an operator governs ends: the segment, or a further
// clause with a source of its own.
func (x *Reader) wideEnd(u *unit, as []attribution, h hit) int {
	end := len(u.toks)
	if to := openingClause(u, backwardStart(u, h.from)); h.from < to {
		end = to // "When he could not get in, the contact told him what to do"
	}
	for i := h.to; i < end; i++ {
		if u.toks[i].wall && u.low(i) != ":" {
			end = i
			break
		}
		if u.low(i) == "," && contrast[u.low(i+1)] || u.low(i) == "but" && i > h.to || x.saysMore(u, i) || reportsMore(u, i, h) {
			end = i
			break
		}
		if u.low(i) == "," && u.low(i+1) == "and" && clauseAhead(u, i+2) && !subordinated(u, i+2) {
			end = i
			break
		}
	}
	for _, a := range as {
		if a.verb > h.to && a.from > h.to && !a.trailing && a.from < end {
			end = a.from
		}
	}
	return end
}

// reportsMore reports whether "and that" at token i goes on with a further thing
// reported, which the words of h, that take no such clause, do not deny: "said
// that he had nothing to do with it and that others ordered it".
func reportsMore(u *unit, i int, h hit) bool {
	return u.low(i) == "and" && u.low(i+1) == "that" && u.low(h.to-1) == "with"
}

// saysMore reports whether "and" at token i goes on with a further thing that
// the same source says: "denied that … and accused the army", "found nothing …
// and believed that …".
func (x *Reader) saysMore(u *unit, i int) bool {
	if u.low(i) != "and" || i+2 >= len(u.toks) || !u.has(i+1, x.class.speech) {
		return false
	}
	return u.low(i+2) == "that" || blaming[u.low(i+1)]
}

var blaming = words("accused accuses blamed blames")

// subordinated reports whether a clause after "and" is a further "that"
// clause of the same verb.
func subordinated(u *unit, i int) bool { return u.low(i) == "that" || u.low(i) == "whether" }

func backwardStart(u *unit, from int) int {
	for i := from - 1; i >= 0; i-- {
		if u.toks[i].wall || u.low(i) == "and" && u.low(i-1) == "," && u.low(i+1) == "it" {
			return i + 1
		}
	}
	return 0
}

var clauseBreaks = words("nor but who which while because although though whereas after before until unless so")

// clauseEnd is where the clause that token i stands in ends.
func clauseEnd(u *unit, i int) int {
	for j := i; j < len(u.toks); j++ {
		t := &u.toks[j]
		switch {
		case t.wall || j > i && clauseBreaks[t.Lower] && u.low(j+1) != "far": // "has so far claimed"
			return j
		case t.Lower == ",":
			next := pastComma(u, j+1)
			if next < 0 && j > i {
				return j
			}
			j = max(j, next)
		case (t.Lower == "and" || t.Lower == "that") && j > i && (clauseAhead(u, j+1) || finite(u, min(j+1, len(u.toks)-1))):
			return j
		}
	}
	return len(u.toks)
}

// pastComma returns the last token of the aside that a comma before token i
// opens within a clause, or i-1 where it only separates parts of a list, and -1
// where it ends the clause.
func pastComma(u *unit, i int) int {
	switch u.low(i) {
	case "or", "nor", "let":
		return i - 1
	}
	for j := i; j < min(i+7, len(u.toks)); j++ {
		switch {
		case finite(u, j) && !saying[u.low(j)] && !relatives[u.low(i)]:
			return -1 // a clause of its own
		case u.low(j) == ",":
			return j
		case u.low(j) == "or" || u.low(j) == "nor":
			return i - 1
		}
	}
	return -1
}

// relatives begin an aside that is a clause; saying ends one that names a
// source: "nothing, the magistrate said, connected him".
var (
	relatives = words("who whom whose which")
	saying    = words("said says told added wrote insisted")
)

// modality is what the operators make of one proposition.
type modality struct {
	denied    bool
	certainty ascribe.Certainty
	silenced  bool
	because   []string
}

var strength = map[ascribe.Certainty]int{ascribe.Certain: 3, ascribe.Probable: 2, ascribe.Possible: 1, ascribe.Unknown: 0}

func (m *modality) weaken(c ascribe.Certainty) {
	if strength[c] < strength[m.certainty] {
		m.certainty = c
	}
}

func (o operator) negates() bool {
	return o.effect == codebook.Negates || o.effect == codebook.Unproven
}

// overlaps reports whether two operators share a word.
func (o operator) overlaps(p operator) bool { return o.from < p.to && p.from < o.to }

// governs reports whether the proposition found at h stands in o's scope. A
// cue that denies by itself holds its own negation; a negative pronoun counts
// also at the end ("took orders from nobody").
func (o operator) governs(h hit, negative bool) bool {
	within := h.from <= o.from && o.to <= h.to
	if o.effect == codebook.Silences && o.from < h.to && h.from < o.to {
		return true
	}
	if within && negative {
		return false
	}
	if o.from <= h.anchor && h.anchor < o.to {
		return o.backward && !within
	}
	if within && o.effect == codebook.Negates {
		return true
	}
	if o.effect == codebook.Negates && o.to == o.from+1 && h.to <= o.from && o.from < h.to+2 && endNegations[o.pattern] {
		return true
	}
	return o.scopeFrom <= h.anchor && h.anchor < o.scopeTo || within && o.from < h.anchor && o.scopeTo >= h.anchor
}

// endNegations deny what stands before them.
var endNegations = map[string]bool{"nobody": true, "none": true, "no one": true, "no-one": true}

// modalityOf applies the operators whose scope holds the proposition found
// at h, the weakest hedge winning, negations turning each other round.
func modalityOf(ops []operator, h hit, denied, negative bool, certainty ascribe.Certainty) modality {
	m := modality{denied: denied, certainty: certainty}
	if certainty == "" {
		m.certainty = ascribe.Certain
	}
	var negated operator // the last negation applied
	for _, o := range ops {
		if !o.governs(h, negative) {
			continue
		}
		m.because = append(m.because, o.pattern)
		if o.negates() {
			if o.pattern == "nor" && negated.pattern == "neither" {
				continue // "neither … nor" denies once
			}
			if negated.overlaps(o) {
				m.weaken(ascribe.Probable) // "found no", "no evidence": one negation
				continue
			}
			negated = o
		}
		m.apply(o.effect)
	}
	return m
}

func (m *modality) apply(e codebook.Effect) {
	switch e {
	case codebook.Negates:
		m.denied = !m.denied
	case codebook.Unproven:
		m.denied = !m.denied
		m.weaken(ascribe.Probable)
	case codebook.Questions:
		m.weaken(ascribe.Unknown)
	case codebook.Supposes:
		m.weaken(ascribe.Probable)
	case codebook.Considers:
		m.weaken(ascribe.Possible)
	case codebook.Silences:
		m.silenced = true
	}
}
