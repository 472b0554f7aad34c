package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"ascribe/internal/store"
)

// deskState says how far the derived rows have come.
type deskState struct {
	method                                    string
	pass                                      int64
	placement, alias, copy, report, statement int64
	restless                                  int64 // the last that waits to be derived
}

const (
	selectDesk = `SELECT method, pass, placement, alias, copy, report, statement FROM desk`

	selectEnds = `SELECT (SELECT coalesce(max(seq), 0) FROM placement), (SELECT coalesce(max(seq), 0) FROM alias),
		(SELECT coalesce(max(seq), 0) FROM copy), (SELECT coalesce(max(seq), 0) FROM report), (SELECT coalesce(max(seq), 0) FROM statement),
		(SELECT coalesce(max(seq), 0) FROM restless)`

	// changedSince are the incidents that rows behind ?1, ?2, ?3 concern: where
	// a mention came from and where it went, both ends of a name, and every
	// incident that a report with another place among the copies tells of.
	changedSince = `SELECT incident FROM (
		SELECT q.incident FROM placement p CROSS JOIN placement q ON q.mention = p.mention WHERE p.seq > ?1
		UNION SELECT id FROM alias WHERE seq > ?2
		UNION SELECT incident FROM alias WHERE seq > ?2
		UNION SELECT q.incident FROM copy c CROSS JOIN mention m ON m.report = c.report CROSS JOIN placement q ON q.mention = m.seq
			WHERE c.seq > ?3
		UNION SELECT y.incident FROM copy c CROSS JOIN mention m ON m.report = c.report CROSS JOIN stay y ON y.mention = m.seq
			WHERE c.seq > ?3
		UNION SELECT incident FROM restless) WHERE incident <> '' ORDER BY incident`

	everyIncident = `SELECT id FROM incident UNION SELECT incident FROM derived UNION SELECT incident FROM stay ORDER BY 1`
)

// ends returns where the tables of the record end.
func ends(ctx context.Context, s *session) (e deskState, err error) {
	err = s.one(ctx, selectEnds, nil, &e.placement, &e.alias, &e.copy, &e.report, &e.statement, &e.restless)
	return e, err
}

func deskOf(ctx context.Context, s *session) (d deskState, err error) {
	err = s.one(ctx, selectDesk, nil, &d.method, &d.pass, &d.placement, &d.alias, &d.copy, &d.report, &d.statement)
	return d, err
}

// Derive implements [store.Desk].
func (s *Store) Derive(ctx context.Context, method string, derive func(store.Dossier, []store.Run) []store.Reading) error {
	return s.failed("derive", s.derive(ctx, method, derive))
}

func (s *Store) derive(ctx context.Context, method string, derive func(store.Dossier, []store.Run) []store.Reading) error {
	var was, now deskState
	var stale []string
	err := s.snapshot(ctx, func(view *session) (err error) {
		if was, err = deskOf(ctx, view); err != nil {
			return err
		}
		if now, err = ends(ctx, view); err != nil {
			return err
		}
		now.method, now.pass = method, was.pass
		if now == was {
			return nil
		}
		if method != was.method {
			stale, err = gather(each(ctx, view, scanOne[string], everyIncident))
			return err
		}
		stale, err = gather(each(ctx, view, scanOne[string], changedSince, was.placement, was.alias, was.copy))
		return err
	})
	if err != nil || now == was {
		return err
	}
	if err := s.index(ctx, was, now); err != nil {
		return err
	}
	now.pass++
	if err := s.deriveAll(ctx, stale, now.pass, derive); err != nil {
		return err
	}
	return s.write(ctx, func(w *session) error {
		return errors.Join(
			w.exec(ctx, `UPDATE desk SET method = ?, pass = max(pass, ?), placement = max(placement, ?), alias = max(alias, ?), copy = max(copy, ?)`,
				method, now.pass, now.placement, now.alias, now.copy),
			w.exec(ctx, `DELETE FROM restless WHERE seq <= ?`, now.restless))
	})
}

// write runs fn in a transaction that appends nothing to the history.
func (s *Store) write(ctx context.Context, fn func(*session) error) error {
	w, err := s.takeWriter(ctx)
	if err != nil {
		return err
	}
	defer func() { s.writer <- w }()
	steady := context.WithoutCancel(ctx)
	if err := w.exec(steady, `BEGIN IMMEDIATE`); err != nil {
		return err
	}
	if err := fn(w); err != nil {
		return errors.Join(err, rolledBack(steady, w))
	}
	if err := w.exec(steady, `COMMIT`); err != nil {
		return errors.Join(err, rolledBack(steady, w))
	}
	return nil
}

// rolledBack ends a transaction; SQLite may have ended it already, which is
// no news.
func rolledBack(ctx context.Context, w *session) error {
	w.exec(ctx, `ROLLBACK`)
	return nil
}

// incidentsAtOnce are derived from one moment of the record and written in one
// transaction.
const incidentsAtOnce = 128

// deriveAll derives the readings of incidents on all cores and writes them.
func (s *Store) deriveAll(ctx context.Context, incidents []string, pass int64, derive func(store.Dossier, []store.Run) []store.Reading) error {
	return sideBySide(ctx, slices.Chunk(incidents, incidentsAtOnce), func(ctx context.Context, ids []string) ([]store.Derivation, error) {
		return s.deriveSome(ctx, ids, pass, derive)
	}, func(ds []store.Derivation) error {
		return s.write(ctx, func(w *session) error { return putReadings(ctx, w, ds) })
	})
}

func (s *Store) deriveSome(ctx context.Context, ids []string, pass int64, derive func(store.Dossier, []store.Run) []store.Reading) ([]store.Derivation, error) {
	out := make([]store.Derivation, 0, len(ids))
	err := s.snapshot(ctx, func(view *session) error {
		days, err := daysOf(ctx, view)
		if err != nil {
			return err
		}
		for _, id := range ids {
			held, err := dossier(ctx, view, id, all)
			if err != nil {
				return err
			}
			runs, err := runsOf(ctx, view, held, days.method != "")
			if err != nil {
				return err
			}
			out = append(out, store.Derivation{Incident: id, Pass: pass, Readings: derive(held, runs)})
		}
		return nil
	})
	return out, err
}

func scanDerivation(rows *sql.Rows) (store.Derivation, error) {
	var d store.Derivation
	var r readingRow
	err := rows.Scan(append([]any{&d.Incident, &d.Pass}, r.columns()...)...)
	if err != nil || !r.from.Valid {
		return d, err
	}
	reading, err := r.reading(d.Incident)
	d.Readings = []store.Reading{reading}
	return d, err
}
