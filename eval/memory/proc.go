//go:build linux

package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// sample is what Linux tells of a running process.
type sample struct {
	at           time.Time
	cpu          time.Duration // user and system
	memory, peak int64         // resident, bytes
}

// tick is the unit of processor time in /proc/PID/stat (USER_HZ, 100 on every
// architecture that Go runs on).
const tick = 10 * time.Millisecond

// take measures a process.
func take(pid int) (sample, error) {
	s := sample{at: time.Now()}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return s, err
	}
	_, after, _ := strings.Cut(string(stat), ") ") // the name before it may hold anything
	fields := strings.Fields(after)
	if len(fields) < 13 {
		return s, fmt.Errorf("/proc/%d/stat: %q", pid, stat)
	}
	for _, f := range fields[11:13] { // utime and stime
		n, err := strconv.ParseInt(f, 10, 64)
		if err != nil {
			return s, err
		}
		s.cpu += time.Duration(n) * tick
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	s.memory, s.peak = kilobytes(string(status), "VmRSS:"), kilobytes(string(status), "VmHWM:")
	return s, err
}

func kilobytes(status, name string) int64 {
	_, after, _ := strings.Cut(status, name)
	number, _, _ := strings.Cut(strings.TrimSpace(after), " ")
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return 0
	}
	return n << 10
}
