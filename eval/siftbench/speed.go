package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"

	"github.com/klauspost/compress/gzip"

	"ascribe/internal/sift"
	"ascribe/internal/source"
)

// cost is what work took.
type cost struct {
	cpu, wall time.Duration
	raw       int64 // bytes inflated
}

// rate is the speed in bytes inflated per CPU-second.
func (c cost) rate() float64 { return float64(c.raw) / c.cpu.Seconds() }

// cpu returns the CPU time that this process, or its children that have ended,
// took so far.
func cpu(who int) (time.Duration, error) {
	var u syscall.Rusage
	err := syscall.Getrusage(who, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), err
}

// measured runs work and returns what it cost.
func measured(who int, work func() (int64, error)) (c cost, err error) {
	before, err := cpu(who)
	if err != nil {
		return c, err
	}
	start := time.Now()
	c.raw, err = work()
	c.wall = time.Since(start)
	after, cerr := cpu(who)
	c.cpu = after - before
	return c, errors.Join(err, cerr)
}

// rounds is how often each measurement is made; the best counts, since all
// that can disturb it makes it worse.
const rounds = 3

func best(who int, work func() (int64, error)) (c cost, err error) {
	for i := range rounds {
		got, err := measured(who, work)
		if err != nil {
			return c, err
		}
		if i == 0 || got.cpu < c.cpu {
			c = got
		}
	}
	return c, nil
}

// speed prints what sifting costs beside inflating alone.
func speed(ctx context.Context, path string, pages int) error {
	inflating, err := best(syscall.RUSAGE_SELF, func() (int64, error) { return inflate(path) })
	if err != nil {
		return err
	}
	raw := inflating.raw
	show := func(name string, c cost) {
		fmt.Printf("%-44s %7.0f MB/s %7.0f pages per CPU-second, %6.0f pages/s\n", name, c.rate()/1e6, float64(pages)/c.cpu.Seconds(), float64(pages)/c.wall.Seconds())
	}
	show("inflate only, klauspost/compress", inflating)
	c, err := best(syscall.RUSAGE_CHILDREN, func() (int64, error) { return raw, libdeflate(path) })
	known := !errors.Is(err, exec.ErrNotFound)
	switch {
	case !known:
		fmt.Println("inflate only, libdeflate-gunzip              skipped: not installed (Debian: libdeflate-tools)")
	case err != nil:
		return err
	default:
		show("inflate only, libdeflate-gunzip", c)
	}
	s, err := sift.Load()
	if err != nil {
		return err
	}
	for _, jobs := range []int{1, 4} {
		sifting, err := best(syscall.RUSAGE_SELF, func() (int64, error) { return raw, siftAll(ctx, s, path, jobs) })
		if err != nil {
			return err
		}
		show(fmt.Sprintf("sift, %d jobs", jobs), sifting)
		fmt.Printf("    ÷ klauspost %.2f", sifting.rate()/inflating.rate())
		if known {
			fmt.Printf("   ÷ libdeflate %.2f", sifting.rate()/c.rate())
		}
		fmt.Println()
	}
	fmt.Printf("peak memory of this process so far %20d MB\n", peak()>>20)
	return nil
}

// inflate inflates the file and does nothing else.
func inflate(path string) (int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return 0, err
	}
	return io.Copy(io.Discard, z)
}

func libdeflate(path string) error {
	c := exec.Command("libdeflate-gunzip", "-c", path)
	c.Stderr = os.Stderr
	return c.Run() // its output goes to the null device
}

func siftAll(ctx context.Context, s *sift.Sifter, path string, jobs int) error {
	a, ok, err := source.OpenArchive(path)
	if err != nil || !ok {
		return errors.Join(err, errors.New("not a web archive"))
	}
	defer a.Close()
	for _, err := range s.Archive(ctx, a, 0, sift.Options{Jobs: jobs, MinScore: sift.DefaultScore}) {
		if err != nil {
			return err
		}
	}
	return nil
}
