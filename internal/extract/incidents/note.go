package incidents

import (
	"math"
	"slices"

	"ascribe"
	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/gazetteer"
	"ascribe/internal/text"
	"ascribe/internal/timex"
)

// spot is a place that a sentence ties to an event.
type spot struct {
	gazetteer.Resolved
	sent int
	tie
	likened bool // where another attack was, which this one copies or answers
	heads   bool // opens a paragraph as the dateline of what follows
}

// moment is a time that a sentence ties to an event.
type moment struct {
	timex.Value
	sent int
	tie
}

// note is what one sentence says about one incident: events with, at most,
// one place and one time.
type note struct {
	sent   int
	events []int
	place  *spot
	time   *moment // what tells it from other incidents
	dated  *moment // what dates it: no aside
	firm   bool    // tells of something that happened
	header bool    // a line that only names place or date for what follows
}

// assaults are the kinds of event that make an incident; the others only
// colour it.
func assaults(k kind) bool {
	switch k {
	case air, combat, plot, foil, threaten, capture, die, strike:
		return false
	}
	return true
}

// notes reads sentence i into notes: one, or one for each of several places.
func (d *document) notes(i int) []note {
	s := &d.sents[i]
	events, firm := d.assaultsIn(s)
	spots := d.spots(s)
	header := len(s.VGs) == 0 && len(spots) > 0 && len(s.Tokens) <= 10
	if len(events) == 0 && !header {
		return nil
	}
	if len(spots) > 1 && !header {
		return d.split(i, events, spots)
	}
	n := note{sent: i, events: events, time: best(d.telling(s), -1), dated: best(d.dates(s), -1), firm: firm, header: header}
	if len(spots) > 0 {
		n.place = &spots[0]
	}
	return []note{n}
}

// split makes a note for each place of a sentence that names several.
func (d *document) split(i int, events []int, spots []spot) []note {
	times, dates := d.telling(&d.sents[i]), d.dates(&d.sents[i])
	var out []note
	for k := range spots {
		n := note{sent: i, place: &spots[k]}
		for _, e := range events {
			if nearestSpot(d, spots, e) == k {
				n.events = append(n.events, e)
				n.firm = n.firm || d.events[e].actual()
			}
		}
		if len(n.events) == 0 && spots[k].event >= 0 {
			n.events, n.firm = []int{spots[k].event}, d.events[spots[k].event].actual()
		}
		n.time, n.dated = d.timeOf(times, spots, k), d.timeOf(dates, spots, k)
		out = append(out, n)
	}
	return out
}

// nearestSpot returns the index of the place that event e is tied to or else
// stands nearest to.
func nearestSpot(d *document, spots []spot, e int) int {
	for k := range spots {
		if spots[k].event == e {
			return k
		}
	}
	ev := &d.events[e]
	return nearest(spots, d.sents[ev.sent].Tokens[ev.tok].Start)
}

// timeOf returns the first of the times that goes with place k: its event does
// or, if it is tied to none, no place is nearer.
func (d *document) timeOf(times []moment, spots []spot, k int) *moment {
	for i := range times {
		m := &times[i]
		switch {
		case m.strength < tieVerb:
		case m.event >= 0 && nearestSpot(d, spots, m.event) == k:
			return m
		case m.event < 0 && nearest(spots, m.Range.Start) == k:
			return m
		}
	}
	return nil
}

// nearest returns the index of the place that begins nearest to offset at.
func nearest(spots []spot, at int) int {
	best, least := 0, math.MaxInt
	for k := range spots {
		if gap := abs(spots[k].Range.Start - at); gap < least {
			best, least = k, gap
		}
	}
	return best
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}

// assaultsIn returns the events of a sentence that make an incident and
// whether one of them happened.
func (d *document) assaultsIn(s *sentence) (events []int, firm bool) {
	for _, e := range s.events {
		ev := &d.events[e]
		if assaults(ev.kind) && !ev.general && !suicide(s, ev) && !ofTheGroup(s, ev) {
			events = append(events, e)
			firm = firm || ev.actual()
		}
	}
	return events, firm
}

// spots returns the places of s that are tied to an event, each distinct
// place once, the narrower of two nested ones.
func (d *document) spots(s *sentence) []spot {
	var out []spot
	for _, p := range s.places {
		k := s.tokenAt(p.Range.Start)
		if k < 0 || p.Kind == gazetteer.Demonym {
			continue
		}
		sp := spot{Resolved: p, sent: s.at, tie: d.anchorPlace(s, k, p.Range), likened: s.likens(k), heads: d.heads(s, k, p.Range)}
		if sp.strength < tieVerb || sp.event >= 0 && !assaults(d.events[sp.event].kind) && d.events[sp.event].kind != die {
			continue
		}
		out = addSpot(out, sp)
	}
	return out
}

// likens reports whether a word before token k likens the attack to another.
func (s *sentence) likens(k int) bool {
	return slices.ContainsFunc(s.Tokens[:k], func(t clause.Token) bool { return lexicon.Likens(t.Lower) })
}

// modifiesMission reports whether phrase np is an embassy or the like, whose
// country is not where it stands.
func (s *sentence) modifiesMission(np int) bool {
	sense, ok := s.Tokens[s.NPs[np].Head].Word.Sense(lexicon.Object)
	return ok && sense.Type == "DIPLOMAT OFFICE OR RESIDENCE"
}

// placeName reports whether the name at token k may be meant as a place: it is
// no part of a person's name, and a common word ("Nice", "Reading") counts
// only after a preposition of place.
func (s *sentence) placeName(k int, r text.Range) bool {
	if s.personal(k, r) {
		return false
	}
	t := &s.Tokens[k]
	if t.End < r.End || t.Word == nil || t.Word.Is(lexicon.Given) {
		return true
	}
	if t.Word.Is(lexicon.Month|lexicon.Weekday|lexicon.Function|lexicon.Det|lexicon.Num|lexicon.Title|lexicon.Verb) || len(t.Word.Senses) > 0 || k == 0 {
		return false
	}
	switch s.Tokens[k-1].Lower {
	case "in", "near", "outside":
		return true
	}
	return false
}

// personal reports whether the place name at token k is part of a person's
// name: a title or given name before it, or a further name beside it.
func (s *sentence) personal(k int, r text.Range) bool {
	if s.Tokens[k].Part != clause.Name && s.Tokens[k].Part != clause.Noun {
		return false
	}
	if k > 0 && s.Tokens[k-1].NP == s.Tokens[k].NP && s.Tokens[k].NP >= 0 {
		if w := s.Tokens[k-1].Word; w.Is(lexicon.Title | lexicon.Given) {
			return true
		}
	}
	last := s.lastOf(k, r)
	return last+1 < len(s.Tokens) && s.Tokens[last+1].NP == s.Tokens[k].NP && s.Tokens[last+1].Part == clause.Name &&
		s.Tokens[last+1].Word == nil && s.Tokens[k].Word.Is(lexicon.Given)
}

// addSpot appends sp unless it is the same place as one already there, or
// holds it, or lies in it, which it then replaces.
func addSpot(out []spot, sp spot) []spot {
	for i := range out {
		if samePlace(out[i].Place, sp.Place) {
			if narrower(sp.Place, out[i].Place) {
				out[i] = sp
			}
			return out
		}
	}
	return append(out, sp)
}

// anchorPlace ties a place to an event. A name that opens a line without a
// verb stands for itself; a name neither in the event's own phrase nor under a
// preposition of place is loose, as is one of origin or direction.
func (d *document) anchorPlace(s *sentence, k int, r text.Range) tie {
	last := s.lastOf(k, r)
	if len(s.VGs) == 0 && k <= 2 || d.heads(s, k, r) {
		return tie{-1, tieEvent}
	}
	t := d.anchor(s, k, last)
	np := s.Tokens[k].NP
	if np >= 0 && (seatOfCourt(s, np) || ofOrigin(s, np)) {
		return tie{-1, tieNone}
	}
	if np < 0 || t.event >= 0 && (d.events[t.event].np == np || s.NPs[np].Owned && d.events[t.event].np == np+1) {
		return t
	}
	if !locative(s, np) || r.End < s.phrase(np).End && s.modifiesMission(np) {
		t.strength = min(t.strength, tieLoose)
	}
	return t
}

// heads reports whether the place name at token k opens a paragraph as the
// dateline of what follows: "SANAA: Bombers struck …".
func (d *document) heads(s *sentence, k int, r text.Range) bool {
	last := s.lastOf(k, r)
	return k == 0 && last+1 < len(s.Tokens) && s.Tokens[last+1].Text == ":" && (s.at == 0 || d.Sentences[s.at-1].Paragraph != d.Sentences[s.at].Paragraph)
}

// seatOfCourt reports whether phrase np only says where a court sits: "the High
// Court in Belfast", "a judge in Paris".
func seatOfCourt(s *sentence, np int) bool {
	prep := s.NPs[np].Prep
	if prep < 1 || s.Tokens[prep-1].NP < 0 {
		return false
	}
	switch s.Tokens[s.NPs[s.Tokens[prep-1].NP].Last].Lower {
	case "court", "courts", "tribunal", "judge", "judges", "jury", "courthouse":
		return s.Tokens[prep].Lower == "in" || s.Tokens[prep].Lower == "of"
	}
	return false
}

// locative reports whether phrase np stands under a preposition of place,
// explains one that does, or owns or modifies such a thing.
func locative(s *sentence, np int) bool {
	n := &s.NPs[np]
	if n.Prep < 0 && n.Appositive >= 0 {
		n = &s.NPs[n.Appositive]
	}
	if n.Prep < 0 {
		// "stormed a Paris theatre", "hit Colombo's business district"
		_, thing := s.Tokens[n.Last].Word.Sense(lexicon.Object)
		return n.Owned || thing && n.Proper < 0
	}
	switch s.Tokens[n.Prep].Lower {
	case "in", "at", "near", "on", "off", "outside", "inside", "of", "around", "across", "into", "through", "throughout", "over", "between", "along", "close":
		return true
	}
	return false
}

// dates returns the times of s that can date an incident.
func (d *document) dates(s *sentence) []moment {
	return slices.DeleteFunc(d.telling(s), func(m moment) bool { return d.aside(s, &m) })
}

// telling returns the times of s by which an incident may be told from others:
// none of a hearing, or of what was said of it.
func (d *document) telling(s *sentence) []moment {
	return slices.DeleteFunc(d.moments(s), func(m moment) bool {
		return uttered(s, s.tokenAt(m.Range.Start)) || m.event >= 0 && tried(s, &d.events[m.event])
	})
}

// moments returns the times of s with what they are tied to.
func (d *document) moments(s *sentence) []moment {
	var out []moment
	for _, v := range s.times {
		k := s.tokenAt(v.Range.Start)
		if k < 0 || !v.Known() || k > 0 && s.Tokens[k-1].Lower == "since" {
			continue
		}
		last := s.lastOf(k, v.Range)
		m := moment{v, s.at, d.anchor(s, k, last)}
		if len(s.VGs) == 0 {
			m.tie = tie{-1, tieClause}
		}
		if m.event < 0 || assaults(d.events[m.event].kind) || d.events[m.event].kind == die || d.events[m.event].kind == plot {
			out = append(out, m)
		}
	}
	return out
}

// best returns the strongest time, of equal ones the more precise, tied to
// event e or, if e is negative, to any.
func best(times []moment, e int) *moment {
	var out *moment
	for i := range times {
		m := &times[i]
		if m.strength < tieVerb || e >= 0 && m.event != e {
			continue
		}
		if out == nil || m.strength > out.strength || m.strength == out.strength && finer(m.Precision, out.Precision) {
			out = m
		}
	}
	return out
}

var precisions = map[ascribe.Precision]int{ascribe.PrecisionDay: 4, ascribe.PrecisionBefore: 3, ascribe.PrecisionMonth: 2, ascribe.PrecisionYear: 1}

func finer(a, b ascribe.Precision) bool { return precisions[a] > precisions[b] }

// samePlace reports whether two places can be one: near each other, or the
// one in the other.
func samePlace(a, b ascribe.Place) bool {
	if a.CountryCode != b.CountryCode {
		return false
	}
	switch {
	case a.Precision == gazetteer.Country || b.Precision == gazetteer.Country:
		return true
	case a.Precision == gazetteer.Region || b.Precision == gazetteer.Region:
		return a.Region == b.Region || a.Name == b.Region || b.Name == a.Region
	}
	return kilometres(a, b) <= 40
}

// narrower reports whether a is the more exact of two nested places.
func narrower(a, b ascribe.Place) bool { return placeRank(a) > placeRank(b) }

func placeRank(p ascribe.Place) int {
	switch p.Precision {
	case gazetteer.City:
		return 3
	case gazetteer.Region:
		return 2
	}
	return 1
}

// kilometres returns the great-circle distance.
func kilometres(a, b ascribe.Place) float64 {
	const rad = math.Pi / 180
	lat1, lat2 := a.Lat*rad, b.Lat*rad
	h := sq(math.Sin((lat2-lat1)/2)) + math.Cos(lat1)*math.Cos(lat2)*sq(math.Sin((b.Lon-a.Lon)*rad/2))
	return 12742 * math.Asin(math.Sqrt(min(1, h)))
}

func sq(x float64) float64 { return x * x }
