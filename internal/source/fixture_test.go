package source

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"ascribe"
)

// gather returns everything that a stream yields.
func gather(t testing.TB, stdin io.Reader, paths ...string) (items []Item, faults []*ascribe.Error) {
	t.Helper()
	for it, err := range Open(context.Background(), paths, stdin) {
		if err == nil {
			items = append(items, it)
			continue
		}
		fault, ok := err.(*ascribe.Error)
		if !ok || fault.Where == "" || fault.What == "" || fault.Code == ascribe.Internal {
			t.Errorf("error of the wrong form: %#v", err)
		}
		faults = append(faults, fault)
	}
	return items, faults
}

// gatherBytes is gather for standard input.
func gatherBytes(t testing.TB, b []byte) ([]Item, []*ascribe.Error) {
	t.Helper()
	return gather(t, bytes.NewReader(b), "-")
}

// gatherWarc reads b as a web archive, from a file that can seek or a stream
// that cannot.
func gatherWarc(k kind, b []byte, seeks bool) (items []Item, faults []*ascribe.Error) {
	r := bytes.NewReader(b)
	tp, size := newTape(r, nil), int64(endless)
	if seeks {
		tp, size = newTape(r, r), r.Size()
	}
	readInput(newInput("a.warc", tp, size), k, func(it Item, err error) bool {
		if err != nil {
			faults = append(faults, err.(*ascribe.Error))
		} else {
			items = append(items, it)
		}
		return true
	})
	return items, faults
}

// write puts a file into a new folder and returns its path.
func write(t testing.TB, name string, body []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, body, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func zip(t testing.TB, body []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// wantFault checks that there is one error and that its line holds all words.
func wantFault(t testing.TB, faults []*ascribe.Error, code ascribe.Code, words ...string) {
	t.Helper()
	if len(faults) != 1 {
		t.Fatalf("got %d errors, want one: %v", len(faults), faults)
	}
	if faults[0].Code != code {
		t.Errorf("code %q, want %q: %v", faults[0].Code, code, faults[0])
	}
	for _, w := range words {
		if !strings.Contains(faults[0].Error(), w) {
			t.Errorf("error %q does not say %q", faults[0], w)
		}
	}
}

// pageOf is a small page that tells the numbers apart.
func pageOf(n int) []byte {
	return fmt.Appendf(nil, "<!DOCTYPE html><html><head><title>Page %d</title></head><body><p>Report number %d.</p>"+
		"</body></html>\n", n, n)
}

// warcRecord returns a record with the blank lines behind it.
func warcRecord(kind, uri, contentType string, block []byte) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: <%s>\r\nWARC-Date: 2016-07-19T06:00:00Z\r\n"+
		"Content-Type: %s\r\nContent-Length: %d\r\n\r\n", kind, uri, contentType, len(block))
	b.Write(block)
	b.WriteString("\r\n\r\n")
	return b.Bytes()
}

// httpBlock returns a stored response of the status with extra head lines.
func httpBlock(status string, body []byte, head ...string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "HTTP/1.1 %s\r\n", status)
	for _, h := range head {
		b.WriteString(h + "\r\n")
	}
	b.WriteString("\r\n")
	b.Write(body)
	return b.Bytes()
}

// response returns a record of a page.
func response(uri string, body []byte, head ...string) []byte {
	head = append([]string{"Content-Type: text/html; charset=utf-8"}, head...)
	return warcRecord("response", uri, "application/http; msgtype=response", httpBlock("200 OK", body, head...))
}

func pageURL(n int) string { return fmt.Sprintf("https://news.example/%d", n) }

// archiveOf returns n records, each in bytes of its own.
func archiveOf(n int) [][]byte {
	var recs [][]byte
	for i := range n {
		recs = append(recs, response(pageURL(i), pageOf(i)))
	}
	return recs
}

func zipAll(t testing.TB, recs [][]byte) [][]byte {
	t.Helper()
	var out [][]byte
	for _, r := range recs {
		out = append(out, zip(t, r))
	}
	return out
}
