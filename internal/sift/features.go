package sift

import (
	"math"
	"math/bits"
	"slices"

	"ascribe/internal/extract/linear"
	"ascribe/internal/sift/lexicon"
)

// roles are the groups of words by what they say of a block, as bit sets.
type roles struct {
	names               []string
	event, doer, effect uint32 // an attack, who did it, what it did
	claim               uint32
	contrary            uint32 // a world in which such words mean something else
}

// rolesOf assigns the groups of the lexicon.
func rolesOf(l *lexicon.Lexicon) roles {
	r := roles{names: l.Groups}
	for i, g := range l.Groups {
		bit := uint32(1) << i
		switch g {
		case "act", "weapon", "captive":
			r.event |= bit
		case "terror":
			r.event |= bit
			r.doer |= bit
		case "actor":
			r.doer |= bit
		case "harm":
			r.effect |= bit
		case "claim":
			r.claim |= bit
		case "sport", "screen", "cyber", "nature", "mishap", "health", "past", "idiom":
			r.contrary |= bit
		}
	}
	return r
}

// Combinations of roles in one block.
const (
	named  = iota // an event or a doer, and nothing contrary
	told          // two roles or more, and nothing contrary
	full          // three roles or more, and nothing contrary
	mixed         // two roles or more, beside something contrary
	struck        // an event and an effect
	did           // a doer and an event
	combos
)

var comboNames = [combos]string{"named", "told", "full", "mixed", "struck", "did"}

// add adds the hits of a block and reports whether it counts. A block without an event, doer, effect or claim
// says nothing: what stands beside a report, or is told in passing, is about
// anything.
func (p *part) add(r roles, h *lexicon.Hits) bool {
	var seen uint32
	for i := range r.names {
		if h[i] > 0 {
			seen |= 1 << i
		}
	}
	if seen&(r.event|r.doer|r.effect|r.claim) == 0 {
		return false
	}
	for i := range r.names {
		p.counts[i] += int(h[i])
	}
	event, doer, effect := seen&r.event != 0, seen&r.doer != 0, seen&r.effect != 0
	n := count(event, doer, effect, seen&r.claim != 0)
	if seen&r.event == seen&r.doer && bits.OnesCount32(seen&r.event) == 1 && n > 1 {
		n-- // one word of terror is an event or a doer, not both
	}
	contrary := seen&r.contrary != 0
	p.combos[named] += count((event || doer) && !contrary)
	p.combos[told] += count(n >= 2 && !contrary)
	p.combos[full] += count(n >= 3 && !contrary)
	p.combos[mixed] += count(n >= 2 && contrary)
	p.combos[struck] += count(event && effect)
	p.combos[did] += count(doer && event && n >= 2)
	return true
}

// count returns how many of the conditions hold.
func count(holds ...bool) (n int) {
	for _, h := range holds {
		if h {
			n++
		}
	}
	return n
}

// features adds what was found to f: groups and their combinations by part,
// counts by their logarithm, and the words themselves, wherever they stand.
func (r *reading) features(f *linear.Features) {
	r.title.features("title", f, r.s.roles.names)
	r.lead.features("lead", f, r.s.roles.names)
	r.body.features("body", f, r.s.roles.names)
	slices.Sort(r.telling)
	for _, id := range slices.Compact(r.telling) {
		f.Add("word", r.s.lex.Word(id))
	}
}

func (p *part) features(where string, f *linear.Features, names []string) {
	for i, name := range names {
		if n := p.counts[i]; n > 0 {
			f.AddValue(math.Log1p(float64(n)), where, name)
		}
	}
	for i, n := range p.combos {
		if n > 0 {
			f.AddValue(math.Log1p(float64(n)), where, comboNames[i])
		}
	}
}
