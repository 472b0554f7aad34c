package article

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"ascribe"
	"ascribe/internal/source"
)

func read(t testing.TB, it source.Item) Article {
	t.Helper()
	it.Origin = "somewhere"
	a, err := NewReader(nil).Read(it)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestFrontMatterNamesTheReport(t *testing.T) {
	text := "---\ndocid: x1\npublisher: City Paper\npublished: 2016-07-19\ntitle: \"A: B\"\nfacts: other: things\n\n---\n\nThe council *met* [here](http://x).\n"
	for media, want := range map[string]string{source.Markdown: "The council met here.", source.Text: "The council *met* [here](http://x)."} {
		for _, text := range []string{text, strings.ReplaceAll(text, "\n", "\r\n"), "\ufeff" + text} {
			it := source.Item{Media: media, Body: []byte(text)}
			a := read(t, it)
			if a.DocID != "x1" || a.Publisher != "City Paper" || a.Title != "A: B" || a.Published != ascribe.MustDate("2016-07-19") || a.Text != want {
				t.Errorf("%s: %+v", media, a)
			}
			if DocID(it) != "x1" {
				t.Errorf("docid %q", DocID(it))
			}
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
	it := source.Item{Media: source.Text, Body: []byte("---\ndocid: inner\ntitle: Inner\npublished: 2001\n---\nSome words."),
		DocID: "outer", Title: "Outer", Language: "de", Published: ascribe.MustDate("2016"), Publisher: "Wire"}
	a := read(t, it)
	if a.DocID != "outer" || a.Title != "Outer" || a.Language != "de" || a.Published.Year != 2016 || a.Publisher != "Wire" {
		t.Errorf("%+v", a)
	}
}

func TestPublisherIsAtLeastTheHost(t *testing.T) {
	it := source.Item{Media: source.JSON, Text: "Some words.", URL: "https://www.news.example/a/b"}
	if a := read(t, it); a.Publisher != "news.example" {
		t.Errorf("%q", a.Publisher)
	}
}

// TestLinesAreTakenAsTheyAre holds that the spans of other programs point into
// the same text as ours.
func TestLinesAreTakenAsTheyAre(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.String().Draw(rt, "text") + "a"
		a, err := NewReader(nil).Read(source.Item{Media: source.JSON, Text: text})
		if err != nil || a.Text != text || a.Method != "plain/1" {
			rt.Fatalf("%q became %q: %v", text, a.Text, err)
		}
	})
}

func TestPlainTextKeepsItsCharacters(t *testing.T) {
	const text = "He\u200bre, \u202eand\u202c e\u0301 or \u00e9.\nTwo\ttabs."
	if a := read(t, source.Item{Media: source.Text, Body: []byte(text)}); a.Text != text {
		t.Errorf("%q", a.Text)
	}
	if a := read(t, source.Item{Media: source.Text, Body: []byte("One\r\ntwo\rthree" + strings.Repeat(" words", 20) + "\x00.")}); a.Text != "One\ntwo\nthree"+strings.Repeat(" words", 20)+"\ufffd." {
		t.Errorf("%q", a.Text)
	}
}

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"The council closed the old bridge over the river on Monday after engineers found cracks in its pillars.":             "en",
		"THE COUNCIL CLOSED THE OLD BRIDGE OVER THE RIVER ON MONDAY AFTER ENGINEERS FOUND CRACKS IN ITS PILLARS.":             "en",
		"Die Stadt sperrte am Montag die alte Brücke, nachdem Fachleute Risse in den Pfeilern gefunden hatten.":               "de",
		"Городской совет закрыл старый мост через реку после того, как инженеры нашли трещины в его опорах.":                  "ru",
		strings.Repeat("The bridge over the river was closed on Monday after engineers had found cracks in its pillars. ", 4): "en",
		"Die Stadt sperrte die alte Brücke. „The bridge was closed and that is all we said“, stand auf dem Schild am Ufer. " +
			strings.Repeat("Fachleute hatten am Montag Risse in den Pfeilern gefunden, und nun wird lange gebaut. ", 4): "de",
		"x1 y2": "",
	} {
		if a := read(t, source.Item{Media: source.Text, Body: []byte(text)}); a.Language != want {
			t.Errorf("%q: %q, want %q", text, a.Language, want)
		}
	}
}

func TestBadDocuments(t *testing.T) {
	words := strings.Repeat("word ", MaxText/5+2)
	for name, c := range map[string]struct {
		it   source.Item
		code ascribe.Code
		says string
	}{
		"program":      {source.Item{Media: source.Text, Body: []byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00")}, ascribe.Unsupported, "binary"},
		"picture":      {source.Item{Media: source.HTML, Body: []byte("\x89PNG\r\n\x1a\n0123456789")}, ascribe.Unsupported, "image/png"},
		"PDF":          {source.Item{Media: source.Text, Body: []byte("%PDF-1.4 words and words")}, ascribe.Unsupported, "pdftotext"},
		"noise":        {source.Item{Media: source.Markdown, Body: []byte(strings.Repeat("\x01\x02\x03 words", 10))}, ascribe.Unsupported, "binary"},
		"blank":        {source.Item{Media: source.Text, Body: []byte(" \n\t\n")}, ascribe.Invalid, "no text"},
		"nothing":      {source.Item{Media: source.HTML}, ascribe.Invalid, "no main text"},
		"no text":      {source.Item{Media: source.JSON, Body: []byte("{}")}, ascribe.Invalid, "no text"},
		"digits only":  {source.Item{Media: source.Text, Body: []byte("0001 0002")}, ascribe.Invalid, "no text"},
		"date":         {source.Item{Media: source.Text, Body: []byte("---\npublished: last week\n---\nWords.")}, ascribe.Invalid, "last week"},
		"endless text": {source.Item{Media: source.Text, Body: []byte(words)}, ascribe.TooLarge, "4 MB"},
		"endless line": {source.Item{Media: source.JSON, Text: words}, ascribe.TooLarge, "4 MB"},
	} {
		c.it.Origin = "somewhere"
		_, err := NewReader(nil).Read(c.it)
		if ascribe.CodeOf(err) != c.code || !strings.HasPrefix(err.Error(), "somewhere: ") || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %s, %q", name, err, c.code, c.says)
		}
	}
}

// TestHostilePages holds that pages made to break parsers cost one error each,
// and soon.
func TestHostilePages(t *testing.T) {
	start := time.Now()
	for name, c := range map[string]struct {
		body string
		says string
	}{
		"nested tags":    {strings.Repeat("<div>", 1_000_000), "elements"},
		"nested less":    {strings.Repeat("<div>", 600) + "words", "512 deep"},
		"nested oddly":   {strings.Repeat("<li><dd>", 600) + "words", "512 deep"},
		"many tags":      {strings.Repeat("<b>x</b>", 300_000), "elements"},
		"large":          {strings.Repeat("words ", MaxPage/6+1), "larger than 8 MB"},
		"empty page":     {"<html><body><p></p></body></html>", "no main text"},
		"only open tags": {strings.Repeat("<", 100_000), "no "},
	} {
		_, err := NewReader(nil).Read(source.Item{Origin: "somewhere", Media: source.HTML, Body: []byte(c.body)})
		if err == nil || !strings.HasPrefix(err.Error(), "somewhere: ") || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
	if d := time.Since(start); d > MaxTime {
		t.Errorf("it took %s", d)
	}
}

func TestBreakingEngineCostsOnlyThePage(t *testing.T) {
	it := source.Item{Origin: "p", Media: source.HTML, Body: []byte("<p>words</p>")}
	r := NewReader(func(Page) (Article, error) { panic("index out of range") })
	if _, err := r.Read(it); ascribe.CodeOf(err) != ascribe.Unsupported || !strings.Contains(err.Error(), "index out of range") {
		t.Errorf("%v", err)
	}
	r = NewReader(func(p Page) (Article, error) { return Article{Text: p.Root.FirstChild.Data, Method: "test/1"}, nil })
	if a, err := r.Read(it); err != nil || a.Text != "html" || a.Method != "test/1" {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestSlowEngineIsGivenUp(t *testing.T) {
	release := make(chan struct{})
	defer close(release)
	_, err := within(10*time.Millisecond, func() (Article, error) { <-release; return Article{}, nil })
	if ascribe.CodeOf(err) != ascribe.TooLarge || !strings.Contains(err.Error(), "10ms") {
		t.Errorf("%v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(newsPage), "", byte(0))
	f.Add([]byte("---\ntitle: x\n---\n# Head\n\n> said *so*"), "latin1", byte(1))
	f.Add([]byte("\xff\xfea\x00"), "", byte(2))
	f.Add([]byte("<table><tr><td><b>a<p>b<br><br>c"), "shift_jis", byte(0))
	media := []string{source.HTML, source.Markdown, source.Text}
	r := NewReader(nil)
	f.Fuzz(func(t *testing.T, b []byte, charset string, kind byte) {
		it := source.Item{Origin: "o", Media: media[int(kind)%len(media)], Body: b, Charset: charset}
		a, err := r.Read(it)
		if err != nil {
			if ascribe.CodeOf(err) == ascribe.Internal || !strings.HasPrefix(err.Error(), "o: ") {
				t.Fatalf("%#v", err)
			}
			return
		}
		if a.Text == "" || a.Method == "" || !utf8.ValidString(a.Text) || strings.ContainsAny(a.Text, "\x00\r") {
			t.Fatalf("%+v", a)
		}
		if a.Text != strings.TrimSpace(a.Text) {
			t.Fatalf("space around %q", a.Text)
		}
		if a.DocID != DocID(it) {
			t.Fatalf("docid %q and %q", a.DocID, DocID(it))
		}
	})
}
