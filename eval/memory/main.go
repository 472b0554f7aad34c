//go:build linux

// Command memory streams generated reports into the program as users run it,
// and prints a line for every slice of the stream: the rate, the processor
// time for each report, the memory, the size of the record. It fails when the
// program held more memory than it may.
//
// On a machine that others use as well the same work takes more processor time
// the busier it is. The last column tells what a fixed piece of work took
// meanwhile, the mean of ten times: where the cost grows and the yardstick does
// not, the program has become slower.
//
//	go run ./eval/memory -reports 1000000
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"ascribe/eval/stream"
)

func main() {
	m := measurement{}
	flag.IntVar(&m.reports, "reports", 100_000, "how many reports to generate and ingest")
	flag.IntVar(&m.slice, "every", 100_000, "how many reports to a line")
	flag.Int64Var(&m.limit, "limit", 512, "peak memory in MB beyond which the run fails")
	flag.StringVar(&m.binary, "ascribe", filepath.Join("bin", "ascribe"), "the program under test")
	flag.StringVar(&m.folder, "dir", os.TempDir(), "where the record is made, and removed in the end")
	flag.Parse()
	if err := m.run(); err != nil {
		fmt.Fprintln(os.Stderr, "memory:", err)
		os.Exit(1)
	}
}

type measurement struct {
	reports, slice int
	limit          int64
	binary, folder string
	record         string
	last           sample
	yardstick      time.Duration // summed over the slice
}

// yardsticks is how often the yardstick is laid on in a slice.
const yardsticks = 10

func (m *measurement) run() error {
	work, err := os.MkdirTemp(m.folder, "ascribe-memory-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	m.record = filepath.Join(work, "record.db")
	cmd := exec.Command(m.binary, "ingest", "--db", m.record, "-")
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	feeding := m.feed(in, cmd.Process.Pid)
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("%w: %s", err, out.String())
	}
	if feeding != nil {
		return feeding
	}
	return m.conclude(out.String(), time.Since(start), cmd.ProcessState)
}

// feed writes the stream into the program and measures after each slice. The
// program reads no more than some hundred reports ahead of what it has stored.
func (m *measurement) feed(in io.WriteCloser, pid int) error {
	fmt.Println("  reports  reports/s  CPU ms each  memory MB  peak MB  record MB  yardstick ms")
	enc := json.NewEncoder(in)
	n := 0
	m.last = sample{at: time.Now()}
	for r := range stream.Reports(1, m.reports) {
		if err := enc.Encode(r); err != nil {
			return err
		}
		n++
		if n%max(1, m.slice/yardsticks) == 0 {
			m.yardstick += yardstick()
		}
		if n%m.slice == 0 {
			if err := m.line(n, pid); err != nil {
				return err
			}
		}
	}
	return in.Close()
}

func (m *measurement) line(n, pid int) error {
	s, err := take(pid)
	if err != nil {
		return err
	}
	took, cpu := s.at.Sub(m.last.at), s.cpu-m.last.cpu
	fmt.Printf("%9d  %9.0f  %11.2f  %9d  %7d  %9d  %12.0f\n", n, float64(m.slice)/took.Seconds(), cpu.Seconds()*1000/float64(m.slice),
		s.memory>>20, s.peak>>20, size(filepath.Dir(m.record))>>20, m.yardstick.Seconds()*1000/yardsticks)
	m.last, m.yardstick = s, 0
	return nil
}

func (m *measurement) conclude(said string, took time.Duration, state *os.ProcessState) error {
	peak := state.SysUsage().(*syscall.Rusage).Maxrss >> 10 // kB on Linux
	fmt.Printf("%s%d reports in %s: %.0f/s, %.2f CPU ms each, peak memory %d MB\n", said, m.reports,
		took.Round(time.Second), float64(m.reports)/took.Seconds(),
		(state.UserTime()+state.SystemTime()).Seconds()*1000/float64(m.reports), peak)
	if peak > m.limit {
		return fmt.Errorf("peak memory is above %d MB", m.limit)
	}
	return nil
}

// yardstick measures the processor time of a fixed piece of work: the words of
// some thousand texts, counted.
func yardstick() time.Duration {
	var before, after syscall.Rusage
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	syscall.Getrusage(syscall.RUSAGE_THREAD, &before)
	seen := map[string]int{}
	for r := range stream.Reports(2, 2000) {
		for w := range strings.FieldsSeq(r.Text) {
			seen[w]++
		}
	}
	syscall.Getrusage(syscall.RUSAGE_THREAD, &after)
	return time.Duration(after.Utime.Nano() - before.Utime.Nano())
}

// size sums what the record takes on disk: file, log, indexes and originals.
func size(folder string) (total int64) {
	filepath.Walk(folder, func(_ string, info os.FileInfo, err error) error {
		if err == nil && info.Mode().IsRegular() {
			total += info.Size()
		}
		return nil // what was renamed meanwhile counts at its new name
	})
	return total
}
