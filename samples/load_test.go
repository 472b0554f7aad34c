package samples_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	"ascribe/samples"
)

// report is one sample as these tests read it, independently of the readers of
// the product.
type report struct {
	file string
	meta map[string]string
	text string
}

func (r report) String() string { return r.file + ": " + r.meta["docid"] }

// folder is all that the samples hold: the reports, and the items that cannot
// be read, as file:line.
type folder struct {
	files   []string
	reports []report
	broken  []string
}

func load(t *testing.T) folder {
	t.Helper()
	var f folder
	err := fs.WalkDir(samples.Reports, "reports", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := samples.Reports.ReadFile(name)
		if err != nil {
			return err
		}
		f.files = append(f.files, path.Base(name))
		return f.read(path.Base(name), body)
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *folder) read(file string, body []byte) error {
	switch path.Ext(file) {
	case ".jsonl":
		f.readLines(file, body)
		return nil
	case ".html":
		f.reports = append(f.reports, readPage(file, body))
		return nil
	case ".gz":
		pages, err := readArchive(body)
		for _, p := range pages {
			f.reports = append(f.reports, readPage(file, p))
		}
		return err
	}
	r, err := readFrontMatter(file, string(body))
	f.reports = append(f.reports, r)
	return err
}

func readFrontMatter(file, body string) (report, error) {
	rest, opened := strings.CutPrefix(body, "---\n")
	head, text, closed := strings.Cut(rest, "\n---\n")
	if !opened || !closed {
		return report{}, errors.New(file + ": no front matter between two lines of ---")
	}
	r := report{file: file, meta: map[string]string{}, text: text}
	for line := range strings.SplitSeq(head, "\n") {
		key, value, ok := strings.Cut(line, ": ")
		if !ok {
			return report{}, fmt.Errorf("%s: front matter line %q is not key: value", file, line)
		}
		r.meta[key] = value
	}
	return r, nil
}

func (f *folder) readLines(file string, body []byte) {
	for i, line := range bytes.Split(bytes.TrimSpace(body), []byte("\n")) {
		meta := map[string]string{}
		if err := json.Unmarshal(line, &meta); err != nil {
			f.broken = append(f.broken, fmt.Sprintf("%s:%d", file, i+1))
			continue
		}
		text := meta["text"]
		delete(meta, "text")
		f.reports = append(f.reports, report{file, meta, text})
	}
}

var (
	metaTag   = regexp.MustCompile(`<meta (?:name|property)="([^"]+)" content="([^"]*)">`)
	language  = regexp.MustCompile(`<html lang="([a-z]+)`)
	ldDate    = regexp.MustCompile(`"datePublished":"([^"]+)"`)
	heading   = regexp.MustCompile(`<h1>(.*?)</h1>`)
	paragraph = regexp.MustCompile(`<p>(.*?)</p>`)
	storyEnd  = regexp.MustCompile(`</article>|<aside|<div class="sidebar"`)
)

// readPage takes a page's particulars from its meta tags, its date from those
// or from JSON-LD, and its text from the plain paragraphs between the heading
// and the end of the story.
func readPage(file string, body []byte) report {
	page := string(body)
	meta := map[string]string{}
	for _, m := range metaTag.FindAllStringSubmatch(page, -1) {
		meta[m[1]] = html.UnescapeString(m[2])
	}
	meta["publisher"] = meta["og:site_name"]
	meta["published"] = cmp.Or(meta["article:published_time"], meta["date"], firstMatch(ldDate, page))
	meta["language"] = firstMatch(language, page)
	meta["title"] = firstMatch(heading, page)
	return report{file, meta, story(page)}
}

func story(page string) string {
	_, rest, _ := strings.Cut(page, "</h1>")
	if end := storyEnd.FindStringIndex(rest); end != nil {
		rest = rest[:end[0]]
	}
	var text []string
	for _, p := range paragraph.FindAllStringSubmatch(rest, -1) {
		text = append(text, html.UnescapeString(p[1]))
	}
	return strings.Join(text, "\n\n")
}

func firstMatch(re *regexp.Regexp, s string) string {
	if m := re.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}
