package gazetteer

import "ascribe"

// Weights of evidence for a meaning, in nats: set by hand, and checked on the
// gold sets.
const (
	byQualifier = 12. // "Würzburg, Germany"
	bySentence  = 3.0 // its country named in the same sentence
	byParagraph = 2.0
	byText      = 4.0 // times the share of its country among all countries named
	byDateline  = 1.5
	byRegion    = 2.0 // its region named in the text
)

// tally counts how often areas were named somewhere.
type tally []count

type count struct {
	area area
	n    float64
}

func (t tally) of(a area) float64 {
	for i := range t {
		if t[i].area == a {
			return t[i].n
		}
	}
	return 0
}

func (t *tally) add(a area, n float64) {
	for i := range *t {
		if (*t)[i].area == a {
			(*t)[i].n += n
			return
		}
	}
	*t = append(*t, count{a, n})
}

// tallies are the areas named in each sentence and paragraph and in all.
type tallies struct {
	sentence, paragraph []tally
	text                tally
	total               float64 // of the countries in text
	dateline            tally
}

// sureEnough is the share from which a choice is evidence for others.
const sureEnough = 0.7

// survey counts the areas that the matches name: countries by name and
// nationality, and in the second round the places chosen.
func (r *resolver) survey() {
	s := &r.seen
	s.sentence, s.paragraph = make([]tally, len(r.d.Sentences)), make([]tally, len(r.d.Paragraphs))
	s.text, s.dateline, s.total = s.text[:0], s.dateline[:0], 0
	for i := range r.ms {
		p, weight := r.evident(i)
		if p == nil {
			continue
		}
		if r.ms[i].Range.Start < r.d.Dateline.End {
			s.dateline.add(countryOf(p), weight)
		}
		r.count(&r.ms[i], countryOf(p), weight)
		s.total += weight
		if p.Region != "" {
			r.count(&r.ms[i], regionOf(p), weight)
		}
	}
}

// count adds an area that m names to all tallies it belongs to.
func (r *resolver) count(m *Match, a area, weight float64) {
	r.seen.sentence[m.sentence].add(a, weight)
	r.seen.paragraph[r.d.Sentences[m.sentence].Paragraph].add(a, weight)
	r.seen.text.add(a, weight)
}

// evident returns the place that match i stands for beyond much doubt, and
// how much it counts; nil if there is none yet.
func (r *resolver) evident(i int) (*ascribe.Place, float64) {
	m := &r.ms[i]
	switch {
	case len(m.Candidates) == 0 || m.sentence >= len(r.d.Sentences):
		return nil, 0
	case m.Kind == Demonym:
		return &m.Candidates[0].Place, 0.7
	case len(m.Candidates) == 1 && m.Kind == CountryName:
		return &m.Candidates[0].Place, 1
	case !r.chosen[i].made || r.chosen[i].share*trustOf(m)*plausible(&m.Candidates[r.chosen[i].pick]) < sureEnough:
		return nil, 0
	}
	return &m.Candidates[r.chosen[i].pick].Place, 1
}

// support returns the weight of what the text says for a meaning of match i,
// and in words the strongest part of it.
func (r *resolver) support(i int, e *Entry) (float64, string) {
	var s support
	if q := r.qualifier(i, e); q != "" {
		s.add(byQualifier, "named together with "+q)
	}
	if e.Class != Country {
		r.near(i, e, &s)
	}
	return s.weight, s.reason
}

// support adds up evidence and keeps the strongest reason.
type support struct {
	weight, top float64
	reason      string
}

func (s *support) add(weight float64, reason string) {
	if weight <= 0 {
		return
	}
	s.weight += weight
	if weight > s.top {
		s.top, s.reason = weight, reason
	}
}

// near adds the evidence of countries and regions named around match i for
// the city or region e. What the match itself contributed does not count.
func (r *resolver) near(i int, e *Entry, s *support) {
	m := &r.ms[i]
	own, weight := r.evident(i)
	rest := func(t tally, a area) float64 {
		n := t.of(a)
		if own != nil && (a == countryOf(own) || a == regionOf(own)) {
			n -= weight
		}
		return max(0, n)
	}
	country := countryOf(&e.Place)
	switch sentence, paragraph := r.around(m); {
	case rest(sentence, country) > 0.1:
		s.add(bySentence, e.Place.Country+" is named in the same sentence")
	case rest(paragraph, country) > 0.1:
		s.add(byParagraph, e.Place.Country+" is named in the same paragraph")
	}
	if r.seen.total > 0 {
		s.add(byText*rest(r.seen.text, country)/r.seen.total, e.Place.Country+" is named in the text")
	}
	if m.Range.Start >= r.d.Dateline.End && r.seen.dateline.of(country) > 0 {
		s.add(byDateline, "the dateline is in "+e.Place.Country)
	}
	if e.Class == City && e.Place.Region != "" && rest(r.seen.text, regionOf(&e.Place)) > 0.1 {
		s.add(byRegion, "other places of "+e.Place.Region+" are named")
	}
}

// around returns what the sentence and the paragraph of a match name.
func (r *resolver) around(m *Match) (sentence, paragraph tally) {
	if m.sentence >= len(r.seen.sentence) {
		return nil, nil
	}
	return r.seen.sentence[m.sentence], r.seen.paragraph[r.d.Sentences[m.sentence].Paragraph]
}
