package incidents

import (
	"slices"
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
	for k := range s.Tokens {
		switch s.Tokens[k].Lower {
		case "no":
			if s.reads(k+1, "attack") {
				return true
			}
		case "before":
			if s.reads(k+1, "it", "could") || s.reads(k+1, "they", "could") {
				return true
			}
		case "was":
			if s.reads(k+1, "never", "carried", "out") {
				return true
			}
		}
	}
	return false
}

// fails recognises an attempt that went wrong.
func fails(s *sentence) bool {
	for k := range s.Tokens {
		switch s.Tokens[k].Lower {
		case "botched", "overpowered", "unexploded":
			return true
		case "failed":
			if s.begins(k+1, "attempt", "attack", "bomb") || s.reads(k+1, "to") && s.goesOff(k+2) {
				return true
			}
		case "did":
			if s.reads(k+1, "not") && s.goesOff(k+2) {
				return true
			}
		case "was":
			if s.reads(k+1, "abandoned") {
				return true
			}
		case "attempted":
			if s.begins(k+1, "attack", "bomb") {
				return true
			}
		}
	}
	return false
}

// goesOff reads "explode", "detonate" or "go off" at token k.
func (s *sentence) goesOff(k int) bool {
	return s.begins(k, "explode", "detonate") || s.reads(k, "go") && s.begins(k+1, "off")
}

// reads reports whether some words stand from token k on.
func (s *sentence) reads(k int, words ...string) bool {
	for i, w := range words {
		if k+i >= len(s.Tokens) || s.Tokens[k+i].Lower != w {
			return false
		}
	}
	return true
}

// begins reports whether token k begins with one of some words: "attempts",
// "bombing".
func (s *sentence) begins(k int, words ...string) bool {
	return k < len(s.Tokens) && slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s.Tokens[k].Lower, w) })
}
