package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"

	"ascribe"
)

// story is a run of the archive over several losses of power, or of the
// process alone.
type story struct {
	chance *rand.Rand
	disk   *badDisk
	acked  map[ascribe.Ref][]byte // what a Sync that returned nil covers
}

// live puts and syncs until it is cut off, and reports what is not as it
// should be.
func (s *story) live(opsToLive int) error {
	start := s.disk.ops
	s.disk.fate = func(op int, _ string) error {
		if op-start >= opsToLive {
			s.disk.off = true
			return errors.New("power lost")
		}
		return nil
	}
	a, err := openOn(s.disk, "record/originals")
	if err != nil {
		if s.disk.off {
			return nil
		}
		return fmt.Errorf("the archive does not open: %w", err)
	}
	if err := s.check(a); err != nil {
		return err
	}
	a.packSize, a.flushSize = 20<<10, 2<<10
	put := map[ascribe.Ref][]byte{}
	for {
		body := make([]byte, s.chance.IntN(3000))
		for i := range body {
			body[i] = byte(s.chance.Uint32())
		}
		ref, _, err := a.Put(body)
		if err != nil {
			return nil
		}
		put[ref] = body
		if s.chance.IntN(5) > 0 {
			continue
		}
		if err := a.Sync(); err != nil {
			return nil
		}
		for ref, body := range put {
			s.acked[ref] = body
		}
		clear(put)
	}
}

// check holds that everything acknowledged is there, that everything there is
// sound, and that no damage is reported.
func (s *story) check(a *Archive) error {
	for ref, body := range s.acked {
		got, err := a.Get(ref)
		if err != nil {
			return fmt.Errorf("acknowledged, but: %w", err)
		}
		if !bytes.Equal(got, body) {
			return fmt.Errorf("%s was altered", ref)
		}
	}
	for ref, err := range a.Verify(context.Background()) {
		if err != nil {
			return fmt.Errorf("verifying %s: %w", ref, err)
		}
	}
	return nil
}

// lives runs one story of the seed to its end.
func lives(seed uint64, prepare func(*badDisk)) error {
	s := &story{chance: rand.New(rand.NewPCG(seed, 1)), disk: newBadDisk(), acked: map[ascribe.Ref][]byte{}}
	s.disk.files["record"], s.disk.durable["record"] = nil, nil
	prepare(s.disk)
	for range 5 {
		if err := s.live(1 + s.chance.IntN(60)); err != nil {
			return err
		}
		if s.chance.IntN(3) == 0 {
			s.disk = s.disk.afterKill()
		} else {
			s.disk = s.disk.afterPowerLoss(s.chance)
		}
	}
	s.disk = s.disk.afterPowerLoss(s.chance)
	a, err := openOn(s.disk, "record/originals")
	if err != nil {
		return err
	}
	return s.check(a)
}

const seeds = 600

func TestPowerLoss(t *testing.T) {
	for seed := range uint64(seeds) {
		if err := lives(seed, func(*badDisk) {}); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
}

// TestPowerLossNeedsItsSyncs holds that the test above would notice if the
// archive left out a sync of either kind.
func TestPowerLossNeedsItsSyncs(t *testing.T) {
	for name, prepare := range map[string]func(*badDisk){
		"files":   func(d *badDisk) { d.skipSync = true },
		"folders": func(d *badDisk) { d.skipSyncDir = true },
	} {
		lost := 0
		for seed := range uint64(seeds) {
			if lives(seed, prepare) != nil {
				lost++
			}
		}
		if lost == 0 {
			t.Errorf("without syncs of %s nothing was lost in %d stories", name, seeds)
		}
	}
}

// TestEveryFailure fails each operation of a run in turn, in each way. What
// was acknowledged stays, the archive says so and takes nothing more, and
// opened anew it goes on.
func TestEveryFailure(t *testing.T) {
	for _, c := range []struct {
		err  error
		code ascribe.Code
	}{{syscall.ENOSPC, ascribe.Full}, {syscall.EIO, ascribe.Damaged}} {
		for n := 1; ; n++ {
			d := newBadDisk()
			d.fate = func(op int, _ string) error {
				if op == n {
					return c.err
				}
				return nil
			}
			acked, err := run(d)
			if err == nil {
				if n < 20 {
					t.Fatalf("only %d operations", n)
				}
				break
			}
			var fault *ascribe.Error
			if !errors.As(err, &fault) || fault.Code != c.code || fault.Where == "" || fault.Remedy == "" {
				t.Fatalf("operation %d: %#v", n, err)
			}
			s := &story{disk: d, acked: acked}
			for _, d := range []*badDisk{d.afterPowerLoss(rand.New(rand.NewPCG(uint64(n), 2))), d.afterKill()} {
				a, err := openOn(d, "originals")
				if err == nil {
					err = s.check(a)
				}
				if err != nil {
					t.Fatalf("operation %d failed, then: %v", n, err)
				}
			}
		}
	}
}

// run puts and syncs a fixed sequence; of the errors that follow the first it
// checks that they are the same.
func run(d *badDisk) (acked map[ascribe.Ref][]byte, err error) {
	acked = map[ascribe.Ref][]byte{}
	a, err := openOn(d, "originals")
	if err != nil {
		return acked, err
	}
	a.packSize, a.flushSize = 4<<10, 1<<10
	put := map[ascribe.Ref][]byte{}
	for i := range 24 {
		body := bytes.Repeat([]byte{byte(i)}, 100*i)
		ref, _, err := a.Put(body)
		if err == nil {
			put[ref] = body
			if i%4 == 3 {
				err = a.Sync()
			}
		}
		if err != nil {
			if _, _, again := a.Put([]byte("more")); again != err {
				return acked, fmt.Errorf("after %w a Put gave %v", err, again)
			}
			if again := a.Sync(); again != err {
				return acked, fmt.Errorf("after %w a Sync gave %v", err, again)
			}
			return acked, firstError(err, a.Close())
		}
		if i%4 == 3 {
			for ref, body := range put {
				acked[ref] = body
			}
		}
	}
	return acked, a.Close()
}
