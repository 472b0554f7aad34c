// Command memory ingests generated reports with the program as users run it,
// and prints the rate, the peak memory and the size of the record.
//
//	go run ./eval/memory -reports 100000
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"ascribe/eval/stream"
)

func main() {
	n := flag.Int("reports", 100_000, "how many reports to generate and ingest")
	limit := flag.Int64("limit", 512, "peak memory in MB beyond which the run fails")
	binary := flag.String("ascribe", filepath.Join("bin", "ascribe"), "the program under test")
	flag.Parse()
	if err := measure(*binary, *n, *limit); err != nil {
		fmt.Fprintln(os.Stderr, "memory:", err)
		os.Exit(1)
	}
}

func measure(binary string, n int, limit int64) error {
	work, err := os.MkdirTemp("", "ascribe-memory-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	input := filepath.Join(work, "reports.jsonl")
	if err := generate(input, n); err != nil {
		return err
	}
	db := filepath.Join(work, "record.db")
	cmd := exec.Command(binary, "ingest", "--db", db, input)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%w: %s", err, out.String())
	}
	took := time.Since(start)
	peak := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10 // kB on Linux
	info, err := os.Stat(db)
	if err != nil {
		return err
	}
	fmt.Printf("%s%d reports in %s: %.0f/s, %.1f CPU ms each, peak memory %d MB, record %d MB\n", out.String(), n,
		took.Round(time.Second), float64(n)/took.Seconds(),
		float64((cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()).Microseconds())/1000/float64(n), peak, info.Size()>>20)
	if peak > limit {
		return fmt.Errorf("peak memory is above %d MB", limit)
	}
	return nil
}

func generate(path string, n int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := stream.WriteJSONL(f, 1, n); err != nil {
		return err
	}
	return f.Close()
}
