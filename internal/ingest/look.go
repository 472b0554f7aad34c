package ingest

import (
	"context"
	"runtime"

	"ascribe"
	"ascribe/internal/link"
	"ascribe/internal/neardup"
	"ascribe/internal/store"
)

// arrival is a report of a batch with what it has in common with the reports
// that the record held before the batch. The edges of its mentions are in the
// mentions.
type arrival struct {
	prepared
	copies []nearCopy
	added  store.Added // once it is in the record
}

// nearCopy is a report of the record that an arrival copies, or that copies
// it, with their likeness from 0 to 1.
type nearCopy struct {
	row      store.Row
	report   string
	likeness float64
}

// signed is a report of the record with its signature.
type signed struct {
	row       store.Row
	report    string
	signature neardup.Signature
}

// look compares the reports of a batch with the record. Of the batch before,
// which may not be committed yet, look-ups find the rows, and what they hold is
// at hand; the comparisons run side by side.
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
		return p.lookAround(ctx, r)
	}) {
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, ctx.Err()
}

// The bounds of a look-up.
var (
	nearReports  = store.Near{PerKey: store.MaxPerKey, AtLeast: 1, Limit: neardup.MaxCompared}
	nearMentions = store.Near{PerKey: store.MaxPerKey, AtLeast: 1, Limit: 96}
)

func (p *Pipeline) lookAround(ctx context.Context, r prepared) (a arrival, err error) {
	a.prepared = r
	if a.copies, err = p.lookForCopies(ctx, r); err != nil {
		return a, err
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		rows, err := p.Store.MentionsNear(ctx, m.Keys, nearMentions)
		if err != nil {
			return a, err
		}
		near, err := p.profilesAt.get(ctx, p.briefs.possible(m.Brief(), rows), p.loadProfilesAt)
		if err != nil {
			return a, err
		}
		m.Met = p.Model.Meet(&m.Profile, near)
	}
	return a, nil
}

func (p *Pipeline) lookForCopies(ctx context.Context, r prepared) ([]nearCopy, error) {
	rows, err := p.Store.ReportsNear(ctx, r.entry.Entry().Keys, nearReports)
	if err != nil {
		return nil, err
	}
	near, err := p.signatures.get(ctx, rows, p.loadSignatures)
	if err != nil {
		return nil, err
	}
	if len(near) != len(rows) {
		return nil, &ascribe.Error{Code: ascribe.Damaged, What: "a report near this one has lost its sketch", Where: r.report().ID, Remedy: "run 'ascribe verify'"}
	}
	var out []nearCopy
	for _, other := range near {
		if neardup.Copies(r.sketch, other.signature) {
			out = append(out, nearCopy{other.row, other.report, likeness(r.sketch, other.signature)})
		}
	}
	return out, nil
}

// loadProfiles reads profiles from the record.
func (p *Pipeline) loadProfiles(ctx context.Context, mentions []string) (map[string]*link.Profile, error) {
	held, err := p.Store.Candidates(ctx, mentions)
	if err != nil {
		return nil, err
	}
	out := make(map[string]*link.Profile, len(held))
	for _, c := range held {
		if out[c.Mention], err = profileOf(c); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// loadProfilesAt reads profiles by row, and keeps them by key as well.
func (p *Pipeline) loadProfilesAt(ctx context.Context, mentions []store.Row) (map[store.Row]*link.Profile, error) {
	held, err := p.Store.ProfilesAt(ctx, mentions)
	if err != nil {
		return nil, err
	}
	out := make(map[store.Row]*link.Profile, len(held))
	for _, c := range held {
		profile, err := profileOf(c)
		if err != nil {
			return nil, err
		}
		out[c.Row] = profile
		p.briefs.put(c.Row, profile.Brief())
		p.profiles.put(c.Mention, profile)
	}
	return out, nil
}

func profileOf(c store.Candidate) (*link.Profile, error) {
	profile, err := link.Unmarshal(c.Profile)
	return &profile, err
}

// loadSignatures reads signatures from the record.
func (p *Pipeline) loadSignatures(ctx context.Context, reports []store.Row) (map[store.Row]signed, error) {
	held, err := p.Store.Sketches(ctx, reports)
	if err != nil {
		return nil, err
	}
	out := make(map[store.Row]signed, len(held))
	for _, s := range held {
		signature, err := neardup.Unmarshal(s.Signature)
		if err != nil {
			return nil, err
		}
		out[s.Row] = signed{s.Row, s.Report, signature}
	}
	return out, nil
}
