package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"iter"

	"ascribe"
	"ascribe/internal/store"
)

const readingColumns = `g.from_day, g.until_day, g.title, g.date, g.date_precision, g.place, g.attack_type, g.weapon, g.target, g.killed,
	g.injured, g.outcome, g.organisation, g.organisations, g.level, g.stage, g.word, g.p, g.confidence, g.reports, g.sources,
	g.statements, g.claimed, g.first_day, g.first_level, g.changed_day, g.year_on`

const insertReading = `INSERT INTO reading (incident, from_day, until_day, title, date, date_precision, place, attack_type, weapon, target,
	killed, injured, outcome, organisation, organisations, level, stage, word, p, confidence, reports, sources, statements, claimed,
	first_day, first_level, changed_day, year_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

// putReadings replaces the readings of incidents.
func putReadings(ctx context.Context, w *session, ds []store.Derivation) error {
	for _, d := range ds {
		if err := w.exec(ctx, `DELETE FROM reading WHERE incident = ?`, d.Incident); err != nil {
			return err
		}
		for i := range d.Readings {
			if err := putReading(ctx, w, d.Incident, &d.Readings[i]); err != nil {
				return err
			}
		}
		err := w.exec(ctx, `INSERT INTO derived (incident, pass) VALUES (?, ?) ON CONFLICT (incident) DO UPDATE SET pass = excluded.pass`, d.Incident, d.Pass)
		if err != nil {
			return err
		}
	}
	return nil
}

func putReading(ctx context.Context, w *session, incident string, r *store.Reading) error {
	j := &r.Judgement
	return w.exec(ctx, insertReading, incident, r.From.String(), r.Until.String(), r.Title, r.Date.String(), string(r.DatePrecision),
		optional(r.Place), string(r.AttackType), string(r.Weapon), r.Target, optional(r.Killed), optional(r.Injured), string(r.Outcome),
		j.Organisation, jsonList(r.Organisations), string(j.Level), string(j.Stage), j.Likelihood.Word, j.Likelihood.P,
		string(j.Confidence), int64(r.Tellers), int64(r.Sources), int64(r.Statements), r.Claimed.String(),
		r.Course.First.String(), string(r.Course.FirstLevel), r.Course.Changed.String(), string(r.Course.YearOn))
}

// readingRow is a reading as the table keeps it; from is NULL where an
// incident has none.
type readingRow struct {
	store.Reading
	from, until, title, date, precision, place, attack, weapon, target, killed, injured sql.NullString
	outcome, organisation, organisations, level, stage, word, confidence, claimed       sql.NullString
	p                                                                                   sql.NullFloat64
	reports, sources, statements                                                        sql.NullInt64
	firstDay, firstLevel, changedDay, yearOn                                            sql.NullString
}

func (r *readingRow) columns() []any {
	return []any{&r.from, &r.until, &r.title, &r.date, &r.precision, &r.place, &r.attack, &r.weapon, &r.target, &r.killed,
		&r.injured, &r.outcome, &r.organisation, &r.organisations, &r.level, &r.stage, &r.word, &r.p, &r.confidence,
		&r.reports, &r.sources, &r.statements, &r.claimed, &r.firstDay, &r.firstLevel, &r.changedDay, &r.yearOn}
}

func (r *readingRow) reading(incident string) (store.Reading, error) {
	out := store.Reading{Tellers: int(r.reports.Int64), Sources: int(r.sources.Int64)}
	out.ID, out.Title, out.Target, out.Statements = incident, r.title.String, r.target.String, int(r.statements.Int64)
	out.DatePrecision, out.AttackType = ascribe.Precision(r.precision.String), ascribe.AttackType(r.attack.String)
	out.Weapon, out.Outcome = ascribe.Weapon(r.weapon.String), ascribe.Outcome(r.outcome.String)
	out.Judgement = ascribe.Judgement{Incident: incident, Organisation: r.organisation.String, Level: ascribe.Level(r.level.String),
		Stage: ascribe.Stage(r.stage.String), Confidence: ascribe.Confidence(r.confidence.String),
		Likelihood: ascribe.Likelihood{Word: r.word.String, P: r.p.Float64}}
	out.Course.FirstLevel, out.Course.YearOn = ascribe.Level(r.firstLevel.String), ascribe.Level(r.yearOn.String)
	for _, c := range []struct {
		text sql.NullString
		into *ascribe.Date
	}{{r.from, &out.From}, {r.until, &out.Until}, {r.date, &out.Date}, {r.claimed, &out.Claimed},
		{r.firstDay, &out.Course.First}, {r.changedDay, &out.Course.Changed}} {
		var err error
		if *c.into, err = ascribe.ParseDate(c.text.String); err != nil {
			return out, err
		}
	}
	for _, c := range []struct {
		text sql.NullString
		into any
	}{{r.place, &out.Place}, {r.killed, &out.Killed}, {r.injured, &out.Injured}, {r.organisations, &out.Organisations}} {
		if !c.text.Valid {
			continue
		}
		if err := json.Unmarshal([]byte(c.text.String), c.into); err != nil {
			return out, err
		}
	}
	return out, nil
}

// Derived implements [store.Desk].
func (s *Store) Derived(ctx context.Context, after int64) iter.Seq2[store.Derivation, error] {
	rows := each(ctx, s.readers, scanDerivation, `SELECT d.incident, d.pass, `+readingColumns+` FROM derived d
		LEFT JOIN reading g ON g.incident = d.incident WHERE d.pass > ?1 AND d.pass <= (SELECT pass FROM desk)
		ORDER BY d.incident, g.from_day`, after)
	return func(yield func(store.Derivation, error) bool) {
		var of store.Derivation
		for d, err := range rows {
			switch {
			case err != nil:
				yield(store.Derivation{}, s.failed("read", err))
				return
			case d.Incident == of.Incident:
				of.Readings = append(of.Readings, d.Readings...)
				continue
			case of.Incident != "" && !yield(of, nil):
				return
			}
			of = d
		}
		if of.Incident != "" {
			yield(of, nil)
		}
	}
}

// readingsThen takes the last reading that began by the day; readingsNow that
// of everything.
const (
	readingsNow = `SELECT g.incident, 0, ` + readingColumns + ` FROM json_each(?1) j CROSS JOIN reading g
		ON g.incident = j.value AND g.from_day = '' ORDER BY j.key`

	readingsThen = `SELECT g.incident, 0, ` + readingColumns + ` FROM json_each(?1) j CROSS JOIN reading g
		ON g.incident = j.value AND g.from_day = (SELECT max(f.from_day) FROM reading f WHERE f.incident = j.value AND f.from_day > '' AND f.from_day <= ?2)
		AND (g.until_day = '' OR g.until_day > ?2) ORDER BY j.key`
)

// Readings implements [store.Desk].
func (s *Store) Readings(ctx context.Context, incidents []string, asOf ascribe.Date) ([]store.Reading, error) {
	rows := each(ctx, s.readers, scanDerivation, readingsNow, jsonList(incidents))
	if !asOf.IsZero() {
		rows = each(ctx, s.readers, scanDerivation, readingsThen, jsonList(incidents), asOf.Last().String())
	}
	ds, err := gather(rows)
	if err != nil {
		return nil, s.failed("read", err)
	}
	out := make([]store.Reading, 0, len(ds))
	for _, d := range ds {
		out = append(out, d.Readings...)
	}
	return out, nil
}
