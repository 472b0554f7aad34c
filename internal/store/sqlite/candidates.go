package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"

	"ascribe"
	"ascribe/internal/store"
)

// ReportsByKeys implements [store.Candidates] with what was committed.
func (s *Store) ReportsByKeys(ctx context.Context, keys []uint64, perKey, atLeast int) ([]string, error) {
	found, err := reportsByKeys(ctx, s.readers, keys, perKey, atLeast)
	return found, s.failed("read", err)
}

// MentionsByKeys implements [store.Candidates] with what was committed.
func (s *Store) MentionsByKeys(ctx context.Context, keys []string, perKey int) ([]string, error) {
	found, err := mentionsByKeys(ctx, s.readers, keys, perKey)
	return found, s.failed("read", err)
}

// ReportsByKeys implements [store.Candidates] with what the open Write holds.
func (t *tx) ReportsByKeys(ctx context.Context, keys []uint64, perKey, atLeast int) (found []string, err error) {
	err = t.change(ctx, func(ctx context.Context) error {
		found, err = reportsByKeys(ctx, t.session, keys, perKey, atLeast)
		return err
	})
	return found, err
}

// MentionsByKeys implements [store.Candidates] with what the open Write holds.
func (t *tx) MentionsByKeys(ctx context.Context, keys []string, perKey int) (found []string, err error) {
	err = t.change(ctx, func(ctx context.Context) error {
		found, err = mentionsByKeys(ctx, t.session, keys, perKey)
		return err
	})
	return found, err
}

func reportsByKeys(ctx context.Context, s *session, keys []uint64, perKey, atLeast int) ([]string, error) {
	bits := make([]int64, len(keys)) // as the column keeps them
	for i, k := range keys {
		bits[i] = int64(k)
	}
	return lookUp(ctx, s, reportsUnder, bits, perKey, atLeast)
}

// Sketches implements [store.Candidates] with what was committed.
func (s *Store) Sketches(ctx context.Context, reports []string) ([]store.Sketch, error) {
	found, err := sketchesOf(ctx, s.readers, slices.Sorted(slices.Values(reports)))
	return found, s.failed("read", err)
}

// Sketches implements [store.Candidates] with what the open Write holds.
func (t *tx) Sketches(ctx context.Context, reports []string) (found []store.Sketch, err error) {
	err = t.change(ctx, func(ctx context.Context) error {
		found, err = sketchesOf(ctx, t.session, slices.Sorted(slices.Values(reports)))
		return err
	})
	return found, err
}

// sketchesOf returns the sketches of those reports, in their order.
func sketchesOf(ctx context.Context, s *session, reports []string) ([]store.Sketch, error) {
	if len(reports) == 0 {
		return nil, nil
	}
	return gather(each(ctx, s, scanSketch, `SELECT r.id, k.signature, r.published,`+familyOf+`
		FROM json_each(?3) j CROSS JOIN report r ON r.id = j.value LEFT JOIN sketch k ON k.report = r.seq
		WHERE`+published+`ORDER BY j.key`, all.batch, all.asOf, jsonList(reports)))
}

func scanSketch(rows *sql.Rows) (store.Sketch, error) {
	var k store.Sketch
	var published string
	err := rows.Scan(&k.Report, &k.Signature, &published, &k.Family)
	if err != nil {
		return k, err
	}
	k.Published, err = ascribe.ParseDate(published)
	return k, err
}

func mentionsByKeys(ctx context.Context, s *session, keys []string, perKey int) ([]string, error) {
	return lookUp(ctx, s, mentionsUnder, keys, perKey, 1)
}

// Candidates implements [store.Candidates] with what was committed.
func (s *Store) Candidates(ctx context.Context, mentions []string) ([]store.Candidate, error) {
	found, err := mentionsOf(ctx, s.readers, slices.Compact(slices.Sorted(slices.Values(mentions))))
	return found, s.failed("read", err)
}

// Candidates implements [store.Candidates] with what the open Write holds.
func (t *tx) Candidates(ctx context.Context, mentions []string) (found []store.Candidate, err error) {
	err = t.change(ctx, func(ctx context.Context) error {
		found, err = mentionsOf(ctx, t.session, slices.Compact(slices.Sorted(slices.Values(mentions))))
		return err
	})
	return found, err
}

// mentionsOf returns the mentions of those keys, in their order.
func mentionsOf(ctx context.Context, s *session, found []string) ([]store.Candidate, error) {
	if len(found) == 0 {
		return nil, nil
	}
	return gather(each(ctx, s, scanCandidate, `SELECT j.value, l.profile,`+placedIn+`
		FROM json_each(?3) j CROSS JOIN report r ON r.id = substr(j.value, 1, instr(j.value, '/') - 1)
		CROSS JOIN mention m ON m.report = r.seq AND m.id = substr(j.value, instr(j.value, '/') + 1)
		LEFT JOIN link_profile l ON l.mention = j.value
		WHERE`+published+`ORDER BY j.key`, all.batch, all.asOf, jsonList(found)))
}

func scanCandidate(rows *sql.Rows) (c store.Candidate, err error) {
	err = rows.Scan(&c.Mention, &c.Profile, &c.Incident)
	return c, err
}

// FamilyMembers implements [store.Candidates] with what was committed.
func (s *Store) FamilyMembers(ctx context.Context, family string) ([]store.Member, error) {
	found, err := familyMembers(ctx, s.readers, family)
	return found, s.failed("read", err)
}

// FamilyMembers implements [store.Candidates] with what the open Write holds.
func (t *tx) FamilyMembers(ctx context.Context, family string) (found []store.Member, err error) {
	err = t.change(ctx, func(ctx context.Context) error {
		found, err = familyMembers(ctx, t.session, family)
		return err
	})
	return found, err
}

func familyMembers(ctx context.Context, s *session, family string) ([]store.Member, error) {
	return gather(each(ctx, s, scanMember, `SELECT r.id, r.published, c.copy_of, c.family, c.score, c.method
		FROM copy c CROSS JOIN report r ON r.seq = c.report
		WHERE c.family = ? AND c.family <> '' AND c.seq = (SELECT max(d.seq) FROM copy d WHERE d.report = c.report)
		ORDER BY r.id`, family))
}

func scanMember(rows *sql.Rows) (m store.Member, err error) {
	var published string
	if err = rows.Scan(&m.Report, &published, &m.CopyOf, &m.Family, &m.Score, &m.Method); err != nil {
		return m, err
	}
	m.Published, err = ascribe.ParseDate(published)
	return m, err
}

// reportsUnder and mentionsUnder list the ids under one key, the lowest first.
const (
	reportsUnder  = `SELECT report FROM band WHERE key = ? ORDER BY report LIMIT ?`
	mentionsUnder = `SELECT mention FROM link_key WHERE key = ? ORDER BY mention LIMIT ?`
)

// lookUp returns, in order, the ids that stand under at least atLeast of the
// keys. One short query for each key is several times as fast as one for all.
func lookUp[K cmp.Ordered](ctx context.Context, s *session, query string, keys []K, perKey, atLeast int) ([]string, error) {
	shared := map[string]int{}
	for _, k := range slices.Compact(slices.Sorted(slices.Values(keys))) {
		for id, err := range each(ctx, s, scanOne[string], query, k, max(perKey, 0)) {
			if err != nil {
				return nil, err
			}
			shared[id]++
		}
	}
	maps.DeleteFunc(shared, func(_ string, n int) bool { return n < atLeast })
	return slices.Sorted(maps.Keys(shared)), nil
}

// jsonList writes ids as a list that json_each reads. A list of strings always
// has a JSON form.
func jsonList(ids []string) string {
	text, err := json.Marshal(ids)
	if err != nil {
		return "[]"
	}
	return string(text)
}
