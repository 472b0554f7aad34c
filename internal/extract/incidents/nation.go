package incidents

import (
	"strings"

	"ascribe/internal/gazetteer"
)

// Nation returns the country, in capitals, whose nationality the report gives
// to a filler: a word for a nation inside one of its phrases.
func (a *Analysis) Nation(f *Filler) string {
	for _, i := range f.mentions {
		p := &a.Phrases[i]
		if p.np < 0 {
			continue
		}
		s := &a.d.sents[p.Sentence]
		r := s.phrase(p.np)
		for _, m := range s.places {
			if m.Range.Start >= r.Start && m.Range.End <= r.End && m.Kind != gazetteer.Place {
				return strings.ToUpper(m.Place.Country)
			}
		}
	}
	return ""
}
