package output

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"ascribe"
	"ascribe/eval/newscrawl"
	"ascribe/internal/neardup"
	"ascribe/internal/sift"
)

// What makes the test binary sift an archive and end: the process that the
// tests kill. childLimit is the size in bytes that its files may have.
const (
	childIn    = "ASCRIBE_TEST_SIFT_IN"
	childOut   = "ASCRIBE_TEST_SIFT_OUT"
	childLimit = "ASCRIBE_TEST_SIFT_LIMIT"
)

func TestMain(m *testing.M) {
	if os.Getenv(childIn) == "" {
		os.Exit(m.Run())
	}
	if err := child(os.Getenv(childIn), os.Getenv(childOut)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child sifts in into out, committing as often as it can.
func child(in, out string) error {
	if n, err := strconv.ParseUint(os.Getenv(childLimit), 10, 64); err == nil {
		signal.Ignore(syscall.SIGXFSZ) // so that the write fails instead
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n}); err != nil {
			return err
		}
	}
	s, err := sift.Load()
	if err != nil {
		return err
	}
	f, pos, err := Open(out, TermsOf([]string{in}, 0.01))
	if err != nil {
		return err
	}
	defer f.Close()
	copies := neardup.NewIndex()
	if err := sift.Recall(f.Written(), copies); err != nil {
		return err
	}
	r := sift.Run{Sifter: s, Options: sift.Options{Jobs: 2, MinScore: 0.01}, Paths: []string{in}, CommitEvery: time.Nanosecond,
		Bad: func(error) {}, Progress: func(sift.Summary) {}, Copies: copies}
	_, err = r.From(context.Background(), pos, f)
	return err
}

func crawl(t *testing.T, pages int) string {
	t.Helper()
	var b bytes.Buffer
	if err := newscrawl.Write(&b, 5, pages); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "crawl.warc.gz")
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// run starts a child and kills it as soon as it has come behind an offset, if
// that is not negative. It returns the child's error and what it said.
func run(t *testing.T, in, out string, behind int64, env ...string) (error, string) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(append(os.Environ(), childIn+"="+in, childOut+"="+out), env...)
	var said bytes.Buffer
	c.Stderr = &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	for look := time.NewTicker(time.Millisecond); ; {
		select {
		case err := <-ended:
			look.Stop()
			return err, said.String()
		case <-look.C:
			if behind >= 0 && reached(out) >= behind {
				_ = c.Process.Kill() // it may have ended by itself
			}
		}
	}
}

// reached returns how far the run into out has come; -1 before its first
// position.
func reached(out string) int64 {
	var p positionFile
	b, err := os.ReadFile(PositionOf(out))
	if err != nil || json.Unmarshal(b, &p) != nil {
		return -1
	}
	return p.Offset
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// kills is how often the test kills: 10, or as many as ASCRIBE_KILLS says.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("ASCRIBE_KILLS")); err == nil {
		return n
	}
	return 10
}

// TestKillAndGoOn kills a run with SIGKILL at random points, over and over:
// what comes out in the end is what an undisturbed run writes.
func TestKillAndGoOn(t *testing.T) {
	in, dir := crawl(t, 500), t.TempDir()
	alone, out := filepath.Join(dir, "alone.jsonl"), filepath.Join(dir, "out.jsonl")
	if err, said := run(t, in, alone, -1); err != nil {
		t.Fatal(err, said)
	}
	want, size := read(t, alone), sift.Size([]string{in})
	rnd := rand.New(rand.NewPCG(1, 1))
	done, resumed := 0, 0
	for range 5 * kills() {
		if done == kills() {
			break
		}
		if err, _ := run(t, in, out, rnd.Int64N(size)); err != nil {
			if done++; reached(out) > 0 {
				resumed++
			}
			continue
		}
		if got := read(t, out); !bytes.Equal(got, want) {
			t.Fatalf("%d bytes, want %d", len(got), len(want))
		}
		for _, name := range []string{out, PositionOf(out)} {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err, said := run(t, in, out, -1); err != nil || !bytes.Equal(read(t, out), want) {
		t.Fatal("the last round differs", err, said)
	}
	if resumed == 0 {
		t.Error("no run was killed behind its first position")
	}
	t.Logf("%d kills, %d of them behind a position", done, resumed)
}

// TestFullDisk lets the disk have room for a part of the output only: the run
// says so in one line and goes on when there is room.
func TestFullDisk(t *testing.T) {
	in, dir := crawl(t, 500), t.TempDir()
	alone, out := filepath.Join(dir, "alone.jsonl"), filepath.Join(dir, "out.jsonl")
	if err, said := run(t, in, alone, -1); err != nil {
		t.Fatal(err, said)
	}
	want := read(t, alone)
	for _, share := range []int{1, 3} {
		err, said := run(t, in, out, -1, fmt.Sprintf("%s=%d", childLimit, len(want)*share/4))
		if err == nil || strings.Count(said, "\n") != 1 || !strings.Contains(said, "cannot be written") || !strings.Contains(said, "goes on where it stopped") {
			t.Fatalf("room for %d quarters: %v, said %q", share, err, said)
		}
		if got := read(t, out); !bytes.HasPrefix(want, got) {
			t.Fatalf("room for %d quarters: what was written is no beginning of the whole", share)
		}
	}
	if err, said := run(t, in, out, -1); err != nil || !bytes.Equal(read(t, out), want) {
		t.Error("with room again it does not come out the same", err, said)
	}
}

// TestOpenRefuses holds that nothing of anybody else's is overwritten.
func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	terms := TermsOf([]string{"a.warc"}, 0.5)
	name := func(s string) string { return filepath.Join(dir, s) }
	write := func(name string, b []byte) {
		if err := os.WriteFile(name, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(name("foreign"), []byte("not ours\n"))
	write(name("broken"), nil)
	write(PositionOf(name("broken")), []byte("{"))
	write(name("lost"), []byte("ab\n"))
	lost, err := json.Marshal(positionFile{format, terms, sift.Position{Written: 99}})
	if err != nil {
		t.Fatal(err)
	}
	write(PositionOf(name("lost")), lost)
	other, err := json.Marshal(positionFile{format, TermsOf([]string{"b.warc"}, 0.5), sift.Position{}})
	if err != nil {
		t.Fatal(err)
	}
	write(PositionOf(name("other")), other)
	for path, code := range map[string]ascribe.Code{"foreign": ascribe.Invalid, "broken": ascribe.Damaged, "lost": ascribe.Invalid, "other": ascribe.Invalid, "no/such/folder": ascribe.Invalid} {
		_, _, err := Open(name(path), terms)
		var fault *ascribe.Error
		if !errors.As(err, &fault) || fault.Code != code || fault.Remedy == "" {
			t.Errorf("%s: %v", path, err)
		}
	}
	if got := read(t, name("foreign")); string(got) != "not ours\n" {
		t.Errorf("the file of somebody else holds %q", got)
	}
}

// TestCutBack holds that what no position answers for is cut off.
func TestCutBack(t *testing.T) {
	path, terms := filepath.Join(t.TempDir(), "out.jsonl"), TermsOf([]string{"a.warc"}, 0.5)
	f, _, err := Open(path, terms)
	if err != nil {
		t.Fatal(err)
	}
	step := func(s string, pos sift.Position) {
		if _, err := f.Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
		if err := f.Commit(pos); err != nil {
			t.Fatal(err)
		}
	}
	step("one\n", sift.Position{Offset: 7, Written: 4})
	if _, err := f.f.WriteString("torn li"); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f, pos, err := Open(path, terms)
	if err != nil || pos.Offset != 7 {
		t.Fatal(pos, err)
	}
	step("two\n", sift.Position{Offset: 9, Written: 8})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if got := read(t, path); string(got) != "one\ntwo\n" {
		t.Errorf("%q", got)
	}
}
