package newscrawl

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// WriteFile writes an archive of n pages to a new file at path.
func WriteFile(path string, seed uint64, n int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	if err := Write(w, seed, n); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// Write writes n pages to w as a WARC file, each record in a gzip member of
// its own: a request and a response for every page.
func Write(w io.Writer, seed uint64, n int) error {
	if _, err := w.Write(member(record("warcinfo", "", "application/warc-fields", []byte("software: newscrawl\r\n")))); err != nil {
		return err
	}
	c := load()
	const step = 64
	for from := 0; from < n; from += step {
		batch := make([][]byte, min(step, n-from))
		forAll(len(batch), func(i int) { batch[i] = responseOf(c.page(seed, from+i), from+i) })
		for _, b := range batch {
			if _, err := w.Write(b); err != nil {
				return err
			}
		}
	}
	return nil
}

// forAll runs do(0) to do(n-1) on all cores.
func forAll(n int, do func(int)) {
	var wg sync.WaitGroup
	for k := range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := k; i < n; i += runtime.GOMAXPROCS(0) {
				do(i)
			}
		})
	}
	wg.Wait()
}

// responseOf returns the members of page i. One page in sixteen is chunked,
// one in forty has a content coding, some are not in UTF-8.
func responseOf(p Page, i int) []byte {
	body, charset := encoded(p, i)
	head := []string{"Content-Type: text/html; charset=" + charset, "Server: nginx", fmt.Sprintf("ETag: \"%x\"", i), "Cache-Control: max-age=60"}
	switch i % 80 {
	case 11:
		body, head = packed(body, func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }), append(head, "Content-Encoding: gzip")
	case 51:
		body, head = packed(body, func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, 4) }), append(head, "Content-Encoding: br")
	}
	if i%16 == 5 {
		body, head = chunked(body), append(head, "Transfer-Encoding: chunked")
	}
	block := []byte("HTTP/1.1 200 OK\r\n" + strings.Join(head, "\r\n") + "\r\n\r\n")
	ask := fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: newscrawl\r\nAccept: text/html\r\n\r\n", p.URL, strings.Split(p.URL, "/")[2])
	return append(member(record("request", p.URL, "application/http; msgtype=request", ask)),
		member(record("response", p.URL, "application/http; msgtype=response", append(block, body...)))...)
}

// encoded returns the page in one of the encodings that its language is
// written in, as it is declared.
func encoded(p Page, i int) (body []byte, charset string) {
	switch latin := p.Language == "es" || p.Language == "fr" || p.Language == "de"; {
	case latin && i%4 == 1:
		body, err := charmap.Windows1252.NewEncoder().String(strings.ReplaceAll(p.HTML, "charset=\"utf-8\"", "charset=\"windows-1252\""))
		if err == nil {
			return []byte(body), "ISO-8859-1"
		}
	case i%311 == 7:
		body, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(p.HTML)
		if err == nil {
			return []byte(body), "utf-16"
		}
	}
	return []byte(p.HTML), "utf-8"
}

func packed(b []byte, with func(io.Writer) io.WriteCloser) []byte {
	var out bytes.Buffer
	z := with(&out)
	_, err := z.Write(b)
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		panic(err) // memory does not fail
	}
	return out.Bytes()
}

func member(rec []byte) []byte {
	return packed(rec, func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) })
}

func chunked(b []byte) []byte {
	var out []byte
	for len(b) > 0 {
		n := min(len(b), 16<<10)
		out = fmt.Appendf(out, "%x\r\n%s\r\n", n, b[:n])
		b = b[n:]
	}
	return append(out, "0\r\n\r\n"...)
}

func record(kind, uri, contentType string, block []byte) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "WARC/1.0\r\nWARC-Type: %s\r\n", kind)
	if uri != "" {
		fmt.Fprintf(&b, "WARC-Target-URI: %s\r\n", uri)
	}
	fmt.Fprintf(&b, "WARC-Date: 2016-12-30T06:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", contentType, len(block), block)
	return b.Bytes()
}
