package ingest

import (
	"ascribe/internal/link"
	"ascribe/internal/store"
)

// memory keeps at hand what the record holds of the reports read last: what
// the next ones are most likely compared with and put beside.
type memory struct {
	signatures *cache[store.Row, signed]
	profilesAt *cache[store.Row, *link.Profile]
	briefs     *briefs
	// By mention key: profiles, edges, the incident or "".
	profiles *cache[string, *link.Profile]
	edges    *cache[string, []link.Edge]
	placed   *cache[string, string]
	// By incident: its mentions.
	members *cache[string, []string]
}

func newMemory() *memory {
	return &memory{newCache[store.Row, signed](), newCache[store.Row, *link.Profile](), &briefs{}, newCache[string, *link.Profile](),
		newCache[string, []link.Edge](), newCache[string, string](), newCache[string, []string]()}
}

// remember takes in the reports of a batch that were appended.
func (m *memory) remember(taken []arrival) {
	signatures, profiles := map[store.Row]signed{}, map[store.Row]*link.Profile{}
	for _, a := range taken {
		signatures[a.added.Report] = signed{a.added.Report, a.report().ID, a.sketch}
		for i := range a.mentions {
			p := a.mentions[i].Profile
			profiles[a.added.Mentions[i]] = &p
			m.briefs.put(a.added.Mentions[i], p.Brief())
			m.profiles.put(p.Mention, &p)
		}
	}
	m.signatures.hold(signatures)
	m.profilesAt.hold(profiles)
}

// rememberNew notes of mentions that are being appended that they have no
// edges yet and belong nowhere.
func (m *memory) rememberNew(mentions []link.Arrival) {
	for i := range mentions {
		m.edges.put(mentions[i].Mention, nil)
		m.placed.put(mentions[i].Mention, "")
	}
}

// rememberLinks brings what is at hand up to date with a regrouping into groups
// from where their mentions were placed before.
func (m *memory) rememberLinks(fresh []link.Edge, groups []link.Group, before map[string]string) {
	for _, e := range fresh {
		for _, end := range []string{e.A, e.B} {
			m.edges.change(end, func(at []link.Edge) []link.Edge { return append(at, e) })
		}
	}
	for _, incident := range before {
		if incident != "" {
			m.members.put(incident, nil) // it was looked at whole, and what is left of it is in groups
		}
	}
	for _, g := range groups {
		m.members.put(g.Incident, g.Mentions)
		for _, mention := range g.Mentions {
			if before[mention] != g.Incident {
				m.placed.put(mention, g.Incident)
			}
		}
	}
}
