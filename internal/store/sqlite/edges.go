package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"ascribe/internal/store"
)

// Connect implements [store.Appender].
func (t *tx) Connect(ctx context.Context, es ...store.Edge) error {
	return t.change(ctx, func(ctx context.Context) error {
		for _, e := range es {
			if !(e.Score >= 0 && e.Score <= 1) || e.A == e.B {
				return invalid(e.A, "an edge needs two mentions and a score of 0 to 1", "")
			}
			a, err := t.mentionSeq(ctx, e.A)
			if err != nil {
				return err
			}
			b, err := t.mentionSeq(ctx, e.B)
			if err != nil {
				return err
			}
			for _, ends := range [][2]int64{{a, b}, {b, a}} {
				err := t.exec(ctx, `INSERT INTO edge (a, b, score) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, ends[0], ends[1], e.Score)
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Edges implements [store.Candidates] with what was committed.
func (s *Store) Edges(ctx context.Context, mentions []string) ([]store.Edge, error) {
	found, err := edgesAt(ctx, s.readers, mentions)
	return found, s.failed("read", err)
}

// Edges implements [store.Candidates] with what the open Write holds.
func (t *tx) Edges(ctx context.Context, mentions []string) (found []store.Edge, err error) {
	err = t.change(ctx, func(ctx context.Context) error {
		found, err = edgesAt(ctx, t.session, mentions)
		return err
	})
	return found, err
}

func edgesAt(ctx context.Context, s *session, mentions []string) ([]store.Edge, error) {
	if len(mentions) == 0 {
		return nil, nil
	}
	found, err := gather(each(ctx, s, scanEdge, edgesOf, jsonList(mentions)))
	slices.SortFunc(found, func(a, b store.Edge) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return slices.Compact(found), err
}

const edgesOf = `SELECT j.value, s.id || '/' || n.id, e.score FROM` + byKey + `
	CROSS JOIN edge e ON e.a = m.seq CROSS JOIN mention n ON n.seq = e.b CROSS JOIN report s ON s.seq = n.report`

func scanEdge(rows *sql.Rows) (e store.Edge, err error) {
	err = rows.Scan(&e.A, &e.B, &e.Score)
	e.A, e.B = min(e.A, e.B), max(e.A, e.B)
	return e, err
}
