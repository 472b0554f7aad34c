package sqlite

import (
	"context"
	"database/sql"
	"iter"
	"time"

	"ascribe"
	"ascribe/internal/store"
)

const selectDecisions = `SELECT d.id, d.kind, d.a, d.b, d.score, d.reason, d.method, d.author, b.recorded
	FROM decision d CROSS JOIN batch b ON b.seq = d.batch WHERE d.batch <= ?1`

const aboutAny = ` AND d.seq IN (SELECT e.seq FROM json_each(?2) j CROSS JOIN decision e ON e.a = j.value
	UNION SELECT e.seq FROM json_each(?2) j CROSS JOIN decision e ON e.b = j.value)`

const byHand = ` AND d.author <> ''`

// Decisions implements [store.Links].
func (s *Store) Decisions(ctx context.Context, q store.DecisionQuery) iter.Seq2[store.Decision, error] {
	return cut(ctx, s, store.Cut{RecordedBy: q.RecordedBy}, func(w window) iter.Seq2[store.Decision, error] {
		query, args := selectDecisions, []any{w.batch}
		if len(q.About) > 0 {
			query, args = query+aboutAny, append(args, jsonList(q.About))
		}
		if q.ByHand {
			query += byHand
		}
		return each(ctx, s.readers, scanDecision, query+` ORDER BY d.seq`, args...)
	})
}

func scanDecision(rows *sql.Rows) (store.Decision, error) {
	var d store.Decision
	var recorded string
	err := rows.Scan(&d.ID, &d.Kind, &d.A, &d.B, &d.Score, &d.Reason, &d.Method, &d.Author, &recorded)
	if err != nil {
		return d, err
	}
	d.Recorded, err = time.Parse(clock, recorded)
	return d, err
}

// Placements implements [store.Links].
func (s *Store) Placements(ctx context.Context, c store.Cut) iter.Seq2[store.Placement, error] {
	return cut(ctx, s, c, func(w window) iter.Seq2[store.Placement, error] {
		return each(ctx, s.readers, scanPlacement, `SELECT r.id, m.id, p.incident
			FROM placement p CROSS JOIN mention m ON m.seq = p.mention CROSS JOIN report r ON r.seq = m.report
			WHERE p.incident <> '' AND`+latest+`AND`+published+`ORDER BY r.id || '/' || m.id`, w.batch, w.asOf)
	})
}

func scanPlacement(rows *sql.Rows) (store.Placement, error) {
	var p store.Placement
	var report, mention string
	err := rows.Scan(&report, &mention, &p.Incident)
	p.Mention = ascribe.MentionKey(report, mention)
	return p, err
}

// Aliases implements [store.Links].
func (s *Store) Aliases(ctx context.Context, c store.Cut) iter.Seq2[store.Alias, error] {
	return cut(ctx, s, c, func(w window) iter.Seq2[store.Alias, error] {
		return each(ctx, s.readers, scanAlias, `SELECT a.id, a.incident FROM alias a
			WHERE a.seq = (SELECT max(e.seq) FROM alias e WHERE e.id = a.id AND e.batch <= ?1) AND a.incident <> a.id
			ORDER BY a.id`, w.batch)
	})
}

func scanAlias(rows *sql.Rows) (store.Alias, error) {
	var a store.Alias
	err := rows.Scan(&a.ID, &a.Incident)
	return a, err
}

// CopiesOf implements [store.Copies].
func (s *Store) CopiesOf(ctx context.Context, c store.Cut) iter.Seq2[store.Copy, error] {
	return cut(ctx, s, c, func(w window) iter.Seq2[store.Copy, error] {
		return each(ctx, s.readers, scanCopy, `SELECT r.id, c.copy_of, c.family, c.score, c.method
			FROM copy c CROSS JOIN report r ON r.seq = c.report
			WHERE c.seq = (SELECT max(e.seq) FROM copy e WHERE e.report = c.report AND e.batch <= ?1) AND`+published+`ORDER BY r.id`,
			w.batch, w.asOf)
	})
}

func scanCopy(rows *sql.Rows) (store.Copy, error) {
	var c store.Copy
	err := rows.Scan(&c.Report, &c.CopyOf, &c.Family, &c.Score, &c.Method)
	return c, err
}
