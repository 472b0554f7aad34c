package link

// Arrival is a mention on its way into an index, with what was found out
// about it beforehand.
type Arrival struct {
	Profile
	// Keys are the profile's keys ([Profile.KeyHashes]).
	Keys []uint64
	// Met are the edges between it and what the index held ([Model.Meet]).
	Met []Edge
}

// Meet compares a mention with others and returns an edge for each that may
// be of the same incident, in their order.
func (m *Model) Meet(p *Profile, others []*Profile) []Edge {
	var out []Edge
	for _, q := range others {
		if e, ok := m.edge(p, q); ok {
			out = append(out, e)
		}
	}
	return out
}

// edge compares two mentions; false where they cannot be of one incident, or
// hardly.
func (m *Model) edge(p, q *Profile) (Edge, bool) {
	if p.Mention == q.Mention {
		return Edge{}, false
	}
	c := m.Compare(p, q)
	if c.Veto || c.Score < Threshold {
		return Edge{}, false
	}
	return Edge{A: min(p.Mention, q.Mention), B: max(p.Mention, q.Mention), Score: c.Score}, true
}
