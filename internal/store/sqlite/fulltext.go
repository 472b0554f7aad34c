package sqlite

import (
	"context"
	"errors"
)

// The rows of text that are indexed in one transaction.
const (
	reportsAtOnce    = 2000
	statementsAtOnce = 20_000
)

// placeOf is the place of a row on its shelf: what counts from a later day, and
// of equals what was taken in later, stands higher. rowBits is how much of it
// the row takes.
const (
	rowBits = 36
	placeOf = ` coalesce(CAST(julianday(r.published_last) AS INTEGER), 0) << 36 | `
)

// shelf is a full text that is indexed in the order of publication.
type shelf struct {
	atOnce           int64
	put, index, done string // ?1 and ?2 are the rows after which and up to which
}

var (
	reportShelf = shelf{reportsAtOnce,
		`INSERT INTO report_shelf (place) SELECT` + placeOf + `r.seq FROM report r WHERE r.seq > ?1 AND r.seq <= ?2 ORDER BY 1`,
		`INSERT INTO report_words (rowid, title, text) SELECT` + placeOf + `r.seq, r.title, r.text FROM report r
			WHERE r.seq > ?1 AND r.seq <= ?2 ORDER BY 1`,
		`UPDATE desk SET report = ?2 WHERE report = ?1`}

	statementShelf = shelf{statementsAtOnce,
		`INSERT INTO statement_shelf (place) SELECT` + placeOf + `t.seq` + rolesBetween,
		`INSERT INTO statement_words (rowid, quote) SELECT` + placeOf + `t.seq, t.quote` + rolesBetween,
		`UPDATE desk SET statement = ?2 WHERE statement = ?1`}
)

const rolesBetween = ` FROM statement t CROSS JOIN mention m ON m.seq = t.mention CROSS JOIN report r ON r.seq = m.report
	WHERE t.seq > ?1 AND t.seq <= ?2 AND t.fact = 0 ORDER BY 1`

// index brings the full text up to date. Reports and statements only come, so
// that what was indexed stays right.
func (s *Store) index(ctx context.Context, was, now deskState) error {
	return errors.Join(s.shelve(ctx, reportShelf, was.report, now.report), s.shelve(ctx, statementShelf, was.statement, now.statement))
}

// shelve indexes the rows after from, up to to. What another process has done
// meanwhile is left.
func (s *Store) shelve(ctx context.Context, on shelf, from, to int64) error {
	for at := from; at < to; at += on.atOnce {
		end := min(at+on.atOnce, to)
		err := s.write(ctx, func(w *session) error {
			var ours int64
			if err := w.exec(ctx, on.done, at, end); err != nil {
				return err
			}
			if err := w.one(ctx, `SELECT changes()`, nil, &ours); err != nil || ours == 0 {
				return err
			}
			return errors.Join(w.exec(ctx, on.put, at, end), w.exec(ctx, on.index, at, end))
		})
		if err != nil {
			return err
		}
	}
	return nil
}
