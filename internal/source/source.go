// Package source reads foreign bytes into a stream of items: text, Markdown
// and HTML files, JSON lines, web archives (WARC), any of these compressed
// with gzip, folders of them, and standard input.
//
// Nothing that a file contains stops the stream: whatever cannot be read is
// one [*ascribe.Error], with file and offset or line, beside the items around
// it. Input of any size is read in bounded memory; the limits below bound what
// a single item may cost.
package source

import (
	"context"
	"io"
	"iter"

	"ascribe"
)

// The media types of items. A JSON item is one object of a JSON lines file.
const (
	Text     = "text/plain"
	Markdown = "text/markdown"
	HTML     = "text/html"
	JSON     = "application/json"
)

// The limits on one item, in bytes where not said otherwise.
const (
	// MaxBody is the largest document, line or response body: as stored, and
	// again after inflating it.
	MaxBody = 32 << 20
	// MaxInflated is how much may come out of one gzip member of a web
	// archive before MaxRatio counts.
	MaxInflated = 128 << 20
	// MaxRatio is how many times its size a compressed document may inflate
	// to. Documents that inflate to less than 1 MB are exempt, and so are
	// files of JSON lines, which are streamed.
	MaxRatio = 200
	// MaxLayers is the number of compressions around one document.
	MaxLayers = 2
)

// Item is one document as its carrier holds it, before anything is derived.
type Item struct {
	// Origin says where the item was found, for people: a path, with the
	// line (JSON lines) or byte offset (web archives) in it.
	Origin string
	// Body is the original: the file, the line without its line end, or the
	// body of the HTTP response freed of its transfer and content codings.
	// The receiver may keep it.
	Body []byte
	// Media is one of [Text], [Markdown], [HTML] and [JSON].
	Media string
	// Charset is the encoding that the HTTP response declared, or empty.
	Charset string

	// What the carrier says about the document; each may be zero. JSON lines
	// set all but Fetched, web archives URL and Fetched.

	DocID     string
	URL       string
	Publisher string
	Published ascribe.Date
	Title     string
	Language  string
	Text      string
	// Fetched is the day on which the page was archived: it was published on
	// that day or earlier.
	Fetched ascribe.Date
}

// Open returns the items found under paths, in the order of paths; folders are
// read recursively in the order of names. The path "-" is standard input,
// whose kind is told from its first bytes.
//
// Each pair holds an item or an error. Errors are [*ascribe.Error] and speak
// of one item, line or file; the stream goes on behind them. Only when ctx
// ends does the stream end early, with ctx's error as its last pair. The
// files are opened as the stream is consumed; it can be consumed once if paths
// contain "-".
func Open(ctx context.Context, paths []string, stdin io.Reader) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		stopped := false
		emit := func(it Item, err error) bool {
			if stopped || ctx.Err() != nil {
				return false
			}
			stopped = !yield(it, err)
			return !stopped
		}
		for _, path := range paths {
			if !readPath(ctx, path, stdin, emit) {
				break
			}
		}
		if err := ctx.Err(); err != nil && !stopped {
			yield(Item{}, err)
		}
	}
}

// visit hands an item or an error to the consumer and reports whether to go on.
type visit func(Item, error) bool
