package sqlite

import (
	"context"
	"database/sql"
	"iter"
	"slices"

	"ascribe"
	"ascribe/internal/store"
)

// The stays of mentions, as ?1, of incidents, as ?1, and all; ?2 is a day or
// ”. What follows puts them in order.
const (
	selectStays = `SELECT r.id || '/' || m.id, y.incident, y.from_day, y.until_day `
	ofMentions  = `FROM` + byKey + `CROSS JOIN stay y ON y.mention = m.seq WHERE`
	ofIncidents = `FROM json_each(?1) j CROSS JOIN stay y ON y.incident = j.value
		CROSS JOIN mention m ON m.seq = y.mention CROSS JOIN report r ON r.seq = m.report WHERE`
	ofAll = `FROM stay y INDEXED BY stay_by_incident CROSS JOIN mention m ON m.seq = y.mention CROSS JOIN report r ON r.seq = m.report WHERE ?1 = '' AND`

	ofRows = `FROM json_each(?1) j CROSS JOIN stay y ON y.mention = j.value CROSS JOIN mention m ON m.seq = y.mention
		CROSS JOIN report r ON r.seq = m.report`

	holding   = ` (?2 = '' OR y.from_day <= ?2 AND (y.until_day = '' OR y.until_day > ?2)) `
	byMention = `ORDER BY y.incident, r.id || '/' || m.id, y.from_day`
)

// Stays implements [store.Days].
func (s *Store) Stays(ctx context.Context, q store.StayQuery) iter.Seq2[store.Stay, error] {
	from, arg, filter := ofAll, "", func(store.Stay) bool { return true }
	switch {
	case q.Mentions != nil:
		from, arg = ofMentions, jsonList(q.Mentions)
		filter = func(y store.Stay) bool { return len(q.Incidents) == 0 || slices.Contains(q.Incidents, y.Incident) }
	case q.Incidents != nil:
		from, arg = ofIncidents, jsonList(q.Incidents)
	}
	rows := each(ctx, s.readers, scanStay, selectStays+from+holding+byMention, arg, q.On.Last().String())
	return func(yield func(store.Stay, error) bool) {
		for y, err := range rows {
			if (err != nil || filter(y)) && !yield(y, s.failed("read", err)) {
				return
			}
		}
	}
}

func scanStay(rows *sql.Rows) (y store.Stay, err error) {
	var from, until string
	if err = rows.Scan(&y.Mention, &y.Incident, &from, &until); err != nil {
		return y, err
	}
	if y.From, err = ascribe.ParseDate(from); err != nil {
		return y, err
	}
	y.Until, err = ascribe.ParseDate(until)
	return y, err
}

// The dossier of mentions ?3, a list of rows.
const (
	together = ` json_each(?3) j CROSS JOIN mention m ON m.seq = j.value CROSS JOIN report r ON r.seq = m.report WHERE` + published

	reportsTogether    = `SELECT DISTINCT ` + reportColumns + `, '' FROM` + together + `ORDER BY r.published, r.id`
	mentionsTogether   = `SELECT ` + mentionColumns + ` FROM` + together + `AND m.batch <= ?1 ORDER BY r.published, r.id, m.seq`
	statementsTogether = selectStatements + ` FROM json_each(?3) j CROSS JOIN mention m ON m.seq = j.value CROSS JOIN report r ON r.seq = m.report
		CROSS JOIN statement t ON t.mention = m.seq WHERE` + published + ofClass + inTextOrder
	placesTogether = `SELECT DISTINCT` + lastPlaced + `FROM` + together + `ORDER BY 1`
)

// Gather implements [store.Days].
func (s *Store) Gather(ctx context.Context, incident string, mentions []string, c store.Cut) (d store.Dossier, err error) {
	err = s.snapshot(ctx, func(view *session) error {
		w, err := newWindow(ctx, view, c)
		if err != nil {
			return err
		}
		rows, err := gather(each(ctx, view, scanOne[store.Row], `SELECT m.seq FROM`+byKey, jsonList(mentions)))
		if err != nil {
			return err
		}
		if d, err = gathered(ctx, view, incident, rows, w); err != nil {
			return err
		}
		d.Aliases, err = namesTogether(ctx, view, rows, w)
		return err
	})
	return d, s.failed("read", err)
}

// gathered is the dossier of mentions but for its aliases. What is said there
// is said of the incident.
func gathered(ctx context.Context, s *session, incident string, rows []store.Row, w window) (d store.Dossier, err error) {
	list := jsonRows(rows)
	d.Incident = incident
	if d.Reports, err = gather(each(ctx, s, scanReport, reportsTogether, w.batch, w.asOf, list)); err != nil {
		return d, err
	}
	if d.Mentions, err = gather(each(ctx, s, scanMention, mentionsTogether, w.batch, w.asOf, list)); err != nil {
		return d, err
	}
	said := func(yield func(said, error) bool) {
		for st, err := range each(ctx, s, scanSaid, statementsTogether, w.batch, w.asOf, list, int64(store.Both)) {
			st.Incident = incident
			if !yield(st, err) {
				return
			}
		}
	}
	err = addFacts(d.Mentions, said, func(st ascribe.Statement) { d.Statements = append(d.Statements, st) })
	return d, err
}

// namesTogether lists the ids that stand for the incidents of mentions.
func namesTogether(ctx context.Context, s *session, rows []store.Row, w window) (names []string, err error) {
	incidents, err := gather(each(ctx, s, scanOne[string], placesTogether, w.batch, w.asOf, jsonRows(rows)))
	for _, id := range incidents {
		if err != nil || id == "" {
			continue
		}
		var others []string
		others, err = gather(each(ctx, s, scanOne[string], aliasesOf, w.batch, w.asOf, id))
		names = append(append(names, id), others...)
	}
	slices.Sort(names)
	return slices.Compact(names), err
}
