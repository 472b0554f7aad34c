package ingest_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"ascribe/internal/ingest"
)

// childDir and childInput, when set, make the test binary ingest a file and
// end: the process that the kill test kills.
const (
	childDir   = "ASCRIBE_TEST_CHILD_DIR"
	childInput = "ASCRIBE_TEST_CHILD_INPUT"
)

func TestMain(m *testing.M) {
	if os.Getenv(childDir) == "" {
		os.Exit(m.Run())
	}
	os.Args = append(os.Args[:1], "-test.run=^TestChild$")
	os.Exit(m.Run())
}

// TestChild is the process that is killed; on its own it does nothing.
func TestChild(t *testing.T) {
	dir := os.Getenv(childDir)
	if dir == "" {
		t.Skip("runs as a child of the kill test only")
	}
	p := newPipeline(t, dir, newExtractor(t))
	_, err := p.Ingest(t.Context(), []string{os.Getenv(childInput)}, nil, func(err error) { t.Error(err) },
		func(s ingest.Summary) { fmt.Printf("acknowledged %d\n", s.New+s.Known) })
	must(t, err)
}

// kills is how often the test kills: 6, or as many as ASCRIBE_KILLS says.
func kills(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("ASCRIBE_KILLS"))
	if err != nil {
		return 6
	}
	return n
}

// TestKillAndRerun kills an ingest with SIGKILL at random points, over and
// over, and holds the outcome of the rerun against that of a run left alone:
// nothing lost, nothing twice.
func TestKillAndRerun(t *testing.T) {
	input := filepath.Join(t.TempDir(), "input.jsonl")
	must(t, os.WriteFile(input, []byte(strings.Join(lines(t, 5, 400), "")), 0o644))
	alone := t.TempDir()
	took := child(t, alone, input, 0)
	want := dump(t, alone)
	dir, rounds := t.TempDir(), 0
	rnd := rand.New(rand.NewPCG(2, 2))
	for done := 0; done < kills(t); {
		delay := time.Duration(rnd.Int64N(int64(took)))
		if child(t, dir, input, delay) < 0 {
			done++
			continue
		}
		same(t, "a round", dump(t, dir), want)
		dir, rounds = t.TempDir(), rounds+1
	}
	child(t, dir, input, 0)
	same(t, "the last round", dump(t, dir), want)
	intact(t, dir)
	t.Logf("%d kills over %d complete rounds", kills(t), rounds+1)
}

// child runs an ingest into dir and returns how long it took. With a delay it
// is killed then; the answer is negative if it was.
func child(t *testing.T, dir, input string, delay time.Duration) time.Duration {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childDir+"="+dir, childInput+"="+input)
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	start := time.Now()
	must(t, cmd.Start())
	if delay > 0 {
		timer := time.AfterFunc(delay, func() { cmd.Process.Kill() })
		defer timer.Stop()
	}
	err := cmd.Wait()
	switch {
	case err == nil:
		return time.Since(start)
	case delay > 0 && cmd.ProcessState.ExitCode() == -1:
		return -1
	}
	t.Fatalf("the ingest failed: %v\n%s", err, out.String())
	return 0
}
