package source

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"ascribe"
)

func TestLinesItem(t *testing.T) {
	line := `{"docid":"d1","url":"https://news.example/1","publisher":"Wire","published":"2016-07-19T08:00:00Z",` +
		`"title":"A title","language":"en","text":"Gr\u00fc\u00dfe.\r\nTwo.","statements":[{"predicate":"linked"}]}`
	path := write(t, "a.jsonl", []byte("\n"+line+"\n"))
	items, faults := gather(t, nil, path)
	if len(items) != 1 || len(faults) != 0 {
		t.Fatalf("%d items, errors %v", len(items), faults)
	}
	want := Item{Origin: path + " line 2", Body: []byte(line), Media: JSON, DocID: "d1", URL: "https://news.example/1",
		Publisher: "Wire", Published: ascribe.MustDate("2016-07-19"), Title: "A title", Language: "en", Text: "Grüße.\r\nTwo."}
	if fmt.Sprint(items[0]) != fmt.Sprint(want) {
		t.Errorf("got  %+v\nwant %+v", items[0], want)
	}
}

// TestLinesForms reads the same two lines from every form a file may have.
func TestLinesForms(t *testing.T) {
	a, b := `{"text":"one"}`, `{"text":"two"}`
	for name, file := range map[string]string{
		"LF":           a + "\n" + b + "\n",
		"no last LF":   a + "\n" + b,
		"CRLF":         a + "\r\n" + b + "\r\n",
		"BOM":          "\xef\xbb\xbf" + a + "\n" + b + "\n",
		"blank lines":  "\n \n" + a + "\n\r\n\t\n" + b + "\n\n",
		"indented":     "  " + a + "  \n" + b + "\n",
		"gzip":         string(zip(t, []byte(a+"\n"+b+"\n"))),
		"gzip in gzip": string(zip(t, zip(t, []byte(a+"\n"+b+"\n")))),
		"gzip members": string(zip(t, []byte(a+"\n"))) + string(zip(t, []byte(b+"\n"))),
	} {
		items, faults := gatherBytes(t, []byte(file))
		if len(items) != 2 || len(faults) != 0 {
			t.Errorf("%s: %d items, errors %v", name, len(items), faults)
			continue
		}
		if string(items[0].Body) != a || string(items[1].Body) != b || items[0].Text != "one" || items[1].Text != "two" {
			t.Errorf("%s: %q %q", name, items[0].Body, items[1].Body)
		}
	}
}

// TestLinesBroken holds that a broken line costs itself and says which it is
// and why.
func TestLinesBroken(t *testing.T) {
	good := `{"text":"good"}`
	for line, c := range map[string]struct {
		code ascribe.Code
		says string
	}{
		`{"text":"cut sho`:                 {ascribe.Invalid, "not valid JSON at byte 16"},
		`{"text":"a"} {"text":"b"}`:        {ascribe.Invalid, "not valid JSON at byte 14"},
		`{text:"a"}`:                       {ascribe.Invalid, "not valid JSON at byte 2"},
		`["a"]`:                            {ascribe.Invalid, "not a JSON object"},
		`"a"`:                              {ascribe.Invalid, "not a JSON object"},
		`text`:                             {ascribe.Invalid, "not a JSON object"},
		`{"text":7}`:                       {ascribe.Invalid, `"text" is a JSON number, not a string`},
		`{"text":"a","published":"later"}`: {ascribe.Invalid, `not a date: "later"`},
		`{"text":"a","published":20160719}`: {ascribe.Invalid,
			`"published" is a JSON number, not a string`},
		`{"text":"a","published":"4/5/18"}`:              {ascribe.Invalid, "day or month first"},
		"{\"text\":\"caf\xe9\"}":                         {ascribe.Invalid, "not UTF-8"},
		`{"text":"` + strings.Repeat("a", 33<<20) + `"}`: {ascribe.TooLarge, "larger than 32 MB"},
		strings.Repeat("[", 20000):                       {ascribe.Invalid, "not a JSON object"},
		`{"text":"a","x":` + strings.Repeat("[", 20000):  {ascribe.Invalid, "not valid JSON"},
	} {
		path := write(t, "a.jsonl", []byte(good+"\n"+line+"\n"+good+"\n"))
		items, faults := gather(t, nil, path)
		if len(items) != 2 || items[1].Origin != path+" line 3" {
			t.Errorf("%.40q: %d items", line, len(items))
		}
		wantFault(t, faults, c.code, path+" line 2: ", c.says)
	}
}

func TestLinesNotLines(t *testing.T) {
	for name, c := range map[string]struct{ file, says string }{
		"one object":   {"{\n  \"text\": \"a\"\n}\n", "jq -c ."},
		"array":        {"[\n  {\"text\": \"a\"}\n]\n", "jq -c '.[]'"},
		"inline array": {`[{"text":"a"},{"text":"b"}]`, "jq -c '.[]'"},
		"UTF-16":       {"\xff\xfe{\x00\"\x00t\x00", "UTF-16"},
	} {
		_, faults := gather(t, nil, write(t, "a.json", []byte(c.file)))
		if len(faults) != 1 {
			t.Errorf("%s: errors %v", name, faults)
			continue
		}
		wantFault(t, faults, ascribe.Unsupported, c.says)
	}
}

func TestLinesGzipCut(t *testing.T) {
	var file bytes.Buffer
	for i := range 1000 {
		fmt.Fprintf(&file, "{\"docid\":\"%d\",\"text\":\"%x\"}\n", i, ascribe.RefOf([]byte{byte(i)}))
	}
	packed := zip(t, file.Bytes())
	items, faults := gather(t, nil, write(t, "a.jsonl.gz", packed[:len(packed)/2]))
	if len(items) < 300 || len(items) > 700 {
		t.Errorf("%d of 1000 items in half of the file", len(items))
	}
	wantFault(t, faults, ascribe.Damaged, fmt.Sprintf("line %d: cut short", len(items)+1))
}

// endlessLines writes n lines of about 2 kB and counts the bytes.
type endlessLines struct {
	n, i int
	rest []byte
}

func (e *endlessLines) Read(p []byte) (int, error) {
	if len(e.rest) == 0 {
		if e.i == e.n {
			return 0, io.EOF
		}
		e.rest = fmt.Appendf(nil, `{"docid":"%d","text":"%s"}`+"\n", e.i, strings.Repeat("word ", 400))
		e.i++
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

// TestLinesMemory reads 200 MB of lines and holds no more than a few of them.
func TestLinesMemory(t *testing.T) {
	const n = 100_000
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	count, peak := 0, uint64(0)
	for _, err := range Open(t.Context(), []string{"-"}, &endlessLines{n: n}) {
		if err != nil {
			t.Fatal(err)
		}
		if count++; count%5000 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&now)
			peak = max(peak, now.HeapAlloc)
		}
	}
	if count != n {
		t.Errorf("%d of %d lines", count, n)
	}
	if grown := int64(peak) - int64(before.HeapAlloc); grown > 8<<20 {
		t.Errorf("the heap grew by %d MB", grown>>20)
	}
}

// TestGoldSets reads the development data, where it is present.
func TestGoldSets(t *testing.T) {
	gold := filepath.Join("..", "..", "..", "shared", "gold")
	for name, want := range map[string]int{
		"direction/docs.jsonl": 91, "news/articles.jsonl": 3483, "muc4/dev.jsonl": 200, "muc4/train.jsonl": 1300,
	} {
		path := filepath.Join(gold, filepath.FromSlash(name))
		if _, err := os.Stat(path); err != nil {
			t.Skip("the development data is not beside the repository: ", err)
		}
		items, faults := gather(t, nil, path)
		if len(items) != want || len(faults) != 0 {
			t.Errorf("%s: %d items, want %d; errors %v", name, len(items), want, faults)
		}
		for _, it := range items {
			if it.DocID == "" || it.Text == "" {
				t.Fatalf("%s: no docid or text", it.Origin)
			}
		}
	}
}
