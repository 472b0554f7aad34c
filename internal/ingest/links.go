package ingest

import (
	"context"
	"maps"
	"slices"
	"strings"

	"ascribe/internal/grouping"
	"ascribe/internal/link"
	"ascribe/internal/store"
)

// index is the record as linking sees it through an open write.
type index struct {
	*Pipeline
	tx store.Tx
}

// Candidates implements [link.Index]: arrivals have met theirs before the
// write.
func (x *index) Candidates(context.Context, *link.Profile) ([]link.Profile, error) { return nil, nil }

// Edges implements [link.Index].
func (x *index) Edges(ctx context.Context, mentions []string) ([]link.Edge, error) {
	at, err := x.edges.get(ctx, mentions, x.loadEdges)
	return slices.Concat(at...), err
}

// loadEdges reads the edges at each of the mentions.
func (x *index) loadEdges(ctx context.Context, mentions []string) (map[string][]link.Edge, error) {
	at := make(map[string][]link.Edge, len(mentions))
	for _, m := range mentions {
		at[m] = nil
	}
	kept, err := x.tx.Edges(ctx, mentions)
	for _, e := range kept {
		for _, end := range []string{e.A, e.B} {
			if edges, asked := at[end]; asked {
				at[end] = append(edges, link.Edge{A: e.A, B: e.B, Score: e.Score})
			}
		}
	}
	return at, err
}

// Profiles implements [link.Index].
func (x *index) Profiles(ctx context.Context, mentions []string) ([]link.Profile, error) {
	held, err := x.profiles.get(ctx, mentions, x.loadProfiles)
	out := make([]link.Profile, len(held))
	for i, p := range held {
		out[i] = *p
	}
	return out, err
}

// Beside implements [link.Index].
func (x *index) Beside(ctx context.Context, mentions []string) ([]string, error) {
	placed, err := x.placedIn(ctx, x.tx, mentions)
	if err != nil {
		return nil, err
	}
	incidents := slices.Sorted(maps.Values(placed))
	at, err := x.members.get(ctx, slices.DeleteFunc(slices.Compact(incidents), func(id string) bool { return id == "" }), x.tx.Members)
	return slices.Concat(at...), err
}

// regroup ties mentions to incidents and records what changed: where the
// mentions belong, by which link, and which ids now stand for others.
func (p *Pipeline) regroup(ctx context.Context, tx store.Tx, mentions []link.Arrival, byHand []link.Decision) error {
	groups, fresh, err := link.NewLinker(p.Model, &index{p, tx}).Within(grouping.Reach).Tie(ctx, mentions, byHand)
	if err != nil {
		return err
	}
	var mentioned []string
	for _, g := range groups {
		mentioned = append(mentioned, g.Mentions...)
	}
	placed, err := p.placedIn(ctx, tx, mentioned)
	if err != nil {
		return err
	}
	c := changes{aliased: map[string]string{}}
	for _, e := range fresh {
		c.edges = append(c.edges, store.Edge{A: e.A, B: e.B, Score: e.Score})
	}
	live := map[string]bool{}
	for _, g := range groups {
		live[g.Incident] = true
	}
	for _, g := range groups {
		c.add(g, placed, live)
	}
	p.rememberLinks(fresh, groups, placed)
	return c.write(ctx, tx)
}

// placedIn returns where mentions belong at present; "" for nowhere.
func (p *Pipeline) placedIn(ctx context.Context, tx store.Tx, mentions []string) (map[string]string, error) {
	incidents, err := p.placed.get(ctx, mentions, func(ctx context.Context, missing []string) (map[string]string, error) {
		at, err := tx.Placed(ctx, missing)
		for _, m := range missing {
			if _, ok := at[m]; !ok && err == nil {
				at[m] = ""
			}
		}
		return at, err
	})
	placed := make(map[string]string, len(mentions))
	for i, incident := range incidents {
		placed[mentions[i]] = incident
	}
	return placed, err
}

// changes are what a regrouping adds to the record.
type changes struct {
	placements []store.Placement
	decisions  []store.Decision
	aliased    map[string]string // id → the incident that it stands for, "" for itself
	edges      []store.Edge
}

// add notes what is new in g. An id that was given before and is no
// incident's own any more stands for g from now on.
func (c *changes) add(g link.Group, placed map[string]string, live map[string]bool) {
	moved := map[string]bool{}
	for _, m := range g.Mentions {
		was := placed[m]
		if was == g.Incident {
			continue
		}
		moved[m] = true
		c.placements = append(c.placements, store.Placement{Mention: m, Incident: g.Incident})
		if was != "" && !live[was] {
			c.aliased[was] = g.Incident
		}
		if was != "" {
			c.aliased[g.Incident] = ""
		}
	}
	for _, l := range g.Links {
		if moved[l.Mention] {
			c.decisions = append(c.decisions, store.Decision{Kind: store.Link, A: l.Mention, B: l.To, Score: l.Score,
				Reason: strings.Join(l.Reason, ", "), Method: link.Method})
		}
	}
}

func (c *changes) write(ctx context.Context, tx store.Tx) error {
	if err := tx.Connect(ctx, c.edges...); err != nil {
		return err
	}
	if err := tx.Place(ctx, c.placements...); err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(c.aliased)) {
		if err := tx.Rename(ctx, store.Alias{ID: id, Incident: c.aliased[id]}); err != nil {
			return err
		}
	}
	return tx.Decide(ctx, c.decisions...)
}
