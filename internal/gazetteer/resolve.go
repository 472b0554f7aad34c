package gazetteer

import "ascribe/internal/text"

// Resolve chooses one meaning for every match.
func (g *Gazetteer) Resolve(d *text.Doc, ms []Match) []Resolved {
	out := make([]Resolved, 0, len(ms))
	for _, m := range ms {
		if len(m.Candidates) == 0 {
			continue
		}
		out = append(out, Resolved{Match: m, Place: m.Candidates[0].Place, Score: 0.5, Reason: "most populous place of that name"})
	}
	return out
}
