package source

import (
	"bufio"
	"bytes"
	"slices"
	"testing"

	"ascribe"
)

// checkStream holds what is true of any input: items have a body of a known
// kind within the limits, errors say what and where.
func checkStream(t *testing.T, items []Item, faults []*ascribe.Error) {
	t.Helper()
	for _, it := range items {
		known := it.Media == Text || it.Media == Markdown || it.Media == HTML || it.Media == JSON
		if !known || it.Origin == "" || len(it.Body) > MaxBody {
			t.Fatalf("item %+v", it)
		}
	}
	for _, f := range faults {
		if f.What == "" || f.Where == "" || f.Remedy == "" || f.Code == ascribe.Internal {
			t.Fatalf("error %#v", f)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte(`{"text":"a"}`))
	f.Add(zip(f, zip(f, []byte("Words."))))
	f.Add(zip(f, response(pageURL(1), pageOf(1))))
	f.Fuzz(func(t *testing.T, b []byte) {
		items, faults := gatherBytes(t, b)
		if len(items)+len(faults) == 0 && !bytes.HasPrefix(bytes.TrimSpace(b), recordMagic) && !isGzip(b) {
			t.Fatal("the input vanished")
		}
		checkStream(t, items, faults)
	})
}

func FuzzWarc(f *testing.F) {
	recs := archiveOf(2)
	f.Add(bytes.Join(recs, nil), false, true)
	f.Add(bytes.Join(zipAll(f, recs), nil), true, false)
	f.Add(zip(f, bytes.Join(recs, nil)), true, true)
	f.Add(response(pageURL(1), chunk(zip(f, pageOf(1)), "", 9), "Transfer-Encoding: chunked", "Content-Encoding: gzip"), false, false)
	// The same bytes behind an intact record must not take it away.
	intact := map[bool][]byte{false: response(pageURL(1000), pageOf(1000))}
	intact[true] = zip(f, intact[false])
	page := pageOf(1000)
	f.Fuzz(func(t *testing.T, b []byte, packed, seeks bool) {
		k := warc
		if packed {
			k = packedWarc
		}
		items, faults := gatherWarc(k, slices.Concat(intact[packed], b), seeks)
		if len(items) == 0 || items[0].URL != pageURL(1000) || !bytes.Equal(items[0].Body, page) {
			t.Fatalf("the intact record is lost: %v", faults)
		}
		checkStream(t, items, faults)
	})
}

func FuzzHTTP(f *testing.F) {
	f.Add(httpBlock("200 OK", pageOf(1), "Content-Type: text/html"))
	f.Add(httpBlock("200 OK", chunk(pageOf(1), ";x", 3), "Content-Type: text/html", "Transfer-Encoding: chunked"))
	f.Add(httpBlock("200 OK", compress(f, "br", pageOf(1)), "Content-Type: text/plain", "Content-Encoding: br"))
	f.Add(httpBlock("200 OK", compress(f, "deflate", pageOf(1)), "Content-Type: text/plain", "Content-Encoding: deflate"))
	f.Add(httpBlock("200 OK", compress(f, "zstd", pageOf(1)), "Content-Encoding: zstd,,gzip"))
	next := response(pageURL(2), pageOf(2))
	f.Fuzz(func(t *testing.T, blk []byte) {
		rec := warcRecord("response", pageURL(1), "application/http", blk)
		items, faults := gatherWarc(warc, append(rec, next...), true)
		if len(items) == 0 || items[len(items)-1].URL != pageURL(2) {
			t.Fatalf("the next record is lost: %v", faults)
		}
		if len(items)+len(faults) > 2 {
			t.Fatalf("%d items and %d errors of two records", len(items), len(faults))
		}
		checkStream(t, items, faults)
	})
}

func FuzzHead(f *testing.F) {
	f.Add([]byte("HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\nbody"))
	f.Add([]byte("WARC/1.0\nA:b\n\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, head, size, err := readHead(bufio.NewReaderSize(bytes.NewReader(b), maxHead), nil)
		if err == nil && (size > len(b) || b[size-1] != '\n') {
			t.Fatalf("a head of %d bytes that ends in no line end", size)
		}
		for _, fd := range head {
			if bytes.ContainsAny([]byte(fd.name+fd.value), "\n") {
				t.Fatalf("a line end in field %q", fd)
			}
			_ = head.list(fd.name)
		}
	})
}

func FuzzChunked(f *testing.F) {
	f.Add(chunk(pageOf(1), "", 7))
	f.Add([]byte("5;a=b\r\nhello\r\n0\r\nTrailer: x\r\n\r\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		body, err := joinChunks(bytes.Clone(b))
		if len(body) > len(b) {
			t.Fatalf("%d bytes out of %d", len(body), len(b))
		}
		if err != nil || len(body) == 0 {
			return
		}
		again, err := joinChunks(chunk(body, "", 5))
		if err != nil || !bytes.Equal(again, body) {
			t.Fatalf("%q becomes %q: %v", body, again, err)
		}
	})
}

func FuzzLines(f *testing.F) {
	f.Add([]byte("{\"text\":\"a\"}\r\n\n{\"text\":7}\n{\"text\":\"b\",\"published\":\"2016\"}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		var items []Item
		var faults []*ascribe.Error
		readInput(newInput("a.jsonl", newTape(bytes.NewReader(b), nil), endless), lines, func(it Item, err error) bool {
			if err != nil {
				faults = append(faults, err.(*ascribe.Error))
			} else {
				items = append(items, it)
			}
			return true
		})
		checkStream(t, items, faults)
		if isGzip(b) {
			return
		}
		for _, it := range items {
			if !bytes.Contains(b, it.Body) || it.Body[0] != '{' || bytes.ContainsAny(it.Body, "\n") {
				t.Fatalf("%q is no line of the input", it.Body)
			}
		}
		if n := bytes.Count(b, []byte("\n")) + 1; len(items)+len(faults) > n {
			t.Fatalf("%d items and %d errors in %d lines", len(items), len(faults), n)
		}
	})
}
