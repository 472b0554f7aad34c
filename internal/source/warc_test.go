package source

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ascribe"
)

func TestWarcItem(t *testing.T) {
	body := pageOf(7)
	path := write(t, "news.warc", bytes.Join([][]byte{
		warcRecord("warcinfo", "urn:info", "application/warc-fields", []byte("software: test\r\n")),
		response(pageURL(7), body),
	}, nil))
	items, faults := gather(t, nil, path)
	if len(items) != 1 || len(faults) != 0 {
		t.Fatalf("%d items, errors %v", len(items), faults)
	}
	it := items[0]
	offset := len(warcRecord("warcinfo", "urn:info", "application/warc-fields", []byte("software: test\r\n")))
	want := Item{Origin: fmt.Sprintf("%s offset %d", path, offset), Body: body, Media: HTML, Charset: "utf-8",
		URL: pageURL(7), Fetched: ascribe.MustDate("2016-07-19")}
	if !bytes.Equal(it.Body, want.Body) {
		t.Errorf("body %q", it.Body)
	}
	it.Body, want.Body = nil, nil
	if fmt.Sprint(it) != fmt.Sprint(want) {
		t.Errorf("got  %+v\nwant %+v", it, want)
	}
}

func TestWarcPassesOverWhatIsNoPage(t *testing.T) {
	html := "Content-Type: text/html"
	http := "application/http; msgtype=response"
	for name, rec := range map[string][]byte{
		"request":       warcRecord("request", pageURL(1), "application/http; msgtype=request", []byte("GET / HTTP/1.1\r\n\r\n")),
		"revisit":       warcRecord("revisit", pageURL(1), http, httpBlock("200 OK", nil, html)),
		"metadata":      warcRecord("metadata", pageURL(1), "text/plain", []byte("note")),
		"missing page":  warcRecord("response", pageURL(1), http, httpBlock("404 Not Found", pageOf(1), html)),
		"redirect":      warcRecord("response", pageURL(1), http, httpBlock("301 Moved", pageOf(1), html)),
		"part":          warcRecord("response", pageURL(1), http, httpBlock("206 Partial Content", pageOf(1), html)),
		"image":         warcRecord("response", pageURL(1), http, httpBlock("200 OK", []byte("x"), "Content-Type: image/png")),
		"untyped image": warcRecord("response", pageURL(1), http, httpBlock("200 OK", []byte("\x89PNG\r\n\x1a\n"))),
		"crawl log":     warcRecord("resource", "metadata://gnu.org/log", "text/plain", []byte("log")),
		"name lookup":   warcRecord("response", "dns:news.example", "text/dns", []byte("1")),
	} {
		items, faults := gatherBytes(t, append(rec, response(pageURL(2), pageOf(2))...))
		if len(items) != 1 || items[0].URL != pageURL(2) || len(faults) != 0 {
			t.Errorf("%s: %d items, errors %v", name, len(items), faults)
		}
	}
}

func TestWarcTakes(t *testing.T) {
	http := "application/http; msgtype=response"
	for name, c := range map[string]struct {
		rec   []byte
		media string
	}{
		"resource":      {warcRecord("resource", pageURL(1), "text/html", pageOf(1)), HTML},
		"XHTML":         {warcRecord("resource", pageURL(1), "application/xhtml+xml", pageOf(1)), HTML},
		"text":          {warcRecord("resource", pageURL(1), "text/plain; charset=iso-8859-1", pageOf(1)), Text},
		"undeclared":    {warcRecord("response", pageURL(1), http, httpBlock("200 OK", pageOf(1))), HTML},
		"odd type":      {warcRecord("response", pageURL(1), http, httpBlock("200", pageOf(1), "content-type: Text/HTML; =")), HTML},
		"bare newlines": {bytes.ReplaceAll(response(pageURL(1), pageOf(1)), []byte("\r\n"), []byte("\n")), HTML},
	} {
		if name == "bare newlines" { // the block is shorter by its line ends
			c.rec = bytes.Replace(c.rec, []byte("Content-Length: "), []byte("X-Length: "), 1)
			_, block, _ := bytes.Cut(c.rec, []byte("\n\n"))
			length := fmt.Sprintf("WARC/1.0\nContent-Length: %d\n", len(block)-2)
			c.rec = bytes.Replace(c.rec, []byte("WARC/1.0\n"), []byte(length), 1)
		}
		items, faults := gatherBytes(t, c.rec)
		if len(items) != 1 || len(faults) != 0 {
			t.Errorf("%s: %d items, errors %v", name, len(items), faults)
			continue
		}
		if items[0].Media != c.media || !bytes.Equal(items[0].Body, pageOf(1)) {
			t.Errorf("%s: %s %q", name, items[0].Media, items[0].Body)
		}
	}
}

// TestWarcCutAnywhere cuts a small archive at every byte: whatever is complete
// before the cut is delivered, and at most one error tells of the cut.
func TestWarcCutAnywhere(t *testing.T) {
	recs := archiveOf(3)
	for _, form := range []struct {
		name string
		kind kind
		recs [][]byte
		// slack is how many bytes at a record's end may be missing although
		// the record is whole: the blank lines of a plain one, the rest of a
		// gzip member that adds no content.
		slack int
	}{
		{"plain", warc, recs, 4},
		{"a member each", packedWarc, zipAll(t, recs), 14},
		{"one member", packedWarc, [][]byte{zip(t, bytes.Join(recs, nil))}, 0},
	} {
		whole := bytes.Join(form.recs, nil)
		for cut := 1; cut < len(whole); cut++ {
			complete, possible, edge := 0, 0, false
			for at, i := 0, 0; i < len(form.recs); i++ {
				at += len(form.recs[i])
				if at <= cut {
					complete++
				}
				if at-form.slack <= cut {
					possible++
				}
				edge = edge || at == cut
			}
			if form.name == "one member" {
				possible = 3
			}
			items, faults := gatherWarc(form.kind, whole[:cut], cut%2 == 0)
			if len(items) < complete || len(items) > possible {
				t.Fatalf("%s cut at %d: %d items, want %d to %d", form.name, cut, len(items), complete, possible)
			}
			for i, it := range items {
				if it.URL != pageURL(i) || !bytes.Equal(it.Body, pageOf(i)) {
					t.Fatalf("%s cut at %d: item %d is %q", form.name, cut, i, it.Body)
				}
			}
			if len(faults) > 1 || edge && len(faults) != 0 {
				t.Fatalf("%s cut at %d: errors %v", form.name, cut, faults)
			}
			if len(faults) == 0 && len(items) < len(recs) && !edge && form.name != "plain" {
				t.Fatalf("%s cut at %d: the cut passed unnoticed", form.name, cut)
			}
		}
	}
}

// TestWarcDamageStaysLocal changes one byte anywhere: all other records come
// out as they were, and nothing false does.
func TestWarcDamageStaysLocal(t *testing.T) {
	const n = 5
	recs := archiveOf(n)
	for _, form := range []struct {
		name    string
		kind    kind
		recs    [][]byte
		checked bool // the format carries checksums: no change passes unnoticed
	}{{"plain", warc, recs, false}, {"gzip", packedWarc, zipAll(t, recs), true}} {
		whole := bytes.Join(form.recs, nil)
		rapid.Check(t, func(rt *rapid.T) {
			at := rapid.IntRange(0, len(whole)-1).Draw(rt, "at")
			flip := rapid.ByteRange(1, 255).Draw(rt, "flip")
			hit, end := 0, len(form.recs[0])
			for end <= at {
				hit++
				end += len(form.recs[hit])
			}
			damaged := bytes.Clone(whole)
			damaged[at] ^= flip
			items, faults := gatherWarc(form.kind, damaged, rapid.Bool().Draw(rt, "seeks"))
			seen := map[string]bool{}
			for _, it := range items {
				seen[it.URL] = true
				if form.checked && !bodyIsOne(it.Body, n) {
					rt.Fatalf("a body that nobody wrote: %q", it.Body)
				}
			}
			for i := range n {
				if i != hit && !seen[pageURL(i)] {
					rt.Fatalf("%s byte %d (record %d): record %d is lost, errors %v", form.name, at, hit, i, faults)
				}
			}
			if len(faults) > 1 {
				rt.Fatalf("%s byte %d: %d errors for one fault: %v", form.name, at, len(faults), faults)
			}
		})
	}
}

func bodyIsOne(body []byte, n int) bool {
	for i := range n {
		if bytes.Equal(body, pageOf(i)) {
			return true
		}
	}
	return false
}

func TestWarcDamagedLength(t *testing.T) {
	recs := archiveOf(5)
	blockLen := len(httpBlock("200 OK", pageOf(1), "Content-Type: text/html; charset=utf-8"))
	for name, change := range map[string]func(string) string{
		"too long": func(s string) string { return strings.Replace(s, "Content-Length: ", "Content-Length: 9", 1) },
		"too short": func(s string) string {
			return strings.Replace(s, fmt.Sprint("Content-Length: ", blockLen), "Content-Length: 100", 1)
		},
		"none": func(s string) string { return strings.Replace(s, "Content-Length: ", "Content-Width: ", 1) },
		"endless": func(s string) string {
			return strings.Replace(s, "Content-Length: ", "Content-Length: 99999999999", 1)
		},
	} {
		bad := []byte(change(string(recs[1])))
		if bytes.Equal(bad, recs[1]) {
			t.Fatalf("%s: nothing changed", name)
		}
		changed := [][]byte{recs[0], bad, recs[2], recs[3], recs[4]}
		for form, file := range map[string][]byte{
			"plain":         bytes.Join(changed, nil),
			"a member each": bytes.Join(zipAll(t, changed), nil),
			"one member":    zip(t, bytes.Join(changed, nil)),
		} {
			fromFile, faults := gather(t, nil, write(t, "a.warc", file))
			wantFault(t, faults, ascribe.Damaged, "offset")
			fromStream, faults := gatherBytes(t, file)
			wantFault(t, faults, ascribe.Damaged, "offset")
			for _, items := range [][]Item{fromFile, fromStream} {
				if urls := urlsOf(items); urls != "0 2 3 4" {
					t.Errorf("%s, %s: got pages %s", name, form, urls)
				}
			}
		}
	}
}

func urlsOf(items []Item) string {
	var ns []string
	for _, it := range items {
		ns = append(ns, strings.TrimPrefix(it.URL, pageURL(0)[:len(pageURL(0))-1]))
	}
	return strings.Join(ns, " ")
}

// TestWarcRecordInABody holds that a page cannot pass off records of its own
// as the archive's.
func TestWarcRecordInABody(t *testing.T) {
	inner := append([]byte("text\r\n\r\n"), response("https://forged.example/", pageOf(0))...)
	recs := [][]byte{response(pageURL(1), inner), response(pageURL(2), pageOf(2))}
	for _, file := range [][]byte{bytes.Join(recs, nil), bytes.Join(zipAll(t, recs), nil)} {
		items, faults := gatherBytes(t, file)
		if urlsOf(items) != "1 2" || len(faults) != 0 {
			t.Errorf("pages %s, errors %v", urlsOf(items), faults)
		}
	}
}

// TestWarcAcrossMembers reads archives compressed in blocks that do not
// respect records.
func TestWarcAcrossMembers(t *testing.T) {
	whole := bytes.Join(archiveOf(4), nil)
	var file []byte
	for len(whole) > 0 {
		n := min(100, len(whole))
		file = append(file, zip(t, whole[:n])...)
		whole = whole[n:]
	}
	items, faults := gatherBytes(t, file)
	if urlsOf(items) != "0 1 2 3" || len(faults) != 0 {
		t.Errorf("pages %s, errors %v", urlsOf(items), faults)
	}
}

func TestWarcLastByteMattersOnlyToItsRecord(t *testing.T) {
	recs := zipAll(t, archiveOf(3))
	bad := bytes.Clone(recs[1])
	bad[len(bad)-6] ^= 1 // in the checksum
	items, faults := gatherBytes(t, bytes.Join([][]byte{recs[0], bad, recs[2]}, nil))
	if urlsOf(items) != "0 2" {
		t.Errorf("pages %s", urlsOf(items))
	}
	wantFault(t, faults, ascribe.Damaged, fmt.Sprintf("offset %d", len(recs[0])))
}

func TestWarcBomb(t *testing.T) {
	bomb := zip(t, response(pageURL(1), make([]byte, 300<<20)))
	recs := zipAll(t, archiveOf(3))
	items, faults := gatherBytes(t, bytes.Join([][]byte{recs[0], bomb, recs[2]}, nil))
	if urlsOf(items) != "0 2" {
		t.Errorf("pages %s", urlsOf(items))
	}
	wantFault(t, faults, ascribe.TooLarge, fmt.Sprintf("offset %d", len(recs[0])), "bomb")
}

// repeated is a stream of the same bytes n times over.
type repeated struct {
	part []byte
	n    int
	rest []byte
}

func (r *repeated) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		if r.n == 0 {
			return 0, io.EOF
		}
		r.n, r.rest = r.n-1, r.part
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// TestWarcMemory reads archives of 400 MB and holds no more than a page.
func TestWarcMemory(t *testing.T) {
	rec := response(pageURL(1), bytes.Repeat(pageOf(1), 400))
	n := 400 << 20 / len(rec)
	for name, part := range map[string][]byte{"plain": rec, "gzip": zip(t, rec)} {
		var before, now runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		count, peak := 0, uint64(0)
		for _, err := range Open(t.Context(), []string{"-"}, &repeated{part: part, n: n}) {
			if err != nil {
				t.Fatal(err)
			}
			if count++; count%1000 == 0 {
				runtime.GC()
				runtime.ReadMemStats(&now)
				peak = max(peak, now.HeapAlloc)
			}
		}
		if count != n {
			t.Errorf("%s: %d of %d pages", name, count, n)
		}
		if grown := int64(peak) - int64(before.HeapAlloc); grown > 8<<20 {
			t.Errorf("%s: the heap grew by %d MB", name, grown>>20)
		}
	}
}
