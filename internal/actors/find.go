package actors

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ascribe/internal/text"
)

// OrgMatch is an organisation named in a text, or referred to by a noun.
type OrgMatch struct {
	// Range is the name without a possessive ending.
	Range text.Range
	// Org is the organisation; zero for a generic match.
	Org Org
	// Generic marks a noun with its determiner ("the group") that refers to
	// an organisation without naming it.
	Generic bool
}

type genericFile struct{ Nouns, Determiners []string }

func (a *Directory) addGeneric(f genericFile) {
	for i, n := range f.Nouns {
		a.generic.add(a.words.learn(n), entry{org: i})
	}
	a.mark(determiner, f.Determiners...)
}

// FindOrganisations returns every organisation, outlet and generic reference
// in the text, in order and without overlap; the longest name wins.
func (a *Directory) FindOrganisations(d *text.Doc) []OrgMatch {
	var ms []OrgMatch
	ws := make([]word, 0, 64) // of one sentence after the other
	for i := range d.Sentences {
		ws = a.sentenceWords(ws[:0], &d.Sentences[i])
		ms = a.findIn(ms, ws, d.AllCaps)
	}
	return ms
}

// sentenceWords adds the words of a sentence: its tokens, split further where
// they hold hyphens.
func (a *Directory) sentenceWords(ws []word, s *text.Sentence) []word {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Kind != text.Word && t.Kind != text.Number || t.Lower == "'s" || t.Lower == "’s" {
			continue // names are kept without possessive endings
		}
		n := len(ws)
		ws = a.words.appendName(ws, t.Text)
		for k := n; k < len(ws); k++ {
			ws[k].at.Start += t.Start
			ws[k].at.End += t.Start
		}
		if len(ws) == n { // nothing but marks: keeps neighbours apart
			ws = append(ws, word{exact: t.Text, at: t.Range})
		}
	}
	return ws
}

func (a *Directory) findIn(ms []OrgMatch, ws []word, allCaps bool) []OrgMatch {
	for i := 0; i < len(ws); {
		if n, e := a.names.longest(ws[i:], false); n > 0 && (allCaps || looksNamed(ws[i:i+n])) && !(e.wordInCapitals() && (allCaps || shouted(ws, i))) {
			o := a.found(e)
			if branch := branchAt(ws[i+n:], ws[i+n-1].at.End); branch != "" {
				o, n = Org{Name: o.Name + " " + branch, Movement: o.Movement, Kind: o.Kind}, n+2
			}
			ms = append(ms, OrgMatch{Range: text.Range{Start: ws[i].at.Start, End: ws[i+n-1].at.End}, Org: o})
			i += n
			continue
		}
		if n := a.genericAt(ws[i:]); n > 0 {
			ms = append(ms, OrgMatch{Range: text.Range{Start: ws[i].at.Start, End: ws[i+n-1].at.End}, Generic: true})
			i += n
			continue
		}
		i++
	}
	return ms
}

// branchAt returns the rest of a name that goes on behind one that is known, at
// end: "Hezbollah al-Hejaz" is not Hezbollah. It takes two words.
func branchAt(ws []word, end int) string {
	if len(ws) < 2 || ws[0].exact != "al" || ws[0].at.Start != end+1 || ws[1].at.Start != ws[0].at.End+1 || !hasUpper(ws[1].exact[:1]) {
		return ""
	}
	return "al-" + ws[1].exact
}

func (a *Directory) found(e *entry) Org {
	o := a.orgs[e.org]
	if e.outlet {
		o.Kind = KindOutlet
	}
	return o
}

// shouted reports whether the words on both sides of word i are in capitals:
// "AND THIS IS ALL WE HAVE" amid other text.
func shouted(ws []word, i int) bool {
	return i > 0 && i+1 < len(ws) && inCapitals(ws[i-1].exact) && inCapitals(ws[i+1].exact)
}

func inCapitals(s string) bool { return len(s) > 1 && strings.ToUpper(s) == s && hasUpper(s) }

// looksNamed demands a capital in one of the words, or a letter that is not
// ASCII at its beginning: "national resistance" in lower case is no organisation.
func looksNamed(ws []word) bool {
	return slices.ContainsFunc(ws, func(w word) bool { return w.exact[0] >= utf8.RuneSelf || hasUpper(w.exact) })
}

func hasUpper(s string) bool {
	for i := range len(s) {
		if s[i] >= 'A' && s[i] <= 'Z' {
			return true
		}
	}
	return false
}

// genericAt returns how many words a determiner, at most one adjective and a
// generic noun take, 0 if there is none.
func (a *Directory) genericAt(ws []word) int {
	if !a.is(ws[0], determiner) {
		return 0
	}
	for skip := 1; skip <= 2 && skip < len(ws); skip++ {
		if n, _ := a.generic.longest(ws[skip:], true); n > 0 {
			return skip + n
		}
		if n, _ := a.names.longest(ws[skip:], false); n > 0 && looksNamed(ws[skip:skip+n]) {
			return 0 // "the Haqqani network" is named
		}
	}
	return 0
}
