package ingest

import (
	"context"
	"strings"

	"ascribe/internal/link"
	"ascribe/internal/store"
)

// mentionsPerKey bounds how many mentions are compared for each link key.
const mentionsPerKey = link.MaxHolders

// decisionsByHand returns the decisions of people, oldest first.
func decisionsByHand(ctx context.Context, s store.Links) ([]link.Decision, error) {
	var out []link.Decision
	for d, err := range s.Decisions(ctx, store.DecisionQuery{ByHand: true}) {
		if err != nil {
			return nil, err
		}
		out = append(out, ofHand(d))
	}
	return out, nil
}

// index is the record as linking sees it. It remembers where the mentions that
// it hands out belong at present.
type index struct {
	tx       store.Tx
	placed   map[string]string // mention → incident
	profiles map[string]link.Profile
}

// Candidates implements [link.Index].
func (x *index) Candidates(ctx context.Context, keys []string) ([]link.Profile, error) {
	found, err := x.tx.MentionsByKeys(ctx, keys, mentionsPerKey)
	if err != nil {
		return nil, err
	}
	out := make([]link.Profile, 0, len(found))
	for _, c := range found {
		p, ok := x.profiles[c.Mention]
		if !ok {
			if p, err = link.Unmarshal(c.Profile); err != nil {
				return nil, err
			}
			x.profiles[c.Mention] = p
			x.placed[c.Mention] = c.Incident
		}
		out = append(out, p)
	}
	return out, nil
}

// regroup ties new mentions to incidents and records what changed: where the
// mentions belong, by which link, and which ids now stand for others.
func regroup(ctx context.Context, tx store.Tx, m *link.Model, arrivals []link.Profile, byHand []link.Decision) error {
	x := &index{tx: tx, placed: map[string]string{}, profiles: map[string]link.Profile{}}
	groups, err := link.NewLinker(m, x).Link(ctx, arrivals, byHand)
	if err != nil {
		return err
	}
	var c changes
	live := map[string]bool{}
	for _, g := range groups {
		live[g.Incident] = true
	}
	for _, g := range groups {
		c.add(g, x.placed, live)
	}
	return c.write(ctx, tx)
}

// changes are what a regrouping adds to the record.
type changes struct {
	placements []store.Placement
	decisions  []store.Decision
	aliases    []store.Alias
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
			c.aliases = append(c.aliases, store.Alias{ID: was, Incident: g.Incident})
		}
		if was != "" {
			c.aliases = append(c.aliases, store.Alias{ID: g.Incident})
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
	if err := tx.Place(ctx, c.placements...); err != nil {
		return err
	}
	if err := tx.Rename(ctx, c.aliases...); err != nil {
		return err
	}
	return tx.Decide(ctx, c.decisions...)
}
