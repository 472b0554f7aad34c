package sift

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ascribe/internal/source"
)

// TestItemsSiftsArchivesOnly holds that of all carriers web archives alone are
// sifted, plain or compressed, on disk, in a folder or on standard input.
func TestItemsSiftsArchivesOnly(t *testing.T) {
	s := load(t)
	archive := page("Gunmen attacked a checkpoint") + whole(httpHead+"\r\n<title>Soup</title><p>Peel the onions and let them simmer for an hour.")
	dir := t.TempDir()
	files := map[string][]byte{"a.warc": []byte(archive), "b.warc.gz": zip(t, archive), "c.txt": []byte("Peel the onions."),
		"d.jsonl": []byte(`{"docid":"d","url":"https://news.example/d","text":"Peel the onions."}` + "\n"), "e.html": []byte("<p>Peel the onions, and let them simmer.")}
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	read := func(stdin io.Reader, paths ...string) (names []string, passed int) {
		for it, err := range s.Items(t.Context(), paths, stdin, Options{Jobs: 2, MinScore: DefaultScore}, func(n int) { passed += n }) {
			if err != nil {
				t.Fatal(err)
			}
			name, _, _ := strings.Cut(filepath.Base(it.Origin), " ")
			names = append(names, name)
		}
		return names, passed
	}
	all := []string{"a.warc", "b.warc.gz", "c.txt", "d.jsonl", "e.html"}
	if names, passed := read(nil, dir); !slices.Equal(names, all) || passed != 2 {
		t.Errorf("folder: %v, %d passed over", names, passed)
	}
	var paths []string
	for _, n := range all {
		paths = append(paths, filepath.Join(dir, n))
	}
	if names, passed := read(nil, paths...); !slices.Equal(names, all) || passed != 2 {
		t.Errorf("files: %v, %d passed over", names, passed)
	}
	if names, passed := read(bytes.NewReader(files["b.warc.gz"]), "-"); len(names) != 1 || passed != 1 {
		t.Errorf("standard input: %v, %d passed over", names, passed)
	}
}

// TestEncodings holds that a report is found in whatever encoding it comes.
func TestEncodings(t *testing.T) {
	c := load(t).Scorer()
	const latin = "<title>Attentat</title><p>Une bombe a explos\xe9 dans un caf\xe9, faisant neuf morts; l'attentat a \xe9t\xe9 revendiqu\xe9 par des djihadistes."
	wide := []byte{0xff, 0xfe}
	for _, b := range []byte("<title>Nine dead</title><p>Gunmen attacked a checkpoint and killed nine soldiers, police said.") {
		wide = append(wide, b, 0)
	}
	for name, it := range map[string]source.Item{
		"Latin-1": {Body: []byte(latin), Media: source.HTML, Charset: "iso-8859-1"},
		"UTF-16":  {Body: wide, Media: source.HTML},
		"text":    {Body: []byte("Gunmen attacked a checkpoint.\r\n\r\nThey killed nine soldiers, police said."), Media: source.Text},
	} {
		if got, err := c.Item(it); err != nil || got < DefaultScore {
			t.Errorf("%s: %.2f, %v", name, got, err)
		}
	}
}

// TestReportReadsTheDeclaredDate holds which date of a page is believed.
func TestReportReadsTheDeclaredDate(t *testing.T) {
	for page, want := range map[string]string{
		`<script>{"datePublished":"2016-07-19T08:00Z"}</script><p>x`:                              "2016-07-19",
		`<meta property="article:published_time" content="2016-07-18T08:00:00Z"><p>x`:             "2016-07-18",
		`<p>On 2016-07-17 it rained.`:                                                             "",
		`<script>{"datePublished":"soon"}</script><p><time datetime="2016-07-16">Saturday</time>`: "2016-07-16",
	} {
		r, err := Candidate{Item: source.Item{Body: []byte(page), Media: source.HTML}}.Report()
		if err != nil || r.Published.String() != want {
			t.Errorf("%s: %s, %v", page, r.Published, err)
		}
	}
}
