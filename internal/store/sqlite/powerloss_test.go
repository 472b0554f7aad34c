package sqlite

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"

	"ascribe/internal/store"
	"ascribe/internal/store/sqlite/baddisk"
	"ascribe/internal/store/storetest"
)

var powerLosses = flag.Int("powerlosses", 80, "how many power losses TestPowerLoss tries")

// A trial takes in a few batches.
const (
	trialBatches  = 8
	trialPerBatch = 4
)

// Settings of a trial: with these the log is moved into the file after about
// every write, or never.
var (
	busyLog  = settings{path: "record.db", checkpoint: 30}
	quietLog = settings{path: "record.db", checkpoint: 10_000}
)

// ingest takes in the trial's batches on a disk and returns how many were
// acknowledged before something failed.
func ingest(ctx context.Context, d *baddisk.Disk, c settings) (acknowledged int, err error) {
	err = onDisk(ctx, d, c, func(s *Store) error {
		for ; acknowledged < trialBatches; acknowledged++ {
			first := acknowledged * trialPerBatch
			if err := storetest.Take(ctx, s, acknowledged, first, first+trialPerBatch, 3); err != nil {
				return err
			}
		}
		return nil
	})
	return acknowledged, err
}

// onDisk opens the record on d, runs fn and closes it. Closing is not asked
// for its error: after a loss of power it has nothing to say.
func onDisk(ctx context.Context, d *baddisk.Disk, c settings, fn func(*Store) error) error {
	m, err := d.Mount()
	if err != nil {
		return err
	}
	defer m.Unmount()
	c.vfs = m.Name
	s, err := open(ctx, c)
	if err != nil {
		return err
	}
	defer s.Close()
	return fn(s)
}

// survived opens the record again and says what is wrong with it: damage, a
// write that is there in part, or fewer writes than were acknowledged.
func survived(ctx context.Context, d *baddisk.Disk, acknowledged int) error {
	return onDisk(ctx, d, busyLog, func(s *Store) error {
		for p, err := range s.Verify(ctx, store.Head{}, nil) {
			if err != nil {
				return err
			}
			return errors.New(p.String())
		}
		n := 0
		for r, err := range s.Reports(ctx, store.ReportQuery{}) {
			if err != nil {
				return err
			}
			n++
			if r.Text == "" {
				return fmt.Errorf("report %s is empty", r.ID)
			}
		}
		if n%trialPerBatch != 0 || n < acknowledged*trialPerBatch {
			return fmt.Errorf("%d reports, after %d writes of %d were acknowledged", n, acknowledged, trialPerBatch)
		}
		return carryOn(ctx, s)
	})
}

// carryOn takes everything in again, as the user would.
func carryOn(ctx context.Context, s *Store) error {
	for i := range trialBatches {
		if err := storetest.Take(ctx, s, trialBatches, i*trialPerBatch, (i+1)*trialPerBatch, 3); err != nil {
			return err
		}
	}
	for p, err := range s.Verify(ctx, store.Head{}, nil) {
		if err != nil {
			return err
		}
		return fmt.Errorf("after the rerun: %s", p)
	}
	known, err := s.Known(ctx, trialIDs())
	if err == nil && len(known) != trialBatches*trialPerBatch {
		err = fmt.Errorf("after the rerun %d reports are known", len(known))
	}
	return err
}

func trialIDs() (ids []string) {
	for n := range trialBatches * trialPerBatch {
		ids = append(ids, storetest.Entry(n).Report.ID)
	}
	return ids
}

// losePower cuts the power at one operation of the trial, by chance, and
// returns what is wrong afterwards.
func losePower(ctx context.Context, seed uint64, operations int, c settings) error {
	chance := rand.New(rand.NewPCG(seed, 1))
	at := 1 + chance.IntN(operations)
	d := baddisk.New(func(e baddisk.Event) baddisk.Outcome {
		if e.Total == at {
			return baddisk.PowerOff
		}
		return baddisk.Done
	})
	acknowledged, _ := ingest(ctx, d, c)
	if err := survived(ctx, d.AfterPowerLoss(chance, nil), acknowledged); err != nil {
		return fmt.Errorf("seed %d, power off at operation %d of %d: %w", seed, at, operations, err)
	}
	return nil
}

func countOperations(t *testing.T, c settings) int {
	t.Helper()
	d := baddisk.New(nil)
	if n, err := ingest(t.Context(), d, c); n != trialBatches || err != nil {
		t.Fatalf("%d writes on a good disk: %v", n, err)
	}
	return d.Operations()
}

func TestPowerLoss(t *testing.T) {
	t.Parallel()
	for _, c := range []settings{busyLog, quietLog} {
		operations := countOperations(t, c)
		for seed := range uint64(*powerLosses / 2) {
			if err := losePower(t.Context(), seed, operations, c); err != nil {
				t.Error(err)
			}
		}
	}
}

// Without synchronous=FULL acknowledged reports must get lost, or the test
// above proves nothing.
func TestPowerLossUnsynced(t *testing.T) {
	t.Parallel()
	for _, synchronous := range []string{"OFF", "NORMAL"} {
		c := quietLog
		c.synchronous = synchronous
		operations := countOperations(t, c)
		losses := 0
		for seed := range uint64(40) {
			if losePower(t.Context(), seed, operations, c) != nil {
				losses++
			}
		}
		t.Logf("synchronous=%s: %d of 40 power losses did harm", synchronous, losses)
		if losses == 0 {
			t.Errorf("with synchronous=%s no power loss did harm: the disk is too kind", synchronous)
		}
	}
}
