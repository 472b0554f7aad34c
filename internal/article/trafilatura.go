package article

import (
	"net/url"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"ascribe"
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
	text := textOf(got.ContentNode)
	lang := language(text)
	if lang == "" {
		lang = mainLanguage(rootAttribute(p.Root, "lang"))
	}
	return Article{Title: oneLine(got.Metadata.Title), Publisher: oneLine(got.Metadata.Sitename), URL: got.Metadata.URL,
		Published: date, Language: lang, Text: text, Method: methodTrafilatura}, nil
}

// published returns the date that the page gives itself: in its metadata, in
// its URL, or where pages show it. The text of the report is not searched:
// most dates in it are of something else.
func published(p Page) ascribe.Date {
	// No page is published after it was fetched, time zones aside. The bound
	// must be set: the library's own is the clock.
	last := time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
	if !p.Fetched.IsZero() {
		last = time.Date(p.Fetched.Year, p.Fetched.Month, p.Fetched.Day+1, 0, 0, 0, 0, time.UTC)
	}
	got, err := htmldate.FromDocument(p.Root, htmldate.Options{URL: p.URL, UseOriginalDate: true, SkipExtensiveSearch: true,
		DeferUrlExtractor: true, MaxDate: last})
	if err != nil || got.IsZero() {
		return ascribe.Date{}
	}
	return ascribe.NewDate(got.DateTime)
}

// rootAttribute returns an attribute of the <html> element.
func rootAttribute(doc *html.Node, name string) string {
	for n := range doc.ChildNodes() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			if a.Key == name {
				return a.Val
			}
		}
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
