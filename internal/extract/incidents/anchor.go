package incidents

import (
	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/extract/incidents/lexicon"
)

// tie is what a place or a time in a sentence belongs to.
type tie struct {
	event    int     // index in the document's events, -1 if none
	strength float64 // 0 none … 3 part of the event's own phrase
}

// Strengths of a tie.
const (
	tieNone   = 0.0
	tieLoose  = 0.5 // in the sentence, governed by something else
	tieVerb   = 2.0 // governed by a verb that says that something happened
	tieClause = 2.5 // opens the clause that tells of the event
	tieEvent  = 3.0 // governed by the event
)

// anchor finds what the run of tokens first to last belongs to: the event
// whose phrase it stands in, or else the nearest event or verb to its left in
// the clause, or else, at the head of the clause, the verb that follows.
func (d *document) anchor(s *sentence, first, last int) tie {
	if np := s.Tokens[first].NP; np >= 0 {
		if e := d.eventInPhrase(s, np); e >= 0 {
			return tie{e, tieEvent}
		}
		if np+1 < len(s.NPs) && s.NPs[np+1].Owner == np {
			if e := d.eventInPhrase(s, np+1); e >= 0 {
				return tie{e, tieEvent}
			}
		}
		first = s.NPs[np].First
	}
	return d.anchorLeft(s, first, last)
}

// eventInPhrase returns the event told by a noun of phrase np, -1 if none.
func (d *document) eventInPhrase(s *sentence, np int) int {
	for _, e := range s.events {
		if d.events[e].np == np {
			return e
		}
	}
	return -1
}

func (d *document) anchorLeft(s *sentence, first, last int) tie {
	for k := first - 1; k >= 0; k-- {
		t := &s.Tokens[k]
		switch {
		case t.Text == ";" || t.Text == ":":
			return d.anchorRight(s, last)
		case t.NP >= 0:
			if e := d.eventInPhrase(s, t.NP); e >= 0 {
				return tie{e, tieEvent}
			}
		case t.VG >= 0:
			return d.verbTie(s, t.VG)
		case opensClause(s, k, last):
			return d.anchorRight(s, last)
		case t.Part == clause.Sub || t.Part == clause.Rel:
			return d.anchorRight(s, last)
		}
	}
	return d.anchorRight(s, last)
}

// opensClause reports whether "after", "before" or the like at token k opens
// a clause whose verb comes after token last.
func opensClause(s *sentence, k, last int) bool {
	switch s.Tokens[k].Lower {
	case "after", "before", "until", "since", "as":
	default:
		return false
	}
	if k+1 >= len(s.Tokens) || s.Tokens[k+1].NP < 0 {
		return false
	}
	for v := last + 1; v < len(s.Tokens); v++ {
		if g := s.Tokens[v].VG; g >= 0 {
			return s.VGs[g].First > last && !s.VGs[g].Reduced
		}
	}
	return false
}

// verbTie returns the tie to the verb group g.
func (d *document) verbTie(s *sentence, g int) tie {
	if e := d.eventOfVerb(s, g); e >= 0 {
		return tie{e, tieEvent}
	}
	if happens(s.Tokens[s.VGs[g].Head].Word) {
		return tie{-1, tieVerb}
	}
	if e := d.describedBy(s, g); e >= 0 {
		return tie{e, tieVerb}
	}
	return tie{-1, tieNone}
}

// describedBy returns the event whose phrase the bare participle g follows: "a
// bomb placed under their car on Thursday"; -1 if there is none.
func (d *document) describedBy(s *sentence, g int) int {
	v := &s.VGs[g]
	if v.First == 0 || v.First != v.Last || v.Subject >= 0 || s.Tokens[v.First-1].NP < 0 {
		return -1
	}
	return d.eventInPhrase(s, s.Tokens[v.First-1].NP)
}

// eventOfVerb returns the event told by verb group g, -1 if it tells none.
func (d *document) eventOfVerb(s *sentence, g int) int {
	for _, e := range s.events {
		if d.events[e].vg == g {
			return e
		}
	}
	return -1
}

// anchorRight returns the tie to the first verb after token last.
func (d *document) anchorRight(s *sentence, last int) tie {
	for k := last + 1; k < len(s.Tokens); k++ {
		switch t := &s.Tokens[k]; {
		case t.VG >= 0:
			r := d.verbTie(s, t.VG)
			if r.strength == tieEvent {
				r.strength = tieClause
			}
			return r
		case t.NP >= 0:
			if e := d.eventInPhrase(s, t.NP); e >= 0 {
				return tie{e, tieClause}
			}
		}
	}
	return tie{-1, tieLoose}
}

// happens reports whether a verb only says that something took place.
func happens(w *lexicon.Word) bool {
	if w == nil {
		return false
	}
	switch w.Lemma {
	case "happen", "occur", "take", "come", "begin", "strike", "hit", "rock", "rip", "tear", "unfold", "carry",
		"leave", "cause", "drive", "throw", "plant", "place", "stage", "launch", "perpetrate", "commit", "enter", "burst":
		return true
	}
	return false
}
