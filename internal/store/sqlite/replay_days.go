package sqlite

import (
	"context"
	"iter"
	"runtime"
	"slices"
	"sync"

	"ascribe/internal/store"
)

// lodging is what a part's mentions came to: the stays of each.
type lodging struct {
	mentions []store.Row
	stays    map[store.Row][]store.Stay // in the order of time
}

// replayAll replays parts on all cores and writes what their stays come to.
func (s *Store) replayAll(ctx context.Context, parts iter.Seq[[][]store.Row], replay func(context.Context, store.Part) ([]store.Stay, error)) error {
	return sideBySide(ctx, parts, func(ctx context.Context, bundle [][]store.Row) ([]lodging, error) {
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

// sideBySide makes something of each piece of work on all cores, and puts it
// away by one goroutine, as it comes.
func sideBySide[W, R any](ctx context.Context, work iter.Seq[W], do func(context.Context, W) (R, error), put func(R) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	todo, done := make(chan W), make(chan R)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for w := range todo {
				r, err := do(ctx, w)
				if err != nil {
					cancel(err)
					return
				}
				select {
				case done <- r:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	go func() {
		defer close(done)
		defer workers.Wait()
		defer close(todo)
		for w := range work {
			select {
			case todo <- w:
			case <-ctx.Done():
				return
			}
		}
	}()
	for r := range done {
		if err := put(r); err != nil {
			cancel(err)
		}
	}
	return context.Cause(ctx)
}

func (s *Store) replaySome(ctx context.Context, bundle [][]store.Row, replay func(context.Context, store.Part) ([]store.Stay, error)) (out []lodging, err error) {
	err = s.snapshot(ctx, func(view *session) error {
		for _, rows := range bundle {
			part, err := readPart(ctx, view, rows)
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
