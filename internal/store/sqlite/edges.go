package sqlite

import (
	"context"
	"database/sql"

	"ascribe/internal/store"
)

// Connect implements [store.Appender].
func (t *tx) Connect(ctx context.Context, es ...store.Edge) error {
	return t.change(ctx, func(ctx context.Context) error {
		for _, e := range es {
			if !(e.Score >= 0 && e.Score <= 1) || e.A == e.B {
				return invalid(e.A, "an edge needs two mentions and a score of 0 to 1", "")
			}
			for _, ends := range [][2]string{{e.A, e.B}, {e.B, e.A}} {
				err := t.exec(ctx, `INSERT INTO link_edge (a, b, score) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, ends[0], ends[1], e.Score)
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
	return gather(each(ctx, s, scanEdge, `SELECT DISTINCT min(e.a, e.b), max(e.a, e.b), e.score
		FROM json_each(?1) j CROSS JOIN link_edge e ON e.a = j.value ORDER BY 1, 2`, jsonList(mentions)))
}

func scanEdge(rows *sql.Rows) (e store.Edge, err error) {
	err = rows.Scan(&e.A, &e.B, &e.Score)
	return e, err
}
