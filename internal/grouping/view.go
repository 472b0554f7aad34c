package grouping

import (
	"cmp"
	"context"
	"slices"

	"ascribe"
	"ascribe/internal/link"
	"ascribe/internal/store"
)

// view groups mentions by what had been published by a day. It is a
// [link.Index] that knows nothing later.
type view struct {
	record    store.Store
	cut       store.Cut
	model     *link.Model
	decisions []link.Decision
	later     map[string]bool // mentions that are known to have come later
}

func (a *AsOf) view(ctx context.Context, c store.Cut) (*view, error) {
	byHand, err := ByHand(ctx, a.Store)
	return &view{record: a.Store, cut: c, model: a.model, decisions: byHand, later: map[string]bool{}}, err
}

// Candidates implements [link.Index]: the record has the edges already.
func (v *view) Candidates(context.Context, *link.Profile) ([]link.Profile, error) { return nil, nil }

// Edges implements [link.Index].
func (v *view) Edges(ctx context.Context, mentions []string) ([]link.Edge, error) {
	mentions = slices.DeleteFunc(slices.Clone(mentions), func(m string) bool { return v.later[m] })
	kept, err := v.record.Edges(ctx, mentions)
	out := make([]link.Edge, 0, len(kept))
	for _, e := range kept {
		out = append(out, link.Edge{A: e.A, B: e.B, Score: e.Score})
	}
	return out, err
}

// Profiles implements [link.Index].
func (v *view) Profiles(ctx context.Context, mentions []string) ([]link.Profile, error) {
	ps, err := profiles(ctx, v.record, mentions)
	day := v.cut.AsOf.Last()
	return slices.DeleteFunc(ps, func(p link.Profile) bool {
		last := p.Published.Last()
		v.later[p.Mention] = last.IsZero() || day.Before(last)
		return v.later[p.Mention]
	}), err
}

// Beside implements [link.Index]: the record knows incidents as they are now.
func (v *view) Beside(context.Context, []string) ([]string, error) { return nil, nil }

// regroup returns the groups of the mentions, and of all that hangs together
// with them, in founding order.
func (v *view) regroup(ctx context.Context, mentions []string) ([]link.Group, error) {
	ps, err := v.Profiles(ctx, mentions)
	if err != nil {
		return nil, err
	}
	arrivals := make([]link.Arrival, len(ps))
	for i, p := range ps {
		arrivals[i] = link.Arrival{Profile: p}
	}
	groups, _, err := link.NewLinker(v.model, v).Tie(ctx, arrivals, v.decisions)
	return groups, err
}

// answering picks the group that id stands for.
func answering(groups []link.Group, id string, now store.Dossier) link.Group {
	for _, name := range []string{id, now.Incident} {
		for _, g := range groups {
			if g.Incident == name || slices.Contains(g.Aliases, name) {
				return g
			}
		}
	}
	ours := keysOf(now)
	i := slices.IndexFunc(groups, func(g link.Group) bool { return meets(g.Mentions, ours) })
	return groups[max(i, 0)]
}

func meets(a, b []string) bool {
	return slices.ContainsFunc(a, func(m string) bool { return slices.Contains(b, m) })
}

// split returns the groups that the mentions of an incident of now belonged
// to, but for those in told, to which it adds what it tells.
func (v *view) split(ctx context.Context, now store.Dossier, told map[string]bool) (out []store.Dossier, err error) {
	ours := slices.DeleteFunc(keysOf(now), func(m string) bool { return told[m] })
	if len(ours) == 0 {
		return nil, nil
	}
	groups, err := v.regroup(ctx, ours)
	for _, g := range groups {
		if err != nil || !meets(g.Mentions, ours) {
			continue
		}
		for _, m := range g.Mentions {
			told[m] = true
		}
		var d store.Dossier
		d, err = v.assemble(ctx, g, now)
		out = append(out, d)
	}
	return out, err
}

// assemble writes the dossier of a group out of those of now.
func (v *view) assemble(ctx context.Context, g link.Group, now store.Dossier) (store.Dossier, error) {
	d := store.Dossier{Incident: g.Incident}
	parts, err := v.partsOf(ctx, g, now)
	if err != nil {
		return d, err
	}
	reports := map[string]bool{}
	for _, part := range parts {
		d.Aliases = append(d.Aliases, named(part, g)...)
		first := map[string]bool{} // reports whose statements were assigned
		for _, m := range part.Mentions {
			if slices.Contains(g.Mentions, ascribe.MentionKey(m.Report, m.ID)) {
				d.Mentions = append(d.Mentions, owned(m, g.Incident))
				if !first[m.Report] {
					d.Statements = append(d.Statements, saidIn(part, m.Report, g.Incident)...)
				}
				reports[m.Report] = true
			}
			first[m.Report] = true
		}
	}
	for _, part := range parts {
		for _, r := range part.Reports {
			if reports[r.ID] {
				d.Reports = append(d.Reports, r)
				delete(reports, r.ID)
			}
		}
	}
	inOrder(&d)
	return d, nil
}

// partsOf returns the dossiers of now that hold the mentions of a group.
func (v *view) partsOf(ctx context.Context, g link.Group, now store.Dossier) ([]store.Dossier, error) {
	parts := []store.Dossier{now}
	ours := keysOf(now)
	elsewhere := slices.DeleteFunc(slices.Clone(g.Mentions), func(m string) bool { return slices.Contains(ours, m) })
	if len(elsewhere) == 0 {
		return parts, nil
	}
	placed, err := v.record.Placed(ctx, elsewhere)
	if err != nil {
		return nil, err
	}
	var incidents []string
	for _, incident := range placed {
		incidents = append(incidents, incident)
	}
	slices.Sort(incidents)
	for _, incident := range slices.Compact(incidents) {
		d, err := v.record.Dossier(ctx, incident, v.cut)
		if err != nil {
			return nil, err
		}
		parts = append(parts, d)
	}
	return parts, nil
}

// named lists the ids of an incident of now that are the group's.
func named(now store.Dossier, g link.Group) (out []string) {
	for _, id := range append(slices.Clone(now.Aliases), now.Incident) {
		if id != g.Incident && slices.Contains(g.Aliases, id) {
			out = append(out, id)
		}
	}
	return out
}

// owned is a mention whose facts name the incident of the day.
func owned(m ascribe.Mention, incident string) ascribe.Mention {
	m.Facts = slices.Clone(m.Facts)
	for i := range m.Facts {
		m.Facts[i].Incident = incident
	}
	return m
}

// saidIn returns the statements of one report about an organisation's role.
// They belong to its first mention in the incident: where a report has two
// there, they give the same facts.
func saidIn(d store.Dossier, report, incident string) (out []ascribe.Statement) {
	for _, s := range d.Statements {
		if s.Report == report {
			s.Incident = incident
			out = append(out, s)
		}
	}
	return out
}

// inOrder puts a dossier in the order of the store.
func inOrder(d *store.Dossier) {
	slices.Sort(d.Aliases)
	slices.SortFunc(d.Reports, func(a, b ascribe.Report) int {
		return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID))
	})
	at := map[string]int{}
	for i, r := range d.Reports {
		at[r.ID] = i
	}
	slices.SortStableFunc(d.Mentions, func(a, b ascribe.Mention) int { return cmp.Compare(at[a.Report], at[b.Report]) })
	slices.SortFunc(d.Statements, inTextOrder)
}
