package ingest

import (
	"context"

	"ascribe/internal/neardup"
	"ascribe/internal/store"
)

// sketchesPerKey bounds how many reports are compared for each key.
const sketchesPerKey = neardup.MaxHolders

// fileCopies looks for reports that r copies, or that copy it, and files all
// of them as one family: one origin. It reports whether there are any.
func fileCopies(ctx context.Context, tx store.Tx, r prepared) (bool, error) {
	own, err := neardup.Unmarshal(r.entry.Sketch)
	if err != nil {
		return false, err
	}
	near, err := tx.ReportsByKeys(ctx, r.entry.Keys, sketchesPerKey)
	if err != nil {
		return false, err
	}
	f := family{id: r.entry.Report.ID, items: []neardup.Item{{ID: r.entry.Report.ID, Published: r.entry.Report.Published}}, filed: map[string]store.Copy{}}
	for _, s := range near {
		if s.Report == f.id {
			continue
		}
		other, err := neardup.Unmarshal(s.Signature)
		if err != nil {
			return false, err
		}
		if ok, _ := neardup.IsCopy(own, other); !ok {
			continue
		}
		score, _ := neardup.Compare(own, other)
		if err := f.add(ctx, tx, s, score); err != nil {
			return false, err
		}
	}
	if len(f.pairs) == 0 {
		return false, nil
	}
	return true, tx.Copy(ctx, f.changes()...)
}

// family is the family of copies that a new report brings together.
type family struct {
	id    string
	items []neardup.Item
	pairs []neardup.Pair
	filed map[string]store.Copy // what is on record about the members
	score float64
}

// add joins a copy and all that are filed with it.
func (f *family) add(ctx context.Context, tx store.Tx, s store.Sketch, score float64) error {
	f.score = max(f.score, score)
	f.join(s.Report, s)
	if s.Family == "" {
		return nil
	}
	if _, ok := f.filed[s.Report]; ok {
		return nil
	}
	members, err := tx.FamilyMembers(ctx, s.Family)
	if err != nil {
		return err
	}
	for _, m := range members {
		f.filed[m.Report] = m.Copy
		f.join(m.Report, store.Sketch{Report: m.Report, Published: m.Published})
	}
	return nil
}

func (f *family) join(id string, s store.Sketch) {
	f.items = append(f.items, neardup.Item{ID: id, Published: s.Published})
	f.pairs = append(f.pairs, neardup.Pair{A: f.id, B: id})
}

// changes lists the members that the record does not hold in this form yet.
func (f *family) changes() []store.Copy {
	joined := neardup.Families(distinct(f.items), f.pairs)[0]
	var out []store.Copy
	for _, id := range joined.Members {
		c := store.Copy{Report: id, Family: joined.Origin, Score: 1, Method: neardup.Method}
		if id != joined.Origin {
			c.CopyOf, c.Score = joined.Origin, f.score
		}
		if was, ok := f.filed[id]; !ok || was.Family != c.Family || was.CopyOf != c.CopyOf {
			out = append(out, c)
		}
	}
	return out
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
