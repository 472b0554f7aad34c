// Package grouping says which mentions of the record are one incident: as
// people decided, and as the evidence of a day had it.
package grouping

import (
	"context"
	"slices"

	"ascribe"
	"ascribe/internal/link"
	"ascribe/internal/store"
)

// ByHand returns the decisions of people about links, oldest first, in the
// words of linking, which knows mentions only.
func ByHand(ctx context.Context, s store.Store) ([]link.Decision, error) {
	var out []link.Decision
	for d, err := range s.Decisions(ctx, store.DecisionQuery{ByHand: true}) {
		if err != nil {
			return nil, err
		}
		byHand, err := Decision(ctx, s, d)
		if err != nil {
			return nil, err
		}
		out = append(out, byHand)
	}
	return out, nil
}

// Decision returns one decision of a person in the words of linking.
func Decision(ctx context.Context, s store.Store, d store.Decision) (link.Decision, error) {
	out := link.Decision{ID: d.ID, Kind: link.DecisionKind(d.Kind), A: d.A, B: d.B}
	if out.Kind == link.Undo {
		return out, nil
	}
	var err error
	if out.A, err = founder(ctx, s, d.A); err != nil {
		return out, err
	}
	out.B, err = founder(ctx, s, d.B)
	return out, err
}

// founder returns the mention that gives an incident the id, or id itself if
// it is none's.
func founder(ctx context.Context, s store.Store, id string) (string, error) {
	mentions, err := Beside(ctx, s, id)
	if ascribe.CodeOf(err) == ascribe.NotFound {
		return id, nil
	}
	if err != nil {
		return "", err
	}
	ps, err := profiles(ctx, s, mentions)
	if i := slices.IndexFunc(ps, func(p link.Profile) bool { return p.IncidentID() == id }); i >= 0 {
		return ps[i].Mention, err
	}
	return id, err
}

// Beside returns the mentions of an incident, or those beside a mention, by
// their keys.
func Beside(ctx context.Context, s store.Store, id string) ([]string, error) {
	placed, err := s.Placed(ctx, []string{id})
	if err != nil {
		return nil, err
	}
	if incident, ok := placed[id]; ok {
		id = incident
	}
	d, err := s.Dossier(ctx, id, store.Cut{})
	return keysOf(d), err
}

func keysOf(d store.Dossier) (keys []string) {
	for _, m := range d.Mentions {
		keys = append(keys, ascribe.MentionKey(m.Report, m.ID))
	}
	return keys
}

func profiles(ctx context.Context, s store.Candidates, mentions []string) ([]link.Profile, error) {
	held, err := s.Candidates(ctx, mentions)
	out := make([]link.Profile, 0, len(held))
	for _, c := range held {
		p, err := link.Unmarshal(c.Profile)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, err
}
