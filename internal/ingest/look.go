package ingest

import (
	"context"
	"runtime"

	"ascribe/internal/link"
	"ascribe/internal/store"
)

// neighbourhood is what the record held, before a batch, near one report of
// it: reports that may be copies, and for each mention the mentions that may
// be of the same incident.
type neighbourhood struct {
	sketches []store.Sketch
	mentions map[string][]store.Candidate
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
	for a, err := range ordered(ctx, each, runtime.GOMAXPROCS(0), func(r prepared) (arrival, error) {
		near, err := lookAround(ctx, p.Store, r)
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

func lookAround(ctx context.Context, c store.Candidates, r prepared) (n neighbourhood, err error) {
	n.sketches, err = c.ReportsByKeys(ctx, r.entry.Keys, sketchesPerKey, sharedKeys)
	if err != nil {
		return n, err
	}
	n.mentions = map[string][]store.Candidate{}
	for i := range r.profiles {
		p := &r.profiles[i]
		if n.mentions[p.Mention], err = c.MentionsByKeys(ctx, p.Keys(), mentionsPerKey); err != nil {
			return n, err
		}
	}
	return n, nil
}
