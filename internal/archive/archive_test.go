package archive

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ascribe"
)

var update = flag.Bool("update", false, "write the archive of the current format into testdata")

func open(t testing.TB, dir string) *Archive {
	t.Helper()
	a, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func put(t testing.TB, a *Archive, body string) ascribe.Ref {
	t.Helper()
	ref, _, err := a.Put([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

func wantBody(t testing.TB, a *Archive, ref ascribe.Ref, body string) {
	t.Helper()
	if got, err := a.Get(ref); err != nil || string(got) != body {
		t.Errorf("%s: %q, %v", ref, got, err)
	}
}

// faults returns the errors of verifying.
func faults(t testing.TB, a *Archive) (refs []ascribe.Ref, errs []error) {
	t.Helper()
	for ref, err := range a.Verify(t.Context()) {
		if err != nil {
			refs, errs = append(refs, ref), append(errs, err)
		}
	}
	return refs, errs
}

func TestPutGet(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "originals")
	a := open(t, dir)
	bodies := []string{"one", "", "two", string(make([]byte, 3<<20)), "three"}
	for _, b := range bodies {
		ref, fresh, err := a.Put([]byte(b))
		if err != nil || !fresh || ref != ascribe.RefOf([]byte(b)) {
			t.Fatalf("%s %v %v", ref, fresh, err)
		}
		wantBody(t, a, ref, b) // at once
		if _, fresh, err := a.Put([]byte(b)); fresh || err != nil {
			t.Fatalf("put again: %v %v", fresh, err)
		}
	}
	if err := a.Sync(); err != nil {
		t.Fatal(err)
	}
	put(t, a, "four") // behind the last Sync: Close syncs
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}

	a = open(t, dir)
	want := append(slices.Clone(bodies), "four")
	var refs []ascribe.Ref
	for _, b := range want {
		refs = append(refs, ascribe.RefOf([]byte(b)))
		wantBody(t, a, refs[len(refs)-1], b)
	}
	if got := slices.Collect(a.Refs()); !slices.Equal(got, refs) || a.Len() != len(refs) {
		t.Errorf("refs %v, want %v", got, refs)
	}
	if _, errs := faults(t, a); errs != nil {
		t.Error(errs)
	}
	if a.Has(ascribe.RefOf([]byte("five"))) || a.Has("nonsense") {
		t.Error("it has what was never put")
	}
	for ref, code := range map[ascribe.Ref]ascribe.Code{ascribe.RefOf([]byte("five")): ascribe.NotFound, "nonsense": ascribe.Invalid} {
		if _, err := a.Get(ref); ascribe.CodeOf(err) != code {
			t.Errorf("%s: %v", ref, err)
		}
	}
}

func TestClosed(t *testing.T) {
	a := open(t, t.TempDir())
	ref := put(t, a, "one")
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Error("closed twice:", err)
	}
	_, err := a.Get(ref)
	_, _, perr := a.Put([]byte("two"))
	for _, err := range []error{err, perr, a.Sync()} {
		if err == nil || ascribe.CodeOf(err) == ascribe.Internal {
			t.Error(err)
		}
	}
}

func TestPacksAreManyAndOne(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	a.packSize = 1000
	var refs []ascribe.Ref
	for i := range 50 {
		refs = append(refs, put(t, a, fmt.Sprintf("%0*d", 90, i)))
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	packs, _ := filepath.Glob(filepath.Join(dir, "packs", "*.pack"))
	if len(packs) < 5 {
		t.Errorf("%d packs", len(packs))
	}
	// Files that are no packs are left alone.
	for _, name := range []string{"1.pack", "notes.txt", "000099.pack.part"} {
		if err := os.WriteFile(filepath.Join(dir, "packs", name), []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	a = open(t, dir)
	if got := slices.Collect(a.Refs()); !slices.Equal(got, refs) {
		t.Errorf("%d refs, want %d", len(got), len(refs))
	}
}

func TestConcurrentUse(t *testing.T) {
	a := open(t, t.TempDir())
	a.packSize, a.flushSize = 50<<10, 1<<10
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			for i := range 200 {
				body := fmt.Sprintf("original %d, shared by two of the writers %0*d", i*4+w/2, i, w/2)
				ref, _, err := a.Put([]byte(body))
				if err == nil && i%20 == 0 {
					err = a.Sync()
				}
				if err != nil {
					t.Error(err)
					return
				}
				wantBody(t, a, ref, body)
			}
		})
	}
	wg.Wait()
	if _, errs := faults(t, a); errs != nil || a.Len() != 800 {
		t.Errorf("%d originals, %v", a.Len(), errs)
	}
}

func TestReaderFollowsWriter(t *testing.T) {
	dir := t.TempDir()
	if _, err := OpenReader(filepath.Join(dir, "none")); ascribe.CodeOf(err) != ascribe.NotFound {
		t.Errorf("no archive: %v", err)
	}
	w := open(t, dir)
	w.packSize = 300
	r, err := OpenReader(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, _, err := r.Put([]byte("x")); ascribe.CodeOf(err) != ascribe.Unsupported {
		t.Errorf("a reader puts: %v", err)
	}
	for i := range 20 {
		body := fmt.Sprintf("original number %d", i)
		ref := put(t, w, body)
		if i == 7 && r.Has(ref) {
			t.Error("seen before it was synced")
		}
		if err := w.Sync(); err != nil {
			t.Fatal(err)
		}
		wantBody(t, r, ref, body)
	}
}

func TestSecondWriter(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	_, err := Open(dir)
	if ascribe.CodeOf(err) != ascribe.Conflict {
		t.Fatalf("a second writer: %v", err)
	}
	a.Close()
	open(t, dir)
}

// TestDamage changes one byte anywhere in an archive: never is an original given
// out altered, and only the one hit is lost.
func TestDamage(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	bodies := map[ascribe.Ref]string{}
	for i := range 20 {
		body := fmt.Sprintf("original %d %0*d", i, i*9, i)
		bodies[put(t, a, body)] = body
		if i%4 == 3 {
			if err := a.Sync(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "packs", "000001.pack")
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		at := rapid.IntRange(len(packHead), len(whole)-1).Draw(rt, "at")
		damaged := slices.Clone(whole)
		damaged[at] ^= rapid.ByteRange(1, 255).Draw(rt, "flip")
		if err := os.WriteFile(name, damaged, 0o644); err != nil {
			rt.Fatal(err)
		}
		for _, open := range []func(string) (*Archive, error){OpenReader, Open} {
			a, err := open(dir)
			if err != nil {
				rt.Fatal(err)
			}
			lost := 0
			for ref, body := range bodies {
				got, err := a.Get(ref)
				if err == nil && string(got) != body {
					rt.Fatalf("byte %d: %s was given out altered", at, ref)
				}
				if err != nil {
					lost++
				}
			}
			if _, errs := faults(t, a); lost > 1 && !lastMark(at, whole) || lost == 1 && len(errs) != 1 {
				rt.Fatalf("byte %d: %d lost, verifying gives %v", at, lost, errs)
			}
			if err := a.Close(); err != nil {
				rt.Fatal(err)
			}
		}
	})
}

// lastMark reports whether at is in the last mark: without it, what stands
// before is for the next writer to mark again, and not for readers to see.
func lastMark(at int, whole []byte) bool { return at >= len(whole)-frameHead }

// TestPutHeals puts an original whose copy on disk is damaged.
func TestPutHeals(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	ref := put(t, a, "one original")
	put(t, a, "another")
	a.Close()
	name := filepath.Join(dir, "packs", "000001.pack")
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	b[len(packHead)+frameHead] ^= 1
	if err := os.WriteFile(name, b, 0o644); err != nil {
		t.Fatal(err)
	}
	a = open(t, dir)
	if _, err := a.Get(ref); ascribe.CodeOf(err) != ascribe.Damaged {
		t.Fatalf("the damage passes unnoticed: %v", err)
	}
	if refs, _ := faults(t, a); !slices.Equal(refs, []ascribe.Ref{ref}) {
		t.Errorf("verifying finds %v", refs)
	}
	for range 2 {
		put(t, a, "one original")
		wantBody(t, a, ref, "one original")
		if _, errs := faults(t, a); errs != nil || a.Len() != 2 {
			t.Errorf("%d originals, %v", a.Len(), errs)
		}
		a.Close()
		a = open(t, dir)
	}
}

// TestDamagedLastMark holds that a writer keeps what stands before it.
func TestDamagedLastMark(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	ref := put(t, a, "one")
	a.Close()
	name := filepath.Join(dir, "packs", "000001.pack")
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)-1] ^= 1
	if err := os.WriteFile(name, b, 0o644); err != nil {
		t.Fatal(err)
	}
	wantBody(t, open(t, dir), ref, "one")
}

func TestOtherVersion(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	put(t, a, "one")
	a.Close()
	name := filepath.Join(dir, "packs", "000001.pack")
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, bytes.Replace(b, []byte("v1"), []byte("v2"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, open := range []func(string) (*Archive, error){OpenReader, Open} {
		if _, err := open(dir); ascribe.CodeOf(err) != ascribe.Unsupported {
			t.Errorf("%v", err)
		}
	}
}

// TestFormatStays reads an archive that was written once and is kept with the
// source: every version of the program has to read it.
func TestFormatStays(t *testing.T) {
	const dir = "testdata/v1"
	bodies := []string{"an original", "", "another,\x00with\xff bytes", "in a batch of its own"}
	if *update {
		a := open(t, dir)
		for _, b := range bodies[:3] {
			put(t, a, b)
		}
		a.Sync()
		put(t, a, bodies[3])
		if err := errors.Join(a.Close(), os.Remove(filepath.Join(dir, "lock"))); err != nil {
			t.Fatal(err)
		}
	}
	a, err := OpenReader(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for _, b := range bodies {
		wantBody(t, a, ascribe.RefOf([]byte(b)), b)
	}
	if _, errs := faults(t, a); errs != nil || a.Len() != len(bodies) {
		t.Errorf("%d originals, %v", a.Len(), errs)
	}
}

func TestUnwritable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Open(filepath.Join(file, "originals"))
	var fault *ascribe.Error
	if !errors.As(err, &fault) || fault.Where == "" || fault.Remedy == "" {
		t.Errorf("%#v", err)
	}
}

// TestKilled kills a writing process again and again and holds that all it
// said to be synced is there, and that its lock is gone with it.
func TestKilled(t *testing.T) {
	if dir := os.Getenv("ARCHIVE_TEST_WRITE"); dir != "" {
		writeForever(dir)
	}
	dir := t.TempDir()
	synced := map[string]bool{}
	for round := range 20 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		cmd.Env = append(os.Environ(), "ARCHIVE_TEST_WRITE="+dir)
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(20+7*round)*time.Millisecond, func() { cmd.Process.Signal(syscall.SIGKILL) })
		for sc := bufio.NewScanner(out); sc.Scan(); {
			synced[sc.Text()] = true
		}
		cmd.Wait()
		timer.Stop()
	}
	a := open(t, dir)
	if len(synced) < 20 {
		t.Errorf("only %d originals were synced", len(synced))
	}
	for ref := range synced {
		if _, err := a.Get(ascribe.Ref(ref)); err != nil {
			t.Error(err)
		}
	}
	if _, errs := faults(t, a); errs != nil {
		t.Error(errs)
	}
}

// writeForever puts originals and prints the addresses of those synced.
func writeForever(dir string) {
	a, err := Open(dir)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	a.packSize, a.flushSize = 100<<10, 4<<10
	for {
		var refs []byte
		for range 16 {
			ref, _, err := a.Put(fmt.Appendf(nil, "%d %0*d", time.Now().UnixNano(), time.Now().Nanosecond()%3000, 1))
			if err != nil {
				os.Exit(1)
			}
			refs = append(refs, string(ref)+"\n"...)
		}
		if a.Sync() != nil {
			os.Exit(1)
		}
		os.Stdout.Write(refs)
	}
}
