package ingest

import (
	"context"

	"ascribe"
	"ascribe/internal/link"
	"ascribe/internal/store"
)

// Decide records a person's decision about links and regroups what it
// concerns, in one transaction. It returns the decision as recorded.
func (p *Pipeline) Decide(ctx context.Context, d store.Decision) (store.Decision, error) {
	concerned, err := p.concerned(ctx, d)
	if err != nil {
		return d, err
	}
	byHand, err := p.decisionsByHand(ctx)
	if err != nil {
		return d, err
	}
	d.Recorded = p.Now().UTC()
	d.Identify()
	last, err := p.ofHand(ctx, d)
	if err != nil {
		return d, err
	}
	err = p.Store.Write(ctx, d.Recorded, func(tx store.Tx) error {
		if err := tx.Decide(ctx, d); err != nil {
			return err
		}
		held, err := tx.Candidates(ctx, concerned)
		if err != nil {
			return err
		}
		var mentions []link.Arrival // whose edges the record holds
		for _, c := range held {
			profile, err := profileOf(c)
			if err != nil {
				return err
			}
			mentions = append(mentions, link.Arrival{Profile: *profile})
		}
		return p.regroup(ctx, tx, mentions, append(byHand, last))
	})
	if err != nil {
		p.memory = newMemory() // it may hold what the record does not
	}
	return d, err
}

// ofHand is a decision in the words of linking, which knows mentions only.
func (p *Pipeline) ofHand(ctx context.Context, d store.Decision) (link.Decision, error) {
	out := link.Decision{ID: d.ID, Kind: link.DecisionKind(d.Kind), A: d.A, B: d.B}
	if out.Kind == link.Undo {
		return out, nil
	}
	var err error
	if out.A, err = p.founder(ctx, d.A); err != nil {
		return out, err
	}
	out.B, err = p.founder(ctx, d.B)
	return out, err
}

// founder returns the mention that gives an incident the id, or id itself if
// it is none's.
func (p *Pipeline) founder(ctx context.Context, id string) (string, error) {
	mentions, err := p.mentionsOf(ctx, id)
	if ascribe.CodeOf(err) == ascribe.NotFound {
		return id, nil
	}
	if err != nil {
		return "", err
	}
	held, err := p.profiles.get(ctx, mentions, p.loadProfiles)
	for _, m := range held {
		if m.IncidentID() == id {
			return m.Mention, nil
		}
	}
	return id, err
}

// concerned returns the mentions of every incident that a decision names; an
// undo concerns what the decision that it takes back does.
func (p *Pipeline) concerned(ctx context.Context, d store.Decision) ([]string, error) {
	if d.Kind == store.Undo {
		undone, err := p.decision(ctx, d.A)
		if err != nil {
			return nil, err
		}
		return p.concerned(ctx, undone)
	}
	var out []string
	for _, id := range []string{d.A, d.B} {
		mentions, err := p.mentionsOf(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, mentions...)
	}
	return out, nil
}

func (p *Pipeline) decision(ctx context.Context, id string) (store.Decision, error) {
	for d, err := range p.Store.Decisions(ctx, store.DecisionQuery{ByHand: true}) {
		if err != nil || d.ID == id {
			return d, err
		}
	}
	return store.Decision{}, &ascribe.Error{Code: ascribe.NotFound, What: "no such decision by hand", Where: id, Remedy: "see 'ascribe links INCIDENT'"}
}

// mentionsOf returns the mentions of an incident, or those beside a mention.
func (p *Pipeline) mentionsOf(ctx context.Context, id string) ([]string, error) {
	placed, err := p.Store.Placed(ctx, []string{id})
	if err != nil {
		return nil, err
	}
	if incident, ok := placed[id]; ok {
		id = incident
	}
	d, err := p.Store.Dossier(ctx, id, store.Cut{})
	if err != nil {
		return nil, err
	}
	var out []string
	for _, m := range d.Mentions {
		out = append(out, ascribe.MentionKey(m.Report, m.ID))
	}
	return out, nil
}
