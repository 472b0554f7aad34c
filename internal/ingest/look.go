package ingest

import (
	"context"
	"runtime"

	"ascribe/internal/link"
	"ascribe/internal/neardup"
)

// neighbourhood is what the record held, before a batch, near one report of
// it: reports that may be copies, and for each mention the profiles of the
// mentions that may be of the same incident.
type neighbourhood struct {
	reports  []string
	mentions map[string][]link.Profile
}

// arrival is a report of a batch with its neighbourhood.
type arrival struct {
	prepared
	near neighbourhood
}

// look finds the neighbourhoods of a batch. Every earlier batch is committed
// by now, so that readers see all there is, and look-ups run side by side.
func (p *Pipeline) look(ctx context.Context, batch []prepared) ([]arrival, error) {
	each := func(yield func(prepared, error) bool) {
		for _, r := range batch {
			if !yield(r, nil) {
				return
			}
		}
	}
	var out []arrival
	for a, err := range ordered(ctx, each, runtime.GOMAXPROCS(0), len(batch), func(r prepared) (arrival, error) {
		near, err := p.lookAround(ctx, r)
		return arrival{r, near}, err
	}) {
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, ctx.Err()
}

// The bounds of a look-up. A copy of forty words shares two keys or three; a
// stock phrase is one.
const (
	sketchesPerKey = 64
	sharedKeys     = 2
	mentionsPerKey = link.MaxHolders
)

func (p *Pipeline) lookAround(ctx context.Context, r prepared) (n neighbourhood, err error) {
	n.reports, err = p.Store.ReportsByKeys(ctx, r.entry.Keys, sketchesPerKey, sharedKeys)
	if err != nil {
		return n, err
	}
	n.mentions = map[string][]link.Profile{}
	for i := range r.profiles {
		m := &r.profiles[i]
		near, err := p.Store.MentionsByKeys(ctx, m.Keys(), mentionsPerKey)
		if err != nil {
			return n, err
		}
		if n.mentions[m.Mention], err = p.profiles.get(ctx, near, p.loadProfiles); err != nil {
			return n, err
		}
	}
	return n, nil
}

// loadProfiles reads profiles from the record.
func (p *Pipeline) loadProfiles(ctx context.Context, mentions []string) (map[string]link.Profile, error) {
	held, err := p.Store.Candidates(ctx, mentions)
	if err != nil {
		return nil, err
	}
	out := make(map[string]link.Profile, len(held))
	for _, c := range held {
		if out[c.Mention], err = link.Unmarshal(c.Profile); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// loadSignatures reads signatures from the record.
func (p *Pipeline) loadSignatures(ctx context.Context, reports []string) (map[string]neardup.Signature, error) {
	held, err := p.Store.Sketches(ctx, reports)
	if err != nil {
		return nil, err
	}
	out := make(map[string]neardup.Signature, len(held))
	for _, s := range held {
		if out[s.Report], err = neardup.Unmarshal(s.Signature); err != nil {
			return nil, err
		}
	}
	return out, nil
}
