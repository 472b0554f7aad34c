package gazetteer

import "ascribe"

// Weights of evidence for a meaning, in nats: set by hand, and checked on the
// gold sets.
const (
	byQualifier = 12. // "Würzburg, Germany"
	bySentence  = 3.0 // its country named in the same sentence
	byParagraph = 2.0
	byText      = 5.0 // times the share of its country among all countries named
	byDateline  = 1.5
	byRegion    = 2.0 // its region named in the text
	byNeighbour = 0.7 // a town of another country close by named in the text
)

// closeBy is how far apart, in kilometres, towns on two sides of a border may
// be for one to speak for the other.
const closeBy = 200

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
	towns               []*ascribe.Place // chosen, each once
	counted             map[mention]bool
}

// mention is a place named in a sentence or paragraph, or with neither in the
// text. However often its name stands there, it counts once: a name is no
// evidence for itself.
type mention struct{ place, sentence, paragraph int }

// A place chosen is evidence for others if its share and the trust in it reach
// these bounds. It counts less than a country called by name.
const (
	clearShare = 0.7
	clearTrust = 0.5
	byPlace    = 0.4
)

// survey counts the areas that the matches name: countries by name and
// nationality, and in the second round the places chosen.
func (r *resolver) survey() {
	clear(r.seen.counted)
	r.seen = tallies{sentence: make([]tally, len(r.d.Sentences)), paragraph: make([]tally, len(r.d.Paragraphs)),
		counted: r.seen.counted}
	for i := range r.ms {
		if p, weight := r.evident(i); p != nil {
			r.count(&r.ms[i], p, weight)
		}
	}
}

// count adds the country and region of the place p, which m names, to all
// tallies they belong to.
func (r *resolver) count(m *Match, p *ascribe.Place, weight float64) {
	s := &r.seen
	paragraph := r.d.Sentences[m.sentence].Paragraph
	if s.first(p, mention{sentence: m.sentence + 1}) {
		s.sentence[m.sentence].addPlace(p, weight)
	}
	if s.first(p, mention{paragraph: paragraph + 1}) {
		s.paragraph[paragraph].addPlace(p, weight)
	}
	if s.first(p, mention{}) {
		s.text.addPlace(p, weight)
		s.total += weight
		if p.Precision == City {
			s.towns = append(s.towns, p)
		}
	}
	if m.Range.Start < r.d.Dateline.End {
		s.dateline.addPlace(p, weight)
	}
}

// first reports whether p is to be counted at a place in the text: countries
// always, other places the first time.
func (s *tallies) first(p *ascribe.Place, at mention) bool {
	if p.Precision == Country {
		return true
	}
	at.place = p.GeoNameID
	if s.counted[at] {
		return false
	}
	s.counted[at] = true
	return true
}

func (t *tally) addPlace(p *ascribe.Place, n float64) {
	t.add(countryOf(p), n)
	if p.Region != "" {
		t.add(regionOf(p), n)
	}
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
	case !r.chosen[i].made || r.chosen[i].share < clearShare || trustOf(m) < clearTrust:
		return nil, 0
	}
	e := &m.Candidates[r.chosen[i].pick]
	if e.Class == Country {
		return &e.Place, 1
	}
	return &e.Place, byPlace * plausible(e)
}

// support returns the weight of what the text says for a meaning of match i,
// and in words the strongest part of it.
func (r *resolver) support(i int, e *Entry) (float64, reason) {
	var s support
	if q := r.qualifier(i, e); q != "" {
		s.add(byQualifier, reason{"named together with ", q, ""})
	}
	if e.Class != Country || len(r.ms[i].Candidates) > 1 {
		near := r.near(i, e)
		s.add(min(near.weight, ceiling(e)), near.reason)
	}
	return s.weight, s.reason
}

// support adds up evidence and keeps the strongest reason.
type support struct {
	weight, top float64
	reason      reason
}

// reason is a place with the words before and behind it that say why it counts.
type reason struct{ before, place, behind string }

func (r reason) String() string { return r.before + r.place + r.behind }

func (s *support) add(weight float64, why reason) {
	if weight <= 0 {
		return
	}
	s.weight += weight
	if weight > s.top {
		s.top, s.reason = weight, why
	}
}

// near adds the evidence of countries and regions named around match i for
// the city or region e. What the match itself contributed does not count.
func (r *resolver) near(i int, e *Entry) (s support) {
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
	sentence, paragraph := r.around(m)
	if n := rest(sentence, country); n > 0 {
		s.add(bySentence*min(1, n), reason{named(n), e.Place.Country, " in the same sentence"})
	} else if n := rest(paragraph, country); n > 0 {
		s.add(byParagraph*min(1, n), reason{named(n), e.Place.Country, " in the same paragraph"})
	}
	if n := rest(r.seen.text, country); n > 0 {
		s.add(byText*n/max(r.seen.total, 1), reason{named(n), e.Place.Country, " in the text"})
	}
	if m.Range.Start >= r.d.Dateline.End && r.seen.dateline.of(country) > 0 {
		s.add(byDateline, reason{"the dateline is in ", e.Place.Country, ""})
	}
	if n := rest(r.seen.text, regionOf(&e.Place)); e.Class == City && e.Place.Region != "" && n > 0 {
		s.add(byRegion*min(1, n), reason{"other places of ", e.Place.Region, " in the text"})
	}
	if e.Class == City && s.weight == 0 {
		for _, town := range r.seen.towns {
			if town.CountryCode != e.Place.CountryCode && town.Kilometres(&e.Place) < closeBy {
				s.add(byNeighbour, reason{"", town.Name, " is close by"})
				break
			}
		}
	}
	return s
}

// ceiling bounds what places named near by can do for e: they do not turn
// Paris into the one in Texas.
func ceiling(e *Entry) float64 {
	switch {
	case e.Class == City && e.Population < 100_000:
		return 6
	case e.Class == City && e.Population < 500_000:
		return 8
	}
	return 12
}

// named puts into words what n mentions of a country are.
func named(n float64) string {
	if n < byPlace+0.1 {
		return "a place of "
	}
	return ""
}

// around returns what the sentence and the paragraph of a match name.
func (r *resolver) around(m *Match) (sentence, paragraph tally) {
	if m.sentence >= len(r.seen.sentence) {
		return nil, nil
	}
	return r.seen.sentence[m.sentence], r.seen.paragraph[r.d.Sentences[m.sentence].Paragraph]
}
