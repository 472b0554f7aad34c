package newscrawl_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"ascribe/eval/newscrawl"
	"ascribe/internal/source"
)

func TestPagesAreACrawl(t *testing.T) {
	kinds, langs, size := map[newscrawl.Kind]int{}, map[string]int{}, 0
	urls := map[string]bool{}
	const n = 600
	for p := range newscrawl.Pages(1, n) {
		kinds[p.Kind]++
		langs[p.Language]++
		size += len(p.HTML)
		urls[p.URL] = true
		if strings.Contains(p.HTML, "{city}") || !utf8.ValidString(p.HTML) || strings.Count(strings.ToLower(p.HTML), "<h1") != 1 {
			t.Fatalf("%s: a slot left open, or no page", p.URL)
		}
	}
	if kinds[newscrawl.Attack] != n/50 || kinds[newscrawl.NearMiss] != n/10 || len(urls) != n {
		t.Errorf("kinds %v, %d addresses", kinds, len(urls))
	}
	if len(langs) < 8 || langs["en"] < n/2 {
		t.Errorf("languages %v", langs)
	}
	if mean := size / n; mean < 120_000 || mean > 160_000 {
		t.Errorf("a page has %d bytes on average, not about 144,000", mean)
	}
}

func TestWriteIsReproducible(t *testing.T) {
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := newscrawl.Write(w, 4, 150); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same seed gives another archive")
	}
	if mean := a.Len() / 150; mean < 24_000 || mean > 36_000 {
		t.Errorf("a page has %d bytes compressed, not about 29,000", mean)
	}
}

// TestArchiveReadsBack holds that what is written is what was made, whatever
// its encoding and codings.
func TestArchiveReadsBack(t *testing.T) {
	var b bytes.Buffer
	const n = 330 // enough for every encoding
	if err := newscrawl.Write(&b, 2, n); err != nil {
		t.Fatal(err)
	}
	pages := slices.Collect(newscrawl.Pages(2, n))
	i, charsets := 0, map[string]int{}
	for it, err := range source.Open(t.Context(), []string{"-"}, &b) {
		if err != nil {
			t.Fatal(err)
		}
		charsets[it.Charset]++
		if it.URL != pages[i].URL {
			t.Fatalf("page %d is %s, want %s", i, it.URL, pages[i].URL)
		}
		if it.Charset == "utf-8" && string(it.Body) != pages[i].HTML {
			t.Fatalf("page %d does not read back", i)
		}
		i++
	}
	if i != n || len(charsets) != 3 {
		t.Errorf("%d pages of %d, in encodings %v", i, n, charsets)
	}
}
