package incidents

import "slices"

// inQuestion returns the mention that names the group in question for the
// incident that a track tells of: of the groups that are no state's the one of
// which the report says most about a part in it, the one named more often of
// two; nil if it names none. A group that is only named counts where it stands
// in the incident's own sentences; what is said elsewhere counts for the
// incident that the report is mainly about.
func (a *Analysis) inQuestion(tr *track) *GroupMention {
	c := a.told(tr)
	best, least := -1, len(ways)
	only := a.onlyGroup()
	for g := range a.Groups {
		gr := &a.Groups[g]
		if gr.Class == "state" {
			continue
		}
		ac := a.account(g, c)
		way, _, where, _ := ac.strongest()
		rank := slices.Index(ways[:], way)
		switch {
		case where == whereNames[offTold] && !tr.main:
			continue
		case where != whereNames[inTold] && idle(way) && !(tr.main && only), gr.Class == "band" && idle(way):
			continue
		}
		if rank < least || rank == least && len(gr.Mentions) > len(a.Groups[best].Mentions) {
			best, least = g, rank
		}
	}
	if best < 0 {
		return nil
	}
	return a.nearest(best, c)
}

// onlyGroup reports whether the report names one group of the directory only.
func (a *Analysis) onlyGroup() bool {
	n := 0
	for g := range a.Groups {
		if c := a.Groups[g].Class; c != "state" && c != "band" {
			n++
		}
	}
	return n == 1
}

// idle reports whether a way of speaking of a group says nothing of a part.
func idle(way string) bool {
	return way == "named" || way == "own word" || way == "inquire" || way == "dress"
}

// told returns the events and sentences of a track as a candidate.
func (a *Analysis) told(tr *track) *cluster {
	c := &cluster{sents: slices.Clone(tr.sents)}
	for _, n := range tr.notes {
		c.events = append(c.events, n.events...)
	}
	return c
}

// nearest returns the first of the mentions of group g that stand nearest to
// where candidate c is told.
func (a *Analysis) nearest(g int, c *cluster) *GroupMention {
	ms := a.Groups[g].Mentions
	out := &ms[0]
	for i := range ms {
		if distance(c.sents, ms[i].Sentence) < distance(c.sents, out.Sentence) {
			out = &ms[i]
		}
	}
	return out
}
