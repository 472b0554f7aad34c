package article

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"ascribe"
)

// MaxDepth is how deep the elements of a page may be nested. Browsers stop at
// 512; deeper pages are made to break parsers.
const MaxDepth = 512

// maxElements bounds the work on one page.
const maxElements = 200_000

// html reads a page with the engine. fetched, if known, bounds its date.
func (r *Reader) html(page []byte, address string, fetched ascribe.Date) (Article, error) {
	if err := guard(page); err != nil {
		return Article{}, err
	}
	a, err := r.protected(page, address)
	if err != nil {
		return a, err
	}
	if !fetched.IsZero() && fetched.Before(a.Published) {
		a.Published = ascribe.Date{} // no page is published after it was fetched
	}
	if a.Publisher == "" {
		a.Publisher = host(address)
	}
	return a, nil
}

// protected turns a panic of the engine over a malformed page into an error of
// that page.
func (r *Reader) protected(page []byte, address string) (a Article, err error) {
	defer func() {
		if p := recover(); p != nil {
			a, err = Article{}, &ascribe.Error{Code: ascribe.Unsupported, What: fmt.Sprintf("the page breaks the HTML engine: %v", p), Remedy: "give its text instead"}
		}
	}()
	return r.engine(page, address)
}

// guard walks the page's tags once and refuses what would blow up a tree.
func guard(page []byte) error {
	z := html.NewTokenizer(bytes.NewReader(page))
	z.SetMaxBuf(len(page) + 1)
	depth, n := 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return &ascribe.Error{Code: ascribe.Damaged, What: "the HTML cannot be read", Remedy: "fetch it again", Err: err}
			}
			return nil
		case html.StartTagToken:
			n++
			if name, _ := z.TagName(); !closesItself(string(name)) {
				depth++
			}
		case html.EndTagToken:
			depth = max(0, depth-1)
		}
		if depth > MaxDepth || n > maxElements {
			return &ascribe.Error{Code: ascribe.TooLarge, What: fmt.Sprintf("more than %d nested or %d single elements", MaxDepth, maxElements), Remedy: "give its text instead"}
		}
	}
}

// closesItself names the elements without an end tag, and those whose end tag
// is often left out: they do not nest.
func closesItself(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
		"p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup":
		return true
	}
	return false
}

// Trafilatura is the [Engine] "trafilatura/1".
func Trafilatura(page []byte, address string) (Article, error) {
	u, err := url.Parse(address)
	if err != nil {
		u = nil
	}
	opts := trafilatura.Options{OriginalURL: u, EnableFallback: true, ExcludeComments: true, ExcludeTables: true,
		HtmlDateOptions: &htmldate.Options{UseOriginalDate: true, SkipExtensiveSearch: false}}
	got, err := trafilatura.Extract(bytes.NewReader(page), opts)
	if err != nil {
		return Article{}, &ascribe.Error{Code: ascribe.Invalid, What: "no main text was found on the page", Remedy: "give its text instead", Err: err}
	}
	a := Article{Title: strings.TrimSpace(got.Metadata.Title), Publisher: got.Metadata.Sitename, URL: address,
		Language: shortLanguage(got.Metadata.Language), Text: paragraphs(got.ContentText), Method: "trafilatura/1"}
	if !got.Metadata.Date.IsZero() {
		a.Published = ascribe.NewDate(got.Metadata.Date)
	}
	return a, nil
}

// paragraphs sets the engine's paragraphs, one a line, apart by a blank line.
func paragraphs(s string) string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n\n")
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
