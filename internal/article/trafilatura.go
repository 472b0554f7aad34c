package article

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"ascribe"
	"ascribe/internal/source"
)

// methodTrafilatura covers the engine and how its tree becomes text.
const methodTrafilatura = "trafilatura/1"

// Trafilatura is the [Engine] of go-trafilatura and go-htmldate. Readers'
// comments are left out: they are no part of the report.
func Trafilatura(p Page) (Article, error) {
	date := published(p)
	address, err := url.Parse(p.URL)
	if err != nil || p.URL == "" {
		address = nil
	}
	got, err := trafilatura.ExtractDocument(p.Root, trafilatura.Options{OriginalURL: address, EnableFallback: true,
		ExcludeComments: true, HtmlDateMode: trafilatura.Disabled})
	if err != nil || got.ContentNode == nil {
		return Article{}, &ascribe.Error{Code: ascribe.Invalid, What: "no main text was found on the page",
			Remedy: "give its text instead", Err: err}
	}
	title := oneLine(got.Metadata.Title)
	text := strings.TrimPrefix(textOf(got.ContentNode), title+"\n\n") // the headline is no part of the text
	lang := language(text)
	if lang == "" {
		lang = mainLanguage(rootAttribute(p.Root, "lang"))
	}
	return Article{Title: title, Publisher: siteName(p.Root, got.Metadata), URL: webAddress(got.Metadata.URL),
		Published: date, Language: lang, Text: text, Method: methodTrafilatura}, nil
}

// published returns the date that the page gives itself: in its URL, in its
// metadata, or where pages show it. The text of the report is not searched:
// most dates in it are of something else.
func published(p Page) ascribe.Date {
	// The bound must be set: the library's own is the clock. It is not the day
	// of fetching, since then the library would make do with parts of a date.
	got, err := htmldate.FromDocument(p.Root, htmldate.Options{URL: p.URL, UseOriginalDate: true, SkipExtensiveSearch: true,
		MaxDate: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil || got.IsZero() {
		return ascribe.Date{}
	}
	d := ascribe.NewDate(got.DateTime)
	if exact, err := source.ParseDate(got.SrcString); err == nil && !exact.IsZero() {
		d = exact // the library makes "2016-07" the first of the month
	}
	// No page is published after it was fetched, time zones aside.
	if !p.Fetched.IsZero() && p.Fetched.AddDays(1).Before(d) {
		return ascribe.Date{}
	}
	return d
}

// siteName returns the outlet's name as it is written on the page; the library
// changes its capitals, and makes up for a missing one with the host.
func siteName(doc *html.Node, m trafilatura.Metadata) string {
	name := cmp.Or(oneLine(property(doc, "og:site_name")), oneLine(m.Sitename))
	if name == host(m.URL) {
		return ""
	}
	return name
}

// rootAttribute returns an attribute of the <html> element.
func rootAttribute(doc *html.Node, name string) string {
	for n := range doc.ChildNodes() {
		if n.Data == "html" {
			return attribute(n, name)
		}
	}
	return ""
}

// property returns the content of the first <meta> with that property.
func property(doc *html.Node, name string) string {
	for n := range doc.Descendants() {
		if n.Data == "meta" && attribute(n, "property") == name {
			return attribute(n, "content")
		}
	}
	return ""
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// webAddress returns the address that a page gives itself if it is one of the
// web.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return s
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
