package ingest

import (
	"context"

	"ascribe"
	"ascribe/internal/grouping"
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
	byHand, err := grouping.ByHand(ctx, p.Store)
	if err != nil {
		return d, err
	}
	d.Recorded = p.Now().UTC()
	d.Identify()
	last, err := grouping.Decision(ctx, p.Store, d)
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
		mentions, err := grouping.Beside(ctx, p.Store, id)
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
