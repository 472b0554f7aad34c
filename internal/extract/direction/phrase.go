package direction

import (
	"strings"

	"ascribe/internal/text"
)

// subject returns the designation before the verb at v.
func (x *Reader) subject(u *unit, v int) (from, to int) {
	i := v - 1
	gerund := strings.HasSuffix(u.low(v), "ing")
	for i >= 0 && (adverb(u, i) || u.low(i) == "no" && u.low(i+1) == "longer" || timeWord(u, i) || (gerund || u.low(v) == "not") && beForms[u.low(i)]) {
		i--
	}
	if i = beforeSpell(u, i); i < 0 {
		return 0, 0
	}
	if u.low(i) == "who" || u.low(i) == "which" || u.low(i) == "that" && i > 0 && u.toks[i-1].Kind == text.Word {
		i--
		if u.low(i) == "," {
			i--
		}
	}
	if i >= 0 && (u.low(i) == "and" || u.low(i) == "but") {
		return x.opening(u, i) // "the group condemned the attack and said …"
	}
	if i >= 0 && u.low(i) == "," {
		if gerund {
			return x.opening(u, i)
		}
		return x.subjectWithAside(u, i)
	}
	if i >= 0 && u.low(i) == ")" {
		return x.phraseStart(u, bracketOpens(u, i)), i + 1
	}
	if personal[u.low(i)] && i > 0 && u.low(i-1) != "and" {
		return i, i + 1 // "in a video posted online he said"
	}
	from = x.phraseStart(u, i+1)
	return from, i + 1
}

// beforeSpell returns the token before a spell of time that ends at i: "police
// had for many years blamed …", or i where none does.
func beforeSpell(u *unit, i int) int {
	switch u.low(i) {
	case "years", "months", "weeks", "decades":
	default:
		return i
	}
	for j := i - 1; j >= max(0, i-3); j-- {
		if u.low(j) == "for" {
			for j--; j >= 0 && adverb(u, j); j-- { // "had for years"
			}
			return j
		}
	}
	return i
}

// opening is the subject that a sentence whose later verb has none of its own
// began with: ", saying", "and said". Token end is where that verb's part begins.
func (x *Reader) opening(u *unit, end int) (from, to int) {
	for i := 1; i < end; i++ {
		if finite(u, i) || u.has(i, x.class.speech) || irregularPast[u.low(i)] {
			return x.dropAdjunct(u, 0, i), i
		}
	}
	return 0, 0
}

// bracketOpens returns the token of the bracket that the one at i closes:
// "the National Investigation Agency (NIA) says".
func bracketOpens(u *unit, i int) int {
	for j := i - 1; j > max(0, i-8); j-- {
		if u.low(j) == "(" {
			return j
		}
	}
	return i
}

// subjectWithAside reads "the judge, Declan Morgan, said".
func (x *Reader) subjectWithAside(u *unit, comma int) (from, to int) {
	for i := comma - 1; i > 0 && comma-i < 25; i-- {
		if u.toks[i].wall || u.toks[i].Kind == text.Quote {
			break
		}
		if u.low(i) == "," {
			if from := x.phraseStart(u, i); from < i {
				if cites(u, i+1) || comma == i+2 && asides[u.low(i+1)] {
					return from, i
				}
				if x.namesGroup(u, i+1, comma) {
					return i + 1, comma // "a group that he mentions, the English Defence League, denied"
				}
				return from, comma
			}
			break
		}
	}
	return 0, 0
}

// namesGroup reports whether the tokens from..to are an organisation's name and
// no more.
func (x *Reader) namesGroup(u *unit, from, to int) bool {
	for i := from; i < to; i++ {
		if !u.inOrganisation(i) && !articles[u.low(i)] {
			return false
		}
	}
	return to > from
}

// asides are words that stand between commas behind a subject: "the ministry,
// however, said".
var asides = words("however meanwhile though too also")

var days = words("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight morning evening afternoon")

// timeWord reports whether token i belongs to "on Saturday", "late Tuesday".
func timeWord(u *unit, i int) bool {
	w := u.low(i)
	return days[w] || (w == "on" || w == "late" || w == "early" || w == "last" || w == "this") && days[u.low(i+1)] || w == "week" && (u.low(i-1) == "last" || u.low(i-1) == "this") || (w == "last" || w == "this") && u.low(i+1) == "week"
}

// phraseStops end the designation of a speaker on its left.
var phraseStops = words(`that but and or while as when after because if whether who whom which though although than is was were are be been
	had has have will would could may might can , ; : ( ) -- – — before until since so yet where what said says told then ! ? . … did does do`)

// phraseStart walks left from end to where the noun phrase begins.
func (x *Reader) phraseStart(u *unit, end int) int {
	i := end
	for i > 0 && end-i < 14 {
		t := &u.toks[i-1]
		if t.Lower == "who" && i > 1 && i < end && u.toks[i-2].Kind == text.Word {
			i-- // "the man who attacked … said"
			continue
		}
		if i < end && i > 1 && (beForms[t.Lower] || t.Lower == "did" || t.Lower == "has" || t.Lower == "had" || t.Lower == "have") && u.low(i-2) == "who" {
			i -= 2 // "an officer who was not authorised …", "who did not want …"
			continue
		}
		if i < end && t.Lower == "be" && u.low(i-2) == "to" {
			i-- // "… to be named"
			continue
		}
		if i < end && x.describes(u, i-1) {
			i-- // "the man held over the fire that killed 52 people … said"
			continue
		}
		if t.Kind == text.Quote || phraseStops[t.Lower] && !u.inOrganisation(i-1) && !(t.Lower == "and" && (joinsNames(u, i-1) || i < end && prepositions[u.low(i)])) && !(t.Lower == "that" && i > 1 && prepositions[u.low(i-2)]) {
			break
		}
		if u.has(i-1, x.class.speech) && !inName(u, i-1) && !nounBefore(u, i-1) && !relative(u, i-1) && !participle(u, i-1) && u.low(i-2) != "be" && !x.inCustody(u, i-1) {
			break
		}
		i--
	}
	for i < end && (u.low(i) == "and" || u.low(i) == "but" || timeWord(u, i) || u.low(i) == "meanwhile" || u.toks[i].Kind == text.Punct) {
		i++
	}
	return x.dropAdjunct(u, i, end)
}

// relative reports whether a verb belongs to "who": it does not end a
// designation.
func relative(u *unit, v int) bool {
	return u.low(v-1) == "who" || beForms[u.low(v-1)] && u.low(v-2) == "who" || (u.low(v-1) == "has" || u.low(v-1) == "had" || u.low(v-1) == "have") && u.low(v-2) == "who"
}

// describes reports whether "that" at token i opens a clause that describes the
// noun before it, not one that is reported.
func (x *Reader) describes(u *unit, i int) bool {
	return u.low(i) == "that" && i > 0 && u.toks[i-1].Kind == text.Word && !u.has(i-1, x.class.speech) && !timeWord(u, i-1) &&
		(deedVerbs[u.low(i+1)])
}

// deedVerbs are what an attack is said to do in a clause that describes it.
var deedVerbs = words("killed hurt wounded injured destroyed wrecked struck hit left")

func joinsNames(u *unit, i int) bool {
	return i > 0 && i+1 < len(u.toks) && capitalised(u.toks[i-1].Token) && capitalised(u.toks[i+1].Token)
}

// dropAdjunct cuts an opening adverbial from "In May a police witness".
func (x *Reader) dropAdjunct(u *unit, from, to int) int {
	switch u.low(from) {
	case "in", "on", "at", "by", "from", "of", "for", "with", "after", "during", "through", "to", "earlier", "later", "yesterday", "last":
	default:
		if w := u.low(from - 1); w != "after" && w != "before" && w != "since" {
			return from
		}
	}
	for i := from + 1; i < to; i++ {
		switch u.low(i) {
		case "the", "a", "an", "his", "her", "their", "its", "he", "she", "they", "police", "prosecutors", "officials", "investigators", "authorities":
			if prepositions[u.low(i-1)] {
				continue
			}
			return i
		}
		if u.has(i, 0) && !prepositions[u.low(i-1)] {
			return i // "later on Tuesday Islamic State"
		}
		if capitalised(u.toks[i].Token) && commonNoun(u, i-1) && !u.doc.AllCaps {
			return i // "In the days after the attack German officials"
		}
	}
	return from
}

// commonNoun reports whether the word at i is one in small letters that neither
// leads to a noun nor is a title.
func commonNoun(u *unit, i int) bool {
	w := u.low(i)
	return i >= 0 && u.toks[i].Kind == text.Word && !capitalised(u.toks[i].Token) && !prepositions[w] && !articles[w] && !titles[w] && !days[w] &&
		!particle(u, i) && w != "and"
}

var prepositions = words("in on at by from of for with after during through to near into under over about against between as")

// phraseEnd walks right from start to where a designation ends.
func (x *Reader) phraseEnd(u *unit, start int) int {
	i := start
	for i < len(u.toks) && i-start < 14 {
		t := &u.toks[i]
		if t.Kind == text.Quote || t.Kind == text.Punct && t.Text != "'s" && t.Text != "'" && t.Text != "’s" && t.Text != "’" && t.Text != "." {
			break
		}
		if t.Text == "." || t.Lower == "that" || t.Lower == "who" && i > start+6 || timeWord(u, i) || clauseVerb[t.Lower] || t.Lower == "and" && !joinsNames(u, i) || t.Lower == "but" || t.Lower == "as" {
			break
		}
		i++
	}
	for i > start && prepositions[u.low(i-1)] {
		i--
	}
	return i
}

var clauseVerb = words("is was were are had has have will would could may might said says told")

// opensSentence reports whether only an adverbial stands before token from.
func (x *Reader) opensSentence(u *unit, from int) bool {
	for i := 0; i < from; i++ {
		if finite(u, i) {
			return false
		}
	}
	return true
}

var irregularPast = words("set gave made took held led brought put laid kept met wrote spoke ran came went saw told sent left")

var finites = words(`is are was were has have had did does do will would may might could can should must went said says told knew came
	took gave made sent got found saw held left became began wrote met ran hold holds swore`)

func finite(u *unit, i int) bool {
	w := u.low(i)
	return finites[w] || u.toks[i].Kind == text.Word && len(w) > 4 && strings.HasSuffix(w, "ed") && !nounBefore(u, i)
}
