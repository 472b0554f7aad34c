package article

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"ascribe"
	"ascribe/internal/source"
)

const newsPage = `<!DOCTYPE html><html lang="en-GB"><head><title>Council closes bridge | City Paper</title>
<link rel="canonical" href="https://www.citypaper.example/bridge">
<meta property="og:site_name" content="City Paper"><meta property="og:title" content="Council closes bridge">
<meta property="article:published_time" content="2016-07-19T23:30:00-04:00">
<meta property="article:modified_time" content="2018-01-02T08:00:00Z">
<script>var nothing = "to read";</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Council closes bridge</h1>
<p>The council closed the <b>old</b> bridge over the river
on Monday after engineers found cracks in two of its pillars, officials&nbsp;said.</p>
<p>Repairs are expected to last until the end of 2017 &amp; buses will be diverted through the northern suburbs until then.</p>
<ul><li>Line 4 ends at the market.</li><li>Line 7 goes on as before.</li></ul>
<p>Shopkeepers on both banks said they feared for their trade<br>and asked for help from the town, which promised to answer soon.</p>
</article><div class="comments"><p>reader77: Never liked that bridge, good riddance to it and all who crossed it.</p></div>
<footer>All rights reserved</footer></body></html>`

func TestPage(t *testing.T) {
	a := read(t, source.Item{Media: source.HTML, Body: []byte(newsPage)})
	want := Article{Title: "Council closes bridge", Publisher: "City Paper", URL: "https://www.citypaper.example/bridge",
		Published: ascribe.MustDate("2016-07-19"), Language: "en", Method: "trafilatura/1"}
	text := a.Text
	a.Text = ""
	if a != want {
		t.Errorf("got  %+v\nwant %+v", a, want)
	}
	if !strings.HasPrefix(text, "The council closed") {
		t.Errorf("the text begins with the headline:\n%s", text)
	}
	for _, s := range []string{
		"The council closed the old bridge over the river on Monday after engineers found cracks in two of its pillars, officials said.\n\nRepairs",
		"until the end of 2017 & buses",
		"Line 4 ends at the market.\n",
		"feared for their trade\nand asked for help",
	} {
		if !strings.Contains(text, s) {
			t.Errorf("the text lacks %q:\n%s", s, text)
		}
	}
	for _, s := range []string{"All rights reserved", "Sport", "reader77", "nothing"} {
		if strings.Contains(text, s) {
			t.Errorf("the text holds %q:\n%s", s, text)
		}
	}
}

func TestPageCarrierOutranks(t *testing.T) {
	a := read(t, source.Item{Media: source.HTML, Body: []byte(newsPage), URL: "https://other.example/1"})
	if a.URL != "https://other.example/1" || a.Publisher != "City Paper" {
		t.Errorf("%q, %q", a.URL, a.Publisher)
	}
}

func TestPagePublisher(t *testing.T) {
	for name, want := range map[string]string{"the city paper": "the city paper", "CP24": "CP24", "": "news.example"} {
		body := strings.Replace(newsPage, "City Paper", name, -1)
		if a := read(t, source.Item{Media: source.HTML, Body: []byte(body), URL: "https://www.news.example/1"}); a.Publisher != want {
			t.Errorf("%q, want %q", a.Publisher, want)
		}
	}
}

// TestPageDates looks for the date in each place where pages have it.
func TestPageDates(t *testing.T) {
	paragraphs := strings.Repeat("<p>The council met on 3 May 2011 and spoke of a bridge that had been opened on 4 June 1999.</p>", 5)
	for name, c := range map[string]struct{ head, url, fetched, want string }{
		"meta":                {`<meta property="article:published_time" content="2016-07-19T06:30:00Z">`, "", "", "2016-07-19"},
		"zone":                {`<meta property="article:published_time" content="2016-07-19T00:30:00+13:00">`, "", "", "2016-07-19"},
		"name":                {`<meta name="date" content="2016-07-19">`, "", "", "2016-07-19"},
		"JSON-LD":             {`<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2016-07-19T08:00:00+02:00","dateModified":"2017-01-01"}</script>`, "", "", "2016-07-19"},
		"URL":                 {``, "https://x.example/2016/07/19/bridge.html", "", "2016-07-19"},
		"text only":           {``, "", "", ""},
		"fetched on that day": {`<meta name="date" content="2016-07-19">`, "", "2016-07-19", "2016-07-19"},
		"fetched before":      {`<meta name="date" content="2016-07-19">`, "", "2016-07-10", ""},
	} {
		body := "<html><head><title>Bridge</title>" + c.head + "</head><body><article>" + paragraphs + "</article></body></html>"
		a := read(t, source.Item{Media: source.HTML, Body: []byte(body), URL: c.url, Fetched: ascribe.MustDate(c.fetched)})
		if a.Published.String() != c.want {
			t.Errorf("%s: %q, want %q", name, a.Published, c.want)
		}
	}
}

func TestPageNamesItself(t *testing.T) {
	body := []byte(strings.Replace(newsPage, "<head>", `<head><meta name="docid" content=" bridge-1 ">`, 1))
	if got := DocID(source.Item{Media: source.HTML, Body: body}); got != "bridge-1" {
		t.Errorf("%q", got)
	}
	// Fetched pages do not name themselves: anybody can write that line.
	if got := DocID(source.Item{Media: source.HTML, Body: body, URL: "https://x.example"}); got != "" {
		t.Errorf("%q", got)
	}
	for _, body := range []string{newsPage, "", "<meta name=docid>", "<body><meta name=docid content=x>"} {
		if got := DocID(source.Item{Media: source.HTML, Body: []byte(body)}); got != "" {
			t.Errorf("%.20q: %q", body, got)
		}
	}
}

func TestBlocks(t *testing.T) {
	for s, want := range map[string]string{
		"<p>one</p><p>two</p>":                                  "one\n\ntwo",
		"<p>one <b>and</b>\n <i>two</i>.</p>":                   "one and two.",
		"a<b>b</b>c":                                            "abc",
		"one<br>two<br><br>three<br> <br/>four":                 "one\ntwo\n\nthree\n\nfour",
		"<ul><li>one</li><li><p>two</p></li></ul>after":         "one\n\ntwo\n\nafter",
		"<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>": "a b\nc",
		"<h2>Head</h2>text<div>more</div>":                      "Head\n\ntext\n\nmore",
		" <p> </p> ":                                            "",
		"<p>\u00a0one\u00a0two\u200b</p>":                       "one two\u200b",
	} {
		root, err := html.Parse(strings.NewReader(s))
		if err != nil {
			t.Fatal(err)
		}
		if got := textOf(root); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	line := source.Item{Media: source.JSON, Text: strings.Repeat("The council closed the old bridge over the river. ", 100)}
	for _, c := range []struct {
		name string
		it   source.Item
	}{
		{"line", line},
		{"text", source.Item{Media: source.Text, Body: []byte(line.Text)}},
		{"Markdown", source.Item{Media: source.Markdown, Body: []byte("# Bridge\n\n" + line.Text)}},
		{"page", source.Item{Media: source.HTML, Body: []byte(newsPage)}},
	} {
		b.Run(c.name, func(b *testing.B) {
			r := NewReader(nil)
			for b.Loop() {
				if _, err := r.Read(c.it); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}
