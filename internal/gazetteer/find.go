package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/internal/text"
)

// Find returns every place, country and demonym named in the text, in order
// and without overlap. Of several names that start at one word the longest
// counts. Names of persons and media, ordinary words and pieces of longer
// names are left out as far as the words around them tell.
func (g *Gazetteer) Find(d *text.Doc) []Match {
	f := finder{g: g, d: d, found: make([]Match, 0, 16), keys: make([]string, 0, 16), persons: map[string]bool{}, places: map[string]bool{}}
	for i := range d.Sentences {
		f.sentence(i)
	}
	return f.settled()
}

// finder collects the names of a text.
type finder struct {
	g       *Gazetteer
	d       *text.Doc
	found   []Match
	keys    []string        // the folded name of each match
	persons map[string]bool // names that the text gives to persons
	places  map[string]bool // names that the text plainly uses for places
	setting setting         // of the name at hand
}

// Matches that are trusted less than least are left out; from certain on a name
// vouches for its other occurrences in the text.
const (
	least   = 0.3
	certain = 0.9
	// vouched is the trust in a name that stands plainly for a place
	// elsewhere in the text.
	vouched = 0.75
)

// settled judges the matches in the light of the whole text.
func (f *finder) settled() []Match {
	out := f.found[:0]
	for i := range f.found {
		m := &f.found[i]
		key := f.keys[i]
		switch {
		case m.sure >= certain || m.Kind == Demonym:
		case f.persons[key] && !f.places[key]:
			m.sure = 0
		case f.places[key] && m.sure > 0:
			m.sure = max(m.sure, vouched)
		}
		if m.sure >= least {
			out = append(out, *m)
		}
	}
	return out
}

// sentence collects the names in sentence i.
func (f *finder) sentence(i int) {
	toks := f.d.Sentences[i].Tokens
	cased := !f.d.AllCaps && !heading(toks)
	for k := 0; k < len(toks); {
		named, key, n := f.g.at(toks, k, f.d.AllCaps)
		if n == 0 {
			k++
			continue
		}
		if len(named.Candidates) > 0 {
			f.found, f.keys = append(f.found, named), append(f.keys, key)
			m := &f.found[len(f.found)-1]
			m.sentence, m.first, m.end = i, k, k+n
			f.setting = setting{g: f.g, d: f.d, m: m, toks: toks, key: key, habit: f.g.words[key], cased: cased}
			f.judge()
		}
		k += n
	}
}

// judge says how surely the name at hand is a place.
func (f *finder) judge() {
	s, m := &f.setting, f.setting.m
	s.behind, s.tokensBehind = s.qualifier()
	var person bool
	m.sure, person = s.trust()
	m.wants = s.designated()
	if person {
		f.persons[s.key] = true
	} else if m.sure >= certain {
		f.places[s.key] = true
	}
	if m.sure >= least && s.tokensBehind > 1 {
		f.abbreviation(s, m.end+1)
	}
}

// abbreviation keeps the abbreviated state after a place: "Tampa, Fla."
func (f *finder) abbreviation(s *setting, k int) {
	region, ok := f.g.state(s.toks, k, f.d.AllCaps)
	if !ok {
		return
	}
	r := f.g.entries[region : region+1 : region+1]
	f.found = append(f.found, Match{Range: s.toks[k].Range, Candidates: r, sentence: s.m.sentence, first: k,
		end: k + 1, sure: 0.95, short: true})
	f.keys = append(f.keys, Fold(r[0].Place.Name))
}

// heading reports whether toks are a heading: most words have a capital, and
// no full stop ends them.
func heading(toks []text.Token) bool {
	if toks[len(toks)-1].Text == "." {
		return false
	}
	words, capitals := 0, 0
	for i := range toks {
		if toks[i].Kind == text.Word && len(toks[i].Text) > 3 {
			words++
			if capitalised(toks[i].Text) {
				capitals++
			}
		}
	}
	return words >= 4 && capitals*4 >= words*3
}

// at returns the longest name that starts at toks[k], folded, and its number
// of tokens. A set phrase that names no place has no candidates.
func (g *Gazetteer) at(toks []text.Token, k int, caps bool) (m Match, name string, n int) {
	if toks[k].Kind != text.Word || !capitalised(toks[k].Text) {
		return m, "", 0
	}
	var buf [96]byte
	key := appendFold(buf[:0], toks[k].Lower)
	if string(key) == "st" || string(key) == "ste" {
		key = saint(append(key, ' '), 0)
		key = key[:len(key)-1]
	}
	t, words := g.index.begin(key)
	if words == 0 {
		return g.compound(&toks[k], caps)
	}
	for j := k; ; {
		if g.meaning(&m, t, key, toks[k:j+1], caps) {
			name, n = string(key), j-k+1
			m.Range = text.Range{Start: toks[k].Start, End: toks[j].End}
		}
		if j++; j >= len(toks) || toks[j].Kind != text.Word || blanks(key)+1 >= words {
			break
		}
		key = saint(appendFold(append(key, ' '), toks[j].Lower), 0)
		t = g.index.names[string(key)]
	}
	if n == 0 {
		return g.compound(&toks[k], caps)
	}
	return m, name, n
}

func blanks(key []byte) int {
	n := 0
	for _, c := range key {
		if c == ' ' {
			n++
		}
	}
	return n
}

// meaning sets m to what the folded name key, for which t stands in the index and
// which is written as toks, may mean.
func (g *Gazetteer) meaning(m *Match, t term, key []byte, toks []text.Token, caps bool) bool {
	switch {
	case t.blocked:
		*m = Match{}
		return true
	case t.demonym:
		*m = Match{Kind: Demonym, Candidates: g.entries[t.nation : t.nation+1 : t.nation+1]}
		return true
	case t.first == 0:
		return false
	case t.acronym && (!allCapital(toks[0].Text) || caps && looseInCapitals[string(key)]):
		return false // "us", "car"
	}
	es := g.meanings(t)
	*m = Match{Kind: Place, Candidates: es}
	for i := range es {
		if es[i].Class == Country {
			m.Kind = CountryName
		}
	}
	return true
}

// compound reads the place at the head of a compound: "Baghdad-based".
func (g *Gazetteer) compound(t *text.Token, caps bool) (m Match, name string, n int) {
	head, rest, ok := strings.Cut(t.Lower, "-")
	if !ok || caps && !compounds[rest] || len(head) < 3 || len(head) >= len(t.Text) || t.Text[len(head)] != '-' {
		return m, "", 0
	}
	key := appendFold(nil, head)
	if !g.meaning(&m, g.index.names[string(key)], key, []text.Token{{Text: t.Text[:len(head)]}}, false) {
		return m, "", 0
	}
	m.Range = text.Range{Start: t.Start, End: t.Start + len(head)}
	return m, string(key), 1
}

// capitalised reports whether w begins with a capital, after an Arabic article
// if there is one: "al-Hasakah".
func capitalised(w string) bool {
	if len(w) > 3 && w[2] == '-' {
		w = w[3:]
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// placesAt returns the places named at toks[k], states abbreviated included,
// and the number of tokens.
func (g *Gazetteer) placesAt(toks []text.Token, k int, caps bool) ([]Entry, int) {
	if m, _, n := g.at(toks, k, caps); n > 0 && m.Kind != Demonym {
		return m.Candidates, n
	}
	if r, ok := g.state(toks, k, caps); ok {
		return g.entries[r : r+1 : r+1], 1
	}
	return nil, 0
}

// state returns the region that the token k abbreviates: "Fla.", "TX". Without
// case two letters alone are too many other words.
func (g *Gazetteer) state(toks []text.Token, k int, caps bool) (int32, bool) {
	t := toks[k].Text
	if k+1 < len(toks) && toks[k+1].Text == "." && toks[k+1].Start == toks[k].End {
		if n, ok := g.postal[t+"."]; ok {
			return n, true
		}
	}
	if caps && len(t) == 2 {
		return 0, false
	}
	n, ok := g.postal[t]
	return n, ok
}
