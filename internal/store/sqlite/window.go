package sqlite

import (
	"context"
	"math"

	"ascribe/internal/store"
)

// window is a [store.Cut] in the terms of the tables: the last batch that a
// question sees, and the last day of publication, "" for any. Every query
// under a cut takes the two as ?1 and ?2.
type window struct {
	batch int64
	asOf  string
}

// all is the window of the zero Cut.
var all = window{batch: math.MaxInt64}

func newWindow(ctx context.Context, s *session, cut store.Cut) (window, error) {
	w := window{batch: math.MaxInt64, asOf: cut.AsOf.Last().String()}
	if cut.RecordedBy.IsZero() {
		return w, nil
	}
	err := s.one(ctx, `SELECT coalesce(max(seq), 0) FROM batch WHERE recorded <= ?`,
		[]any{cut.RecordedBy.UTC().Format(clock)}, &w.batch)
	return w, err
}

// Parts of queries over report r, mention m and placement p.
const (
	// published keeps what had been published and taken in by then. A report
	// without a date was published at no known time.
	published = ` r.batch <= ?1 AND (?2 = '' OR r.published_last <> '' AND r.published_last <= ?2) `

	familyOf = ` coalesce((SELECT c.family FROM copy c WHERE c.report = r.seq AND c.batch <= ?1 ORDER BY c.seq DESC LIMIT 1), '') `
	copyOf   = ` coalesce((SELECT c.copy_of FROM copy c WHERE c.report = r.seq AND c.batch <= ?1 ORDER BY c.seq DESC LIMIT 1), '') `
	// lastPlaced is where a mention was placed last; placedIn where it stood on
	// the day, as far as that was derived, and where it was placed otherwise.
	lastPlaced = ` coalesce((SELECT q.incident FROM placement q WHERE q.mention = m.seq AND q.batch <= ?1 ORDER BY q.seq DESC LIMIT 1), '') `
	placedIn   = ` coalesce(CASE WHEN ?2 <> '' AND ?1 = 9223372036854775807 THEN (SELECT y.incident FROM stay y WHERE y.mention = m.seq
			AND y.from_day <= ?2 AND (y.until_day = '' OR y.until_day > ?2)) END,` + lastPlaced + `) `

	// latest keeps the placement that holds for its mention.
	latest = ` p.seq = (SELECT max(q.seq) FROM placement q WHERE q.mention = p.mention AND q.batch <= ?1) `
	// members are the mentions of incident ?3.
	members = ` placement p CROSS JOIN mention m ON m.seq = p.mention CROSS JOIN report r ON r.seq = m.report
		WHERE p.incident = ?3 AND` + latest + `AND` + published

	countMembers = `SELECT count(*), count(DISTINCT m.report), coalesce(min(nullif(r.published, '')), ''), coalesce(max(r.published), '') FROM` + members
)
