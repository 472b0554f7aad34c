package grouping

import (
	"cmp"
	"context"
	"iter"
	"slices"

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
	watch Watch
}

// Watch is told of work that may take long: how mentions stood on the days of
// their publication is worked out for the first answer, and for the first after
// the record has grown. It is called when the work begins; step is called, by
// several goroutines at once, whenever it is done for a number of mentions, and
// end when all is done.
type Watch func() (step func(mentions int), end func())

// Unwatched is for those who need not be told.
func Unwatched() (step func(mentions int), end func()) { return func(int) {}, func() {} }

// NewAsOf returns the record s with such answers.
func NewAsOf(s store.Store, m *link.Model, watch Watch) *AsOf { return &AsOf{s, m, watch} }

// method names what stays are derived by.
const method = link.Method + " by day/1"

func regroups(c store.Cut) bool { return !c.AsOf.IsZero() && c.RecordedBy.IsZero() }

// Derive implements [store.Desk]: the readings of a day are those of the
// incidents of that day.
func (a *AsOf) Derive(ctx context.Context, with string, derive func(store.Dossier, []store.Run) []store.Reading) error {
	if err := a.regroup(ctx); err != nil {
		return err
	}
	return a.Store.Derive(ctx, with, derive)
}

// regroup brings the stays of the record up to date.
func (a *AsOf) regroup(ctx context.Context) error {
	if is, err := a.Regrouped(ctx, method); is || err != nil {
		return err
	}
	byHand, err := ByHand(ctx, a.Store)
	if err != nil {
		return err
	}
	step, end := a.watch()
	defer end()
	return a.Regroup(ctx, store.Regrouping{Method: method, ByHand: kept(byHand), Replay: func(ctx context.Context, p store.Part) ([]store.Stay, error) {
		defer step(len(p.Mentions))
		return Replay(ctx, a.model, p, byHand)
	}})
}

// kept are decisions in the words of the store.
func kept(byHand []link.Decision) (out []store.Decision) {
	for _, d := range byHand {
		out = append(out, store.Decision{ID: d.ID, Kind: store.DecisionKind(d.Kind), A: d.A, B: d.B})
	}
	return out
}

// Dossier implements [store.Incidents]. An id stands for the group that holds
// the mention which gives it; once that came later, for the group that held
// the incident's first mention by then.
func (a *AsOf) Dossier(ctx context.Context, id string, c store.Cut) (store.Dossier, error) {
	if !regroups(c) {
		return a.Store.Dossier(ctx, id, c)
	}
	d, err := a.day(ctx, c)
	if err != nil {
		return store.Dossier{}, err
	}
	now, err := d.today(ctx, id)
	if err != nil {
		return now, err
	}
	stays, err := d.around(ctx, keysOf(now))
	if err != nil {
		return store.Dossier{}, err
	}
	g, found := answering(stays, id, now)
	if !found {
		return store.Dossier{}, &ascribe.Error{Code: ascribe.NotFound, What: "no such incident at that time", Where: id}
	}
	if d.current && g.is(now) {
		now.Aliases = g.names(now.Aliases)
		return now, nil
	}
	return d.gather(ctx, g)
}

// Dossiers implements [store.Incidents]: the incidents of the day, by id.
func (a *AsOf) Dossiers(ctx context.Context, c store.Cut) iter.Seq2[store.Dossier, error] {
	if !regroups(c) {
		return a.Store.Dossiers(ctx, c)
	}
	return func(yield func(store.Dossier, error) bool) {
		if err := a.regroup(ctx); err != nil {
			yield(store.Dossier{}, err)
			return
		}
		d := &day{AsOf: a, cut: c}
		for g, err := range groupsOf(a.Stays(ctx, store.StayQuery{On: c.AsOf})) {
			var found store.Dossier
			if err == nil {
				found, err = d.gather(ctx, g)
			}
			if !yield(found, err) || err != nil {
				return
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
