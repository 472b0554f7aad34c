package incidents

import (
	"slices"
	"strings"

	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/gazetteer"
	"ascribe/internal/text"
)

// Nation returns the country, in capitals, whose nationality the report gives
// to a filler: a word for a nation inside one of its phrases or in what the
// report calls it.
func (a *Analysis) Nation(f *Filler) string {
	for _, i := range f.mentions {
		p := &a.Phrases[i]
		if p.np < 0 {
			continue
		}
		s := &a.d.sents[p.Sentence]
		for _, r := range [2]text.Range{s.phrase(p.np), a.apposed(p)} {
			if n := s.nation(r); n != "" {
				return n
			}
		}
	}
	return ""
}

// nation returns the country, in capitals, that a word for a nation inside r
// means, empty for none.
func (s *sentence) nation(r text.Range) string {
	for _, m := range s.places {
		if m.Range.Start >= r.Start && m.Range.End <= r.End && m.Kind != gazetteer.Place {
			return strings.ToUpper(m.Place.Country)
		}
	}
	return ""
}

// unite gives to named fillers those without a name that only say what the
// report calls them elsewhere: "a mayor … Mayor N. N." are one person.
func (a *Analysis) unite(fs []Filler) []Filler {
	var out []Filler
	for i := range fs {
		f := &fs[i]
		if f.Phrase.Name.Len() > 0 || !slices.ContainsFunc(fs, func(named Filler) bool { return a.calls(f.Phrase, &named) }) {
			out = append(out, *f)
		}
	}
	return out
}

// calls reports whether phrase p is what the report calls a named filler: the
// same words, or one person with the same last word.
func (a *Analysis) calls(p *Phrase, named *Filler) bool {
	if named.Phrase.Name.Len() == 0 {
		return false
	}
	as := strings.ToLower(a.Text(a.Description(named)))
	switch {
	case as == "":
		return false
	case as == strings.ToLower(a.Text(p.Range)):
		return true
	}
	return !p.Plural && !p.Quantified && p.Range == p.Base && lastWord(as) == lastWord(p.key)
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// Counted returns the words of a phrase with the number right before them.
func (a *Analysis) Counted(p *Phrase) text.Range {
	r := p.Range
	if p.np < 0 || !p.Quantified {
		return r
	}
	s := &a.d.sents[p.Sentence]
	for k := s.NPs[p.np].Last; k >= s.NPs[p.np].First; k-- {
		if t := &s.Tokens[k]; t.End <= r.Start {
			if t.Part == clause.Num || t.Word.Is(lexicon.Num) {
				r.Start = t.Start
			}
			break
		}
	}
	return r
}

// Description returns what the report calls a named filler: what stands before
// the name in one of its mentions, or beside it between commas; empty if it
// says nothing.
func (a *Analysis) Description(f *Filler) text.Range {
	var best text.Range
	for _, i := range f.mentions {
		p := &a.Phrases[i]
		for _, r := range [2]text.Range{p.Title, a.apposed(p)} {
			if r.Len() > best.Len() && a.describes(r) {
				best = r
			}
		}
	}
	return best
}

// describes reports whether r is more than a form of address.
func (a *Analysis) describes(r text.Range) bool {
	switch strings.ToLower(a.Text(r)) {
	case "mr", "mrs", "ms", "miss", "senor", "senora", "don", "dona":
		return false
	}
	return true
}

// apposed returns the description of a person that stands beside a name.
func (a *Analysis) apposed(p *Phrase) text.Range {
	if p.np < 0 || p.Organisation {
		return text.Range{}
	}
	s := &a.d.sents[p.Sentence]
	near := []int{s.NPs[p.np].Appositive}
	if p.np+1 < len(s.NPs) && s.NPs[p.np+1].Appositive == p.np {
		near = append(near, p.np+1)
	}
	for _, n := range near {
		if n < 0 || s.NPs[n].Proper >= 0 {
			continue
		}
		if _, ok := s.Tokens[s.NPs[n].Head].Word.Sense(lexicon.Human); !ok {
			continue
		}
		if q, ok := a.d.phraseOf(s, n); ok {
			return q.Range
		}
	}
	return text.Range{}
}
