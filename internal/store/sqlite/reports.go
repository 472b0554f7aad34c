package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"ascribe"
	"ascribe/internal/store"
)

// Known implements [store.Reports].
func (s *Store) Known(ctx context.Context, ids []string) (map[string]bool, error) {
	known := map[string]bool{}
	for id, err := range each(ctx, s.readers, scanOne[string],
		`SELECT r.id FROM json_each(?) j CROSS JOIN report r ON r.id = j.value`, jsonList(ids)) {
		if err != nil {
			return nil, s.failed("read", err)
		}
		known[id] = true
	}
	return known, nil
}

// The columns of a report, and all that is told of one: what it copies comes
// last. The text follows, as it does in the table.
const (
	ownColumns = `r.id, r.docid, r.original, r.origin, r.url, r.publisher, r.published, r.title, r.language,
	r.text_method, r.codebook, r.method, r.relevant, r.relevance`

	reportColumns = ownColumns + `,` + copyOf + `,` + familyOf
)

func scanReport(rows *sql.Rows) (ascribe.Report, error) {
	var r ascribe.Report
	var published string
	err := rows.Scan(&r.ID, &r.DocID, &r.Original, &r.Origin, &r.URL, &r.Publisher, &published, &r.Title, &r.Language,
		&r.TextMethod, &r.Codebook, &r.Method, &r.Relevant, &r.Relevance, &r.CopyOf, &r.Family, &r.Text)
	if err != nil {
		return r, err
	}
	r.Published, err = ascribe.ParseDate(published)
	return r, err
}

// Report implements [store.Reports].
func (s *Store) Report(ctx context.Context, id string) (ascribe.Report, error) {
	found, err := gather(each(ctx, s.readers, scanReport,
		`SELECT `+reportColumns+`, r.text FROM report r WHERE`+published+`AND r.id = ?3`, all.batch, all.asOf, id))
	if err != nil {
		return ascribe.Report{}, s.failed("read", err)
	}
	if len(found) == 0 {
		return ascribe.Report{}, missing("report", id)
	}
	return found[0], nil
}

const selectReports = ` FROM report r WHERE` + published + `AND (?3 = '' OR r.docid = ?3) AND r.relevant >= ?4
	ORDER BY r.published, r.id`

// Reports implements [store.Reports].
func (s *Store) Reports(ctx context.Context, q store.ReportQuery) iter.Seq2[ascribe.Report, error] {
	query := `SELECT ` + reportColumns + `, r.text` + selectReports
	if q.NoText {
		query = `SELECT ` + reportColumns + `, ''` + selectReports
	}
	return cut(ctx, s, q.Cut, func(w window) iter.Seq2[ascribe.Report, error] {
		return each(ctx, s.readers, scanReport, query, w.batch, w.asOf, q.DocID, bit(q.Relevant))
	})
}

// cut turns a Cut into a window when the sequence is asked for, and gives
// errors their class.
func cut[T any](ctx context.Context, s *Store, c store.Cut, rows func(window) iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		w, err := newWindow(ctx, s.readers, c)
		if err != nil {
			var none T
			yield(none, s.failed("read", err))
			return
		}
		for v, err := range rows(w) {
			if !yield(v, s.failed("read", err)) {
				return
			}
		}
	}
}

func missing(what, id string) error {
	return &ascribe.Error{Code: ascribe.NotFound, What: "no such " + what + " in the record", Where: id}
}

func noRows(err error) bool { return errors.Is(err, sql.ErrNoRows) }
