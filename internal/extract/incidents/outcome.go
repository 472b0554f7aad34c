package incidents

import (
	"strings"

	"ascribe"
)

// outcome decides how far an attack got, and the sentence that says so.
// People hurt show that it was carried out, whatever else went wrong.
func (d *document) outcome(sents []int, harmed bool) (ascribe.Outcome, int) {
	var votes [3]float64 // foiled, failed, threatened
	var first [3]int
	done, doneAt := 0.0, -1
	note := func(k, sent int, v float64) {
		if votes[k] == 0 {
			first[k] = sent
		}
		votes[k] += v
	}
	for _, i := range sents {
		s := &d.sents[i]
		for _, k := range s.events {
			e := &d.events[k]
			switch {
			case e.kind == plot && !e.verb, e.kind == plot && e.verb:
				note(0, i, 1)
			case e.kind == foil && !e.negated && !e.unreal:
				note(0, i, 2)
			case e.kind == threaten:
				note(2, i, 1)
			case assaults(e.kind) && e.actual():
				done++
				if doneAt < 0 {
					doneAt = i
				}
			case assaults(e.kind) && e.unreal:
				note(0, i, 0.5)
			}
		}
		if nothingHappened(s) {
			note(0, i, 4)
		}
		if fails(s) {
			note(1, i, 2)
		}
	}
	switch {
	case votes[1] >= 2 && (!harmed || votes[1] >= 4) && votes[1] >= votes[0]/2:
		return ascribe.Failed, first[1]
	case harmed:
		return ascribe.Completed, doneAt
	case votes[0] > done && votes[0] > votes[2]:
		return ascribe.Foiled, first[0]
	case votes[2] > done:
		return ascribe.Threatened, first[2]
	case doneAt < 0:
		return "", -1
	}
	return ascribe.Completed, doneAt
}

// nothingHappened recognises "no attack took place", "before it could be
// carried out".
func nothingHappened(s *sentence) bool {
	t := lowered(s)
	return strings.Contains(t, " no attack ") || strings.Contains(t, " before it could ") ||
		strings.Contains(t, " before they could ") || strings.Contains(t, " was never carried out ")
}

// fails recognises an attempt that went wrong.
func fails(s *sentence) bool {
	t := lowered(s)
	for _, w := range []string{" failed attempt", " failed attack", " failed bomb", " failed to explode", " failed to detonate",
		" failed to go off", " did not explode", " did not go off", " did not detonate", " botched ", " overpowered ",
		" was abandoned ", " attempted attack", " attempted bomb", " unexploded "} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// lowered joins the lower-cased words of a sentence, a blank at either end.
func lowered(s *sentence) string {
	var b strings.Builder
	b.WriteByte(' ')
	for i := range s.Tokens {
		b.WriteString(s.Tokens[i].Lower)
		b.WriteByte(' ')
	}
	return b.String()
}
