package sqlite

import (
	"context"
	"database/sql"
	"iter"

	"ascribe"
	"ascribe/internal/store"
)

// The list of incidents: as it was kept up to date for now, and counted from
// the placements for any other moment. ?3 is the id to start after, ?4 the
// greatest number.
const (
	incidentsNow = `SELECT id, first, last, mentions, reports FROM incident WHERE id > ?3 ORDER BY id LIMIT ?4`

	incidentsThen = `SELECT p.incident, coalesce(min(nullif(r.published, '')), ''), coalesce(max(r.published), ''), count(*), count(DISTINCT m.report)
		FROM placement p CROSS JOIN mention m ON m.seq = p.mention CROSS JOIN report r ON r.seq = m.report
		WHERE p.incident > ?3 AND` + latest + `AND` + published + `GROUP BY p.incident ORDER BY p.incident LIMIT ?4`
)

// Incidents implements [store.Incidents].
func (s *Store) Incidents(ctx context.Context, q store.IncidentQuery) iter.Seq2[store.IncidentHead, error] {
	return cut(ctx, s, q.Cut, func(w window) iter.Seq2[store.IncidentHead, error] { return incidents(ctx, s.readers, w, q) })
}

func incidents(ctx context.Context, s *session, w window, q store.IncidentQuery) iter.Seq2[store.IncidentHead, error] {
	limit := int64(-1) // none
	if q.Limit > 0 {
		limit = int64(q.Limit)
	}
	if w == all {
		return each(ctx, s, scanIncident, incidentsNow, w.batch, w.asOf, q.After, limit)
	}
	return each(ctx, s, scanIncident, incidentsThen, w.batch, w.asOf, q.After, limit)
}

func scanIncident(rows *sql.Rows) (store.IncidentHead, error) {
	var h store.IncidentHead
	var first, last string
	err := rows.Scan(&h.ID, &first, &last, &h.Mentions, &h.Reports)
	if err != nil {
		return h, err
	}
	if h.First, err = ascribe.ParseDate(first); err != nil {
		return h, err
	}
	h.Last, err = ascribe.ParseDate(last)
	return h, err
}

// Resolve implements [store.Incidents].
func (s *Store) Resolve(ctx context.Context, id string, c store.Cut) (string, error) {
	w, err := newWindow(ctx, s.readers, c)
	if err != nil {
		return "", s.failed("read", err)
	}
	target, err := resolve(ctx, s.readers, id, w)
	return target, s.failed("read", err)
}

func resolve(ctx context.Context, s *session, id string, w window) (string, error) {
	target, err := follow(ctx, s, id, w)
	if err != nil {
		return "", err
	}
	var ever int
	err = s.one(ctx, `SELECT EXISTS (SELECT 1 FROM placement WHERE incident = ? AND batch <= ?)`, []any{target, w.batch}, &ever)
	if err == nil && (ever == 0 || id == "") {
		err = missing("incident", id)
	}
	return target, err
}

// Dossier implements [store.Incidents].
func (s *Store) Dossier(ctx context.Context, id string, c store.Cut) (d store.Dossier, err error) {
	err = s.snapshot(ctx, func(view *session) error {
		w, err := newWindow(ctx, view, c)
		if err != nil {
			return err
		}
		target, err := resolve(ctx, view, id, w)
		if err != nil {
			return err
		}
		if d, err = dossier(ctx, view, target, w); err == nil && len(d.Mentions) == 0 {
			err = missing("incident at that time", id)
		}
		return err
	})
	return d, s.failed("read", err)
}

// Dossiers implements [store.Incidents].
func (s *Store) Dossiers(ctx context.Context, c store.Cut) iter.Seq2[store.Dossier, error] {
	return func(yield func(store.Dossier, error) bool) {
		err := s.snapshot(ctx, func(view *session) error {
			w, err := newWindow(ctx, view, c)
			if err != nil {
				return err
			}
			for h, err := range incidents(ctx, view, w, store.IncidentQuery{}) {
				if err != nil {
					return err
				}
				d, err := dossier(ctx, view, h.ID, w)
				if err != nil {
					return err
				}
				if !yield(d, nil) {
					return nil
				}
			}
			return nil
		})
		if err != nil {
			yield(store.Dossier{}, s.failed("read", err))
		}
	}
}

// snapshot runs fn on a connection of its own, on which every question sees
// the same moment.
func (s *Store) snapshot(ctx context.Context, fn func(*session) error) error {
	conn, err := s.reading.Conn(ctx)
	if err != nil {
		return err
	}
	view := newSession(conn)
	defer view.close()
	if err := view.exec(ctx, `BEGIN`); err != nil {
		return err
	}
	defer view.exec(context.WithoutCancel(ctx), `ROLLBACK`)
	return fn(view)
}

const (
	memberReports = `SELECT DISTINCT ` + reportColumns + `, '' FROM` + members + `ORDER BY r.published, r.id`

	memberMentions = `SELECT ` + mentionColumns + ` FROM` + members + `AND m.batch <= ?1 ORDER BY r.published, r.id, m.seq`

	aliasesOf = `WITH RECURSIVE now (id, incident) AS (SELECT a.id, a.incident FROM alias a
			WHERE a.seq = (SELECT max(e.seq) FROM alias e WHERE e.id = a.id AND e.batch <= ?1) AND a.incident <> a.id),
		named (id) AS (SELECT ?3 UNION SELECT now.id FROM named JOIN now ON now.incident = named.id)
		SELECT id FROM named WHERE id <> ?3 ORDER BY id`
)

func dossier(ctx context.Context, s *session, id string, w window) (d store.Dossier, err error) {
	d.Incident = id
	if d.Aliases, err = gather(each(ctx, s, scanOne[string], aliasesOf, w.batch, w.asOf, id)); err != nil {
		return d, err
	}
	if d.Reports, err = gather(each(ctx, s, scanReport, memberReports, w.batch, w.asOf, id)); err != nil {
		return d, err
	}
	if d.Mentions, err = gather(each(ctx, s, scanMention, memberMentions, w.batch, w.asOf, id)); err != nil {
		return d, err
	}
	sts := each(ctx, s, scanSaid, selectStatements+fromIncident+ofClass+inTextOrder, w.batch, w.asOf, id, int64(store.Both))
	err = addFacts(d.Mentions, sts, func(st ascribe.Statement) { d.Statements = append(d.Statements, st) })
	return d, err
}
