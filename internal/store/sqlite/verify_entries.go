package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"ascribe"
	"ascribe/internal/store"
)

// entriesAtOnce are the reports of one check.
const entriesAtOnce = 1000

// entryChecks part the reports by row.
func entryChecks(ctx context.Context, s *session, to tails) ([]check, error) {
	ids, err := gather(each(ctx, s, scanOne[int64], `SELECT seq FROM report WHERE seq <= ? ORDER BY seq`, to[reportTable]))
	rows := (to[reportTable] + to[mentionTable] + to[statementTable]) / max(1, int64(len(ids)))
	var out []check
	for chunk := range slices.Chunk(ids, entriesAtOnce) {
		out = append(out, check{func(v *verifier, ctx context.Context) error {
			return v.entries(ctx, chunk[0], chunk[len(chunk)-1])
		}, rows * int64(len(chunk))})
	}
	return out, err
}

// What is read of reports ?1 to ?2 is what their rows hold; copies and
// incidents, which later rows tell, are left empty.
const (
	reportsBetween = `SELECT ` + ownColumns + `, '', '', r.text FROM report r WHERE r.seq BETWEEN ?1 AND ?2 ORDER BY r.seq`

	mentionsBetween = `SELECT ` + mentionColumns + ` FROM report r CROSS JOIN mention m ON m.report = r.seq
		WHERE r.seq BETWEEN ?1 AND ?2 ORDER BY r.seq, m.seq`

	statementsBetween = `SELECT ` + statementColumns + `, '', '' FROM report r CROSS JOIN mention m ON m.report = r.seq
		CROSS JOIN statement t ON t.mention = m.seq WHERE r.seq BETWEEN ?1 AND ?2`
)

// entries reads reports with their mentions and statements, and checks ids and
// quotes against the texts.
func (v *verifier) entries(ctx context.Context, from, to int64) error {
	mentions, err := byReport(each(ctx, v.session, scanMention, mentionsBetween, from, to), func(m ascribe.Mention) string { return m.Report })
	if err != nil {
		return err
	}
	statements, err := byReport(each(ctx, v.session, scanSaid, statementsBetween, from, to), func(s said) string { return s.Report })
	if err != nil {
		return err
	}
	for r, err := range each(ctx, v.session, scanReport, reportsBetween, from, to) {
		if err != nil {
			return err
		}
		e, err := entryOf(r, mentions[r.ID], statements[r.ID])
		if err != nil {
			return err
		}
		*v.problems = append(*v.problems, e.Problems()...)
	}
	return nil
}

// byReport files rows under their reports.
func byReport[T any](rows func(func(T, error) bool), report func(T) string) (map[string][]T, error) {
	out := map[string][]T{}
	for x, err := range rows {
		if err != nil {
			return nil, err
		}
		out[report(x)] = append(out[report(x)], x)
	}
	return out, nil
}

// entryOf puts an entry together as it was taken in.
func entryOf(r ascribe.Report, mentions []ascribe.Mention, sts []said) (store.Entry, error) {
	e := store.Entry{Report: r, Mentions: mentions}
	slices.SortFunc(sts, func(a, b said) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID)) })
	asRead := func(yield func(said, error) bool) { // under the mention's own name, as it was when the id was made
		for _, s := range sts {
			s.Incident = s.mention
			if !yield(s, nil) {
				return
			}
		}
	}
	err := addFacts(e.Mentions, asRead, func(s ascribe.Statement) { e.Statements = append(e.Statements, s) })
	return e, err
}

// tails are the last rows of the tables of history.
type tails map[*table]int64

func historyTails(ctx context.Context, s *session) (tails, error) {
	out := tails{}
	for _, t := range history {
		var last int64
		if err := s.one(ctx, `SELECT coalesce(max(seq), 0) FROM `+t.name, nil, &last); err != nil {
			return nil, err
		}
		out[t] = last
	}
	return out, nil
}

// rows is how many there are in all, or would be without gaps.
func (e tails) rows() (n int64) {
	for _, last := range e {
		n += last
	}
	return n
}

func scanSealed(rows *sql.Rows) (sealed, error) {
	var b sealed
	err := rows.Scan(&b.seq, &b.recorded, &b.digest)
	return b, err
}
