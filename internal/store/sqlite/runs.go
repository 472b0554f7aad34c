package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"ascribe"
	"ascribe/internal/store"
)

// resident is a mention that stood in an incident for a time.
type resident struct {
	mention            store.Row
	from, until, known string // known is the last day that its report's date may mean
}

func (r resident) holds(day string) bool { return r.from <= day && (r.until == "" || day < r.until) }

const residentsOf = `SELECT y.mention, y.from_day, y.until_day, r.published_last FROM stay y CROSS JOIN mention m ON m.seq = y.mention
	CROSS JOIN report r ON r.seq = m.report WHERE y.incident = ? ORDER BY y.mention, y.from_day`

func scanResident(rows *sql.Rows) (r resident, err error) {
	err = rows.Scan(&r.mention, &r.from, &r.until, &r.known)
	return r, err
}

// runsOf returns the runs of an incident that now holds what held does.
func runsOf(ctx context.Context, s *session, held store.Dossier, regrouped bool) ([]store.Run, error) {
	if !regrouped {
		return wholeRun(held)
	}
	rs, err := gather(each(ctx, s, scanResident, residentsOf, held.Incident))
	if err != nil {
		return nil, err
	}
	now, err := gather(each(ctx, s, scanOne[store.Row], membersNow, all.batch, all.asOf, held.Incident))
	if err != nil {
		return nil, err
	}
	if onlyGrew(rs, now) {
		return wholeRun(held)
	}
	return brokenRuns(ctx, s, held.Incident, rs)
}

// membersNow are the mentions of an incident whose reports have a date.
const membersNow = `SELECT m.seq FROM` + members + `AND r.published_last <> '' ORDER BY m.seq`

// onlyGrew reports whether an incident held, on every day, those of its
// mentions that had been published.
func onlyGrew(rs []resident, now []store.Row) bool {
	settled := func(r resident, m store.Row) bool { return r.mention == m && r.from == r.known && r.until == "" }
	return slices.EqualFunc(rs, now, settled)
}

// wholeRun is the run of an incident that only grew.
func wholeRun(held store.Dossier) ([]store.Run, error) {
	for _, r := range held.Reports {
		if !r.Published.IsZero() {
			first := slices.MinFunc(held.Reports, func(a, b ascribe.Report) int { return known(a).Compare(known(b)) })
			return []store.Run{{From: known(first), Dossier: held}}, nil
		}
	}
	return nil, nil
}

// known is the first day on which a report counts; without a date that is
// after all others.
func known(r ascribe.Report) ascribe.Date {
	if r.Published.IsZero() {
		return ascribe.Date{Year: 9999, Month: 12, Day: 31}
	}
	return r.Published.Last()
}

// brokenRuns are the runs of an incident that lost mentions, or took in some
// that had been published before.
func brokenRuns(ctx context.Context, s *session, incident string, rs []resident) (out []store.Run, err error) {
	days := breaks(rs)
	for i, day := range days {
		until := ""
		if i+1 < len(days) {
			until = days[i+1]
		}
		var rows []store.Row
		for _, r := range rs {
			if r.holds(day) || r.from > day && (until == "" || r.from < until) {
				rows = append(rows, r.mention)
			}
		}
		if len(rows) == 0 {
			continue
		}
		run := store.Run{}
		if run.From, err = ascribe.ParseDate(day); err != nil {
			return nil, err
		}
		if run.Until, err = ascribe.ParseDate(until); err != nil {
			return nil, err
		}
		if run.Dossier, err = gathered(ctx, s, incident, rows, all); err != nil {
			return nil, err
		}
		out = append(out, run)
	}
	return out, nil
}

// breaks are the days on which an incident did more than grow, in order, the
// first day and the days after gaps among them.
func breaks(rs []resident) []string {
	var days []string
	for _, r := range rs {
		if r.until != "" {
			days = append(days, r.until)
		}
		stood := slices.ContainsFunc(rs, func(q resident) bool { return q.from < r.from && (q.until == "" || r.from < q.until) })
		if r.from != r.known || !stood {
			days = append(days, r.from)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}
