package grouping

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"ascribe"
	"ascribe/internal/link"
	"ascribe/internal/store"
)

// AsOf is a record whose answers under [store.Cut.AsOf] group mentions as the
// evidence published by that day gives it: what a later report brings
// together stands apart before it, and what it takes apart stands together.
// Decisions of people hold on every day. Under [store.Cut.RecordedBy] the
// grouping is the one that was recorded by then.
type AsOf struct {
	store.Store
	model *link.Model
}

// NewAsOf returns the record s with such answers.
func NewAsOf(s store.Store, m *link.Model) *AsOf { return &AsOf{s, m} }

func regroups(c store.Cut) bool { return !c.AsOf.IsZero() && c.RecordedBy.IsZero() }

// Dossier implements [store.Incidents]. An id stands for the group that holds
// the mention which gives it; once that came later, for the group that held
// the incident's first mention by then.
func (a *AsOf) Dossier(ctx context.Context, id string, c store.Cut) (store.Dossier, error) {
	if !regroups(c) {
		return a.Store.Dossier(ctx, id, c)
	}
	now, err := a.today(ctx, id, c)
	if err != nil {
		return now, err
	}
	v, err := a.view(ctx, c)
	if err != nil {
		return store.Dossier{}, err
	}
	groups, err := v.regroup(ctx, keysOf(now))
	if err != nil {
		return store.Dossier{}, err
	}
	return v.assemble(ctx, answering(groups, id, now), now)
}

// today returns the incident that id stands for now, as far as it had been
// reported by the day. The id may be one that only an earlier day gave.
func (a *AsOf) today(ctx context.Context, id string, c store.Cut) (store.Dossier, error) {
	d, err := a.Store.Dossier(ctx, id, c)
	if ascribe.CodeOf(err) != ascribe.NotFound {
		return d, err
	}
	for p, perr := range a.Store.Placements(ctx, c) {
		if perr != nil {
			return d, perr
		}
		if strings.HasSuffix(id, "-"+link.IDDigits(p.Mention)) {
			return a.Store.Dossier(ctx, p.Incident, c)
		}
	}
	return d, err
}

// Dossiers implements [store.Incidents]: the incidents of the day, in the order
// of those that they belong to now.
func (a *AsOf) Dossiers(ctx context.Context, c store.Cut) iter.Seq2[store.Dossier, error] {
	if !regroups(c) {
		return a.Store.Dossiers(ctx, c)
	}
	return func(yield func(store.Dossier, error) bool) {
		v, err := a.view(ctx, c)
		if err != nil {
			yield(store.Dossier{}, err)
			return
		}
		told := map[string]bool{}
		for now, err := range a.Store.Dossiers(ctx, c) {
			var ds []store.Dossier
			if err == nil {
				ds, err = v.split(ctx, now, told)
			}
			if err != nil {
				yield(store.Dossier{}, err)
				return
			}
			for _, d := range ds {
				if !yield(d, nil) {
					return
				}
			}
		}
	}
}

// Statements implements [store.Statements]: those of one incident are those of
// its dossier.
func (a *AsOf) Statements(ctx context.Context, q store.StatementQuery) iter.Seq2[ascribe.Statement, error] {
	if q.Incident == "" || !regroups(q.Cut) {
		return a.Store.Statements(ctx, q)
	}
	return func(yield func(ascribe.Statement, error) bool) {
		d, err := a.Dossier(ctx, q.Incident, q.Cut)
		if err != nil {
			yield(ascribe.Statement{}, err)
			return
		}
		for _, s := range statementsOf(d, q) {
			if !yield(s, nil) {
				return
			}
		}
	}
}

// statementsOf returns what q selects of an incident, in the order of the
// store.
func statementsOf(d store.Dossier, q store.StatementQuery) (out []ascribe.Statement) {
	if q.Only != store.Facts {
		out = append(out, d.Statements...)
	}
	if q.Only != store.Roles {
		for _, m := range d.Mentions {
			out = append(out, m.Facts...)
		}
	}
	out = slices.DeleteFunc(out, func(s ascribe.Statement) bool { return q.Report != "" && s.Report != q.Report })
	slices.SortFunc(out, inTextOrder)
	return out
}

func inTextOrder(a, b ascribe.Statement) int {
	return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.Report, b.Report), cmp.Compare(a.Start, b.Start),
		cmp.Compare(a.End, b.End), cmp.Compare(a.ID, b.ID))
}
