package direction

import (
	"slices"
	"strconv"

	"ascribe"
	vocabulary "ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/text"
)

// focuses returns for each unit the mentions that it is about: those whose
// places it names or that tell of it, else those of the unit before it in the
// same paragraph. An attack long before the report's own one, told in passing,
// is left again with its sentence unless the next one stays with it. It is nil
// where nothing is said of one.
func (s *scene) focuses() map[*unit][]string {
	if len(s.mentions) < 2 {
		return nil
	}
	focus := map[*unit][]string{}
	past := s.longPast()
	var now, topic []string // topic is what the paragraph opens with
	passing := false
	for i, u := range s.units {
		ids := s.references(u)
		if i == 0 || s.units[i-1].paragraph != u.paragraph {
			now, topic = nil, ids
		}
		if len(ids) > 0 {
			now = ids
			passing = all(past, ids) && (!slices.Contains(topic, ids[0]) || compares(u)) // a survey of attacks gives each its paragraph
		} else if passing && !s.stays(u) {
			now = nil
		}
		focus[u] = now
	}
	return focus
}

// longBefore is by how many days an attack lies before the report's own one to
// be told in passing only.
const longBefore = 30

// longPast returns the mentions of attacks that lie long before the report's
// own one.
func (s *scene) longPast() map[string]bool {
	main := s.report.Published
	for i := range s.mentions {
		if m := &s.mentions[i]; m.Main && !m.Date.IsZero() {
			main = m.Date
			break
		}
	}
	past := map[string]bool{}
	for i := range s.mentions {
		m := &s.mentions[i]
		if !m.Main && !m.Date.IsZero() && !main.IsZero() && m.Date.DaysUntil(main) >= longBefore {
			past[m.ID] = true
		}
	}
	return past
}

// compares reports whether u names an attack to measure another by it.
func compares(u *unit) bool {
	for i := range u.toks {
		if comparing[u.low(i)] {
			return true
		}
	}
	return false
}

var comparing = words(`than since unlike compared recalled recalls recalling reminiscent echoed echoes passed surpassed exceeded overtook worst
	deadliest bloodiest anniversary`)

func all(of map[string]bool, ids []string) bool {
	return !slices.ContainsFunc(ids, func(id string) bool { return !of[id] })
}

// stays reports whether u goes on about the attack that the sentence before it
// told of: "there", "at the time", "that attack", "the same group".
func (s *scene) stays(u *unit) bool {
	for i := range min(len(u.toks), 8) {
		switch u.low(i) {
		case "there", "then":
			return true
		case "that", "those", "same":
			if u.has(i+1, s.class.attack) || u.low(i+1) == "time" || u.low(i+1) == "case" || u.has(i+1, s.class.group) {
				return true
			}
		case "time":
			if u.low(i-2) == "at" {
				return true
			}
		}
	}
	return false
}

// references returns the mentions that u itself points to.
func (s *scene) references(u *unit) []string {
	var ids []string
	for i := range s.mentions {
		if m := &s.mentions[i]; m.Place != nil && names(u, m.Place.Name) && !likened(u, m) {
			ids = append(ids, m.ID)
		}
	}
	if len(ids) > 0 || len(u.toks) == 0 {
		return ids
	}
	if id, ok := s.toldBy(u); ok {
		return []string{id}
	}
	return nil
}

// likened reports whether a sentence names a mention only as an attack which
// the report's own one copies or answers: "in retaliation for the shootings in
// …", or whose authors had to do with it: "the network behind the Paris attacks".
// It is not about that one, and what follows does not turn to it.
func likened(u *unit, m *ascribe.Mention) bool {
	if m.Main || m.Place == nil || !names(u, m.Place.Name) {
		return false
	}
	for i := range u.toks {
		if (vocabulary.Likens(u.low(i)) || u.low(i) == "example" && u.low(i+1) == "of" || authors[u.low(i-1)] && u.low(i) == "behind") && !namedBefore(u, m.Place.Name, i) {
			return true
		}
	}
	return false
}

// authors are those who may be behind another attack as well.
var authors = words("network group cell those people men ringleader")

// incidents returns the mentions that a finding is about: all of them where
// its words take them together, else those in focus, else the main one.
func (s *scene) incidents(f *finding, focus map[*unit][]string) []string {
	if len(s.mentions) == 0 {
		return []string{"i1"}
	}
	if ids := focus[f.unit]; len(ids) > 1 {
		return s.sameSide(f, ids)
	}
	if s.together(f.unit) {
		ids := make([]string, len(s.mentions))
		for i := range s.mentions {
			ids[i] = s.mentions[i].ID
		}
		return ids
	}
	if ids := focus[f.unit]; len(ids) > 0 {
		return ids
	}
	return []string{s.mainMention()}
}

// sameSide leaves out of ids those that the sentence sets against the finding:
// "the work of loners, apart from the assaults on …".
func (s *scene) sameSide(f *finding, ids []string) []string {
	u := f.unit
	cut := contrastAt(u, f.hit.to)
	if cut < 0 {
		return ids
	}
	var near []string
	for i := range s.mentions {
		if m := &s.mentions[i]; m.Place != nil && namedBefore(u, m.Place.Name, cut) && slices.Contains(ids, m.ID) {
			near = append(near, m.ID)
		}
	}
	if len(near) == 0 {
		return ids
	}
	return near
}

// contrastAt returns the token from i on at which a sentence turns to what it
// compares with, or -1.
func contrastAt(u *unit, i int) int {
	for ; i < len(u.toks); i++ {
		switch w, next := u.low(i), u.low(i+1); {
		case w == "unlike", w == "whereas", w == "apart" && next == "from", w == "rather" && next == "than", w == "contrast":
			return i
		}
	}
	return -1
}

// together reports whether u speaks of "both men", "both attacks", "either of
// them" in a report of two incidents, neither of which had two attackers.
func (s *scene) together(u *unit) bool {
	if len(s.mentions) != 2 || s.pair() {
		return false
	}
	for i := range u.toks {
		if w := u.low(i); (w == "both" || w == "either") && (u.within(i+1, i+3, s.class.attacker) || u.within(i+1, i+3, s.class.attack) || u.low(i+1) == "cases") {
			return true
		}
	}
	return false
}

// pair reports whether one of the incidents had two attackers.
func (s *scene) pair() bool {
	for i := range s.mentions {
		for _, f := range s.mentions[i].Facts {
			if n, err := strconv.Atoi(f.Value); f.Predicate == ascribe.FactAttackers && err == nil && n == 2 {
				return true
			}
		}
	}
	return false
}

// toldBy returns the mention whose spans share most with u.
func (s *scene) toldBy(u *unit) (string, bool) {
	span := s.doc.Span(text.Range{Start: u.toks[0].Start, End: u.toks[len(u.toks)-1].End})
	best, id := 0, ""
	for i := range s.mentions {
		if likened(u, &s.mentions[i]) {
			continue
		}
		for _, sp := range s.mentions[i].Spans {
			if n := sp.Overlap(span); n > best {
				best, id = n, s.mentions[i].ID
			}
		}
	}
	return id, best > 0
}

func (s *scene) mainMention() string {
	for i := range s.mentions {
		if s.mentions[i].Main {
			return s.mentions[i].ID
		}
	}
	return s.mentions[0].ID
}

// names reports whether a unit names a place by its full name.
func names(u *unit, place string) bool { return namedBefore(u, place, len(u.toks)) }

// namedBefore is names for the tokens before end.
func namedBefore(u *unit, place string, end int) bool {
	for i := range u.toks[:end] {
		t := u.toks[i].Text
		if len(place) >= len(t) && place[:len(t)] == t && (len(place) == len(t) || hasPrefixAt(u, i, place)) {
			return true
		}
	}
	return false
}

func hasPrefixAt(u *unit, i int, place string) bool {
	start := u.toks[i].Start
	return start+len(place) <= len(u.doc.Source) && u.doc.Source[start:start+len(place)] == place
}
