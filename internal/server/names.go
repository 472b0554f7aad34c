package server

import (
	"context"
	"sync"

	"ascribe"
	"ascribe/internal/mask"
	"ascribe/internal/store"
)

// namesHeld is for how many reports the names are kept at hand.
const namesHeld = 20_000

// veil hides the names of people in what leaves the server. A report never
// changes, so that the names found in it are kept.
type veil struct {
	reports      store.Reports
	organisation func(string) bool
	mu           sync.Mutex
	young, old   map[string]mask.Names
}

func newVeil(reports store.Reports, organisation func(string) bool) *veil {
	return &veil{reports: reports, organisation: organisation, young: map[string]mask.Names{}}
}

// of returns the names in a report.
func (v *veil) of(ctx context.Context, report string) (mask.Names, error) {
	if n, ok := v.held(report); ok {
		return n, nil
	}
	r, err := v.reports.Report(ctx, report)
	if err != nil {
		return mask.Names{}, err
	}
	return v.in(r), nil
}

// in returns the names in a report that is at hand.
func (v *veil) in(r ascribe.Report) mask.Names {
	n, ok := v.held(r.ID)
	if !ok {
		n = mask.Find(v.organisation, r.Title, r.Text)
		v.keep(r.ID, n)
	}
	return n
}

func (v *veil) held(report string) (mask.Names, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	n, ok := v.young[report]
	if !ok {
		n, ok = v.old[report]
	}
	return n, ok
}

func (v *veil) keep(report string, n mask.Names) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.young) >= namesHeld/2 {
		v.young, v.old = map[string]mask.Names{}, v.young
	}
	v.young[report] = n
}

// statements returns statements as they may be shown.
func (v *veil) statements(ctx context.Context, sts []ascribe.Statement) ([]Statement, error) {
	out := make([]Statement, 0, len(sts))
	for _, s := range sts {
		n, err := v.of(ctx, s.Report)
		if err != nil {
			return nil, err
		}
		out = append(out, statementOf(s, n))
	}
	return out, nil
}

// all returns the names in any of the reports.
func (v *veil) all(ctx context.Context, reports []ascribe.Report) (mask.Names, error) {
	var all []mask.Names
	for _, r := range reports {
		n, err := v.of(ctx, r.ID)
		if err != nil {
			return mask.Names{}, err
		}
		all = append(all, n)
	}
	return mask.Union(all...), nil
}
