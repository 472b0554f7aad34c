package sqlite

import (
	"context"
	"iter"
	"slices"

	"ascribe"
	"ascribe/internal/store"
)

// lodging is what a part's mentions came to: the stays of each.
type lodging struct {
	mentions []store.Row
	stays    map[store.Row][]store.Stay // in the order of time
}

// replayAll replays parts on all cores and writes what their stays come to.
func (s *Store) replayAll(ctx context.Context, parts iter.Seq[[]stalePart], replay func(context.Context, store.Part) ([]store.Stay, error)) error {
	return sideBySide(ctx, parts, func(ctx context.Context, bundle []stalePart) ([]lodging, error) {
		return s.replaySome(ctx, bundle, replay)
	}, func(ls []lodging) error {
		return s.write(ctx, func(w *session) error {
			for _, l := range ls {
				if err := l.put(ctx, w); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

func (s *Store) replaySome(ctx context.Context, bundle []stalePart, replay func(context.Context, store.Part) ([]store.Stay, error)) (out []lodging, err error) {
	err = s.snapshot(ctx, func(view *session) error {
		for _, p := range bundle {
			part, err := readPart(ctx, view, p.mentions)
			if err == nil && !p.anew {
				err = addKnown(ctx, view, &part)
			}
			if err != nil {
				return err
			}
			stays, err := replay(ctx, part)
			if err != nil {
				return err
			}
			out = append(out, lodge(part, stays))
		}
		return nil
	})
	return out, err
}

// never is a day after all others.
var never = ascribe.Date{Year: 9999, Month: 12, Day: 31}

// addKnown adds the stays of a part that are kept. They hold good before the
// first day on which a mention was published that has none.
func addKnown(ctx context.Context, s *session, p *store.Part) error {
	var rows []store.Row
	for _, m := range p.Mentions {
		rows = append(rows, m.Row)
	}
	known, err := gather(each(ctx, s, scanStay, selectStays+ofRows, jsonRows(rows)))
	if err != nil {
		return err
	}
	stands := map[string]bool{}
	for _, y := range known {
		stands[y.Mention] = true
	}
	p.Known, p.Since = known, never
	for _, m := range p.Mentions {
		if day := m.Published.Last(); !stands[m.Mention] && !day.IsZero() && day.Before(p.Since) {
			p.Since = day
		}
	}
	return nil
}

func lodge(part store.Part, stays []store.Stay) lodging {
	l := lodging{stays: map[store.Row][]store.Stay{}}
	row := make(map[string]store.Row, len(part.Mentions))
	for _, m := range part.Mentions {
		row[m.Mention] = m.Row
		l.mentions = append(l.mentions, m.Row)
	}
	for _, y := range stays {
		l.stays[row[y.Mention]] = append(l.stays[row[y.Mention]], y)
	}
	for _, ys := range l.stays {
		slices.SortFunc(ys, func(a, b store.Stay) int { return a.From.Compare(b.From) })
	}
	return l
}

// put writes the stays that differ from those that are kept, and notes the
// incidents that they concern.
func (l lodging) put(ctx context.Context, w *session) error {
	moved := map[string]bool{}
	for _, m := range l.mentions {
		if err := putStays(ctx, w, m, l.stays[m], moved); err != nil {
			return err
		}
	}
	for id := range moved {
		if err := w.exec(ctx, `INSERT INTO restless (incident) VALUES (?)`, id); err != nil {
			return err
		}
	}
	return nil
}

func putStays(ctx context.Context, w *session, mention store.Row, now []store.Stay, moved map[string]bool) error {
	was, err := gather(each(ctx, w, scanStay, `SELECT '', incident, from_day, until_day FROM stay WHERE mention = ? ORDER BY from_day`, int64(mention)))
	if err != nil {
		return err
	}
	same := func(a, b store.Stay) bool { return a.Incident == b.Incident && a.From == b.From && a.Until == b.Until }
	if slices.EqualFunc(was, now, same) {
		return nil
	}
	for _, y := range append(was, now...) {
		moved[y.Incident] = true
	}
	if err := w.exec(ctx, `DELETE FROM stay WHERE mention = ?`, int64(mention)); err != nil {
		return err
	}
	for _, y := range now {
		err := w.exec(ctx, `INSERT INTO stay (mention, from_day, until_day, incident) VALUES (?, ?, ?, ?)`,
			int64(mention), y.From.String(), y.Until.String(), y.Incident)
		if err != nil {
			return err
		}
	}
	return nil
}
