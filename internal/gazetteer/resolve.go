package gazetteer

import (
	"fmt"
	"math"
	"slices"

	"ascribe"
	"ascribe/internal/text"
)

// Resolve chooses one meaning for every match, and leaves out those for which
// it would be a guess. What speaks for a meaning are,
// strongest first: a containing place named right behind it, the country or
// region named in the same sentence, paragraph and text, the dateline, and
// the number of inhabitants.
func (g *Gazetteer) Resolve(d *text.Doc, ms []Match) []Resolved {
	r := resolver{g: g, d: d, ms: ms, chosen: make([]choice, len(ms))}
	r.seen.counted = make(map[mention]bool, 2*len(ms))
	// Twice: what the first round is sure of is evidence in the second.
	for range 2 {
		r.survey()
		for i := range ms {
			r.chosen[i] = r.choose(i)
		}
	}
	out := make([]Resolved, 0, len(ms))
	for i := range ms {
		if len(ms[i].Candidates) == 0 {
			continue
		}
		if p := r.resolved(i); p.Score >= floor && !r.misplaced(i) {
			out = append(out, p)
		}
	}
	return out
}

// floor is the score below which a place would be a guess, and is left out.
const floor = 0.25

// resolver holds what is known about the matches of one text.
type resolver struct {
	g      *Gazetteer
	d      *text.Doc
	ms     []Match
	chosen []choice
	seen   tallies
	// weights is room for those of the candidates of one match.
	weights []float64
}

// choice is a meaning chosen.
type choice struct {
	made    bool
	pick    int     // index into the candidates
	share   float64 // of the weight of all candidates, 0 to 1
	support float64 // weight that is not its population's
	reason  reason
}

// choose weighs the candidates of match i.
func (r *resolver) choose(i int) choice {
	m := &r.ms[i]
	best, total, c := math.Inf(-1), 0.0, choice{made: true}
	weights := slices.Grow(r.weights[:0], len(m.Candidates))[:len(m.Candidates)]
	r.weights = weights
	for k := range m.Candidates {
		support, reason := r.support(i, &m.Candidates[k])
		weights[k] = prior(&m.Candidates[k]) + support
		switch e := &m.Candidates[k]; {
		case m.wants == e.Class:
			weights[k] += byClass
		case m.wants == "" && namesTown(m.Candidates, e):
			weights[k] -= byClass
		}
		if weights[k] > best {
			best, c.pick, c.support, c.reason = weights[k], k, support, reason
		}
	}
	same := 0.0
	for k, w := range weights {
		w = math.Exp(w - best)
		total += w
		if e, pick := &m.Candidates[k], &m.Candidates[c.pick]; k == c.pick || contains(e, pick) || contains(pick, e) {
			same += w // New York in New York: whichever is meant, it is there
		}
	}
	c.share = same / total
	return c
}

// namesTown reports whether e is a region that has its name from a town in it:
// without more words the town is meant.
func namesTown(candidates []Entry, e *Entry) bool {
	if e.Class != Region {
		return false
	}
	for i := range candidates {
		if c := &candidates[i]; !c.alias && contains(e, c) {
			return true
		}
	}
	return false
}

// byClass is the weight, in nats, of a word beside the name that says what it
// is: "San Miguel department".
const byClass = 4.0

// manyPeople stands for the population of a region where its places in the
// table have fewer.
const manyPeople = 300_000

// prior is the weight of a meaning before the text is read: in nats, 2.5 for
// every factor of ten in population, and more for the places that everybody
// knows.
func prior(e *Entry) float64 {
	people := e.Population
	if e.Class == Region {
		people = max(people, manyPeople)
	}
	w := 2.5 * math.Log10(float64(people)+1000)
	switch {
	case e.Class == Country:
		w += 2
	case e.Class == Region:
		w--
	case e.capital:
		w += 2
	}
	if e.Class == City && e.Population > 500_000 {
		w += 1.5
	}
	if e.alias {
		w -= 1.5
	}
	if e.section {
		w -= 0.5
	}
	return w
}

// resolved puts the choice for match i into words and figures.
func (r *resolver) resolved(i int) Resolved {
	m, c := r.ms[i], &r.chosen[i]
	e := &m.Candidates[c.pick]
	out := Resolved{Match: m, Place: e.Place, Reason: c.reason.String()}
	if m.Kind != Demonym {
		m.Kind = Place
		if e.Class == Country {
			m.Kind = CountryName
		}
		out.Kind = m.Kind
	}
	out.Score = round(trustOf(&m) * c.share * r.credit(e, c.support))
	switch {
	case m.Kind == Demonym:
		out.Reason = "nationality of " + e.Place.Country
	case out.Reason != "":
	case len(m.Candidates) == 1:
		out.Reason = "the only place of that name"
	default:
		out.Reason = fmt.Sprintf("the most populous of %d places of that name", len(m.Candidates))
		if c.pick > 0 {
			out.Reason = fmt.Sprintf("the best known of %d places of that name", len(m.Candidates))
		}
	}
	return out
}

// trustOf returns how surely a match is a place; matches that [Gazetteer.Find]
// did not make are trusted.
func trustOf(m *Match) float64 {
	if m.sure == 0 {
		return 1
	}
	return m.sure
}

// credit is the trust in e where support speaks for it. A small place of a
// country that the text does not name, though it names others, gets little.
func (r *resolver) credit(e *Entry, support float64) float64 {
	known := plausible(e)
	switch {
	case support > 0:
		return 1 - (1-known)*math.Exp(-support)
	case r.seen.total > 1 && e.Class != Country && known < 0.7:
		return known / 2
	}
	return known
}

// plausible is the trust in a name without any support in the text: that it
// means a small town far away is less likely than that it is not in the table.
func plausible(e *Entry) float64 {
	switch {
	case e.Class == Country:
		return 1
	case e.Population >= 1_000_000 || e.Class == Region && e.Population >= manyPeople:
		return 0.9
	case e.Population >= 200_000, e.capital:
		return 0.75
	case e.Population >= 60_000:
		return 0.6
	}
	return 0.45
}

func round(f float64) float64 { return math.Round(f*1000) / 1000 }

// area names a country, or with Region a region of it.
type area struct{ country, region string }

func countryOf(p *ascribe.Place) area { return area{country: p.CountryCode} }

func regionOf(p *ascribe.Place) area { return area{p.CountryCode, p.Region} }
