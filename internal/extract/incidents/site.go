package incidents

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/gazetteer"
	"ascribe/internal/text"
	"ascribe/internal/timex"

	"ascribe"
)

// Site is a named place with the kind of place that the text or the gazetteer
// says it is: "CITY", "DEPARTMENT", "NEIGHBORHOOD".
type Site struct {
	Name text.Range
	Kind string
	// Country is where the gazetteer has it, in capitals; empty for a place
	// that only the text vouches for.
	Country string
	sent    int
	tie     tie
	// located says that a preposition of place governs it.
	located bool
}

// siteWords are the nouns that tell the kind of a place beside its name.
var siteWords = map[string]string{"department": "DEPARTMENT", "neighborhood": "NEIGHBORHOOD", "neighbourhood": "NEIGHBORHOOD",
	"municipality": "MUNICIPALITY", "town": "TOWN", "city": "CITY", "village": "VILLAGE", "district": "DISTRICT", "canton": "CANTON",
	"province": "PROVINCE", "region": "REGION", "zone": "ZONE", "suburb": "SUBURB", "hill": "HILL", "volcano": "VOLCANO",
	"university": "UNIVERSITY", "airport": "AIRPORT", "farm": "FARM", "river": "RIVER", "valley": "VALLEY", "port": "PORT",
	"jurisdiction": "JURISDICTION", "hamlet": "HAMLET", "community": "COMMUNITY", "colonia": "NEIGHBORHOOD"}

// sites returns the places that sentence s names, in text order.
func (d *document) sites(s *sentence) []Site {
	var out []Site
	for _, p := range s.places {
		k := s.tokenAt(p.Range.Start)
		if k < 0 || p.Kind != gazetteer.Place {
			continue
		}
		site := Site{Name: p.Range, Kind: siteKind(s, k, p), Country: strings.ToUpper(p.Place.Country), sent: s.at, tie: d.anchorPlace(s, k, p.Range)}
		site.located = s.Tokens[k].NP >= 0 && locative(s, s.Tokens[k].NP)
		out = append(out, site)
	}
	for n := range s.NPs {
		if site, ok := d.namedSite(s, n); ok && !slices.ContainsFunc(out, func(o Site) bool { return overlap(o.Name, site.Name) }) {
			out = append(out, site)
		}
	}
	slices.SortStableFunc(out, func(a, b Site) int { return a.Name.Start - b.Name.Start })
	return out
}

func overlap(a, b text.Range) bool { return a.Start < b.End && b.Start < a.End }

// siteKind tells the kind of a place of the gazetteer: the word beside it, or
// its class.
func siteKind(s *sentence, k int, p gazetteer.Resolved) string {
	last := s.lastOf(k, p.Range)
	if last+1 < len(s.Tokens) && s.Tokens[last+1].NP == s.Tokens[k].NP {
		if w := siteWords[s.Tokens[last+1].Lower]; w != "" {
			return w
		}
	}
	if k > 1 && s.Tokens[k-1].Lower == "of" {
		if w := siteWords[s.Tokens[k-2].Lower]; w != "" {
			return w
		}
	}
	if p.Place.Precision == gazetteer.Region {
		return "DEPARTMENT"
	}
	return "CITY"
}

// namedSite recognises a place by the word beside its name: "SAN JOSE
// NEIGHBORHOOD", "THE TOWN OF CAYARA".
func (d *document) namedSite(s *sentence, n int) (Site, bool) {
	np := &s.NPs[n]
	if kd := siteWords[s.Tokens[np.Last].Lower]; kd != "" {
		first := np.Last
		for first > np.First && (s.Tokens[first-1].Part == clause.Name || isNameWord(&s.Tokens[first-1])) {
			first--
		}
		if first < np.Last {
			return d.site(s, first, np.Last-1, kd), true
		}
	}
	if np.Proper == np.First && np.Prep > 0 && s.Tokens[np.Prep].Lower == "of" {
		if kd := siteWords[s.Tokens[np.Prep-1].Lower]; kd != "" {
			return d.site(s, np.First, np.Last, kd), true
		}
	}
	return Site{}, false
}

// isNameWord reports whether a token may belong to a name though the lexicon
// knows it: particles and saints.
func isNameWord(t *clause.Token) bool {
	switch t.Lower {
	case "san", "santa", "el", "la", "las", "los", "de", "del", "villa", "puerto", "ciudad":
		return true
	}
	return t.Part == clause.Noun && t.Word.Is(lexicon.Given)
}

func (d *document) site(s *sentence, first, last int, kd string) Site {
	r := text.Range{Start: s.Tokens[first].Start, End: s.Tokens[last].End}
	return Site{Name: r, Kind: kd, sent: s.at, tie: d.anchorPlace(s, first, r), located: locative(s, s.Tokens[first].NP)}
}

// Where returns the places of candidate k, general to specific, and the
// countries that may be meant, the likeliest first.
func (a *Analysis) Where(k int) (countries []string, sites []Site) {
	c := &a.clusters[k]
	best, most := -1, 0.0
	var all []Site
	for i := range a.d.sents {
		gap := distance(c.sents, i)
		late := slices.Index(c.sents, i)
		if gap > 2 {
			continue
		}
		for _, s := range a.d.sites(&a.d.sents[i]) {
			v := 1 + s.tie.strength/3 - 0.5*float64(gap) - 0.2*float64(max(late, 0))
			if s.tie.event >= 0 && slices.Contains(c.events, s.tie.event) {
				v++
			}
			if s.located {
				v += 0.5
			}
			if v > most {
				best, most = len(all), v
			}
			all = append(all, s)
		}
	}
	countries = a.countries(c)
	if best < 0 || most < leastSite {
		return countries, a.capital(c)
	}
	return countries, nested(all, best)
}

// capital returns the city of the dateline where the sentences of candidate c
// speak of "this capital" or "the capital".
func (a *Analysis) capital(c *cluster) []Site {
	for _, i := range c.sents {
		for k := range a.d.sents[i].Tokens {
			if a.d.sents[i].Tokens[k].Lower != "capital" {
				continue
			}
			for _, p := range a.d.dateline {
				if p.Kind == gazetteer.Place {
					return []Site{{Name: p.Range, Kind: "CITY", Country: strings.ToUpper(p.Place.Country)}}
				}
			}
		}
	}
	return nil
}

// leastSite is the weight that a place must have to be taken for where an
// incident happened.
const leastSite = 1.2

// nested returns the chosen site with a wider one of the same sentence next
// to it.
func nested(all []Site, best int) []Site {
	s := all[best]
	for _, j := range [2]int{best + 1, best - 1} {
		if j < 0 || j >= len(all) || all[j].sent != s.sent {
			continue
		}
		if gap := max(all[j].Name.Start-s.Name.End, s.Name.Start-all[j].Name.End); gap > 40 {
			continue
		}
		switch {
		case siteRank(all[j].Kind) < siteRank(s.Kind):
			return []Site{all[j], s}
		case siteRank(all[j].Kind) > siteRank(s.Kind):
			return []Site{s, all[j]}
		}
	}
	return []Site{s}
}

// siteRank orders kinds of place from wide to narrow.
func siteRank(kd string) int {
	switch kd {
	case "DEPARTMENT", "PROVINCE", "REGION", "ZONE":
		return 1
	case "CITY", "MUNICIPALITY":
		return 2
	case "TOWN", "DISTRICT", "JURISDICTION":
		return 3
	}
	return 4
}

// countries returns the countries that candidate k may have happened in, by
// how often its sentences and the report name them; the dateline counts too.
func (a *Analysis) countries(c *cluster) []string {
	votes := map[string]float64{}
	for _, p := range a.d.dateline {
		votes[p.Place.Country] += 1.5
	}
	for i := range a.d.sents {
		w := 0.1
		if slices.Contains(c.sents, i) {
			w = 1
		}
		for _, p := range a.d.sents[i].places {
			v := w
			if p.Kind == gazetteer.Demonym {
				v /= 2
			}
			votes[p.Place.Country] += v
		}
	}
	out := slices.Collect(maps.Keys(votes))
	slices.SortFunc(out, func(x, y string) int { return cmp.Or(cmp.Compare(votes[y], votes[x]), strings.Compare(x, y)) })
	for i := range out {
		out[i] = strings.ToUpper(out[i])
	}
	return out
}

// When returns the day or days on which candidate k happened, as its sentences
// say, else the day of all that the report tells of its place and time; ok is
// false if neither does.
func (a *Analysis) When(k int) (v timex.Value, ok bool) {
	c := &a.clusters[k]
	if v, ok := a.ownTime(c); ok || c.track >= len(a.tracks) {
		return v, ok
	}
	m, ok := a.tracks[c.track].date()
	return m.Value, ok && m.Precision == ascribe.PrecisionDay
}

// ownTime returns the day or days that the sentences of candidate c name for it.
func (a *Analysis) ownTime(c *cluster) (v timex.Value, ok bool) {
	strength := 0.0
	for n, i := range c.sents[:min(5, len(c.sents))] {
		s := &a.d.sents[i]
		for _, m := range a.d.moments(s) {
			x := m.strength - 0.4*float64(n)
			if m.event >= 0 && slices.Contains(c.events, m.event) {
				x++
			}
			if m.Precision != ascribe.PrecisionDay {
				x--
			}
			if x > strength {
				v, strength, ok = m.Value, x, true
			}
		}
	}
	return v, ok && strength >= 1
}

// Dateline returns the date of the report.
func (a *Analysis) Dateline() ascribe.Date {
	if d := timex.Dateline(a.d.Doc, a.d.report.Published); !d.IsZero() {
		return d
	}
	return a.d.report.Published
}

// Weekday reports whether an expression of time is no more than a day of the
// week, from which the number of days cannot be counted.
func (a *Analysis) Weekday(v timex.Value) bool {
	words := strings.Fields(strings.ToLower(a.d.Slice(v.Range)))
	for _, w := range words {
		if w[0] >= '0' && w[0] <= '9' {
			return false
		}
	}
	return slices.ContainsFunc(words, func(w string) bool {
		return strings.HasSuffix(w, "day") && w != "today" && w != "yesterday" && w != "day"
	})
}
