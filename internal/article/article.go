// Package article derives a report's fields from the bytes of an item: title,
// publisher, date of publication, language and running text. The original is
// never altered; the text is a copy, and Method names what made it.
//
// JSON lines are taken as they are, plain text too except for its encoding and
// line ends. HTML goes through go-trafilatura for the main text and
// go-htmldate for the date, both behind the function type [Engine], so that
// another engine can take their place.
package article

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"ascribe"
	"ascribe/internal/source"
)

// MaxText is the largest running text, in bytes.
const MaxText = 4 << 20

// The methods by which texts are made; an [Engine] has its own.
const (
	methodPlain    = "plain/1"
	methodMarkdown = "markdown/1"
)

// Article is what was derived from an item.
type Article struct {
	Title string
	// Publisher is the outlet as it calls itself, or the host of the URL.
	Publisher string
	URL       string
	// Published is the date of publication; zero if none is known.
	Published ascribe.Date
	// Language is an ISO 639-1 code, "" if unsure.
	Language string
	// DocID is the name that the document gives itself, if any.
	DocID string
	// Text is valid UTF-8 and holds at least one letter.
	Text string
	// Method names what made Text, and its version.
	Method string
}

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
// line's fields, the URL of a web archive) outranks what is found inside. A
// JSON line with a headline only, as tickers and feeds give, is read by it.
// Errors are [*ascribe.Error] and name the item: [ascribe.Unsupported] for what
// is no text, [ascribe.TooLarge] beyond a limit, [ascribe.Invalid] for a
// document in which there is nothing to read.
func (r *Reader) Read(it source.Item) (Article, error) {
	a, err := r.derive(it)
	if err == nil {
		err = check(a)
	}
	if err != nil {
		return Article{}, at(it.Origin, err)
	}
	a.DocID = DocID(it)
	a.Title = cmp.Or(it.Title, a.Title)
	a.URL = cmp.Or(it.URL, a.URL)
	a.Publisher = cmp.Or(it.Publisher, a.Publisher, host(a.URL))
	a.Published = cmp.Or(it.Published, a.Published)
	a.Language = cmp.Or(it.Language, a.Language, language(a.Text))
	return a, nil
}

func (r *Reader) derive(it source.Item) (Article, error) {
	if it.Media == source.JSON {
		return Article{Text: cmp.Or(it.Text, it.Title), Method: methodPlain}, nil
	}
	s, err := decode(it.Body, it.Charset, it.Media)
	if err != nil {
		return Article{}, err
	}
	switch it.Media {
	case source.HTML:
		return r.page(s, it)
	case source.Markdown:
		a, body, err := frontMatter(lines(s))
		title, text := markdown(body)
		a.Title, a.Text, a.Method = cmp.Or(a.Title, title), text, methodMarkdown
		return a, err
	}
	a, body, err := frontMatter(lines(s))
	a.Text, a.Method = strings.TrimSpace(body), methodPlain
	return a, err
}

// lines makes all line ends line feeds, and NUL, which storage and screens
// stumble over, the replacement character.
func lines(s string) string { return lineEnds.Replace(s) }

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\ufffd")

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

// host returns the host of a URL, without "www.".
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
