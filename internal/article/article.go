// Package article derives a report's fields from the bytes of an item: title,
// publisher, date of publication, language and running text. The original is
// never altered; the text is a copy, and Method names what made it.
//
// JSON lines and plain text are taken as they are. HTML goes through
// go-trafilatura for the main text and go-htmldate for the date, both behind
// the function type [Engine], so that another engine can take their place.
package article

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	"ascribe"
	"ascribe/internal/source"
)

// MaxText is the largest running text, in bytes.
const MaxText = 4 << 20

// Article is what was derived from an item.
type Article struct {
	Title     string
	Publisher string
	URL       string
	Published ascribe.Date
	// Language is an ISO 639-1 code, "" if unsure.
	Language string
	// DocID is the name that the document gives itself, if any.
	DocID string
	// Text is valid UTF-8 and not empty.
	Text string
	// Method names what made Text, and its version.
	Method string
}

// Engine takes the main text and the metadata out of a page in UTF-8.
type Engine func(page []byte, url string) (Article, error)

// Reader derives articles. It is safe for concurrent use.
type Reader struct{ engine Engine }

// NewReader returns a Reader that reads HTML with engine; nil means
// [Trafilatura].
func NewReader(engine Engine) *Reader {
	if engine == nil {
		engine = Trafilatura
	}
	return &Reader{engine}
}

// Read derives the article of an item. What the carrier says about it (a JSON
// line's fields, front matter) outranks what is found inside. Errors are
// [ascribe.Error] and name the item.
func (r *Reader) Read(it source.Item) (Article, error) {
	a, err := r.derive(it)
	if err == nil {
		err = check(a)
	}
	if err != nil {
		return Article{}, at(it.Origin, err)
	}
	a.DocID = cmp.Or(it.DocID, a.DocID)
	a.Title = cmp.Or(it.Title, a.Title)
	a.Publisher = cmp.Or(it.Publisher, a.Publisher)
	a.URL = cmp.Or(it.URL, a.URL)
	a.Published = cmp.Or(it.Published, a.Published)
	a.Language = cmp.Or(it.Language, a.Language, language(a.Text))
	return a, nil
}

func (r *Reader) derive(it source.Item) (Article, error) {
	if it.Media == source.JSON {
		return Article{Text: it.Text, Method: "plain/1"}, nil
	}
	page, err := toUTF8(it.Body, it.Charset, it.Media)
	if err != nil {
		return Article{}, err
	}
	switch it.Media {
	case source.HTML:
		return r.html(page, it.URL, it.Fetched)
	case source.Markdown:
		a, body := frontMatter(string(page))
		a.Text, a.Method = markdown(body), "markdown/1"
		return a, nil
	}
	a, body := frontMatter(string(page))
	a.Text, a.Method = strings.TrimSpace(body), "plain/1"
	return a, nil
}

// check refuses what cannot serve as evidence.
func check(a Article) error {
	switch {
	case strings.IndexFunc(a.Text, unicode.IsLetter) < 0:
		return &ascribe.Error{Code: ascribe.Invalid, What: "no text was found in it", Remedy: "check whether it is a report"}
	case len(a.Text) > MaxText:
		return &ascribe.Error{Code: ascribe.TooLarge, What: fmt.Sprintf("the text is larger than %d MB", MaxText>>20),
			Remedy: "split it into the reports that it holds"}
	}
	return nil
}

// at names the item in an error.
func at(origin string, err error) error {
	if e, ok := err.(*ascribe.Error); ok {
		named := *e
		named.Where = origin
		return &named
	}
	return &ascribe.Error{Code: ascribe.Invalid, Where: origin, What: "cannot be read", Remedy: "leave it out", Err: err}
}
