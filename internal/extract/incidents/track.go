package incidents

import (
	"cmp"
	"slices"

	"ascribe"
	"ascribe/internal/gazetteer"
)

// track follows one incident through a report.
type track struct {
	notes []note
	sents []int // ascending, each once
	place *spot
	times []moment // of its notes, to tell it from others
	dates []moment // of these, what may date it
	main  bool
}

// tracker groups notes into incidents.
type tracker struct {
	d       *document
	tracks  []*track
	current *track
	lastPar int
}

// tracks reads all notes in order and returns the incidents, the main one
// first.
func (d *document) tracks() []*track {
	t := &tracker{d: d, lastPar: -1}
	for i := range d.sents {
		par := d.Sentences[i].Paragraph
		if par != t.lastPar && len(t.tracks) > 0 && !t.underHeader(i) {
			t.current = t.tracks[0]
		}
		t.lastPar = par
		notes := d.notes(i)
		if len(notes) == 0 && len(t.tracks) == 0 && len(d.tolls(i)) > 0 {
			notes = []note{d.tollNote(i)}
		}
		for k := range notes {
			t.add(&notes[k])
		}
		if len(notes) == 0 && t.current != nil && d.touches(i) {
			t.current.add(i)
		}
	}
	return t.finish()
}

// tollNote makes a note of a sentence that only counts dead or wounded: "Two
// people are dead after a man tried to enter a synagogue".
func (d *document) tollNote(i int) note {
	s := &d.sents[i]
	n := note{sent: i, time: best(d.telling(s), -1), dated: best(d.dates(s), -1), firm: true}
	if spots := d.spots(s); len(spots) > 0 {
		n.place = &spots[0]
	}
	return n
}

// underHeader reports whether sentence i continues the paragraph that a
// header line opened.
func (t *tracker) underHeader(i int) bool {
	n := len(t.current.notes)
	return n > 0 && t.current.notes[n-1].header && t.current.notes[n-1].sent == i-1
}

// touches reports whether a sentence that tells of no assault still speaks of
// attackers or their deed.
func (d *document) touches(i int) bool { return len(d.sents[i].events) > 0 }

// add gives a note to the track that it fits, or begins a new one.
func (t *tracker) add(n *note) {
	tr := t.fit(n)
	if tr == nil {
		if len(t.tracks) > 0 && !n.opens() {
			t.current.add(n.sent)
			return
		}
		tr = &track{}
		t.tracks = append(t.tracks, tr)
	}
	tr.take(n)
	if t.current == nil || n.place == nil || !n.place.likened { // to what it is likened the report does not turn
		t.current = tr
	}
}

// opens reports whether a note is particular enough to begin an incident
// beside others: something that happened at a place or on a date of its own.
func (n *note) opens() bool {
	if n.header {
		return true
	}
	placed := n.place != nil && n.place.Place.Precision != gazetteer.Country
	return n.firm && (placed || n.time != nil && (n.place != nil || n.time.strength >= tieEvent))
}

// fit returns the track that a note belongs to, nil if it contradicts all.
func (t *tracker) fit(n *note) *track {
	if len(t.tracks) == 0 {
		return nil
	}
	turned := n.firm && t.d.turns(n.sent)
	if turned && t.anotherDay(n) {
		return nil
	}
	if n.place != nil {
		if tr := t.find(n, func(tr *track) bool { return tr.place != nil && samePlace(tr.place.Place, n.place.Place) }); tr != nil {
			return tr
		}
		return t.find(n, func(tr *track) bool {
			return tr.place == nil && !n.place.likened && !n.place.heads && tr.open(n) && !turned && !t.passed(tr, n)
		})
	}
	if t.agrees(t.current, n) {
		return t.current
	}
	return t.find(n, func(*track) bool { return n.time != nil })
}

// passed reports whether the report has turned from tr, which has its own toll,
// to another incident before it tells of n, which has one too: their places are
// two.
func (t *tracker) passed(tr *track, n *note) bool {
	if tr == t.tracks[len(t.tracks)-1] || !t.counts(n.sent) {
		return false
	}
	return slices.ContainsFunc(tr.sents, t.counts)
}

// counts reports whether sentence i counts dead.
func (t *tracker) counts(i int) bool {
	return slices.ContainsFunc(t.d.tolls(i), func(x toll) bool { return x.dead && x.exact && x.count.Best > 0 })
}

// anotherDay reports whether a note names a day on which none of the incidents
// so far happened.
func (t *tracker) anotherDay(n *note) bool {
	if n.time == nil || n.time.Precision != ascribe.PrecisionDay {
		return false
	}
	for _, tr := range t.tracks {
		dated := false
		for i := range tr.times {
			m := &tr.times[i]
			dated = dated || m.Precision == ascribe.PrecisionDay
			if inside(n.time, m) {
				return false
			}
		}
		if !dated {
			return false
		}
	}
	return true
}

// turns reports whether sentence i turns to another event: "in a separate
// case", "another attack".
func (d *document) turns(i int) bool {
	s := &d.sents[i]
	for k := range min(10, len(s.Tokens)) {
		switch s.Tokens[k].Lower {
		case "elsewhere", "separately":
			return true
		case "another", "second", "third", "separate", "similar":
			if np := s.Tokens[k].NP; np >= 0 {
				if w := s.Tokens[s.NPs[np].Last].Word; w != nil && (w.NounEvent != "" || w.Lemma == "incident" || w.Lemma == "case") {
					return true
				}
			}
		}
	}
	return false
}

// open reports whether a track without a place may still take the place of a
// later note: the next sentences of the lead supply it, a later paragraph
// speaks of something else.
func (tr *track) open(n *note) bool {
	last := tr.notes[len(tr.notes)-1].sent
	return n.sent-last <= 1 || n.sent < 4
}

func (t *tracker) find(n *note, ok func(*track) bool) *track {
	for _, tr := range t.tracks {
		if ok(tr) && t.agrees(tr, n) {
			return tr
		}
	}
	return nil
}

// agrees reports whether the time of n does not contradict the track's.
func (t *tracker) agrees(tr *track, n *note) bool {
	if n.time == nil {
		return true
	}
	for i := range tr.times {
		if apart(&tr.times[i], n.time) {
			return false
		}
	}
	return true
}

// slack is the number of days by which two dates of one incident may differ:
// a siege, a death in hospital, midnight.
const slack = 3

// apart reports whether two times cannot mean one incident.
func apart(a, b *moment) bool {
	af, al := a.From.First(), a.To.Last()
	bf, bl := b.From.First(), b.To.Last()
	if a.From.IsZero() || b.From.IsZero() {
		return false
	}
	return al.AddDays(slack).Before(bf) || bl.AddDays(slack).Before(af)
}

func (tr *track) take(n *note) {
	tr.notes = append(tr.notes, *n)
	tr.add(n.sent)
	if n.place != nil && (tr.place == nil || narrower(n.place.Place, tr.place.Place)) {
		tr.place = n.place
	}
	if n.time != nil {
		tr.times = append(tr.times, *n.time)
	}
	if n.dated != nil {
		tr.dates = append(tr.dates, *n.dated)
	}
}

func (tr *track) add(sent int) {
	if k := len(tr.sents); k == 0 || tr.sents[k-1] != sent {
		tr.sents = append(tr.sents, sent)
	}
}

// weight says how much of the report a track fills; the lead counts more.
func (tr *track) weight() float64 {
	w := 0.0
	for _, n := range tr.notes {
		w++
		if n.sent < 3 {
			w += 2
		}
	}
	return w + 0.2*float64(len(tr.sents))
}

// finish orders the tracks, the weightiest first and the others as they
// stand, and marks what the report is mainly about.
func (t *tracker) finish() []*track {
	if len(t.tracks) == 0 {
		return nil
	}
	heaviest := slices.MaxFunc(t.tracks, func(a, b *track) int { return cmp.Compare(a.weight(), b.weight()) })
	total := 0.0
	for _, tr := range t.tracks {
		total += tr.weight()
	}
	roundup := len(t.tracks) >= 3 && heaviest.weight() < 0.45*total
	for _, tr := range t.tracks {
		tr.main = tr == heaviest || roundup && 2*len(tr.sents) > len(heaviest.sents)
	}
	slices.SortStableFunc(t.tracks, func(a, b *track) int { return cmp.Compare(rank(a, heaviest), rank(b, heaviest)) })
	return t.tracks
}

func rank(tr, first *track) int {
	if tr == first {
		return 0
	}
	return 1
}

// date returns the date of the incident: the first of those tied to it most
// firmly, made more precise by later ones that lie inside it.
func (tr *track) date() (moment, bool) {
	var out moment
	found := false
	for _, m := range tr.dates {
		if elsewhere(&m.Value, tr.place) {
			continue
		}
		switch {
		case !found || m.strength > out.strength && !inside(&out, &m):
			out, found = m, true
		case finer(m.Precision, out.Precision) && inside(&m, &out):
			out = m
		}
	}
	return out, found
}

// inside reports whether time a lies within time b.
func inside(a, b *moment) bool {
	return !a.From.IsZero() && !b.From.IsZero() && !a.From.First().Before(b.From.First()) && !b.To.Last().Before(a.To.Last())
}
