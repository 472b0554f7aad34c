package sqlite

import (
	"context"

	"ascribe"
	"ascribe/internal/store"
)

// Rename implements [store.Appender].
func (t *tx) Rename(ctx context.Context, as ...store.Alias) error {
	return t.change(ctx, func(ctx context.Context) error {
		for _, a := range as {
			if a.ID == "" {
				return invalid(a.Incident, "an incident without an id cannot be renamed", "")
			}
		}
		for _, a := range as {
			if err := t.alias(ctx, a); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) alias(ctx context.Context, a store.Alias) error {
	if a.Incident == "" {
		a.Incident = a.ID
	}
	before, err := standsFor(ctx, t.session, a.ID, all)
	if err != nil || before == a.Incident {
		return err
	}
	t.touched[a.ID], t.touched[a.Incident] = true, true
	_, err = t.insert(ctx, aliasTable, a.ID, a.Incident)
	return err
}

// recount brings an incident's row in the list up to date with its mentions,
// and holds that an id that stands for another has none.
func (t *tx) recount(ctx context.Context, id string) error {
	var h store.IncidentHead
	var first, last string
	err := t.one(ctx, countMembers, []any{all.batch, all.asOf, id}, &h.Mentions, &h.Reports, &first, &last)
	if err != nil {
		return err
	}
	if h.Mentions == 0 || id == "" {
		return t.exec(ctx, `DELETE FROM incident WHERE id = ?`, id)
	}
	target, err := follow(ctx, t.session, id, all)
	if err != nil {
		return err
	}
	if target != id {
		return &ascribe.Error{Code: ascribe.Conflict, Where: id, What: "an incident that stands for " + target + " still has mentions",
			Remedy: "place them first"}
	}
	return t.exec(ctx, `INSERT INTO incident (id, first, last, mentions, reports) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET first = excluded.first, last = excluded.last, mentions = excluded.mentions, reports = excluded.reports`,
		id, first, last, h.Mentions, h.Reports)
}

// standsFor returns what id points to directly, id itself if to nothing.
func standsFor(ctx context.Context, s *session, id string, w window) (target string, err error) {
	err = s.one(ctx, `SELECT incident FROM alias WHERE id = ? AND batch <= ? ORDER BY seq DESC LIMIT 1`, []any{id, w.batch}, &target)
	if noRows(err) {
		return id, nil
	}
	return target, err
}

// follow returns the incident that id stands for in the end.
func follow(ctx context.Context, s *session, id string, w window) (string, error) {
	seen := map[string]bool{}
	for !seen[id] {
		seen[id] = true
		next, err := standsFor(ctx, s, id, w)
		if err != nil || next == id {
			return next, err
		}
		id = next
	}
	return "", &ascribe.Error{Code: ascribe.Conflict, What: "an incident stands for itself by way of others", Where: id,
		Remedy: "rename one of them to itself"}
}
