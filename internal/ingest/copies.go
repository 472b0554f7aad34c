package ingest

import (
	"context"

	"ascribe/internal/neardup"
	"ascribe/internal/store"
)

// fileCopies finds which reports of a batch copy others, or are copied by
// others, and files them in families: one origin each. It returns how many of
// the batch copy another report.
func (t *taker) fileCopies(tx store.Tx, batch []arrival) (int, error) {
	ctx := t.ctx
	c := copies{items: map[string]neardup.Item{}, filed: map[string]string{}, score: map[string]float64{}}
	if err := c.compare(ctx, tx, batch); err != nil {
		return 0, err
	}
	n := 0
	for _, f := range neardup.Families(c.list(), c.pairs) {
		if len(f.Members) < 2 {
			continue
		}
		for _, id := range f.Members {
			if _, old := c.filed[id]; !old && id != f.Origin {
				n++
			}
		}
		changes, err := c.changes(ctx, tx, f)
		if err != nil {
			return n, err
		}
		if err := tx.Copy(ctx, changes...); err != nil {
			return n, err
		}
	}
	return n, nil
}

// copies are the copies that a batch brings to light.
type copies struct {
	items map[string]neardup.Item
	pairs []neardup.Pair
	filed map[string]string  // report of the record → its family, or ""
	score map[string]float64 // report → its best likeness
}

// compare joins each report of the batch with its copies in the record and
// in the rest of the batch.
func (c *copies) compare(ctx context.Context, tx store.Tx, batch []arrival) error {
	index := neardup.NewIndex()
	var rows []store.Row // copies that the record held before
	for _, a := range batch {
		r := a.report()
		for _, near := range a.copies {
			c.join(r.ID, near.report, near.likeness)
			rows = append(rows, near.row)
		}
		c.add(neardup.Item{ID: r.ID, Published: r.Published})
		for _, p := range index.Add(r.ID, a.sketch) {
			c.join(p.A, p.B, 1)
		}
	}
	sketches, err := tx.Sketches(ctx, rows)
	for _, s := range sketches {
		c.add(neardup.Item{ID: s.Report, Published: s.Published})
		c.recorded(s)
	}
	return err
}

func likeness(a, b neardup.Signature) float64 {
	containment, _ := neardup.Compare(a, b)
	return min(1, containment)
}

func (c *copies) add(it neardup.Item) { c.items[it.ID] = it }

func (c *copies) join(a, b string, score float64) {
	c.pairs = append(c.pairs, neardup.Pair{A: a, B: b})
	c.score[a], c.score[b] = max(c.score[a], score), max(c.score[b], score)
}

// recorded notes the family that a report is filed in: it is one with that
// family's origin, whose id the family bears.
func (c *copies) recorded(s store.Sketch) {
	c.filed[s.Report] = s.Family
	if s.Family != "" && s.Family != s.Report {
		if _, ok := c.items[s.Family]; !ok {
			c.items[s.Family] = neardup.Item{ID: s.Family}
			c.filed[s.Family] = s.Family
		}
		c.pairs = append(c.pairs, neardup.Pair{A: s.Report, B: s.Family})
	}
}

func (c *copies) list() []neardup.Item {
	out := make([]neardup.Item, 0, len(c.items))
	for _, it := range c.items {
		out = append(out, it)
	}
	return out
}

// changes lists the members of f that the record does not hold in this form
// yet. Reports that join one family behind its origin change nobody else's
// place, however large the family is; otherwise all members are looked up.
func (c *copies) changes(ctx context.Context, tx store.Tx, f neardup.Family) ([]store.Copy, error) {
	families := map[string]bool{}
	for _, id := range f.Members {
		if name := c.filed[id]; name != "" {
			families[name] = true
		}
	}
	held := map[string]store.Copy{}
	if len(families) > 1 || !families[f.Origin] {
		var err error
		if f, err = c.complete(ctx, tx, f, families, held); err != nil {
			return nil, err
		}
	} else {
		for id, name := range c.filed {
			if name != "" {
				held[id] = store.Copy{Report: id, Family: name, CopyOf: f.Origin}
			}
		}
	}
	return c.differing(f, held), nil
}

// complete looks up all members of the families that f brings together and
// returns the family that they make.
func (c *copies) complete(ctx context.Context, tx store.Tx, f neardup.Family, families map[string]bool, held map[string]store.Copy) (neardup.Family, error) {
	var pairs []neardup.Pair
	items := map[string]neardup.Item{}
	for _, id := range f.Members {
		items[id] = c.items[id]
		pairs = append(pairs, neardup.Pair{A: f.Origin, B: id})
	}
	for name := range families {
		members, err := tx.FamilyMembers(ctx, name)
		if err != nil {
			return f, err
		}
		for _, m := range members {
			held[m.Report] = m.Copy
			items[m.Report] = neardup.Item{ID: m.Report, Published: m.Published}
			pairs = append(pairs, neardup.Pair{A: f.Origin, B: m.Report})
		}
	}
	all := copies{items: items}
	return neardup.Families(all.list(), pairs)[0], nil
}

func (c *copies) differing(f neardup.Family, held map[string]store.Copy) (out []store.Copy) {
	for _, id := range f.Members {
		now := store.Copy{Report: id, CopyOf: f.Origin, Family: f.Origin, Score: c.score[id], Method: neardup.Method}
		if id == f.Origin {
			now.CopyOf, now.Score = "", 1
		}
		was, ok := held[id]
		if !ok || was.Family != now.Family || was.CopyOf != now.CopyOf && id != f.Origin {
			out = append(out, now)
		}
	}
	return out
}
