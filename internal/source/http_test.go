package source

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
	"pgregory.net/rapid"

	"ascribe"
)

// chunk writes body in chunks of the sizes, repeating them.
func chunk(body []byte, extension string, sizes ...int) []byte {
	var b bytes.Buffer
	for i := 0; len(body) > 0; i++ {
		n := min(max(1, sizes[i%len(sizes)]), len(body))
		fmt.Fprintf(&b, "%x%s\r\n%s\r\n", n, extension, body[:n])
		body = body[n:]
	}
	b.WriteString("0\r\n\r\n")
	return b.Bytes()
}

func compress(t testing.TB, coding string, body []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	switch coding {
	case "gzip", "x-gzip":
		return zip(t, body)
	case "deflate":
		w = zlib.NewWriter(&b)
	case "bare deflate":
		w, _ = flate.NewWriter(&b, 6)
	case "br":
		w = brotli.NewWriter(&b)
	case "zstd":
		w, _ = zstd.NewWriter(&b)
	}
	if _, err := w.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBodyCodings(t *testing.T) {
	want := pageOf(3)
	chunked := "Transfer-Encoding: chunked"
	for name, rec := range map[string][]byte{
		"as it is":           response(pageURL(3), want),
		"gzip":               response(pageURL(3), compress(t, "gzip", want), "Content-Encoding: gzip"),
		"x-gzip":             response(pageURL(3), compress(t, "gzip", want), "Content-Encoding: X-GZIP"),
		"deflate":            response(pageURL(3), compress(t, "deflate", want), "Content-Encoding: deflate"),
		"bare deflate":       response(pageURL(3), compress(t, "bare deflate", want), "Content-Encoding: deflate"),
		"br":                 response(pageURL(3), compress(t, "br", want), "Content-Encoding: br"),
		"zstd":               response(pageURL(3), compress(t, "zstd", want), "Content-Encoding: zstd"),
		"identity":           response(pageURL(3), want, "Content-Encoding: identity"),
		"two codings":        response(pageURL(3), zip(t, compress(t, "br", want)), "Content-Encoding: br, gzip"),
		"two fields":         response(pageURL(3), zip(t, compress(t, "br", want)), "Content-Encoding: br", "content-encoding: gzip"),
		"chunks":             response(pageURL(3), chunk(want, "", 7, 1, 20), chunked),
		"chunk extensions":   response(pageURL(3), chunk(want, ";name=value", 50), chunked),
		"chunked gzip":       response(pageURL(3), chunk(zip(t, want), "", 9), chunked, "Content-Encoding: gzip"),
		"declared, not gzip": response(pageURL(3), want, "Content-Encoding: gzip"),
		"declared, not br":   response(pageURL(3), want, "Content-Encoding: br"),
		"declared, no chunk": response(pageURL(3), want, chunked),
	} {
		items, faults := gatherBytes(t, rec)
		if len(items) != 1 || len(faults) != 0 {
			t.Errorf("%s: %d items, errors %v", name, len(items), faults)
		} else if !bytes.Equal(items[0].Body, want) {
			t.Errorf("%s: body %q", name, items[0].Body)
		}
	}
}

// TestBodyFaults holds that a bad body is one error with file and offset, and
// that the pages around it are read.
func TestBodyFaults(t *testing.T) {
	page := pageOf(3)
	chunks := chunk(page, "", 40)
	broken := bytes.Replace(chunks, []byte("28\r\n"), []byte("zz\r\n"), 2)
	broken = bytes.Replace(broken, []byte("zz\r\n"), []byte("28\r\n"), 1)
	noise := make([]byte, 33<<20)
	rand.NewChaCha8([32]byte{}).Read(noise)
	for name, c := range map[string]struct {
		rec  []byte
		code ascribe.Code
		says string
	}{
		"gzip cut":       {response(pageURL(1), zip(t, page)[:60], "Content-Encoding: gzip"), ascribe.Damaged, "does not decode"},
		"br noise":       {response(pageURL(1), []byte("\xff\xff\xff\xff\xff\xff"), "Content-Encoding: br"), ascribe.Damaged, "does not decode"},
		"chunk cut":      {response(pageURL(1), chunks[:70], "Transfer-Encoding: chunked"), ascribe.Damaged, "chunks"},
		"chunk broken":   {response(pageURL(1), broken, "Transfer-Encoding: chunked"), ascribe.Damaged, "chunks"},
		"unknown coding": {response(pageURL(1), []byte("words"), "Content-Encoding: exi"), ascribe.Unsupported, `"exi"`},
		"three layers": {response(pageURL(1), zip(t, zip(t, zip(t, page))), "Content-Encoding: gzip, gzip, gzip"),
			ascribe.TooLarge, "2 times"},
		"bomb": {response(pageURL(1), zip(t, make([]byte, 40<<20)), "Content-Encoding: gzip"), ascribe.TooLarge, "bomb"},
		"large inflated": {response(pageURL(1), compress(t, "zstd", bytes.Repeat(noise[:1<<20], 33)), "Content-Encoding: zstd"),
			ascribe.TooLarge, "inflated body of the HTTP response is larger than 32 MB"},
		"large":    {response(pageURL(1), noise), ascribe.TooLarge, "32 MB"},
		"head cut": {warcRecord("response", pageURL(1), "application/http", []byte("HTTP/1.1 200 OK\r\nContent-Ty")), ascribe.Damaged, "head"},
		"head of noise": {warcRecord("response", pageURL(1), "application/http",
			[]byte("HTTP/1.1 200 OK\r\n"+strings.Repeat("a: b\r\n", 30000)+"\r\n")), ascribe.TooLarge, "head"},
	} {
		file := bytes.Join([][]byte{response(pageURL(0), pageOf(0)), c.rec, response(pageURL(2), pageOf(2))}, nil)
		items, faults := gatherBytes(t, file)
		if urlsOf(items) != "0 2" {
			t.Errorf("%s: pages %s, errors %v", name, urlsOf(items), faults)
			continue
		}
		wantFault(t, faults, c.code, c.says, fmt.Sprintf("standard input offset %d:", len(response(pageURL(0), pageOf(0)))))
	}
}

// TestLayersCount holds that the archive's own compression counts.
func TestLayersCount(t *testing.T) {
	twice := response(pageURL(1), zip(t, zip(t, pageOf(1))), "Content-Encoding: gzip, gzip")
	if items, faults := gatherBytes(t, twice); len(items) != 1 || len(faults) != 0 {
		t.Errorf("twice: %d items, errors %v", len(items), faults)
	}
	_, faults := gatherBytes(t, zip(t, twice))
	wantFault(t, faults, ascribe.TooLarge, "compressed more than 2 times")
}

func TestChunksRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.SliceOfN(rapid.Byte(), 1, 300).Draw(t, "body")
		sizes := rapid.SliceOfN(rapid.IntRange(1, 90), 1, 5).Draw(t, "sizes")
		packed := chunk(body, rapid.SampledFrom([]string{"", " ", ";x=y"}).Draw(t, "extension"), sizes...)
		got, err := joinChunks(bytes.Clone(packed))
		if err != nil || !bytes.Equal(got, body) {
			t.Fatalf("got %q, %v", got, err)
		}
		cut := rapid.IntRange(0, len(packed)-len("\r\n\r\n")-1).Draw(t, "cut")
		if _, err = joinChunks(packed[:cut]); err == nil {
			t.Fatalf("cut at %d of %d passed unnoticed", cut, len(packed))
		}
	})
}

func TestHeadForgives(t *testing.T) {
	for _, eol := range []string{"\r\n", "\n"} {
		text := strings.Join([]string{"HTTP/1.1 200 OK", "A: one", "no colon here", "B : two", "  and more", "a: three", "", "body"}, eol)
		r := bufio.NewReaderSize(strings.NewReader(text), maxHead)
		first, head, size, err := readHead(r, nil)
		if err != nil || first != "HTTP/1.1 200 OK" {
			t.Fatal(first, err)
		}
		if head.get("a") != "one" || head.get("b") != "two and more" || strings.Join(head.list("A"), "|") != "one|three" {
			t.Errorf("%q", head)
		}
		if text[size:] != "body" {
			t.Errorf("left %q", text[size:])
		}
	}
}

func TestFetched(t *testing.T) {
	for s, want := range map[string]string{
		"2016-07-19T23:59:59Z":          "2016-07-19",
		"2016-07-19T23:59:59.123456Z":   "2016-07-19",
		"2016-07-19T23:00:00-04:00":     "2016-07-20",
		"Tue, 19 Jul 2016 08:00:00 GMT": "2016-07-19",
		"yesterday":                     "",
		"":                              "",
	} {
		if got := fetched(s).String(); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
