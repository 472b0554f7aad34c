package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"iter"

	"ascribe"
	"ascribe/internal/store"
)

const mentionColumns = `r.id, m.id, m.main, m.attack_type, m.weapon, m.target, m.date, m.date_precision, m.place, m.killed,
	m.injured, m.outcome, m.organisation, m.spans`

const selectMentions = `SELECT ` + mentionColumns + ` FROM report r CROSS JOIN mention m ON m.report = r.seq WHERE` + published +
	`AND r.id = ?3 AND m.batch <= ?1 ORDER BY m.seq`

func scanMention(rows *sql.Rows) (ascribe.Mention, error) {
	return scanMentionAnd(rows)
}

// scanMentionAnd reads a mention, and the columns that follow it into more.
func scanMentionAnd(rows *sql.Rows, more ...any) (ascribe.Mention, error) {
	var m ascribe.Mention
	var date string
	var place, killed, injured, spans sql.NullString
	err := rows.Scan(append([]any{&m.Report, &m.ID, &m.Main, &m.AttackType, &m.Weapon, &m.Target, &date, &m.DatePrecision,
		&place, &killed, &injured, &m.Outcome, &m.Organisation, &spans}, more...)...)
	if err != nil {
		return m, err
	}
	if m.Date, err = ascribe.ParseDate(date); err != nil {
		return m, err
	}
	for _, column := range []struct {
		text sql.NullString
		into any
	}{{place, &m.Place}, {killed, &m.Killed}, {injured, &m.Injured}, {spans, &m.Spans}} {
		if !column.text.Valid {
			continue
		}
		if err := json.Unmarshal([]byte(column.text.String), column.into); err != nil {
			return m, err
		}
	}
	return m, nil
}

// Mentions implements [store.Statements].
func (s *Store) Mentions(ctx context.Context, report string) iter.Seq2[ascribe.Mention, error] {
	return func(yield func(ascribe.Mention, error) bool) {
		ms, err := gather(each(ctx, s.readers, scanMention, selectMentions, all.batch, all.asOf, report))
		if err == nil {
			err = addFacts(ms, each(ctx, s.readers, scanSaid, selectStatements+fromReport+ofClass+inTextOrder,
				all.batch, all.asOf, report, int64(store.Facts)), nil)
		}
		if err != nil {
			yield(ascribe.Mention{}, s.failed("read", err))
			return
		}
		for _, m := range ms {
			if !yield(m, nil) {
				return
			}
		}
	}
}

// addFacts puts facts under the mentions that they belong to and hands the
// other statements to rest.
func addFacts(ms []ascribe.Mention, sts iter.Seq2[said, error], rest func(ascribe.Statement)) error {
	at := make(map[string]*ascribe.Mention, len(ms))
	for i := range ms {
		at[ascribe.MentionKey(ms[i].Report, ms[i].ID)] = &ms[i]
	}
	for s, err := range sts {
		if err != nil {
			return err
		}
		if m := at[ascribe.MentionKey(s.Report, s.mention)]; m != nil && s.Predicate.IsFact() {
			m.Facts = append(m.Facts, s.Statement)
		} else if rest != nil {
			rest(s.Statement)
		}
	}
	return nil
}
