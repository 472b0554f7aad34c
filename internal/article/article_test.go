package article_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"ascribe"
	"ascribe/internal/article"
	"ascribe/internal/source"
)

func read(t *testing.T, it source.Item) article.Article {
	t.Helper()
	a, err := article.NewReader(nil).Read(it)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

const page = `<!DOCTYPE html><html lang="en"><head><title>Council closes bridge | City Paper</title>
<meta property="og:site_name" content="City Paper"><meta property="article:published_time" content="2016-07-19T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Council closes bridge</h1>
<p>The council closed the old bridge over the river on Monday after engineers found cracks in two of its pillars, officials said.</p>
<p>Repairs are expected to last until the end of the year, and buses will be diverted through the northern suburbs until then.</p>
<p>Shopkeepers on both banks said they feared for their trade and asked for help from the town, which promised to answer soon.</p>
</article><footer>All rights reserved</footer></body></html>`

func TestPageYieldsTextAndHead(t *testing.T) {
	a := read(t, source.Item{Origin: "page.html", Media: source.HTML, Body: []byte(page), URL: "https://www.example.org/bridge"})
	if a.Published != ascribe.MustDate("2016-07-19") || a.Publisher != "City Paper" || !strings.Contains(a.Title, "Council closes bridge") {
		t.Errorf("head: %q, %q, %v", a.Title, a.Publisher, a.Published)
	}
	if !strings.Contains(a.Text, "found cracks in two of its pillars") || strings.Contains(a.Text, "All rights reserved") || strings.Contains(a.Text, "Sport") {
		t.Errorf("text: %q", a.Text)
	}
	if a.Method != "trafilatura/1" || a.Language != "en" {
		t.Errorf("method %q, language %q", a.Method, a.Language)
	}
}

func TestPageIsNotPublishedAfterItWasFetched(t *testing.T) {
	a := read(t, source.Item{Media: source.HTML, Body: []byte(page), Fetched: ascribe.MustDate("2016-07-18")})
	if !a.Published.IsZero() {
		t.Errorf("published %v though fetched the day before", a.Published)
	}
}

func TestFrontMatterNamesTheReport(t *testing.T) {
	text := "---\ndocid: x1\npublisher: City Paper\npublished: 2016-07-19\ntitle: \"A: B\"\nfacts: other: things\n---\n\nThe council *met* [here](http://x).\n"
	for media, want := range map[string]string{source.Markdown: "The council met here.", source.Text: "The council *met* [here](http://x)."} {
		a := read(t, source.Item{Media: media, Body: []byte(text)})
		if a.DocID != "x1" || a.Publisher != "City Paper" || a.Title != "A: B" || a.Published != ascribe.MustDate("2016-07-19") || a.Text != want {
			t.Errorf("%s: %+v", media, a)
		}
	}
}

func TestTextWithDashesIsNotFrontMatter(t *testing.T) {
	for _, text := range []string{"---\nno head\n---\nbody", "---\nkey: value\nwithout an end", "--- a dash"} {
		if a := read(t, source.Item{Media: source.Text, Body: []byte(text)}); a.Text != text || a.DocID != "" {
			t.Errorf("%q became %q", text, a.Text)
		}
	}
}

func TestCarrierOutranksDocument(t *testing.T) {
	it := source.Item{Media: source.Text, Body: []byte("---\ndocid: inner\ntitle: Inner\n---\nSome words."), DocID: "outer", Title: "Outer", Language: "de"}
	if a := read(t, it); a.DocID != "outer" || a.Title != "Outer" || a.Language != "de" {
		t.Errorf("%+v", a)
	}
}

func TestCharsets(t *testing.T) {
	const want = "Würzburg – ein “Zug”"
	latin, _ := charmap.Windows1252.NewEncoder().String(want)
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(want)
	for name, it := range map[string]source.Item{
		"utf-8":              {Body: []byte(want)},
		"utf-8 with mark":    {Body: []byte("\xef\xbb\xbf" + want)},
		"undeclared latin":   {Body: []byte(latin)},
		"declared wrongly":   {Body: []byte(latin), Charset: "utf-8"},
		"declared":           {Body: []byte(latin), Charset: "windows-1252"},
		"utf-16 by its mark": {Body: []byte(utf16)},
		"declared unknown":   {Body: []byte(latin), Charset: "klingon"},
	} {
		it.Media = source.Text
		if a := read(t, it); a.Text != want {
			t.Errorf("%s: %q", name, a.Text)
		}
	}
}

func TestBadDocuments(t *testing.T) {
	for name, c := range map[string]struct {
		it   source.Item
		code ascribe.Code
	}{
		"binary":       {source.Item{Media: source.Text, Body: []byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00")}, ascribe.Unsupported},
		"blank":        {source.Item{Media: source.Text, Body: []byte(" \n\t\n")}, ascribe.Invalid},
		"digits only":  {source.Item{Media: source.Text, Body: []byte("0001 0002")}, ascribe.Invalid},
		"nested tags":  {source.Item{Media: source.HTML, Body: []byte(strings.Repeat("<div>", 1_000_000))}, ascribe.TooLarge},
		"many tags":    {source.Item{Media: source.HTML, Body: []byte(strings.Repeat("<b>x</b>", 300_000))}, ascribe.TooLarge},
		"page of nav":  {source.Item{Media: source.HTML, Body: []byte("<html><body></body></html>")}, ascribe.Invalid},
		"endless text": {source.Item{Media: source.Text, Body: []byte(strings.Repeat("word ", article.MaxText/5+2))}, ascribe.TooLarge},
	} {
		c.it.Origin = "somewhere"
		_, err := article.NewReader(nil).Read(c.it)
		if ascribe.CodeOf(err) != c.code || !strings.HasPrefix(err.Error(), "somewhere: ") {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}

func TestBreakingEngineCostsOnlyThePage(t *testing.T) {
	r := article.NewReader(func([]byte, string) (article.Article, error) { panic("index out of range") })
	_, err := r.Read(source.Item{Origin: "p", Media: source.HTML, Body: []byte("<p>words</p>")})
	if ascribe.CodeOf(err) != ascribe.Unsupported {
		t.Errorf("%v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(page), "", byte(0))
	f.Add([]byte("---\ntitle: x\n---\n# Head\n\n> said *so*"), "latin1", byte(1))
	f.Add([]byte("\xff\xfea\x00"), "", byte(2))
	media := []string{source.HTML, source.Markdown, source.Text}
	r := article.NewReader(nil)
	f.Fuzz(func(t *testing.T, b []byte, charset string, kind byte) {
		a, err := r.Read(source.Item{Origin: "o", Media: media[int(kind)%len(media)], Body: b, Charset: charset})
		if err == nil && (a.Text == "" || !utf8.ValidString(a.Text)) {
			t.Errorf("text is empty or not UTF-8: %q", a.Text)
		}
	})
}
