package incidents

import (
	"slices"

	"ascribe"
	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/extract/incidents/lexicon"
)

// toll is a number of dead or wounded that a sentence gives.
type toll struct {
	sent  int
	dead  bool
	count ascribe.Count
	exact bool // a number, not "dozens"
}

// tolls reads the numbers of dead and wounded in sentence i.
func (d *document) tolls(i int) []toll {
	s := &d.sents[i]
	var out []toll
	for _, k := range s.events {
		e := &d.events[k]
		dead, ok := deadly(s, e)
		if !ok || e.unreal || e.patient < 0 && !e.negated && e.kind != die {
			continue
		}
		if c, exact, ok := d.victims(s, e); ok {
			out = append(out, toll{i, dead, c, exact})
		}
	}
	return append(out, d.bareTolls(s)...)
}

// deadly says whether an event gives dead (or wounded) as its patient.
func deadly(s *sentence, e *event) (dead, ok bool) {
	switch e.kind {
	case die:
		return true, e.verb || e.patient >= 0 && s.NPs[e.patient].Quantified
	case kill:
		return true, true
	case wound:
		return false, true
	case shoot, stab:
		// "shot dead 49 people", "shot and killed"
		for k := e.last + 1; k <= e.last+3 && k < len(s.Tokens); k++ {
			if w := s.Tokens[k].Lower; w == "dead" || w == "death" {
				return true, true
			}
		}
		return false, limb(s, e)
	}
	return false, false
}

// limb reports whether a shot or stab hit only a limb.
func limb(s *sentence, e *event) bool {
	np := e.with("in")
	if np < 0 {
		return false
	}
	switch s.Tokens[s.NPs[np].Head].Lower {
	case "leg", "legs", "arm", "arms", "hand", "foot", "shoulder", "thigh", "ankle", "knee":
		return true
	}
	return false
}

// victims counts the patient of an event, a list of phrases included.
// Attackers do not count, nor does whom the police killed.
func (d *document) victims(s *sentence, e *event) (ascribe.Count, bool, bool) {
	if e.negated {
		return ascribe.Count{}, true, true
	}
	patient := e.patient
	if e.kind == die && e.verb {
		patient = s.VGs[e.vg].Subject
	}
	if patient < 0 || e.actor >= 0 && forceful(s, e.actor) && !d.suffers(s, e.actor) {
		return ascribe.Count{}, false, false
	}
	var sum ascribe.Count
	exact, any := true, false
	for np := patient; np < len(s.NPs) && s.NPs[np].Chain == s.NPs[patient].Chain; np++ {
		c, ex, ok := count(s, np)
		if !ok || attackers(s, np) {
			continue
		}
		any, exact = true, exact && ex
		sum = ascribe.Count{Low: sum.Low + c.Low, Best: sum.Best + c.Best, High: sum.High + c.High}
	}
	return sum, exact, any
}

// suffers reports whether phrase np is what another event of the sentence was
// directed at: of "rebels ambushed a patrol, killing 76 men" the patrol is no
// killer.
func (d *document) suffers(s *sentence, np int) bool {
	return slices.ContainsFunc(s.events, func(k int) bool { return d.events[k].patient == np })
}

// forceful reports whether phrase np is police or troops.
func forceful(s *sentence, np int) bool {
	w := s.Tokens[s.NPs[np].Head].Word
	if _, ok := w.Sense(lexicon.Force); ok {
		return true
	}
	for _, x := range w.AllSenses() {
		if x.Type == "LAW ENFORCEMENT" || x.Type == "ACTIVE MILITARY" {
			return true
		}
	}
	return false
}

// attackers reports whether phrase np names attackers or nobody in particular
// who could be a victim.
func attackers(s *sentence, np int) bool {
	w := s.Tokens[s.NPs[np].Head].Word
	_, perp := w.Sense(lexicon.Perp)
	_, human := w.Sense(lexicon.Human)
	return perp && !human
}

// count reads the number of people in phrase np. "A guard" is one, "at least
// 12" no fewer than 12, "dozens" between 24 and 99.
func count(s *sentence, np int) (c ascribe.Count, exact, ok bool) {
	n := &s.NPs[np]
	head := s.Tokens[n.Head].Word
	if !countable(s, n) {
		return c, false, false
	}
	if c, ok := vague(s, n); ok {
		return c, false, true
	}
	if n.Quantified {
		return bounded(s, n, n.Quantity), true, n.Quantity < 100000
	}
	first := s.Tokens[n.First].Lower
	_, human := head.Sense(lexicon.Human)
	singular := (first == "a" || first == "an" || first == "another" || first == "one") && !head.Is(lexicon.Plural)
	if human && singular || n.Proper == n.First && human {
		return ascribe.Count{Low: 1, Best: 1, High: 1}, true, true
	}
	if first == "nobody" {
		return ascribe.Count{}, true, true
	}
	return c, false, false
}

// countable reports whether a phrase counts people: its head is a person, or
// a bare number.
func countable(s *sentence, n *clause.NP) bool {
	t := &s.Tokens[n.Head]
	if t.Part == clause.Num {
		return n.Quantity < 1900 || n.Quantity > 2100
	}
	if _, ok := t.Word.Sense(lexicon.Human); ok {
		return true
	}
	w := t.Word
	if w == nil {
		return n.Quantified
	}
	_, perp := w.Sense(lexicon.Perp)
	return perp || w.Is(lexicon.Plural) && n.Quantified && w.Senses == nil || w.Lemma == "life"
}

// vague reads "dozens of people", "scores", "hundreds".
func vague(s *sentence, n *clause.NP) (ascribe.Count, bool) {
	for k := n.First; k <= n.Last; k++ {
		switch s.Tokens[k].Lower {
		case "dozens", "scores":
			return ascribe.Count{Low: 24, Best: 24, High: 99}, true
		case "hundreds":
			return ascribe.Count{Low: 200, Best: 200, High: 999}, true
		case "several":
			return ascribe.Count{Low: 3, Best: 3, High: 9}, true
		case "thousands":
			return ascribe.Count{Low: 2000, Best: 2000, High: 9999}, true
		}
	}
	return ascribe.Count{}, false
}

// bounded applies "at least", "more than", "up to", "about" to a number.
func bounded(s *sentence, n *clause.NP, v int) ascribe.Count {
	c := ascribe.Count{Low: v, Best: v, High: v}
	for k := n.First; k < n.Last; k++ {
		switch s.Tokens[k].Lower {
		case "nearly", "almost", "up":
			c.Low = v - v/10
		case "about", "around", "some", "approximately", "roughly":
			c.Low, c.High = v-v/10, v+v/10
		}
	}
	return c
}

// bareTolls reads "12 dead and 30 wounded", "left five people injured".
func (d *document) bareTolls(s *sentence) []toll {
	var out []toll
	for k := 1; k < len(s.Tokens); k++ {
		dead, ok := stateOf(s.Tokens[k].Lower)
		if !ok || s.told(k) {
			continue
		}
		np := s.Tokens[k].NP
		if np < 0 || np >= 0 && !s.NPs[np].Quantified {
			j := k - 1
			for j > 0 && s.Tokens[j].Part == clause.Aux { // "two people are dead"
				j--
			}
			np = s.Tokens[j].NP
		}
		if np < 0 || !s.NPs[np].Quantified || attackers(s, np) || s.NPs[np].Quantity >= 1900 && s.NPs[np].Quantity <= 2100 {
			continue
		}
		n := &s.NPs[np]
		if head := s.Tokens[n.Head].Word; s.Tokens[k].NP == np && n.Last > k && !head.Is(lexicon.Plural|lexicon.Noun) {
			continue
		}
		out = append(out, toll{s.at, dead, bounded(s, n, n.Quantity), true})
	}
	return out
}

// stateOf reads a word for the state of victims.
func stateOf(w string) (dead, ok bool) {
	switch w {
	case "dead", "killed":
		return true, true
	case "wounded", "injured", "hurt":
		return false, true
	}
	return false, false
}

// told reports whether token k is the verb of an event with a patient, whose
// toll is read elsewhere.
func (s *sentence) told(k int) bool {
	return s.Tokens[k].VG >= 0 && s.VGs[s.Tokens[k].VG].Head == k && s.hasPatient(k)
}

func (s *sentence) hasPatient(k int) bool {
	g := &s.VGs[s.Tokens[k].VG]
	return g.Object >= 0 || g.Passive && g.Subject >= 0
}

// settle makes one count of several: the first exact one is best, and others
// of its size widen the range.
func settle(ts []toll) (ascribe.Count, []toll) {
	var best *toll
	for i := range ts {
		if best == nil || ts[i].exact && !best.exact || ts[i].exact == best.exact && larger(&ts[i], best) {
			best = &ts[i]
		}
	}
	if best == nil {
		return ascribe.Count{}, nil
	}
	c := best.count
	behind := []toll{*best}
	for _, t := range ts {
		if t == *best || !t.exact || 2*t.count.Best < c.Best {
			continue
		}
		c.Low, c.High = min(c.Low, t.count.Low), max(c.High, t.count.High)
		behind = append(behind, t)
	}
	return c, behind
}

// larger prefers the larger of two tolls where the later is no mere part: a
// total in the next sentence over a single victim in the first.
func larger(a, b *toll) bool { return a.sent-b.sent <= 2 && a.count.Best > 2*b.count.Best }
