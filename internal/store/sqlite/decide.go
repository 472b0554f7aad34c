package sqlite

import (
	"context"
	"time"

	"ascribe/internal/store"
)

// Decide implements [store.Appender].
func (t *tx) Decide(ctx context.Context, ds ...store.Decision) error {
	return t.change(ctx, func(ctx context.Context) error {
		for _, d := range ds {
			if err := t.checkDecision(ctx, d); err != nil {
				return err
			}
		}
		for _, d := range ds {
			if err := t.decision(ctx, d); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) checkDecision(ctx context.Context, d store.Decision) error {
	if !(d.Score >= 0 && d.Score <= 1) {
		return invalid(d.A, "a decision's score lies outside 0 to 1", "")
	}
	switch d.Kind {
	case store.Link, store.Split:
		_, err := t.mentionSeq(ctx, d.A)
		return err
	case store.Merge:
		if d.A == "" || d.B == "" || d.A == d.B {
			return invalid(d.A, "a merge needs two incidents", "")
		}
		return nil
	case store.Undo:
		known, err := t.exists(ctx, `SELECT 1 FROM decision WHERE id = ?`, d.A)
		if err == nil && !known {
			err = invalid(d.A, "no such decision in the record", "name the id of the decision to take back")
		}
		return err
	}
	return invalid(d.A, "no such kind of decision: "+string(d.Kind), "")
}

func (t *tx) decision(ctx context.Context, d store.Decision) error {
	at, err := time.Parse(clock, t.recorded)
	if err != nil {
		return err
	}
	d.Recorded = at
	d.Identify()
	if known, err := t.exists(ctx, `SELECT 1 FROM decision WHERE id = ?`, d.ID); known || err != nil {
		return err
	}
	if _, err := t.insert(ctx, decisionTable, d.ID, string(d.Kind), d.A, d.B, d.Score, d.Reason, d.Method, d.Author); err != nil {
		return err
	}
	return t.versions(ctx, store.Version{Kind: "link", Name: d.Method})
}

// Place implements [store.Appender].
func (t *tx) Place(ctx context.Context, ps ...store.Placement) error {
	return t.change(ctx, func(ctx context.Context) error {
		mentions := make([]int64, len(ps))
		for i, p := range ps {
			var err error
			if mentions[i], err = t.mentionSeq(ctx, p.Mention); err != nil {
				return err
			}
		}
		for i, p := range ps {
			if err := t.placement(ctx, mentions[i], p.Incident); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) placement(ctx context.Context, mention int64, incident string) error {
	var before string
	err := t.one(ctx, `SELECT incident FROM placement WHERE mention = ? ORDER BY seq DESC LIMIT 1`, []any{mention}, &before)
	if noRows(err) {
		err = nil
	}
	if err != nil || before == incident {
		return err
	}
	t.touched[before], t.touched[incident] = true, true
	_, err = t.insert(ctx, placementTable, mention, incident)
	return err
}

// Copy implements [store.Appender].
func (t *tx) Copy(ctx context.Context, cs ...store.Copy) error {
	return t.change(ctx, func(ctx context.Context) error {
		reports := make([]int64, len(cs))
		for i, c := range cs {
			var err error
			if reports[i], err = t.reportSeq(ctx, c.Report); noRows(err) {
				err = invalid(c.Report, "no such report in the record", "append it first")
			}
			if err == nil && !(c.Score >= 0 && c.Score <= 1) {
				err = invalid(c.Report, "a copy's score lies outside 0 to 1", "")
			}
			if err != nil {
				return err
			}
		}
		for i, c := range cs {
			if err := t.copied(ctx, reports[i], c); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) copied(ctx context.Context, report int64, c store.Copy) error {
	var before store.Copy
	err := t.one(ctx, `SELECT copy_of, family FROM copy WHERE report = ? ORDER BY seq DESC LIMIT 1`, []any{report},
		&before.CopyOf, &before.Family)
	if noRows(err) {
		err = nil
	}
	if err != nil || before.CopyOf == c.CopyOf && before.Family == c.Family {
		return err
	}
	if _, err := t.insert(ctx, copyTable, report, c.CopyOf, c.Family, c.Score, c.Method); err != nil {
		return err
	}
	return t.versions(ctx, store.Version{Kind: "copies", Name: c.Method})
}
