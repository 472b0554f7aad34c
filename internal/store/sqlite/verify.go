package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"runtime"
	"sync"
	"sync/atomic"

	"ascribe/internal/store"
)

// Verify implements [store.Ledger]. It verifies what the record held when it
// began; writes may go on meanwhile. The work is parted into checks that need
// nothing of each other and run on all cores, each with a connection of its
// own. Problems come in the order of the checks.
func (s *Store) Verify(ctx context.Context, since store.Head, told func(done, of int64)) iter.Seq2[store.Problem, error] {
	return func(yield func(store.Problem, error) bool) {
		checks, err := s.checks(ctx, since)
		if err != nil {
			yield(store.Problem{}, s.failed("read", err))
			return
		}
		for _, c := range s.check(ctx, checks, told) {
			for _, p := range c.problems {
				if !yield(p, nil) {
					return
				}
			}
			if c.err != nil {
				yield(store.Problem{}, s.failed("read", c.err))
				return
			}
		}
	}
}

// check is a part of a verification.
type check struct {
	run  func(*verifier, context.Context) error
	rows int64 // that it reads
}

// checked is what a check came to.
type checked struct {
	problems []store.Problem
	err      error
}

// check runs checks on all cores. One that fails ends no other: what these
// find may tell why.
func (s *Store) check(ctx context.Context, checks []check, told func(done, of int64)) []checked {
	out := make([]checked, len(checks))
	var next, done atomic.Int64
	var of int64
	for _, c := range checks {
		of += c.rows
	}
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(checks)); i = next.Add(1) - 1 {
				out[i].err = s.snapshot(ctx, func(view *session) error {
					return checks[i].run(&verifier{view, &out[i].problems}, ctx)
				})
				if n := done.Add(checks[i].rows); told != nil {
					told(n, of)
				}
			}
		})
	}
	workers.Wait()
	return out
}

// checks parts the work. What takes longest and cannot be parted comes first.
func (s *Store) checks(ctx context.Context, since store.Head) (out []check, err error) {
	err = s.snapshot(ctx, func(view *session) error {
		to, err := historyTails(ctx, view)
		if err != nil {
			return err
		}
		all := to.rows()
		out = []check{{(*verifier).pages, all}, {(*verifier).references, all / 8}, {(*verifier).incidents, to[placementTable]}, {(*verifier).decisions, to[decisionTable]}}
		entries, err := entryChecks(ctx, view, to)
		if err != nil {
			return err
		}
		batches, err := historyChecks(ctx, view, to, since)
		out = append(append(out, entries...), batches...)
		return err
	})
	return out, err
}

type verifier struct {
	*session
	problems *[]store.Problem
}

func (v *verifier) found(where, format string, args ...any) {
	*v.problems = append(*v.problems, store.Problem{Where: where, What: fmt.Sprintf(format, args...)})
}

// pages has SQLite check its own structure: pages, indexes, types.
func (v *verifier) pages(ctx context.Context) error {
	for line, err := range each(ctx, v.session, scanOne[string], `PRAGMA integrity_check`) {
		if err != nil {
			return err
		}
		if line != "ok" {
			v.found("database", "%s", line)
		}
	}
	return nil
}

// references finds rows that name others that are not there.
func (v *verifier) references(ctx context.Context) error {
	for p, err := range each(ctx, v.session, scanReference, `PRAGMA foreign_key_check`) {
		if err != nil {
			return err
		}
		v.found(p.Where, "%s", p.What)
	}
	return nil
}

func scanReference(rows *sql.Rows) (store.Problem, error) {
	var table, parent string
	var row sql.NullInt64
	var key int
	err := rows.Scan(&table, &row, &parent, &key)
	return store.Problem{Where: fmt.Sprintf("%s %d", table, row.Int64), What: "names a " + parent + " that is not there"}, err
}

func (v *verifier) decisions(ctx context.Context) error {
	for d, err := range each(ctx, v.session, scanDecision, selectDecisions+` ORDER BY d.seq`, all.batch) {
		if err != nil {
			return err
		}
		again := d
		if again.Identify(); again.ID != d.ID {
			v.found(d.ID, "the decision's id does not follow from its content")
		}
	}
	return nil
}

// incidents compares the list that is kept with one that is counted anew.
func (v *verifier) incidents(ctx context.Context) error {
	const differ = `WITH kept (id, first, last, mentions, reports) AS (SELECT id, first, last, mentions, reports FROM incident),
		counted (id, first, last, mentions, reports) AS (` + incidentsThen + `)
		SELECT id FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted)
		UNION SELECT id FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept)`
	for id, err := range each(ctx, v.session, scanOne[string], differ, all.batch, all.asOf, "", int64(-1)) {
		if err != nil {
			return err
		}
		v.found(id, "the list of incidents is not what the placements give")
	}
	return nil
}
