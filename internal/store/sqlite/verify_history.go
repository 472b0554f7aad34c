package sqlite

import (
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"ascribe/internal/store"
)

// sealed is a batch with its seal.
type sealed struct {
	seq      int64
	recorded string
	digest   []byte
}

// The history is parted into so many stretches, none shorter than so many
// batches.
const (
	stretches      = 256
	batchesAtLeast = 4
)

// stretch is a run of batches with the rows that stand between its first and
// its last, whatever batch these name.
type stretch struct {
	before, last int64 // batches: the one before the first, and the last
	from, to     tails // rows: the first, and the first of the next stretch
	end          bool  // nothing follows
}

// historyChecks part the history. Every row of it falls into one stretch.
func historyChecks(ctx context.Context, s *session, to tails, since store.Head) ([]check, error) {
	batches, err := gather(each(ctx, s, scanOne[int64], `SELECT seq FROM batch ORDER BY seq`))
	if err != nil {
		return nil, err
	}
	if len(batches) == 0 {
		batches = []int64{0}
	}
	first := tails{}
	for _, t := range history {
		first[t] = math.MinInt64
	}
	var out []check
	before := int64(0)
	for chunk := range slices.Chunk(batches, max(batchesAtLeast, len(batches)/stretches)) {
		x := stretch{before: before, last: chunk[len(chunk)-1], from: first, to: tails{}}
		x.end = x.last == batches[len(batches)-1]
		for _, t := range history {
			x.to[t] = to[t] + 1
			if !x.end {
				if x.to[t], err = firstAfter(ctx, s, t, x.last, first[t], to[t]); err != nil {
					return nil, err
				}
			}
		}
		out = append(out, check{func(v *verifier, ctx context.Context) error { return v.history(ctx, x, since) }, x.rows()})
		before, first = x.last, x.to
	}
	return out, nil
}

// rows is how many a stretch has, or would have without gaps.
func (x stretch) rows() (n int64) {
	for t, from := range x.from {
		n += x.to[t] - max(1, from)
	}
	return n
}

// firstAfter returns the first row of a table behind a batch, as far as its
// batches are in order: where they are not, a row falls into a stretch that
// does not expect it, which tells.
func firstAfter(ctx context.Context, s *session, t *table, batch, from, last int64) (int64, error) {
	low, high := max(1, from), last+1 // the first row behind the batch is one of these
	for low < high {
		middle := low + (high-low)/2
		var seq, of int64
		err := s.one(ctx, `SELECT seq, batch FROM `+t.name+` WHERE seq >= ? ORDER BY seq LIMIT 1`, []any{middle}, &seq, &of)
		switch {
		case noRows(err) || err == nil && (of > batch || seq > last):
			high = middle
		case err != nil:
			return 0, err
		default:
			low = min(seq, last) + 1
		}
	}
	return low, nil
}

const batchesBetween = `SELECT b.seq, b.recorded, s.digest FROM batch b LEFT JOIN seal s ON s.batch = b.seq WHERE b.seq BETWEEN ? AND ? ORDER BY b.seq`

// history makes the seals of a stretch anew from the rows and compares.
func (v *verifier) history(ctx context.Context, x stretch, since store.Head) error {
	rows := newReplay(ctx, v.session, x)
	defer rows.stop()
	var last sealed
	from := int64(math.MinInt64)
	if x.before > 0 {
		from = x.before + 1
		before, err := gather(each(ctx, v.session, scanSealed, batchesBetween, x.before, x.before))
		if err != nil {
			return err
		}
		last = before[0]
	}
	for b, err := range each(ctx, v.session, scanSealed, batchesBetween, from, x.last) {
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
		v.found(name, "rows stand outside every batch, or out of order")
	}
	if x.end && last.seq < since.Writes {
		v.found("history", "it ends at write %d, and was at %d before", last.seq, since.Writes)
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
		v.found(where, "the history has a gap, or its clock runs backwards")
	}
	if string(made.seal(before.digest, b.recorded)) != string(b.digest) {
		v.found(where, "the history was changed here: its rows do not give its seal")
	}
	if b.seq == since.Writes && fmt.Sprintf("%x", b.digest) != since.Digest {
		v.found(where, "the history is not the one that was noted before")
	}
	return nil
}
