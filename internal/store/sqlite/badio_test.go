package sqlite

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"ascribe"
	"ascribe/internal/store"
	"ascribe/internal/store/sqlite/baddisk"
	"ascribe/internal/store/storetest"
)

// TestBadOperation fails the n-th write, sync or truncation of the trial, for
// every n in steps. The error must say so, the caller runs again as it would,
// and a power loss at the end must not take anything that was acknowledged.
func TestBadOperation(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		kind    baddisk.Kind
		outcome baddisk.Outcome
		step    int
	}{
		{baddisk.Write, baddisk.BadIO, 19},
		{baddisk.Write, baddisk.NoSpace, 19},
		{baddisk.Sync, baddisk.BadIO, 1},
		{baddisk.Truncate, baddisk.BadIO, 1},
	} {
		t.Run(fmt.Sprint(test.kind, test.outcome), func(t *testing.T) {
			failed := 0
			for n := 1; ; n += test.step {
				struck, told, err := strike(t.Context(), test.kind, test.outcome, n)
				if err != nil {
					t.Errorf("%s %d: %v", test.kind, n, err)
				}
				if !struck {
					break
				}
				failed += told
			}
			if failed == 0 && test.kind != baddisk.Truncate {
				t.Error("no failure was ever told")
			}
		})
	}
}

// strike runs the trial with one operation failing. It returns whether there
// was such an operation, how many errors were told, and what went wrong.
func strike(ctx context.Context, kind baddisk.Kind, outcome baddisk.Outcome, nth int) (struck bool, told int, err error) {
	d := baddisk.New(func(e baddisk.Event) baddisk.Outcome {
		if e.Kind == kind && e.Nth == nth {
			struck = true
			return outcome
		}
		return baddisk.Done
	})
	tell := func(err error) error {
		told++
		if ascribe.CodeOf(err) != ascribe.Full {
			return fmt.Errorf("told as %q: %w", ascribe.CodeOf(err), err)
		}
		return nil
	}
	try := func() error {
		return onDisk(ctx, d, busyLog, func(s *Store) error { return insist(ctx, s, tell) })
	}
	if err := try(); err != nil { // it struck while the record was being made or opened
		if err := tell(err); err != nil {
			return struck, told, err
		}
		if err := try(); err != nil {
			return struck, told, fmt.Errorf("the second run: %w", err)
		}
	}
	chance := rand.New(rand.NewPCG(uint64(nth), 2))
	return struck, told, survived(ctx, d.AfterPowerLoss(chance, nil), trialBatches)
}

// insist takes in all batches, each again if it failed, and hands errors to
// tell.
func insist(ctx context.Context, s *Store, tell func(error) error) error {
	for i := range trialBatches {
		take := func() error {
			return storetest.Take(ctx, s, i, i*trialPerBatch, (i+1)*trialPerBatch, 3)
		}
		err := take()
		if err == nil {
			continue
		}
		if err := tell(err); err != nil {
			return err
		}
		if err := take(); err != nil {
			return fmt.Errorf("the second try of batch %d: %w", i, err)
		}
	}
	return nil
}

// TestFullDisk fills the disk at some point and for good: from then on every
// write is refused as Full, what was acknowledged reads, and when there is
// room again the work goes on.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	writes := countOperations(t, busyLog)
	refused := 0
	for at := 1; at < writes; at += 9 {
		full := false
		d := baddisk.New(func(e baddisk.Event) baddisk.Outcome {
			full = full || e.Total == at
			if full && e.Kind == baddisk.Write {
				return baddisk.NoSpace
			}
			return baddisk.Done
		})
		acknowledged := 0
		err := onDisk(ctx, d, busyLog, func(s *Store) error {
			for ; acknowledged < trialBatches; acknowledged++ {
				first := acknowledged * trialPerBatch
				if err := storetest.Take(ctx, s, acknowledged, first, first+trialPerBatch, 3); err != nil {
					refused++
					return readable(ctx, s, acknowledged, err)
				}
			}
			return nil
		})
		if err != nil && ascribe.CodeOf(err) != ascribe.Full {
			t.Errorf("full at operation %d: %v", at, err)
		}
		chance := rand.New(rand.NewPCG(uint64(at), 3))
		if err := survived(ctx, d.AfterPowerLoss(chance, nil), acknowledged); err != nil {
			t.Errorf("full at operation %d: %v", at, err)
		}
	}
	if refused == 0 {
		t.Error("nothing was ever refused")
	}
}

// readable checks what can be read after cause, and returns cause.
func readable(ctx context.Context, s *Store, acknowledged int, cause error) error {
	n := 0
	for _, err := range s.Reports(ctx, store.ReportQuery{}) {
		if err != nil {
			return fmt.Errorf("reading from the full disk: %w", err)
		}
		n++
	}
	if n != acknowledged*trialPerBatch {
		return fmt.Errorf("%d reports read from the full disk after %d writes", n, acknowledged)
	}
	return cause
}
