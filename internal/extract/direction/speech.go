package direction

import (
	"slices"
	"strings"

	"ascribe/internal/text"
)

// attribution is one source and what it is given as the source of.
type attribution struct {
	verb     int // token of the verb or of "according"
	from, to int // tokens of the speaker's designation
	trailing bool
	// cited says that it is the source of another source: "the paper, citing
	// police sources, wrote …".
	cited bool
	// scope is the run of tokens attributed.
	scopeFrom, scopeTo int
}

// attributions finds who speaks in u.
func (x *Reader) attributions(u *unit) []attribution {
	var as []attribution
	for i := range u.toks {
		if n := sourceWords(u, i); n > 0 {
			as = appendValid(as, x.accordingTo(u, i, n))
			continue
		}
		if cites(u, i) {
			as = appendValid(as, attribution{verb: i, from: i + 1, to: x.phraseEnd(u, i+1), trailing: true, cited: true})
		} else if u.has(i, x.class.speech) && !inName(u, i) {
			as = appendValid(as, x.spoken(u, i))
		}
	}
	as = appendValid(as, x.beforeColon(u))
	if len(as) == 0 {
		return nil
	}
	slices.SortStableFunc(as, func(a, b attribution) int { return a.verb - b.verb })
	x.setScopes(u, as)
	return as
}

// cites reports whether the word at i names a source's own source.
func cites(u *unit, i int) bool { return u.low(i) == "citing" || u.low(i) == "quoting" }

func appendValid(as []attribution, a attribution) []attribution {
	if a.to <= a.from {
		return as
	}
	for _, b := range as {
		if !b.cited && b.from < a.to && a.from < b.to && b.verb < a.verb && a.verb-b.verb < 4 {
			return as // "told reporters … said": the same speaker
		}
	}
	return append(as, a)
}

// sourceWords returns how many tokens a preposition of source takes at i:
// "according to", "in the view of".
func sourceWords(u *unit, i int) int {
	switch u.low(i) {
	case "according":
		if u.low(i+1) == "to" {
			return 2
		}
	case "in":
		if w := u.low(i + 2); u.low(i+1) == "the" && u.low(i+3) == "of" && (w == "view" || w == "opinion" || w == "words" || w == "assessment" || w == "judgment") {
			return 4
		}
	}
	return 0
}

// accordingTo reads "according to X", whose preposition takes n tokens.
func (x *Reader) accordingTo(u *unit, i, n int) attribution {
	to := x.phraseEnd(u, i+n)
	inner := u.low(i-1) == "," && u.low(i-2) == "that" // "he said that, according to …"
	return attribution{verb: i, from: i + n, to: to, trailing: i > 0 && !inner}
}

// spoken reads the subject of a verb of speech, before or after it.
func (x *Reader) spoken(u *unit, v int) attribution {
	if u.low(v) != "not" && passive(u, v) {
		return x.byAgent(u, v)
	}
	if nounBefore(u, v) || participle(u, v) && !x.afterSource(u, v) || x.inCustody(u, v) || addressed(u, v) {
		return attribution{}
	}
	if from, to := x.subject(u, v); to > from {
		return attribution{verb: v, from: from, to: to, trailing: x.trails(u, v, from)}
	}
	if u.has(v, x.class.say) && inverts(u, v) {
		return attribution{verb: v, from: v + 1, to: x.phraseEnd(u, v+1), trailing: true}
	}
	return attribution{}
}

// byAgent reads "was described by X", "was attributed to the group by X".
func (x *Reader) byAgent(u *unit, v int) attribution {
	for i := v + 1; i < min(v+9, len(u.toks)) && u.toks[i].Kind == text.Word; i++ {
		if u.low(i) == "by" {
			return attribution{verb: v, from: i + 1, to: x.phraseEnd(u, i+1), trailing: true}
		}
		if finite(u, i) {
			break
		}
	}
	return attribution{}
}

var beForms = words("be is are was were been being am 's get got gets")

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// passive reports whether the verb at v is a participle: "is believed".
func passive(u *unit, v int) bool {
	i := v - 1
	for i >= 0 && adverb(u, i) {
		i--
	}
	return i >= 0 && beForms[u.low(i)] && !u.inOrganisation(i) && !strings.HasSuffix(u.low(v), "ing") // "IS said" is active
}

// nounBefore reports whether a determiner makes a noun of the word at v: "the
// accused", "its claim".
func nounBefore(u *unit, v int) bool {
	switch u.low(v - 1) {
	case "the", "a", "an", "its", "their", "his", "her", "this", "that", "no", "any", "such", "'s", "of", "to", "by", "for", "in":
		return u.low(v-1) != "that" && (u.low(v-1) != "to" || !infinitiveSpeaks(u, v))
	}
	return false
}

// infinitiveSpeaks is for "went on to say", "continued to insist".
func infinitiveSpeaks(u *unit, v int) bool {
	return u.low(v-2) == "on" || strings.HasPrefix(u.low(v-2), "continu")
}

var adverbs = words(`also later earlier then now further once again already since always never only publicly repeatedly previously long longer
	still nevertheless however himself herself itself themselves first at not even just has have had did do does would will could may might can
	reportedly on went`)

// participle reports whether the verb at v only describes the noun before it:
// "men accused of", "an engineer described as".
func participle(u *unit, v int) bool {
	if w := u.low(v); w == "called" || w == "named" || w == "dubbed" {
		if d := u.low(v - 2); d == "a" || d == "an" { // "a network called the …"
			return true
		}
	}
	if inPlace[u.low(v)] && prepositions[u.low(v+1)] && v > 0 && u.toks[v-1].Kind == text.Word {
		return v > 1 && !pronounLike(u.low(v-1)) // "a DVD found in a flat", "men held over the fire"
	}
	if !strings.HasSuffix(u.low(v), "ed") && u.low(v) != "thought" {
		return false
	}
	switch u.low(v + 1) {
	case "of", "with", "as", "by", "in":
	case "to":
		if w := u.low(v); w == "pointed" || w == "confessed" || w == "admitted" {
			return false
		}
	default:
		return false
	}
	return u.low(v-1) != "has" && u.low(v-1) != "had" && u.low(v-1) != "have" && !pronounLike(u.low(v-1))
}

// afterSource reports whether a comma and the designation of an office stand before
// the verb at v: "…, prosecutors argued in their closing speech".
func (x *Reader) afterSource(u *unit, v int) bool {
	from := x.phraseStart(u, v)
	if from == 0 || from == v || u.low(from-1) != "," || u.low(v) == "accused" || u.low(v) == "charged" {
		return false
	}
	k, ok := x.dir.KindOf(u.text(from, v))
	return ok && official[k]
}

// inPlace are participles that say where somebody or something was.
var inPlace = words("found held")

// addressed tells "wrote to a member", "reported back" from telling something.
func addressed(u *unit, v int) bool {
	switch u.low(v) {
	case "wrote", "writes", "written", "spoke", "speaks":
		return u.low(v+1) == "to" || u.low(v+1) == "with"
	case "swore", "sworn":
		return loyalties[u.low(v+1)] || loyalties[u.low(v+2)]
	case "reported", "reports":
		return u.low(v+1) == "back"
	}
	return false
}

var loyalties = words("allegiance loyalty fealty oath bayat")

// inCustody reports whether the verb at v says what was done to the attackers
// named before it: "the Egyptian acquitted on Wednesday", "men seized near …".
func (x *Reader) inCustody(u *unit, v int) bool {
	return custody[u.low(v)] && prepositions[u.low(v+1)] && u.within(v-2, v, x.class.attacker)
}

var custody = words("acquitted convicted seized charged sentenced accused")

func pronounLike(w string) bool { _, ok := pronounWords[w]; return ok }

func adverb(u *unit, i int) bool {
	w := u.low(i)
	return adverbs[w] || strings.HasSuffix(w, "ly") && w != "family" && w != "daily" && w != "weekly"
}

// inverts reports whether a verb follows what it reports: `…," said X`.
func inverts(u *unit, v int) bool {
	if v == 0 || v+1 >= len(u.toks) || strings.HasSuffix(u.low(v), "ing") {
		return false
	}
	p := &u.toks[v-1]
	if p.Kind != text.Quote && p.Text != "," {
		return false
	}
	n := &u.toks[v+1]
	return capitalised(n.Token) || n.Lower == "the" || n.Lower == "a" || n.Lower == "an" || n.Lower == "one" || n.Lower == "his" || n.Lower == "her"
}

// trails reports whether the reported words stand before the verb.
func (x *Reader) trails(u *unit, v, from int) bool {
	next := v + 1
	if next >= len(u.toks) || u.toks[next].Text == "." || u.toks[next].Text == "," {
		return from > 0
	}
	if from == 0 || x.opensSentence(u, from) && u.low(from-1) == "," {
		return false // "So far, detectives have found …"
	}
	before := &u.toks[from-1]
	if before.Kind != text.Quote && before.Text != "," {
		return false
	}
	for i := next; i < len(u.toks) && !u.toks[i].wall; i++ {
		switch u.low(i) {
		case "that", "whether", "if", ":":
			if papered(u, i) && !x.opensSentence(u, from) {
				continue // "…, the agency says in the charge sheet that it filed"
			}
			return false
		case ".", ",":
			return true
		}
		if u.toks[i].Kind == text.Quote && i == next {
			return false
		}
		if finite(u, i) {
			return !x.opensSentence(u, from)
		}
	}
	return true
}

// papered reports whether the word at i leads a clause about the paper before it.
func papered(u *unit, i int) bool {
	w := u.low(i - 1)
	return u.low(i) == "that" && (papers[w] || charges[w] || w == "sheet" || w == "report" || w == "judgment" || w == "ruling")
}

// beforeColon reads `His brother: "…"` and "The tribunal was brief: …".
func (x *Reader) beforeColon(u *unit) attribution {
	for i := 1; i+1 < len(u.toks) && i < 20; i++ {
		if u.low(i) != ":" {
			continue
		}
		from, to := 0, i
		for j := 1; j < i; j++ {
			if u.low(j) == "," || u.has(j, x.class.speech) || beForms[u.low(j)] {
				to = j
				break
			}
		}
		if u.toks[i+1].Kind != text.Quote {
			from = x.dropAdjunct(u, 0, to)
			if _, ok := x.dir.KindOf(u.text(from, to)); !ok {
				break
			}
		}
		return attribution{verb: i, from: from, to: to}
	}
	return attribution{}
}
