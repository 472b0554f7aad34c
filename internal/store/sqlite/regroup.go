package sqlite

import (
	"context"
	"database/sql"
	"iter"
	"slices"

	"ascribe"
	"ascribe/internal/store"
)

// daysState says how far the record has been read into stays.
type daysState struct {
	method              string
	placement, decision int64
}

func daysOf(ctx context.Context, s *session) (d daysState, err error) {
	err = s.one(ctx, `SELECT method, placement, decision FROM days`, nil, &d.method, &d.placement, &d.decision)
	return d, err
}

// daysEnd returns where the record ends for stays. Of decisions those of people
// count: those of the engine come with placements.
func daysEnd(ctx context.Context, s *session, method string) (daysState, error) {
	d := daysState{method: method}
	err := s.one(ctx, `SELECT (SELECT coalesce(max(seq), 0) FROM placement), (SELECT coalesce(max(seq), 0) FROM decision WHERE author <> '')`,
		nil, &d.placement, &d.decision)
	return d, err
}

// Regrouped implements [store.Days].
func (s *Store) Regrouped(ctx context.Context, method string) (is bool, err error) {
	err = s.snapshot(ctx, func(view *session) error {
		was, err := daysOf(ctx, view)
		if err != nil {
			return err
		}
		now, err := daysEnd(ctx, view, method)
		is = was == now
		return err
	})
	return is, s.failed("read", err)
}

// Regroup implements [store.Days].
func (s *Store) Regroup(ctx context.Context, r store.Regrouping) error {
	return s.failed("regroup", s.regroup(ctx, r))
}

func (s *Store) regroup(ctx context.Context, r store.Regrouping) error {
	var was, now daysState
	var parts []stalePart
	err := s.snapshot(ctx, func(view *session) (err error) {
		if was, err = daysOf(ctx, view); err != nil {
			return err
		}
		if now, err = daysEnd(ctx, view, r.Method); err != nil || now == was {
			return err
		}
		parts, err = staleParts(ctx, view, was, r)
		return err
	})
	if err != nil || now == was {
		return err
	}
	if err := s.replayAll(ctx, bundles(parts), r.Replay); err != nil {
		return err
	}
	return s.write(ctx, func(w *session) error {
		return w.exec(ctx, `UPDATE days SET method = ?, placement = ?, decision = ?`, now.method, now.placement, now.decision)
	})
}

// stalePart is a part that has to be replayed: anew, or from the first day on
// that has news.
type stalePart struct {
	mentions []store.Row
	anew     bool
}

// staleParts are all under another method; else those of the mentions that were
// placed since, and, anew, of those that people decided about.
func staleParts(ctx context.Context, s *session, was daysState, r store.Regrouping) (out []stalePart, err error) {
	const every, placed = `SELECT seq FROM mention WHERE seq > ? ORDER BY seq`, `SELECT DISTINCT mention FROM placement WHERE seq > ? ORDER BY mention`
	query, after, all := placed, was.placement, r.Method != was.method
	if all {
		query, after = every, 0
	}
	stale, err := gather(each(ctx, s, scanOne[store.Row], query, after))
	if err != nil {
		return nil, err
	}
	fresh, err := gather(each(ctx, s, scanOne[string], `SELECT id FROM decision WHERE author <> '' AND seq > ?`, was.decision))
	if err != nil {
		return nil, err
	}
	decided, err := rowsOf(ctx, s, concern(r.ByHand, fresh))
	if err != nil {
		return nil, err
	}
	parts, err := partsOf(ctx, s, append(stale, decided...), r.ByHand)
	for _, part := range parts {
		concerned := slices.ContainsFunc(part, func(m store.Row) bool { _, is := slices.BinarySearch(decided, m); return is })
		out = append(out, stalePart{part, all || concerned})
	}
	return out, err
}

// concern returns the mentions that decisions are about: an undo is about what
// the decision that it takes back is about.
func concern(all []store.Decision, ids []string) (mentions []string) {
	of := map[string]store.Decision{}
	for _, d := range all {
		of[d.ID] = d
	}
	for _, id := range ids {
		d := of[id]
		for n := 0; d.Kind == store.Undo && n <= len(all); n++ {
			d = of[d.A]
		}
		mentions = append(mentions, d.A, d.B)
	}
	return mentions
}

func rowsOf(ctx context.Context, s *session, mentions []string) ([]store.Row, error) {
	if len(mentions) == 0 {
		return nil, nil
	}
	return gather(each(ctx, s, scanOne[store.Row], `SELECT m.seq FROM`+byKey+`ORDER BY m.seq`, jsonList(mentions)))
}

// partsOf returns the parts that mentions belong to.
func partsOf(ctx context.Context, s *session, mentions []store.Row, byHand []store.Decision) ([][]store.Row, error) {
	merged, err := mergedBy(ctx, s, byHand)
	if err != nil {
		return nil, err
	}
	seen := map[store.Row]bool{}
	var parts [][]store.Row
	for _, m := range mentions {
		if seen[m] {
			continue
		}
		seen[m] = true
		part := []store.Row{m}
		for at := 0; at < len(part); at++ {
			beside, err := gather(each(ctx, s, scanOne[store.Row], `SELECT b FROM edge WHERE a = ?`, int64(part[at])))
			if err != nil {
				return nil, err
			}
			for _, n := range append(beside, merged[part[at]]...) {
				if !seen[n] {
					seen[n] = true
					part = append(part, n)
				}
			}
		}
		parts = append(parts, part)
	}
	return parts, nil
}

// mergedBy leads from a mention to those that people put it together with,
// whether that still holds or not.
func mergedBy(ctx context.Context, s *session, byHand []store.Decision) (map[store.Row][]store.Row, error) {
	merged := map[store.Row][]store.Row{}
	for _, d := range byHand {
		if d.Kind != store.Merge {
			continue
		}
		ends, err := rowsOf(ctx, s, []string{d.A, d.B})
		if err != nil {
			return nil, err
		}
		for _, a := range ends {
			merged[a] = append(merged[a], ends...)
		}
	}
	return merged, nil
}

// PartOf implements [store.Days].
func (s *Store) PartOf(ctx context.Context, mentions []string, byHand []store.Decision) (p store.Part, err error) {
	err = s.snapshot(ctx, func(view *session) error {
		rows, err := rowsOf(ctx, view, mentions)
		if err != nil {
			return err
		}
		parts, err := partsOf(ctx, view, rows, byHand)
		if err != nil {
			return err
		}
		var whole []store.Row
		for _, part := range parts {
			whole = append(whole, part...)
		}
		p, err = readPart(ctx, view, whole)
		return err
	})
	return p, s.failed("read", err)
}

const (
	partMentions = `SELECT m.seq, r.id || '/' || m.id, l.profile,` + placedNow + `, r.published FROM json_each(?1) j
		CROSS JOIN mention m ON m.seq = j.value CROSS JOIN report r ON r.seq = m.report LEFT JOIN mention_profile l ON l.mention = m.seq ORDER BY j.key`
	partEdges = `SELECT e.a, e.b, e.score FROM json_each(?1) j CROSS JOIN edge e ON e.a = j.value WHERE e.a < e.b`
)

// readPart reads what is kept of mentions and the edges between them.
func readPart(ctx context.Context, s *session, rows []store.Row) (p store.Part, err error) {
	list := jsonRows(rows)
	if p.Mentions, err = gather(each(ctx, s, scanDated, partMentions, list)); err != nil {
		return p, err
	}
	key := make(map[store.Row]string, len(rows))
	for _, m := range p.Mentions {
		key[m.Row] = m.Mention
	}
	for e, err := range each(ctx, s, scanRowEdge, partEdges, list) {
		if err != nil {
			return p, err
		}
		a, b := key[e.a], key[e.b]
		if a != "" && b != "" { // the other end may have come since
			p.Edges = append(p.Edges, store.Edge{A: min(a, b), B: max(a, b), Score: e.score})
		}
	}
	return p, nil
}

func scanDated(rows *sql.Rows) (d store.Dated, err error) {
	var published string
	if err = rows.Scan(&d.Row, &d.Mention, &d.Profile, &d.Incident, &published); err != nil {
		return d, err
	}
	d.Published, err = ascribe.ParseDate(published)
	return d, err
}

type rowEdge struct {
	a, b  store.Row
	score float64
}

func scanRowEdge(rows *sql.Rows) (e rowEdge, err error) {
	err = rows.Scan(&e.a, &e.b, &e.score)
	return e, err
}

// mentionsAtOnce is about how many mentions are replayed and written together.
const mentionsAtOnce = 512

// bundles puts parts together until they are worth a transaction.
func bundles(parts []stalePart) iter.Seq[[]stalePart] {
	return func(yield func([]stalePart) bool) {
		var bundle []stalePart
		size := 0
		for i, part := range parts {
			bundle, size = append(bundle, part), size+len(part.mentions)
			if size >= mentionsAtOnce || i == len(parts)-1 {
				if !yield(bundle) {
					return
				}
				bundle, size = nil, 0
			}
		}
	}
}
