package incidents

import (
	"cmp"
	"slices"
	"strings"

	"ascribe/internal/gazetteer"
	"ascribe/internal/text"
)

// settlePlaces gives every track the most exact place that the report allows.
// Where no sentence ties a city to the incident, the title, the cities named
// in its sentences and, for the main incident, the dateline are asked in turn;
// none may contradict what is known.
func (x *Reader) settlePlaces(d *document, tracks []*track) {
	for _, tr := range tracks {
		if tr.exact() {
			continue
		}
		if tr.main {
			for _, p := range x.titlePlaces(d) {
				tr.refine(p)
			}
		}
		for _, p := range d.loosePlaces(tr) {
			tr.refine(p)
		}
		if tr.main {
			for _, p := range d.datelinePlaces(nil) {
				tr.refine(p)
			}
		}
	}
}

func (tr *track) exact() bool {
	return tr.place != nil && tr.place.Place.Precision == gazetteer.City
}

// refine takes p if it is narrower than the place known and agrees with it.
func (tr *track) refine(p spot) {
	if tr.place == nil || narrower(p.Place, tr.place.Place) && samePlace(p.Place, tr.place.Place) {
		tr.place = &p
	}
}

// titlePlaces returns the places of the text that the title names too.
func (x *Reader) titlePlaces(d *document) []spot {
	t := text.Parse(d.report.Title)
	named := map[string]bool{}
	for _, p := range x.gz.Find(t) {
		if p.Kind == gazetteer.Place {
			named[strings.ToLower(t.Slice(p.Range))] = true
		}
	}
	var out []spot
	for i := range d.sents {
		for _, p := range d.sents[i].places {
			if named[strings.ToLower(d.Slice(p.Range))] {
				out = append(out, spot{Resolved: p, sent: i})
			}
		}
	}
	return append(out, d.datelinePlaces(named)...)
}

// datelinePlaces returns the places of the dateline, all or those named.
func (d *document) datelinePlaces(named map[string]bool) []spot {
	var out []spot
	for _, p := range d.dateline {
		if p.Kind != gazetteer.Demonym && (named == nil || named[strings.ToLower(d.Slice(p.Range))]) {
			out = append(out, spot{Resolved: p, sent: inDateline})
		}
	}
	return out
}

// inDateline stands for the index of a sentence where the dateline is meant.
const inDateline = -1

// loosePlaces returns the cities and regions of a track's sentences that no
// event claims, the most frequent first.
func (d *document) loosePlaces(tr *track) []spot {
	var out []spot
	counts := map[string]int{}
	for _, i := range tr.sents {
		s := &d.sents[i]
		for _, p := range s.places {
			k := s.tokenAt(p.Range.Start)
			if k < 0 || p.Kind != gazetteer.Place || s.likens(k) {
				continue
			}
			if np := s.Tokens[k].NP; np >= 0 && (!locative(s, np) || seatOfCourt(s, np)) {
				continue
			}
			if counts[p.Place.Name] == 0 {
				out = append(out, spot{Resolved: p, sent: i})
			}
			counts[p.Place.Name]++
		}
	}
	slices.SortStableFunc(out, func(a, b spot) int { return cmp.Compare(counts[b.Place.Name], counts[a.Place.Name]) })
	return out
}
