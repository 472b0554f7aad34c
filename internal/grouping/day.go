package grouping

import (
	"context"
	"iter"
	"slices"
	"strings"

	"ascribe"
	"ascribe/internal/link"
	"ascribe/internal/store"
)

// day answers for the record as it was known on one day.
type day struct {
	*AsOf
	cut store.Cut
	// current says that the stays that the record keeps are those of all it
	// holds.
	current bool
}

func (a *AsOf) day(ctx context.Context, c store.Cut) (*day, error) {
	is, err := a.Regrouped(ctx, method)
	return &day{a, c, is}, err
}

// group is an incident of the day.
type group struct {
	incident string
	mentions []string
}

// gives reports whether one of the group's mentions gives an incident the id.
func (g group) gives(id string) bool {
	return slices.ContainsFunc(g.mentions, func(m string) bool { return strings.HasSuffix(id, "-"+link.IDDigits(m)) })
}

// today returns the incident that id stands for now, as far as it had been
// reported by the day. The id may be one that only an earlier day gave.
func (d *day) today(ctx context.Context, id string) (store.Dossier, error) {
	now, err := d.Store.Dossier(ctx, id, d.cut)
	if ascribe.CodeOf(err) != ascribe.NotFound {
		return now, err
	}
	founder, found := d.founder(ctx, id)
	if found != nil {
		return now, found
	}
	placed, perr := d.Placed(ctx, []string{founder})
	if perr != nil {
		return now, perr
	}
	if incident, ok := placed[founder]; ok {
		return d.Store.Dossier(ctx, incident, d.cut)
	}
	return now, err
}

// founder returns the mention that gives an incident an id of an earlier day;
// "" if there is none.
func (d *day) founder(ctx context.Context, id string) (string, error) {
	gives := func(m string) bool { return group{mentions: []string{m}}.gives(id) }
	if d.current {
		for y, err := range d.Stays(ctx, store.StayQuery{Incidents: []string{id}}) {
			if err != nil || gives(y.Mention) {
				return y.Mention, err
			}
		}
		return "", nil
	}
	for p, err := range d.Store.Placements(ctx, d.cut) {
		if err != nil || gives(p.Mention) {
			return p.Mention, err
		}
	}
	return "", nil
}

// around returns the incidents of the day that hold any of the mentions, and
// perhaps others.
func (d *day) around(ctx context.Context, mentions []string) ([]group, error) {
	if !d.current {
		return d.replayed(ctx, mentions)
	}
	var incidents []string
	for y, err := range d.Stays(ctx, store.StayQuery{Mentions: mentions, On: d.cut.AsOf}) {
		if err != nil {
			return nil, err
		}
		incidents = append(incidents, y.Incident)
	}
	return gathered(groupsOf(d.Stays(ctx, store.StayQuery{Incidents: slices.Compact(incidents), On: d.cut.AsOf})))
}

// replayed works the incidents of the day out.
func (d *day) replayed(ctx context.Context, mentions []string) ([]group, error) {
	byHand, err := ByHand(ctx, d.Store)
	if err != nil {
		return nil, err
	}
	part, err := d.PartOf(ctx, mentions, kept(byHand))
	if err != nil {
		return nil, err
	}
	stays, err := Replay(ctx, d.model, part, byHand)
	if err != nil {
		return nil, err
	}
	on := d.cut.AsOf.Last()
	stays = slices.DeleteFunc(stays, func(y store.Stay) bool { return !y.Holds(on) })
	slices.SortFunc(stays, func(a, b store.Stay) int { return strings.Compare(a.Incident+" "+a.Mention, b.Incident+" "+b.Mention) })
	return gathered(groupsOf(func(yield func(store.Stay, error) bool) {
		for _, y := range stays {
			if !yield(y, nil) {
				return
			}
		}
	}))
}

// groupsOf puts stays, which come by incident, together.
func groupsOf(stays iter.Seq2[store.Stay, error]) iter.Seq2[group, error] {
	return func(yield func(group, error) bool) {
		var g group
		for y, err := range stays {
			if err != nil {
				yield(group{}, err)
				return
			}
			if g.incident != "" && y.Incident != g.incident {
				if !yield(g, nil) {
					return
				}
				g = group{}
			}
			g.incident, g.mentions = y.Incident, append(g.mentions, y.Mention)
		}
		if g.incident != "" {
			yield(g, nil)
		}
	}
}

func gathered(groups iter.Seq2[group, error]) (out []group, err error) {
	for g, err := range groups {
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

// answering picks the group that id stands for.
func answering(groups []group, id string, now store.Dossier) (group, bool) {
	for _, name := range []string{id, now.Incident} {
		for _, g := range groups {
			if g.incident == name || g.gives(name) {
				return g, true
			}
		}
	}
	for _, m := range keysOf(now) {
		for _, g := range groups {
			if slices.Contains(g.mentions, m) {
				return g, true
			}
		}
	}
	return group{}, false
}

// gather returns the dossier of a group.
func (d *day) gather(ctx context.Context, g group) (store.Dossier, error) {
	out, err := d.Gather(ctx, g.incident, g.mentions, d.cut)
	out.Aliases = g.names(out.Aliases)
	return out, err
}

// names keeps, of the ids that the group's mentions have now, those that one of
// them gives.
func (g group) names(ids []string) []string {
	return slices.DeleteFunc(ids, func(id string) bool { return id == g.incident || !g.gives(id) })
}

// is reports whether the group is an incident as it was read.
func (g group) is(d store.Dossier) bool {
	keys := keysOf(d)
	slices.Sort(keys)
	return d.Incident == g.incident && slices.Equal(keys, g.mentions)
}
