package article

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/net/html"

	"ascribe"
	"ascribe/internal/source"
)

// The limits on a page.
const (
	// MaxPage is the largest page, in bytes of UTF-8.
	MaxPage = 8 << 20
	// MaxDepth is how deep elements may be nested; the HTML parser and
	// browsers stop there too.
	MaxDepth = 512
	// MaxElements is the number of elements of a page. Of 2,107 pages that
	// such libraries are tested on, the largest has 10,106.
	MaxElements = 30_000
	// MaxTime is how long the engine may take over a page.
	MaxTime = 30 * time.Second
)

// Page is a web page as an [Engine] gets it.
type Page struct {
	// Root is the document, parsed from UTF-8. The engine may change it.
	Root *html.Node
	// URL is the page's address; empty if it is not known.
	URL string
	// Fetched is the day on which the page was fetched; zero if not known. It
	// was published on that day or earlier.
	Fetched ascribe.Date
}

// Engine takes the main text and the metadata out of a page. It returns an
// Article without text if there is none; it may panic on pages that it is not
// up to.
type Engine func(Page) (Article, error)

// page reads a web page with the engine, within the limits.
func (r *Reader) page(s string, it source.Item) (Article, error) {
	if err := guard(s); err != nil {
		return Article{}, err
	}
	return within(MaxTime, func() (Article, error) {
		root, err := html.Parse(strings.NewReader(lines(s)))
		if err != nil {
			return Article{}, parseFault(err)
		}
		return r.engine(Page{Root: root, URL: it.URL, Fetched: it.Fetched})
	})
}

// within runs read, and turns a panic into an error of this page, and so also
// a read that takes too long. Such a read cannot be stopped: it goes on until
// it ends by itself, which the limits on a page see to.
func within(limit time.Duration, read func() (Article, error)) (Article, error) {
	type result struct {
		a   Article
		err error
	}
	done := make(chan result, 1)
	go func() {
		var res result
		defer func() {
			if p := recover(); p != nil {
				res = result{err: breakFault(p)}
			}
			done <- res
		}()
		res.a, res.err = read()
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case res := <-done:
		return res.a, res.err
	case <-timer.C:
		return Article{}, &ascribe.Error{Code: ascribe.TooLarge, What: fmt.Sprintf("reading the page takes more than %s", limit),
			Remedy: "give its text instead"}
	}
}

// parseFault explains why a page has no tree. Nesting is the one thing that the
// parser does not accept.
func parseFault(err error) error {
	return &ascribe.Error{Code: ascribe.TooLarge, What: fmt.Sprintf("elements are nested more than %d deep", MaxDepth),
		Remedy: "give its text instead", Err: err}
}

func breakFault(p any) error {
	return &ascribe.Error{Code: ascribe.Unsupported, What: fmt.Sprintf("the page breaks the HTML engine: %v", p),
		Remedy: "give its text instead"}
}

// guard walks over the page's tags once, without building anything, and
// refuses what would make a tree too large.
func guard(page string) error {
	if len(page) > MaxPage {
		return &ascribe.Error{Code: ascribe.TooLarge, What: fmt.Sprintf("the page is larger than %d MB", MaxPage>>20),
			Remedy: "give its text instead"}
	}
	z := html.NewTokenizer(strings.NewReader(page))
	for n := 0; n <= MaxElements; {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return &ascribe.Error{Code: ascribe.Damaged, What: "the HTML cannot be read", Remedy: "fetch it again", Err: err}
			}
			return nil
		case html.StartTagToken, html.SelfClosingTagToken:
			n++
		}
	}
	return &ascribe.Error{Code: ascribe.TooLarge, What: fmt.Sprintf("the page has more than %d elements", MaxElements),
		Remedy: "give its text instead"}
}
