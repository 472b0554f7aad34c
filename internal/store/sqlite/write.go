package sqlite

import (
	"context"
	"time"

	"ascribe"
	"ascribe/internal/store"
)

// clock is the form in which times of taking in are kept: it sorts as text.
const clock = "2006-01-02T15:04:05.000000000Z"

// Write implements [store.Writer].
func (s *Store) Write(ctx context.Context, recorded time.Time, fn func(store.Tx) error) error {
	w, err := s.takeWriter(ctx)
	if err != nil {
		return err
	}
	defer func() { s.writer <- w }()
	err = s.transact(ctx, w, recorded, fn)
	s.near.left(err)
	return s.failed("write", err)
}

func (s *Store) takeWriter(ctx context.Context) (*session, error) {
	select {
	case w, ok := <-s.writer:
		if !ok {
			return nil, &ascribe.Error{Code: ascribe.Invalid, What: "the record is closed", Where: s.path}
		}
		return w, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// transact runs fn between BEGIN and COMMIT. What has begun is carried through
// without being interrupted: a cancelled context is noticed between rows, and
// never leaves in doubt whether a commit took place.
func (s *Store) transact(ctx context.Context, w *session, recorded time.Time, fn func(store.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	steady := context.WithoutCancel(ctx)
	if err := w.exec(steady, `BEGIN IMMEDIATE`); err != nil {
		return err
	}
	committed := false
	defer func() {
		if !committed {
			w.exec(steady, `ROLLBACK`) // SQLite may have rolled back already
		}
	}()
	t, err := s.begin(steady, w, recorded)
	if err != nil {
		return err
	}
	if err := fn(t); err != nil {
		return err
	}
	if t.broken != nil {
		return t.broken
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := t.finish(steady); err != nil {
		return err
	}
	if err := w.exec(steady, `COMMIT`); err != nil {
		return err
	}
	committed = true
	return nil
}

// tx is an open Write. Rows go in as they come; the batch that they belong to
// begins with the first one.
type tx struct {
	*session
	of       *Store
	unfiled  appended
	recorded string
	seal     []byte // of the batch before
	batch    int64  // 0 until a row was appended
	last     map[*table]int64
	mentions map[string]int64 // rows by mention key, as far as they were asked for
	link     link
	// touched are the incidents that gained or lost mentions or names.
	touched map[string]bool
	noted   map[store.Version]bool
	// broken is the error that ended the transaction.
	broken error
}

var _ store.Tx = (*tx)(nil)

func (s *Store) begin(ctx context.Context, w *session, recorded time.Time) (*tx, error) {
	t := &tx{session: w, of: s,
		recorded: recorded.UTC().Format(clock), last: map[*table]int64{}, mentions: map[string]int64{}, link: link{},
		touched: map[string]bool{}, noted: map[store.Version]bool{}}
	var before string
	err := w.one(ctx, `SELECT b.recorded, s.digest FROM batch b JOIN seal s ON s.batch = b.seq ORDER BY b.seq DESC LIMIT 1`,
		nil, &before, &t.seal)
	if noRows(err) {
		err = nil
	}
	t.recorded = max(t.recorded, before)
	return t, err
}

// insert appends a row of history and returns its seq.
func (t *tx) insert(ctx context.Context, into *table, values ...any) (int64, error) {
	if err := t.open(ctx); err != nil {
		return 0, err
	}
	last, ok := t.last[into]
	if !ok {
		if err := t.one(ctx, `SELECT coalesce(max(seq), 0) FROM `+into.name, nil, &last); err != nil {
			return 0, err
		}
	}
	row := append([]any{last + 1, t.batch}, values...)
	if err := t.exec(ctx, into.insert, row...); err != nil {
		return 0, err
	}
	t.link.add(into, row)
	t.last[into] = last + 1
	return last + 1, nil
}

// open begins the batch, once.
func (t *tx) open(ctx context.Context) error {
	if t.batch > 0 {
		return nil
	}
	var last int64
	if err := t.one(ctx, `SELECT coalesce(max(seq), 0) FROM batch`, nil, &last); err != nil {
		return err
	}
	if err := t.exec(ctx, `INSERT INTO batch (seq, recorded) VALUES (?, ?)`, last+1, t.recorded); err != nil {
		return err
	}
	t.batch = last + 1
	return nil
}

// finish brings the list of incidents up to date and seals the batch.
func (t *tx) finish(ctx context.Context) error {
	for id := range t.touched {
		if err := t.recount(ctx, id); err != nil {
			return err
		}
	}
	if t.batch == 0 {
		return nil
	}
	return t.exec(ctx, `INSERT INTO seal (batch, digest) VALUES (?, ?)`, t.batch, t.link.seal(t.seal, t.recorded))
}

// versions notes the first row that rests on a version of a method.
func (t *tx) versions(ctx context.Context, vs ...store.Version) error {
	for _, v := range vs {
		if v.Name == "" || t.noted[v] {
			continue
		}
		t.noted[v] = true
		err := t.exec(ctx, `INSERT INTO version (kind, name, batch) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, v.Kind, v.Name, t.batch)
		if err != nil {
			return err
		}
	}
	return nil
}

// change runs one call of the transaction. Any error but a refusal of what was
// given ends the transaction, even if the caller passes over it.
func (t *tx) change(ctx context.Context, fn func(ctx context.Context) error) error {
	if t.broken != nil {
		return t.broken
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	err := fn(context.WithoutCancel(ctx))
	if err != nil && ascribe.CodeOf(err) != ascribe.Invalid {
		t.broken = err
	}
	return err
}

func invalid(where, what, remedy string) error {
	return &ascribe.Error{Code: ascribe.Invalid, What: what, Where: where, Remedy: remedy}
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func (t *tx) exists(ctx context.Context, query string, args ...any) (bool, error) {
	var one int
	err := t.one(ctx, query, args, &one)
	if noRows(err) {
		return false, nil
	}
	return err == nil, err
}
