package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strconv"

	"ascribe"
	"ascribe/internal/store"
)

// Sketches implements [store.Candidates] with what was committed.
func (s *Store) Sketches(ctx context.Context, reports []store.Row) ([]store.Sketch, error) {
	found, err := sketchesOf(ctx, s.readers, reports)
	return found, s.failed("read", err)
}

// Sketches implements [store.Candidates] with what the open Write holds.
func (t *tx) Sketches(ctx context.Context, reports []store.Row) (found []store.Sketch, err error) {
	err = t.change(ctx, func(ctx context.Context) error {
		found, err = sketchesOf(ctx, t.session, reports)
		return err
	})
	return found, err
}

// sketchesOf returns the sketches of those reports, in the order of their rows.
func sketchesOf(ctx context.Context, s *session, reports []store.Row) ([]store.Sketch, error) {
	if len(reports) == 0 {
		return nil, nil
	}
	return gather(each(ctx, s, scanSketch, `SELECT r.seq, r.id, k.signature, r.published,`+familyOf+`
		FROM json_each(?3) j CROSS JOIN report r ON r.seq = j.value LEFT JOIN sketch k ON k.report = r.seq
		WHERE`+published+`ORDER BY j.key`, all.batch, all.asOf, jsonRows(reports)))
}

func scanSketch(rows *sql.Rows) (store.Sketch, error) {
	var k store.Sketch
	var published string
	err := rows.Scan(&k.Row, &k.Report, &k.Signature, &published, &k.Family)
	if err != nil {
		return k, err
	}
	k.Published, err = ascribe.ParseDate(published)
	return k, err
}

// Candidates implements [store.Candidates] with what was committed.
func (s *Store) Candidates(ctx context.Context, mentions []string) ([]store.Candidate, error) {
	found, err := mentionsOf(ctx, s.readers, mentions)
	return found, s.failed("read", err)
}

// Candidates implements [store.Candidates] with what the open Write holds.
func (t *tx) Candidates(ctx context.Context, mentions []string) (found []store.Candidate, err error) {
	err = t.change(ctx, func(ctx context.Context) error {
		found, err = mentionsOf(ctx, t.session, mentions)
		return err
	})
	return found, err
}

// ProfilesAt implements [store.Candidates] with what was committed.
func (s *Store) ProfilesAt(ctx context.Context, mentions []store.Row) ([]store.Candidate, error) {
	found, err := profilesAt(ctx, s.readers, mentions)
	return found, s.failed("read", err)
}

// ProfilesAt implements [store.Candidates] with what the open Write holds.
func (t *tx) ProfilesAt(ctx context.Context, mentions []store.Row) (found []store.Candidate, err error) {
	err = t.change(ctx, func(ctx context.Context) error {
		found, err = profilesAt(ctx, t.session, mentions)
		return err
	})
	return found, err
}

// Placed implements [store.Candidates] with what was committed.
func (s *Store) Placed(ctx context.Context, mentions []string) (map[string]string, error) {
	found, err := placements(ctx, s.readers, mentions)
	return found, s.failed("read", err)
}

// Placed implements [store.Candidates] with what the open Write holds.
func (t *tx) Placed(ctx context.Context, mentions []string) (found map[string]string, err error) {
	err = t.change(ctx, func(ctx context.Context) error {
		found, err = placements(ctx, t.session, mentions)
		return err
	})
	return found, err
}

// Members implements [store.Candidates] with what was committed.
func (s *Store) Members(ctx context.Context, incidents []string) (map[string][]string, error) {
	found, err := membersOf(ctx, s.readers, incidents)
	return found, s.failed("read", err)
}

// Members implements [store.Candidates] with what the open Write holds.
func (t *tx) Members(ctx context.Context, incidents []string) (found map[string][]string, err error) {
	err = t.change(ctx, func(ctx context.Context) error {
		found, err = membersOf(ctx, t.session, incidents)
		return err
	})
	return found, err
}

// membersOf returns the mentions that belong to incidents now.
func membersOf(ctx context.Context, s *session, incidents []string) (map[string][]string, error) {
	found := map[string][]string{}
	for p, err := range each(ctx, s, scanPlaced, `SELECT r.id || '/' || m.id, p.incident FROM json_each(?3) j
		CROSS JOIN placement p ON p.incident = j.value CROSS JOIN mention m ON m.seq = p.mention CROSS JOIN report r ON r.seq = m.report
		WHERE p.incident <> '' AND`+latest+`AND`+published+`ORDER BY 1`, all.batch, all.asOf, jsonList(incidents)) {
		if err != nil {
			return nil, err
		}
		found[p.Incident] = append(found[p.Incident], p.Mention)
	}
	return found, nil
}

// byKey leads from mention keys, as ?1, to report r and mention m.
const byKey = ` json_each(?1) j CROSS JOIN report r ON r.id = substr(j.value, 1, instr(j.value, '/') - 1)
	CROSS JOIN mention m ON m.report = r.seq AND m.id = substr(j.value, instr(j.value, '/') + 1) `

// placedNow is the incident of mention m.
const placedNow = ` coalesce((SELECT q.incident FROM placement q WHERE q.mention = m.seq ORDER BY q.seq DESC LIMIT 1), '') `

// mentionsOf returns the mentions of those keys, in their order.
func mentionsOf(ctx context.Context, s *session, keys []string) ([]store.Candidate, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	keys = slices.Compact(slices.Sorted(slices.Values(keys)))
	return gather(each(ctx, s, scanCandidate, `SELECT m.seq, j.value, l.profile,`+placedNow+`FROM`+byKey+`
		LEFT JOIN mention_profile l ON l.mention = m.seq ORDER BY j.key`, jsonList(keys)))
}

// profilesAt returns the mentions of those rows, in their order.
func profilesAt(ctx context.Context, s *session, rows []store.Row) ([]store.Candidate, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	return gather(each(ctx, s, scanCandidate, `SELECT m.seq, r.id || '/' || m.id, l.profile, '' FROM json_each(?1) j
		CROSS JOIN mention m ON m.seq = j.value CROSS JOIN report r ON r.seq = m.report LEFT JOIN mention_profile l ON l.mention = m.seq
		ORDER BY j.key`, jsonRows(rows)))
}

// placements returns where mentions belong now.
func placements(ctx context.Context, s *session, keys []string) (map[string]string, error) {
	found := map[string]string{}
	for p, err := range each(ctx, s, scanPlaced, `SELECT j.value,`+placedNow+`FROM`+byKey, jsonList(keys)) {
		if err != nil {
			return nil, err
		}
		if p.Incident != "" {
			found[p.Mention] = p.Incident
		}
	}
	return found, nil
}

func scanPlaced(rows *sql.Rows) (p store.Placement, err error) {
	err = rows.Scan(&p.Mention, &p.Incident)
	return p, err
}

func scanCandidate(rows *sql.Rows) (c store.Candidate, err error) {
	err = rows.Scan(&c.Row, &c.Mention, &c.Profile, &c.Incident)
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

// jsonList writes ids as a list that json_each reads. A list of strings always
// has a JSON form.
func jsonList(ids []string) string {
	text, err := json.Marshal(ids)
	if err != nil {
		return "[]"
	}
	return string(text)
}

// jsonRows writes rows as such a list, in order, each once.
func jsonRows(rows []store.Row) string {
	text := []byte{'['}
	for i, r := range slices.Compact(slices.Sorted(slices.Values(rows))) {
		if i > 0 {
			text = append(text, ',')
		}
		text = strconv.AppendInt(text, int64(r), 10)
	}
	return string(append(text, ']'))
}
