package ingest

import (
	"context"

	"ascribe"
	"ascribe/internal/neardup"
	"ascribe/internal/store"
)

// sketchesPerKey bounds how many reports are compared for each key.
const sketchesPerKey = neardup.MaxHolders

// sharedKeys is how many keys two reports must share to be compared. A copy of
// forty words shares two or three; a stock phrase is one.
const sharedKeys = 2

// fileCopies looks for reports that r copies, or that copy it, and files all
// of them as one family: one origin. It reports whether there are any.
func fileCopies(ctx context.Context, tx store.Tx, r prepared) (bool, error) {
	own, err := neardup.Unmarshal(r.entry.Sketch)
	if err != nil {
		return false, err
	}
	near, err := tx.ReportsByKeys(ctx, r.entry.Keys, sketchesPerKey, sharedKeys)
	if err != nil {
		return false, err
	}
	f := newFamily(r.entry.Report.ID, r.entry.Report.Published)
	for _, s := range near {
		if s.Report == f.id {
			continue
		}
		other, err := neardup.Unmarshal(s.Signature)
		if err != nil {
			return false, err
		}
		if ok, _ := neardup.IsCopy(own, other); ok {
			score, _ := neardup.Compare(own, other)
			f.add(s, score)
		}
	}
	if len(f.copies) == 0 {
		return false, nil
	}
	cs, err := f.changes(ctx, tx)
	if err != nil {
		return false, err
	}
	return true, tx.Copy(ctx, cs...)
}

// family is the family of copies that a new report brings together.
type family struct {
	id     string
	items  []neardup.Item
	copies map[string]store.Sketch // the copies found, by report
	score  float64                 // of the best of them
}

func newFamily(id string, published ascribe.Date) *family {
	return &family{id: id, items: []neardup.Item{{ID: id, Published: published}}, copies: map[string]store.Sketch{}}
}

func (f *family) add(s store.Sketch, score float64) {
	f.items = append(f.items, neardup.Item{ID: s.Report, Published: s.Published})
	f.copies[s.Report] = s
	f.score = max(f.score, score)
}

// changes lists the members that the record does not hold in this form yet.
// A report that joins one family behind its origin changes nobody else's
// place, however large the family is; otherwise all members are looked up.
func (f *family) changes(ctx context.Context, tx store.Tx) ([]store.Copy, error) {
	if origin, ok := f.joinsBehind(); ok {
		return []store.Copy{f.copyOf(f.id, origin)}, nil
	}
	filed := map[string]store.Copy{}
	for name := range f.families() {
		members, err := tx.FamilyMembers(ctx, name)
		if err != nil {
			return nil, err
		}
		for _, m := range members {
			filed[m.Report] = m.Copy
			f.items = append(f.items, neardup.Item{ID: m.Report, Published: m.Published})
		}
	}
	var out []store.Copy
	joined := f.joined()
	for _, id := range joined.Members {
		c := f.copyOf(id, joined.Origin)
		if was, ok := filed[id]; !ok || was.Family != c.Family || was.CopyOf != c.CopyOf {
			out = append(out, c)
		}
	}
	return out, nil
}

// joinsBehind reports whether all copies found are of one family, its origin
// among them and before the new report.
func (f *family) joinsBehind() (origin string, ok bool) {
	names := f.families()
	for _, s := range f.copies {
		if s.Family == "" || len(names) > 1 {
			return "", false
		}
		origin = s.Family
	}
	if _, found := f.copies[origin]; !found {
		return "", false
	}
	return origin, f.joined().Origin == origin
}

// families returns the names of the families that the copies are filed in.
func (f *family) families() map[string]bool {
	names := map[string]bool{}
	for _, s := range f.copies {
		if s.Family != "" {
			names[s.Family] = true
		}
	}
	return names
}

// joined is the family of all that is known to belong to it.
func (f *family) joined() neardup.Family {
	items := distinct(f.items)
	var pairs []neardup.Pair
	for _, it := range items[1:] {
		pairs = append(pairs, neardup.Pair{A: f.id, B: it.ID})
	}
	return neardup.Families(items, pairs)[0]
}

func (f *family) copyOf(id, origin string) store.Copy {
	if id == origin {
		return store.Copy{Report: id, Family: origin, Score: 1, Method: neardup.Method}
	}
	return store.Copy{Report: id, CopyOf: origin, Family: origin, Score: f.score, Method: neardup.Method}
}

func distinct(items []neardup.Item) []neardup.Item {
	seen := map[string]bool{}
	var out []neardup.Item
	for _, it := range items {
		if !seen[it.ID] {
			seen[it.ID] = true
			out = append(out, it)
		}
	}
	return out
}
