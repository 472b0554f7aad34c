package sift

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"ascribe/internal/source"
)

// record returns a WARC record that claims a length.
func record(head string, length int64, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/x\r\n"+
		"Content-Type: application/http\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n", head, length, block)
}

func whole(block string) string { return record("", int64(len(block)), block) }

const httpHead = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

func page(text string) string {
	return whole(httpHead + "\r\n<title>" + text + "</title><p>" + text + " and killed nine soldiers, police said.")
}

func zip(t testing.TB, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bomb returns a gzip member that begins with first and goes on with part n
// times over: each part is a block that ends on a byte, so that blocks can be
// repeated.
func bomb(t testing.TB, first, part string, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	z, err := flate.NewWriter(&b, 9)
	if err != nil {
		t.Fatal(err)
	}
	block := func(s string) []byte {
		b.Reset()
		if _, err := z.Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
		if err := z.Flush(); err != nil {
			t.Fatal(err)
		}
		return bytes.Clone(b.Bytes())
	}
	out := append([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255}, block(first)...)
	z.Reset(&b)
	out = append(out, bytes.Repeat(block(part), n)...)
	out = append(out, 1, 0, 0, 0xff, 0xff) // the last block, empty
	return binary.LittleEndian.AppendUint64(out, 0)
}

// TestBombs puts one hostile record between two reports: it costs one line,
// bounded time and bounded memory, and the reports are found.
func TestBombs(t *testing.T) {
	const mega = 1 << 20
	zeros := strings.Repeat("\x00", mega)
	fields := strings.Repeat("X-Field: value\r\n", mega/16)
	chunks := strings.Repeat("1\r\na\r\n", mega/6)
	lying := zip(t, page("Men attacked a town"))
	binary.LittleEndian.PutUint32(lying[len(lying)-4:], 1<<31)
	for name, c := range map[string]struct {
		member []byte
		says   string
	}{
		"10 MB that inflate to 10 GB":         {bomb(t, record("", 10<<30, httpHead+"\r\n"), zeros, 10<<10), "decompression bomb"},
		"10 GB before any record ends":        {bomb(t, "", zeros, 10<<10), ""},
		"a WARC head of 1 GB":                 {bomb(t, "WARC/1.0\r\n", fields, 1<<10), ""},
		"an HTTP head of 1 GB":                {bomb(t, record("", 1<<30, "HTTP/1.1 200 OK\r\n"), fields, 1<<10), ""},
		"chunks without end":                  {bomb(t, record("", 4<<30, httpHead+"Transfer-Encoding: chunked\r\n\r\n"), chunks, 4<<10), ""},
		"a chunk that claims all there is":    {zip(t, whole(httpHead+"Transfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\nabc")), "chunks"},
		"a body that is a bomb itself":        {zip(t, whole(httpHead+"Content-Encoding: gzip\r\n\r\n"+string(bomb(t, "<p>", zeros, 1<<10)))), "bomb"},
		"a length beyond its member":          {zip(t, record("", 1<<40, httpHead+"\r\n<p>short")), "longer than the gzip member"},
		"a member that lies about its length": {lying, "checksum"},
		"a name without end":                  {append([]byte{0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 255}, bytes.Repeat([]byte("n"), 8*mega)...), "gzip member"},
		"tags that never close":               {zip(t, whole(httpHead+"\r\n"+strings.Repeat("<svg><a title=\"", 300_000))), "none"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.warc.gz")
			file := bytes.Join([][]byte{zip(t, page("Gunmen attacked a checkpoint")), c.member, zip(t, page("Gunmen attacked a convoy"))}, nil)
			if err := os.WriteFile(path, file, 0o644); err != nil {
				t.Fatal(err)
			}
			before := heap()
			start := time.Now()
			candidates, faults := sifted(t, path)
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			if grown := heap() - before; grown > 64<<20 {
				t.Errorf("the heap grew by %d MB", grown>>20)
			}
			if candidates != 2 || len(faults) > 1 || (len(faults) == 0) != (c.says == "none") {
				t.Fatalf("%d candidates, %q", candidates, faults)
			}
			for _, f := range faults {
				if !strings.Contains(f, c.says) || strings.Contains(f, "\n") || !strings.Contains(f, "offset") {
					t.Errorf("%q does not say %q and where", f, c.says)
				}
			}
		})
	}
}

// heap returns the bytes that the program got from the system for its heap.
func heap() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapSys)
}

func sifted(t *testing.T, path string) (candidates int, faults []string) {
	t.Helper()
	a, ok, err := source.OpenArchive(path)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	defer a.Close()
	for st, err := range load(t).Archive(t.Context(), a, 0, Options{Jobs: 4, MinScore: DefaultScore}) {
		if err != nil {
			t.Fatal(err)
		}
		candidates += len(st.Candidates)
		for _, f := range st.Faults {
			faults = append(faults, f.Error())
		}
	}
	return candidates, faults
}
