package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/internal/text"
)

// Find returns every place, country and demonym named in the text, in order
// and without overlap. Of several names that start at one word the longest
// counts.
func (g *Gazetteer) Find(d *text.Doc) []Match {
	var out []Match
	for i := range d.Sentences {
		toks := d.Sentences[i].Tokens
		for k := 0; k < len(toks); {
			m, n := g.at(toks, k)
			if n == 0 {
				k++
				continue
			}
			out = append(out, m)
			k += n
		}
	}
	return out
}

// at returns the longest name that starts at toks[k] and its number of tokens.
func (g *Gazetteer) at(toks []text.Token, k int) (m Match, n int) {
	if !capitalised(toks[k].Text) {
		return m, 0
	}
	key := Fold(toks[k].Lower)
	first, _, _ := strings.Cut(key, " ")
	words := g.longest[first]
	for j := k; j < len(toks) && strings.Count(key, " ") < words; {
		if found, ok := g.meaning(key); ok {
			found.Range = text.Range{Start: toks[k].Start, End: toks[j].End}
			m, n = found, j-k+1
		}
		if j++; j < len(toks) {
			if toks[j].Kind != text.Word {
				break
			}
			key = Fold(key + " " + toks[j].Lower)
		}
	}
	return m, n
}

func (g *Gazetteer) meaning(key string) (Match, bool) {
	if n, ok := g.country[key]; ok && len(key) > 3 {
		return Match{Kind: CountryName, Candidates: []Entry{g.entries[n]}}, true
	}
	if n, ok := g.demonym[key]; ok {
		return Match{Kind: Demonym, Candidates: []Entry{g.entries[n]}}, true
	}
	if ps := g.names[key]; len(ps) > 0 {
		return Match{Kind: Place, Candidates: g.candidates(ps)}, true
	}
	return Match{}, false
}

func capitalised(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
