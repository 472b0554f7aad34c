package sqlite

import (
	"context"
	"database/sql"
	"iter"

	"ascribe"
	"ascribe/internal/store"
)

// said is a statement with the name of its mention inside the report.
type said struct {
	ascribe.Statement
	mention string
}

// The columns of a statement, and all that is told of one: the family of its
// report and the incident of its mention come last.
const (
	statementColumns = `t.id, r.id, m.id, t.start, t.end, t.quote, t.predicate, t.polarity, t.certainty, t.speaker,
	t.behind, t.speaker_kind, t.organisation, t.said_on, t.value, t.method, r.published`

	selectStatements = `SELECT ` + statementColumns + `,` + familyOf + `,` + placedIn
)

// Statements of the whole record, of one report (?3), and of one incident
// (?3). The first two walk the reports in order, so that only the statements
// of one report at a time are sorted.
const (
	fromAll    = ` FROM report r CROSS JOIN mention m ON m.report = r.seq CROSS JOIN statement t ON t.mention = m.seq WHERE` + published
	fromReport = fromAll + ` AND r.id = ?3`

	fromIncident = ` FROM placement p CROSS JOIN mention m ON m.seq = p.mention CROSS JOIN report r ON r.seq = m.report
		CROSS JOIN statement t ON t.mention = m.seq WHERE p.incident = ?3 AND` + latest + `AND` + published

	fromPlace = fromAll + ` AND (r.published, r.id) >= (?5, ?6)`

	ofClass = ` AND t.batch <= ?1 AND (?4 = 0 OR t.fact = ?4 - 1)`

	inTextOrder = ` ORDER BY r.published, r.id, t.start, t.end, t.id`
)

func scanSaid(rows *sql.Rows) (said, error) { return scanSaidAnd(rows) }

// scanSaidAnd reads a statement, and the columns that follow it into more.
func scanSaidAnd(rows *sql.Rows, more ...any) (said, error) {
	var s said
	var saidOn, published, incident string
	err := rows.Scan(append([]any{&s.ID, &s.Report, &s.mention, &s.Start, &s.End, &s.Quote, &s.Predicate, &s.Polarity, &s.Certainty,
		&s.Speaker, &s.Behind, &s.SpeakerKind, &s.Organisation, &saidOn, &s.Value, &s.Method, &published, &s.Family, &incident}, more...)...)
	if err != nil {
		return s, err
	}
	if s.Incident = incident; incident == "" {
		s.Incident = ascribe.MentionKey(s.Report, s.mention)
	}
	if s.SaidOn, err = ascribe.ParseDate(saidOn); err != nil {
		return s, err
	}
	s.Published, err = ascribe.ParseDate(published)
	return s, err
}

func scanStatement(rows *sql.Rows) (ascribe.Statement, error) {
	s, err := scanSaid(rows)
	return s.Statement, err
}

// Statements implements [store.Statements].
func (s *Store) Statements(ctx context.Context, q store.StatementQuery) iter.Seq2[ascribe.Statement, error] {
	return cut(ctx, s, q.Cut, func(w window) iter.Seq2[ascribe.Statement, error] {
		if q.Incident == "" {
			from := fromPlace
			if q.Report != "" {
				from = fromReport
			}
			return each(ctx, s.readers, scanStatement, selectStatements+from+ofClass+inTextOrder, w.batch, w.asOf, q.Report, int64(q.Only),
				q.Since.Published.String(), q.Since.Report)
		}
		return func(yield func(ascribe.Statement, error) bool) {
			id, err := follow(ctx, s.readers, q.Incident, w)
			if err != nil {
				yield(ascribe.Statement{}, err)
				return
			}
			each(ctx, s.readers, scanStatement, selectStatements+fromIncident+ofClass+` AND (?5 = '' OR r.id = ?5) AND (r.published, r.id) >= (?6, ?7)`+inTextOrder,
				w.batch, w.asOf, id, int64(q.Only), q.Report, q.Since.Published.String(), q.Since.Report)(yield)
		}
	})
}
