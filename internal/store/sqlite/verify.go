package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"time"

	"ascribe"
	"ascribe/internal/store"
)

// Verify implements [store.Ledger]. It reads one moment of the record; writes
// may go on meanwhile.
func (s *Store) Verify(ctx context.Context, since store.Head) iter.Seq2[store.Problem, error] {
	return func(yield func(store.Problem, error) bool) {
		err := s.snapshot(ctx, func(view *session) error {
			v := &verifier{session: view, yield: func(p store.Problem) bool { return yield(p, nil) }}
			for _, check := range []func(context.Context) error{v.pages, v.references, v.entries, v.decisions, v.incidents} {
				if err := check(ctx); err != nil {
					return err
				}
			}
			return v.history(ctx, since)
		})
		if err != nil && !errors.Is(err, errStopped) {
			yield(store.Problem{}, s.failed("read", err))
		}
	}
}

// errStopped ends a verification whose reader wants no more.
var errStopped = errors.New("stopped")

type verifier struct {
	*session
	yield func(store.Problem) bool
}

func (v *verifier) found(where, format string, args ...any) error {
	if !v.yield(store.Problem{Where: where, What: fmt.Sprintf(format, args...)}) {
		return errStopped
	}
	return nil
}

// pages has SQLite check its own structure: pages, indexes, types.
func (v *verifier) pages(ctx context.Context) error {
	for line, err := range each(ctx, v.session, scanOne[string], `PRAGMA integrity_check`) {
		if err != nil {
			return err
		}
		if line == "ok" {
			continue
		}
		if err := v.found("database", "%s", line); err != nil {
			return err
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
		if err := v.found(p.Where, "%s", p.What); err != nil {
			return err
		}
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

// entries reads every report with its mentions and statements, and checks ids
// and quotes against the text.
func (v *verifier) entries(ctx context.Context) error {
	reports := each(ctx, v.session, scanReport, `SELECT `+reportColumns+`, r.text FROM report r WHERE`+published+`ORDER BY r.seq`,
		all.batch, all.asOf)
	for r, err := range reports {
		if err != nil {
			return err
		}
		e, err := v.entry(ctx, r)
		if err != nil {
			return err
		}
		for _, p := range e.Problems() {
			if err := v.found(p.Where, "%s", p.What); err != nil {
				return err
			}
		}
	}
	return nil
}

func (v *verifier) entry(ctx context.Context, r ascribe.Report) (e store.Entry, err error) {
	e.Report = r
	if e.Mentions, err = gather(each(ctx, v.session, scanMention, selectMentions, all.batch, all.asOf, r.ID)); err != nil {
		return e, err
	}
	sts := each(ctx, v.session, scanSaid, selectStatements+fromReport+ofClass+inTextOrder, all.batch, all.asOf, r.ID, int64(store.Both))
	asRead := func(yield func(said, error) bool) { // under the mention's own name, as it was when the id was made
		for s, err := range sts {
			s.Incident = s.mention
			if !yield(s, err) {
				return
			}
		}
	}
	err = addFacts(e.Mentions, asRead, func(s ascribe.Statement) { e.Statements = append(e.Statements, s) })
	return e, err
}

func (v *verifier) decisions(ctx context.Context) error {
	for d, err := range each(ctx, v.session, scanDecision, selectDecisions+` ORDER BY d.seq`, all.batch) {
		if err != nil {
			return err
		}
		again := d
		if again.Identify(); again.ID == d.ID {
			continue
		}
		if err := v.found(d.ID, "the decision's id does not follow from its content"); err != nil {
			return err
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
		if err := v.found(id, "the list of incidents is not what the placements give"); err != nil {
			return err
		}
	}
	return nil
}

// sealed is a batch with its seal.
type sealed struct {
	seq      int64
	recorded string
	digest   []byte
}

func scanSealed(rows *sql.Rows) (sealed, error) {
	var b sealed
	err := rows.Scan(&b.seq, &b.recorded, &b.digest)
	return b, err
}

// history makes every seal anew from the rows and compares.
func (v *verifier) history(ctx context.Context, since store.Head) error {
	rows := newReplay(ctx, v.session)
	defer rows.stop()
	var last sealed
	for b, err := range each(ctx, v.session, scanSealed,
		`SELECT b.seq, b.recorded, s.digest FROM batch b LEFT JOIN seal s ON s.batch = b.seq ORDER BY b.seq`) {
		if err != nil {
			return err
		}
		if err := v.batch(last, b, rows, since); err != nil {
			return err
		}
		last = b
	}
	left, err := rows.left()
	if err != nil {
		return err
	}
	for _, name := range left {
		if err := v.found(name, "rows stand outside every batch, or out of order"); err != nil {
			return err
		}
	}
	if last.seq < since.Writes {
		return v.found("history", "it ends at write %d, and was at %d before", last.seq, since.Writes)
	}
	return nil
}

func (v *verifier) batch(before, b sealed, rows *replay, since store.Head) error {
	where := fmt.Sprintf("write %d", b.seq)
	made, err := rows.link(b.seq)
	if err != nil {
		return err
	}
	if _, err := time.Parse(clock, b.recorded); err != nil || b.seq != before.seq+1 || b.recorded < before.recorded {
		if err := v.found(where, "the history has a gap, or its clock runs backwards"); err != nil {
			return err
		}
	}
	if string(made.seal(before.digest, b.recorded)) != string(b.digest) {
		if err := v.found(where, "the history was changed here: its rows do not give its seal"); err != nil {
			return err
		}
	}
	if b.seq == since.Writes && fmt.Sprintf("%x", b.digest) != since.Digest {
		return v.found(where, "the history is not the one that was noted before")
	}
	return nil
}
