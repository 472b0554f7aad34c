package grouping

import (
	"context"
	"maps"
	"slices"

	"ascribe"
	"ascribe/internal/link"
	"ascribe/internal/store"
)

// Reach is the number of mentions that hang together up to which an arrival
// groups all of them again. In a town with an attack a day what is told of
// hangs together over years; past the bound only the incidents are grouped
// again that an arrival agrees with.
const Reach = 128

// past is mentions as a record has them that takes each in on the day of its
// publication. It is a [link.Index].
type past struct {
	profiles map[string]*link.Profile
	edges    map[string][]link.Edge
	placed   map[string]string          // of those published so far
	members  map[string]map[string]bool // of incidents
	stays    []store.Stay
	last     map[string]int // the present stay of a mention
}

// Replay returns the stays of a part's mentions: on every day of publication
// the mentions of that day are tied to what the days before had left. Where
// stays are known, it begins on the day from which on they do not hold good.
func Replay(ctx context.Context, m *link.Model, part store.Part, byHand []link.Decision) ([]store.Stay, error) {
	p, days, err := newPast(part)
	if err != nil {
		return nil, err
	}
	p.recall(part)
	linker := link.NewLinker(m, p).Within(Reach)
	for _, day := range slices.SortedFunc(maps.Keys(days), ascribe.Date.Compare) {
		if day.Before(part.Since) {
			continue
		}
		arrivals := make([]link.Arrival, len(days[day]))
		for i, mention := range days[day] {
			p.placed[mention] = ""
			arrivals[i] = link.Arrival{Profile: *p.profiles[mention]}
		}
		groups, _, err := linker.Tie(ctx, arrivals, byHand)
		if err != nil {
			return nil, err
		}
		p.place(groups, day)
	}
	return p.stays, nil
}

// newPast reads a part, and says which mentions were published on which day.
// What linking knows nothing of stands where the record has it.
func newPast(part store.Part) (*past, map[ascribe.Date][]string, error) {
	p := &past{profiles: map[string]*link.Profile{}, edges: map[string][]link.Edge{}, placed: map[string]string{},
		members: map[string]map[string]bool{}, last: map[string]int{}}
	days := map[ascribe.Date][]string{}
	for _, m := range part.Mentions {
		day := m.Published.Last()
		switch {
		case day.IsZero():
		case len(m.Profile) == 0 && m.Incident != "":
			p.stays = append(p.stays, store.Stay{Mention: m.Mention, Incident: m.Incident, From: day})
		case len(m.Profile) > 0:
			profile, err := link.Unmarshal(m.Profile)
			if err != nil {
				return nil, nil, err
			}
			p.profiles[m.Mention] = &profile
			days[day] = append(days[day], m.Mention)
		}
	}
	for _, e := range part.Edges {
		edge := link.Edge{A: e.A, B: e.B, Score: e.Score}
		p.edges[e.A] = append(p.edges[e.A], edge)
		p.edges[e.B] = append(p.edges[e.B], edge)
	}
	return p, days, nil
}

// recall puts mentions where they are known to have stood on the day before the
// first that is replayed.
func (p *past) recall(part store.Part) {
	for _, y := range part.Known {
		if p.profiles[y.Mention] == nil || !y.From.Before(part.Since) {
			continue
		}
		if y.Until.IsZero() || !y.Until.Before(part.Since) {
			p.stand(y.Mention, y.Incident, y.From)
		} else {
			p.stays = append(p.stays, y)
		}
	}
}

// place puts mentions where groups have them from a day on.
func (p *past) place(groups []link.Group, day ascribe.Date) {
	for _, g := range groups {
		for _, m := range g.Mentions {
			if was := p.placed[m]; was != g.Incident {
				p.move(m, was, g.Incident, day)
			}
		}
	}
}

func (p *past) move(mention, from, to string, day ascribe.Date) {
	if from != "" {
		delete(p.members[from], mention)
		p.stays[p.last[mention]].Until = day
	}
	p.stand(mention, to, day)
}

func (p *past) stand(mention, in string, from ascribe.Date) {
	if p.members[in] == nil {
		p.members[in] = map[string]bool{}
	}
	p.members[in][mention], p.placed[mention] = true, in
	p.last[mention] = len(p.stays)
	p.stays = append(p.stays, store.Stay{Mention: mention, Incident: in, From: from})
}

// Candidates implements [link.Index]: the edges are there already.
func (p *past) Candidates(context.Context, *link.Profile) ([]link.Profile, error) { return nil, nil }

// Edges implements [link.Index].
func (p *past) Edges(_ context.Context, mentions []string) (out []link.Edge, err error) {
	for _, m := range mentions {
		for _, e := range p.edges[m] {
			if p.published(e.A) && p.published(e.B) {
				out = append(out, e)
			}
		}
	}
	return out, nil
}

func (p *past) published(mention string) bool {
	_, is := p.placed[mention]
	return is
}

// Profiles implements [link.Index].
func (p *past) Profiles(_ context.Context, mentions []string) (out []link.Profile, err error) {
	for _, m := range mentions {
		if p.published(m) {
			out = append(out, *p.profiles[m])
		}
	}
	return out, nil
}

// Beside implements [link.Index].
func (p *past) Beside(_ context.Context, mentions []string) (out []string, err error) {
	for _, m := range mentions {
		out = append(out, slices.Sorted(maps.Keys(p.members[p.placed[m]]))...)
	}
	return slices.Compact(slices.Sorted(slices.Values(out))), nil
}
