package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"ascribe"
)

func TestDocumentKinds(t *testing.T) {
	dir := t.TempDir()
	body := []byte("\xef\xbb\xbfSome words.\r\n")
	for name, media := range map[string]string{
		"a.txt": Text, "b.TEXT": Text, "c.md": Markdown, "d.markdown": Markdown,
		"e.html": HTML, "f.HTM": HTML, "g.xhtml": HTML, "h.other": Text, "i": Text,
	} {
		path := filepath.Join(dir, name)
		for _, b := range [][]byte{body, zip(t, body), zip(t, zip(t, body))} {
			if err := os.WriteFile(path, b, 0o644); err != nil {
				t.Fatal(err)
			}
			items, faults := gather(t, nil, path)
			if len(items) != 1 || len(faults) != 0 {
				t.Fatalf("%s: %d items, errors %v", name, len(items), faults)
			}
			if it := items[0]; it.Media != media || it.Origin != path || !bytes.Equal(it.Body, body) {
				t.Errorf("%s: %s from %s: %q", name, it.Media, it.Origin, it.Body)
			}
		}
	}
}

func TestStandardInputIsSniffed(t *testing.T) {
	for want, heads := range map[string][]string{
		JSON:     {`{"text":"a"}`, "\n\n {\"text\":\"a\"}", "\xef\xbb\xbf{\"text\":\"a\"}"},
		HTML:     {"<!DOCTYPE html><p>a", "  <HTML><body>", "<?xml version='1.0'?><html xmlns='x'>", "\xef\xbb\xbf<!doctype html>"},
		Text:     {"Words.", "WAR and peace", "<quoted> words", "---\ntitle: A\n---\nWords."},
		"a page": {string(response(pageURL(1), pageOf(1)))},
	} {
		if want == "a page" {
			want = HTML
		}
		for _, head := range heads {
			for _, b := range [][]byte{[]byte(head), zip(t, []byte(head))} {
				items, faults := gatherBytes(t, b)
				if len(items) != 1 || len(faults) != 0 || items[0].Media != want {
					t.Errorf("%.30q: %+v, errors %v", head, items, faults)
				}
			}
		}
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	for name, body := range map[string]string{
		"b.txt": "b", "a.md": "a", "sub/z.jsonl": `{"text":"z"}` + "\n" + `{"text":"y"}`, "sub/deep/x.html": "<p>x",
		".hidden.txt": "no", ".git/config.txt": "no", "README.md": "no", "sub/readme": "no",
		"c.pdf": "no", "style.CSS": "no", "sub/d.pdf": "no", "LICENSE": "no", "packed.txt.gz": string(zip(t, []byte("p"))),
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(body), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	outside := write(t, "secret.txt", []byte("no"))
	err := errors.Join(os.Symlink(outside, filepath.Join(dir, "link.txt")), os.Symlink(dir, filepath.Join(dir, "loop")))
	if err != nil {
		t.Fatal(err)
	}
	items, faults := gather(t, nil, dir)
	var got []string
	for _, it := range items {
		rel, _ := filepath.Rel(dir, it.Origin)
		got = append(got, filepath.ToSlash(rel))
	}
	want := "a.md|b.txt|packed.txt.gz|sub/deep/x.html|sub/z.jsonl line 1|sub/z.jsonl line 2"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
	wantFault(t, faults, ascribe.Unsupported, dir, "not read: 4 (.css, .pdf, no extension)")
}

func TestEmpty(t *testing.T) {
	for _, name := range []string{"a.txt", "a.html", "a.md", "a.jsonl", "a.warc", "a.warc.gz", "a"} {
		_, faults := gather(t, nil, write(t, name, nil))
		wantFault(t, faults, ascribe.Invalid, name, "empty")
		_, faults = gather(t, nil, write(t, name, zip(t, nil)))
		wantFault(t, faults, ascribe.Invalid, name, "empty")
	}
	_, faults := gatherBytes(t, nil)
	wantFault(t, faults, ascribe.Invalid, "standard input", "empty")
}

func TestPathFaults(t *testing.T) {
	good := write(t, "good.txt", []byte("Words."))
	socket := filepath.Join(t.TempDir(), "a.txt")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for path, code := range map[string]ascribe.Code{
		filepath.Join(t.TempDir(), "none.txt"): ascribe.NotFound,
		filepath.Join(good, "below"):           ascribe.Invalid,
		socket:                                 ascribe.Invalid,
		strings.Repeat("long", 100):            ascribe.Invalid,
	} {
		items, faults := gather(t, nil, path, good)
		if len(items) != 1 || items[0].Origin != good {
			t.Errorf("%s: the good file behind it was not read", path)
		}
		wantFault(t, faults, code, path)
	}
}

// TestUnreadable gives up the right to read everything for one thread, if the
// test has it.
func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	if err := errors.Join(os.Chmod(dir, 0o755), os.Chmod(filepath.Dir(dir), 0o755)); err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]os.FileMode{"a.txt": 0o644, "b.txt": 0, "c.txt": 0o644} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("Words."), mode); err != nil {
			t.Fatal(err)
		}
	}
	if os.Geteuid() == 0 {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		if err := syscall.Setfsuid(65534); err != nil {
			t.Fatal(err)
		}
		defer syscall.Setfsuid(0)
	}
	items, faults := gather(t, nil, dir)
	if len(items) != 2 {
		t.Errorf("%d items, want the two readable ones", len(items))
	}
	wantFault(t, faults, ascribe.Invalid, filepath.Join(dir, "b.txt"), "cannot be read", "permission denied")
}

// TestLargeDocument holds that 200 MB named as one document are refused
// without being read, from a file, and without being read on, from a stream.
func TestLargeDocument(t *testing.T) {
	path := write(t, "a.txt", nil)
	if err := os.Truncate(path, 200<<20); err != nil {
		t.Fatal(err)
	}
	_, faults := gather(t, nil, path)
	wantFault(t, faults, ascribe.TooLarge, path, "larger than 32 MB")

	stream := &counter{left: 200 << 20}
	_, faults = gather(t, stream, "-")
	wantFault(t, faults, ascribe.TooLarge, "larger than 32 MB")
	if stream.read > 33<<20 {
		t.Errorf("read %d MB of it", stream.read>>20)
	}
}

// counter is a stream of text that counts what is read of it.
type counter struct{ left, read int64 }

func (c *counter) Read(p []byte) (int, error) {
	if c.left == 0 {
		return 0, io.EOF
	}
	n := min(int64(len(p)), c.left)
	for i := range p[:n] {
		p[i] = 'a'
	}
	c.left -= n
	c.read += n
	return int(n), nil
}

func TestGzipBombs(t *testing.T) {
	bomb := zip(t, make([]byte, 130<<20))
	for _, name := range []string{"a.txt.gz", "a.html.gz", "a.gz"} {
		_, faults := gather(t, nil, write(t, name, bomb))
		wantFault(t, faults, ascribe.TooLarge, name, "bomb")
		_, faults = gather(t, nil, write(t, name, zip(t, bomb)))
		wantFault(t, faults, ascribe.TooLarge, name, "bomb")
	}
	layers := zip(t, zip(t, zip(t, []byte("Words."))))
	_, faults := gather(t, nil, write(t, "a.txt.gz", layers))
	wantFault(t, faults, ascribe.TooLarge, "compressed more than 2 times")
}

func TestGzipDamaged(t *testing.T) {
	packed := zip(t, []byte(strings.Repeat("Some words and others. ", 50)))
	for cut := 4; cut < len(packed); cut++ {
		items, faults := gather(t, nil, write(t, "a.txt.gz", packed[:cut]))
		if len(items) != 0 {
			t.Fatalf("cut at %d: an item", cut)
		}
		wantFault(t, faults, ascribe.Damaged, "a.txt.gz", "cut short")
	}
}

func TestStopping(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.txt", "c.bin"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("Words."), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for range Open(t.Context(), []string{dir, dir}, nil) {
		break // a yield behind this would panic
	}

	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var got []error
	for _, err := range Open(ctx, []string{dir, "-"}, &endlessLines{n: 1 << 30}) {
		got = append(got, err)
		cancel()
	}
	if len(got) != 2 || got[0] != nil || !errors.Is(got[1], context.Canceled) {
		t.Errorf("after cancelling: %v", got)
	}
}
