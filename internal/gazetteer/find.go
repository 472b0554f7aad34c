package gazetteer

import (
	"unicode"
	"unicode/utf8"

	"ascribe/internal/text"
)

// Find returns every place, country and demonym named in the text, in order
// and without overlap. Of several names that start at one word the longest
// counts. Names of persons, media and longer names that only contain a place's
// name are left out as far as the words around them tell.
func (g *Gazetteer) Find(d *text.Doc) []Match {
	var out []Match
	for i := range d.Sentences {
		out = g.names(out, d, i)
	}
	return out
}

// names appends the names in sentence i.
func (g *Gazetteer) names(out []Match, d *text.Doc, i int) []Match {
	toks := d.Sentences[i].Tokens
	for k := 0; k < len(toks); {
		m, n := g.at(toks, k)
		if n == 0 {
			k++
			continue
		}
		m.sentence, m.first, m.end = i, k, k+n
		m.Range = text.Range{Start: toks[k].Start, End: toks[k+n-1].End}
		out = append(out, m)
		k += n
	}
	return out
}

// at returns the longest name that starts at toks[k] and its number of tokens.
func (g *Gazetteer) at(toks []text.Token, k int) (m Match, n int) {
	if toks[k].Kind != text.Word || !capitalised(toks[k].Text) {
		return m, 0
	}
	var buf [96]byte
	key := appendFold(buf[:0], toks[k].Lower)
	words := g.index.words(key)
	for j := k; ; {
		if found, ok := g.meaning(key); ok {
			m, n = found, j-k+1
		}
		if j++; j >= len(toks) || toks[j].Kind != text.Word || blanks(key)+1 >= words {
			return m, n
		}
		key = appendFold(append(key, ' '), toks[j].Lower)
	}
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

func (g *Gazetteer) meaning(key []byte) (Match, bool) {
	if n, ok := g.demonyms[string(key)]; ok {
		return Match{Kind: Demonym, Candidates: g.entries[n : n+1 : n+1]}, true
	}
	if es := g.entriesOf(key); len(es) > 0 {
		return Match{Kind: Place, Candidates: es}, true
	}
	return Match{}, false
}

func capitalised(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
