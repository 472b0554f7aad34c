package incidents

import (
	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/extract/linear"
)

// doerFeatures compares what sort of group it is with what the incident's own
// events say of those who did it and of those who suffered: "soldiers" point
// to a state, "guerrillas" away from it.
func (a *Analysis) doerFeatures(gr *Group, c *cluster, f *linear.Features) {
	doers := 0
	for _, e := range c.events {
		ev := &a.d.events[e]
		s := &a.d.sents[ev.sent]
		f.Add("event", ev.kind, gr.Class)
		if ev.actor >= 0 {
			doers++
			f.Add("doer", headOf(s, ev.actor), gr.Class)
			f.Add("doer-class", classOf(s, ev.actor), gr.Class)
		}
		if ev.patient >= 0 {
			f.Add("victim", headOf(s, ev.patient), gr.Class)
			f.Add("victim-class", classOf(s, ev.patient), gr.Class)
		}
		for k := range s.Tokens {
			if w := s.Tokens[k].Word; w != nil {
				if _, ok := w.Sense(lexicon.Perp); ok {
					f.Add("attackers-beside", w.LemmaOf(), gr.Class)
				}
			}
		}
	}
	if doers == 0 {
		f.Add("no-doer", gr.Class)
	}
}
