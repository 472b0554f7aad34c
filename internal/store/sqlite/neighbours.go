package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"iter"
	"math/bits"
	"slices"
	"sync"

	"ascribe/internal/store"
	"ascribe/internal/store/sqlite/postings"
)

// neighbours are the indexes from keys to rows. They lie beside the file, hold
// nothing that it does not, and follow it: before a look-up they take in the
// rows that were committed since the last. The rows of an open Write come in
// when they are filed.
type neighbours struct {
	mu       sync.RWMutex
	resumed  bool
	behind   bool // rows may have been committed since
	reports  *postings.Index
	mentions *postings.Index
}

// keyFolder is where the indexes of the record at path lie.
func keyFolder(path string) string { return path + "-keys" }

func newNeighbours(path string, room int) *neighbours {
	index := func(name string) *postings.Index { return postings.New(keyFolder(path), name, room) }
	return &neighbours{behind: true, reports: index("reports"), mentions: index("mentions")}
}

// left says that a Write has ended. The rows of one that failed are forgotten.
func (n *neighbours) left(failed error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.behind = true
	if failed != nil {
		n.forget() // what cannot be closed was only read from
	}
}

func (n *neighbours) close() error {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.forget()
}

// forget goes back to what is on disk, which the next look-up resumes.
func (n *neighbours) forget() error {
	n.resumed = false
	return errors.Join(n.reports.Close(), n.mentions.Close())
}

// appended are the rows of an open Write that look-ups do not find yet.
type appended struct{ reports, mentions []rowKeys }

// File implements [store.Appender].
func (t *tx) File(ctx context.Context) error {
	return t.change(ctx, func(ctx context.Context) error {
		if err := t.of.catchUp(ctx); err != nil { // rows are filed in their order
			return err
		}
		t.of.near.file(t.unfiled)
		t.unfiled = appended{}
		return nil
	})
}

func (n *neighbours) file(rows appended) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, r := range rows.reports {
		n.reports.Add(uint32(r.row), r.keys)
	}
	for _, r := range rows.mentions {
		n.mentions.Add(uint32(r.row), r.keys)
	}
}

// ReportsNear implements [store.Neighbours].
func (s *Store) ReportsNear(ctx context.Context, keys []uint64, n store.Near) ([]store.Row, error) {
	return s.rowsNear(ctx, s.near.reports, keys, n)
}

// MentionsNear implements [store.Neighbours].
func (s *Store) MentionsNear(ctx context.Context, keys []uint64, n store.Near) ([]store.Row, error) {
	return s.rowsNear(ctx, s.near.mentions, keys, n)
}

func (s *Store) rowsNear(ctx context.Context, x *postings.Index, keys []uint64, n store.Near) ([]store.Row, error) {
	if err := s.catchUp(ctx); err != nil {
		return nil, s.failed("read", err)
	}
	s.near.mu.RLock()
	defer s.near.mu.RUnlock()
	var room [store.MaxPerKey]uint32
	rows := room[:0]
	found := make([]uint32, 0, 16*len(keys))
	for _, k := range folded(keys) {
		var err error
		if rows, err = x.Rows(rows, k, n.PerKey); err != nil {
			return nil, s.failed("read", err)
		}
		found = append(found, rows...)
	}
	return mostShared(found, n), nil
}

// folded returns keys in 32 bits each, in order, each once.
func folded(keys []uint64) []uint32 {
	out := make([]uint32, len(keys))
	for i, k := range keys {
		out[i] = uint32(k) ^ uint32(k>>32)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// packKeys writes folded keys as a column keeps them.
func packKeys(keys []uint32) []byte {
	b := make([]byte, 0, 4*len(keys)) // never NULL
	for _, k := range keys {
		b = binary.BigEndian.AppendUint32(b, k)
	}
	return b
}

func unpackKeys(b []byte) []uint32 {
	keys := make([]uint32, len(b)/4)
	for i := range keys {
		keys[i] = binary.BigEndian.Uint32(b[4*i:])
	}
	return keys
}

// mostShared returns the rows that were found most often, of equals the latest
// first. Nearly all are found once, and only what is returned is put in order.
func mostShared(found []uint32, n store.Near) []store.Row {
	sortRows(found)
	var often []int // how many rows were found so often
	for _, times := range runs(found) {
		for len(often) <= times {
			often = append(often, 0)
		}
		often[times]++
	}
	least, room := len(often)-1, n.Limit
	for least > n.AtLeast && room > often[least] {
		room -= often[least]
		least--
	}
	type shared struct{ row, times int }
	var top []shared
	for row, times := range runs(found) {
		if times > least || times == least && room > 0 && times >= n.AtLeast {
			top = append(top, shared{int(row), times})
		}
		if times == least {
			room--
		}
	}
	slices.SortStableFunc(top, func(a, b shared) int { return cmp.Compare(b.times, a.times) })
	out := make([]store.Row, len(top))
	for i, s := range top {
		out[i] = store.Row(s.row)
	}
	return out
}

// sortRows puts rows in order, byte by byte from the lowest on: of many it takes
// a few passes, however many there are (a radix sort).
func sortRows(rows []uint32) {
	if len(rows) < 1<<7 {
		slices.Sort(rows)
		return
	}
	from, to := rows, make([]uint32, len(rows))
	passes := (bits.Len32(slices.Max(rows)) + 7) / 8
	for shift := 0; shift < 8*passes; shift += 8 {
		var next [256]int // where the next row with a byte comes
		for _, r := range from {
			next[byte(r>>shift)]++
		}
		sum := 0
		for b, n := range next {
			next[b], sum = sum, sum+n
		}
		for _, r := range from {
			b := byte(r >> shift)
			to[next[b]] = r
			next[b]++
		}
		from, to = to, from
	}
	copy(rows, from)
}

// runs yields each of some rows in order, the last first, and how often it is
// there.
func runs(rows []uint32) iter.Seq2[uint32, int] {
	return func(yield func(uint32, int) bool) {
		for end := len(rows); end > 0; {
			from := end - 1
			for from > 0 && rows[from-1] == rows[end-1] {
				from--
			}
			if !yield(rows[end-1], end-from) {
				return
			}
			end = from
		}
	}
}

// catchUp takes in the rows that were committed since the last look-up.
func (s *Store) catchUp(ctx context.Context) error {
	s.near.mu.RLock()
	behind := s.near.behind
	s.near.mu.RUnlock()
	if !behind {
		return nil
	}
	s.near.mu.Lock()
	defer s.near.mu.Unlock()
	if !s.near.behind {
		return nil
	}
	return s.snapshot(ctx, func(view *session) error {
		if err := s.near.follow(ctx, view); err != nil {
			return err
		}
		s.near.behind = false
		return nil
	})
}

// follow reads the keys of new rows. What outgrows memory goes to disk, marked
// with the state of the history that the view shows.
func (n *neighbours) follow(ctx context.Context, view *session) error {
	if err := n.resume(ctx, view); err != nil {
		return err
	}
	stamp, err := head(ctx, view)
	if err != nil {
		return err
	}
	for _, x := range []struct {
		index *postings.Index
		query string
	}{
		{n.reports, `SELECT report, keys FROM sketch WHERE report > ? ORDER BY report`},
		{n.mentions, `SELECT mention, keys FROM mention_profile WHERE mention > ? ORDER BY mention`},
	} {
		if err := take(x.index, stamp, each(ctx, view, scanKeys, x.query, int64(x.index.Last()))); err != nil {
			return err
		}
	}
	return nil
}

func take(x *postings.Index, stamp postings.Stamp, rows iter.Seq2[rowKeys, error]) error {
	for r, err := range rows {
		if err != nil {
			return err
		}
		x.Add(uint32(r.row), r.keys)
		if err := spill(x, stamp); err != nil {
			return err
		}
	}
	return spill(x, stamp)
}

// spill writes rows to disk once there are many in memory.
func spill(x *postings.Index, stamp postings.Stamp) error {
	if !x.Full() {
		return nil
	}
	return x.Flush(stamp)
}

type rowKeys struct {
	row  int64
	keys []uint32
}

func scanKeys(rows *sql.Rows) (r rowKeys, err error) {
	var packed []byte
	err = rows.Scan(&r.row, &packed)
	r.keys = unpackKeys(packed)
	return r, err
}

// resume opens what earlier runs left, as far as it is of this history.
func (n *neighbours) resume(ctx context.Context, view *session) error {
	if n.resumed {
		return nil
	}
	valid := func(st postings.Stamp) (bool, error) {
		var seal []byte
		err := view.one(ctx, `SELECT digest FROM seal WHERE batch = ?`, []any{st.Batch}, &seal)
		if noRows(err) {
			return false, nil
		}
		return string(seal) == string(st.Seal[:]), err
	}
	if err := n.reports.Resume(valid); err != nil {
		return err
	}
	n.resumed = true
	return n.mentions.Resume(valid)
}

func head(ctx context.Context, view *session) (st postings.Stamp, err error) {
	var seal []byte
	err = view.one(ctx, `SELECT batch, digest FROM seal ORDER BY batch DESC LIMIT 1`, nil, &st.Batch, &seal)
	if noRows(err) {
		err = nil
	}
	copy(st.Seal[:], seal)
	return st, err
}
