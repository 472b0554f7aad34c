package actors

import (
	"slices"
	"strings"

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

type genericNouns struct {
	nouns       *trie
	determiners map[string]bool
}

func newGenericNouns(f genericFile) genericNouns {
	g := genericNouns{nouns: newTrie(), determiners: map[string]bool{}}
	for i, n := range f.Nouns {
		g.nouns.add(n, entry{org: i})
	}
	for _, d := range f.Determiners {
		g.determiners[d] = true
	}
	return g
}

// FindOrganisations returns every organisation, outlet and generic reference
// in the text, in order and without overlap; the longest name wins.
func (a *Directory) FindOrganisations(d *text.Doc) []OrgMatch {
	var ms []OrgMatch
	var ws []word // of one sentence after the other
	for i := range d.Sentences {
		ws = sentenceWords(ws[:0], &d.Sentences[i])
		ms = a.findIn(ms, ws, d.AllCaps)
	}
	return ms
}

// sentenceWords adds the words of a sentence: its tokens, split further where
// they hold hyphens.
func sentenceWords(ws []word, s *text.Sentence) []word {
	for _, t := range s.Tokens {
		if t.Kind != text.Word && t.Kind != text.Number || t.Lower == "'s" || t.Lower == "’s" {
			continue // names are kept without possessive endings
		}
		n := len(ws)
		ws = appendName(ws, t.Text)
		for i := n; i < len(ws); i++ {
			ws[i].at.Start += t.Start
			ws[i].at.End += t.Start
		}
		if len(ws) == n { // nothing but marks: keeps neighbours apart
			ws = append(ws, word{lower: t.Lower, exact: t.Text, at: t.Range})
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

func (a *Directory) found(e entry) Org {
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

// looksNamed demands a capital in one of the words: "national resistance" in
// lower case is no organisation.
func looksNamed(ws []word) bool {
	return slices.ContainsFunc(ws, func(w word) bool { return fold(w.exact[:1]) != w.exact[:1] || hasUpper(w.exact) })
}

func hasUpper(s string) bool {
	for _, r := range s {
		if r >= 'A' && r <= 'Z' {
			return true
		}
	}
	return false
}

// genericAt returns how many words a determiner, at most one adjective and a
// generic noun take, 0 if there is none.
func (a *Directory) genericAt(ws []word) int {
	if !a.generic.determiners[ws[0].lower] {
		return 0
	}
	for skip := 1; skip <= 2 && skip < len(ws); skip++ {
		if n, _ := a.generic.nouns.longest(ws[skip:], true); n > 0 {
			return skip + n
		}
		if n, _ := a.names.longest(ws[skip:], false); n > 0 && looksNamed(ws[skip:skip+n]) {
			return 0 // "the Haqqani network" is named
		}
	}
	return 0
}
