// Package visible reads the text that a web page shows, in one pass and
// without building anything: it is for pages by the million, most of which
// nobody will look at. It follows the WHATWG's tokenization where that decides
// what is text, and forgives everything.
package visible

import (
	"bytes"
	"html"
	"slices"
)

// Zone says where a run of text stands.
type Zone uint8

// The zones. What scripts, styles, comments and the like hold is in none.
const (
	Body      Zone = iota
	Title          // the page's title or a first-level heading
	Link           // inside a link
	Furniture      // navigation, margins, forms and footers
)

// Sink receives what is read.
type Sink interface {
	// Text is a run of text, valid during the call. It continues the run
	// before it unless Break came between them; words may be cut.
	Text(run []byte, in Zone)
	// Break ends a block: a paragraph, heading, list item or cell.
	Break()
}

// Walk hands the visible text of page, in UTF-8, to sink.
func Walk(page []byte, sink Sink) {
	w := walker{rest: page, sink: sink}
	for len(w.rest) > 0 {
		i := bytes.IndexByte(w.rest, '<')
		if i < 0 {
			i = len(w.rest)
		}
		w.text(w.rest[:i])
		w.rest = w.rest[i:]
		w.markup()
	}
	sink.Break()
}

type walker struct {
	rest  []byte
	sink  Sink
	title bool // inside a title or first-level heading
	link  bool
	deep  int // furniture elements around
	// unclosed are the elements whose end was looked for in vain: it need not
	// be looked for again.
	unclosed []name
}

func (w *walker) zone() Zone {
	switch {
	case w.title:
		return Title
	case w.deep > 0:
		return Furniture
	case w.link:
		return Link
	}
	return Body
}

// text hands on a run with its character references resolved.
func (w *walker) text(run []byte) {
	if len(run) == 0 {
		return
	}
	in := w.zone()
	for in != Furniture {
		i := bytes.IndexByte(run, '&')
		if i < 0 {
			break
		}
		if i > 0 {
			w.sink.Text(run[:i], in)
		}
		run = run[i:]
		n := reference(run)
		w.sink.Text([]byte(html.UnescapeString(string(run[:n]))), in)
		run = run[n:]
	}
	if len(run) > 0 {
		w.sink.Text(run, in)
	}
}

// maxReference is the length of the longest named reference,
// "&CounterClockwiseContourIntegral;".
const maxReference = 33

// reference returns the length of the character reference at the beginning of
// s, or 1 if there is only an ampersand.
func reference(s []byte) int {
	for i := 1; i < len(s) && i < maxReference; i++ {
		switch c := s[i]; {
		case c == ';':
			return i + 1
		case c != '#' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z'):
			return i
		}
	}
	return 1
}

// markup passes what begins with '<' at the beginning of w.rest.
func (w *walker) markup() {
	if len(w.rest) < 2 {
		w.text(w.rest)
		w.rest = nil
		return
	}
	switch c := w.rest[1]; {
	case isLetter(c):
		w.startTag()
	case c == '/':
		w.endTag()
	case c == '!' && bytes.HasPrefix(w.rest, []byte("<!--")):
		w.skipPast(4, "-->")
	case c == '!' || c == '?':
		w.skipPast(2, ">")
	default: // a less-than sign
		w.text(w.rest[:1])
		w.rest = w.rest[1:]
	}
}

// skipPast passes everything up to and with the next end behind from bytes; a
// page without it ends here.
func (w *walker) skipPast(from int, end string) {
	i := bytes.Index(w.rest[from:], []byte(end))
	if i < 0 {
		w.rest = nil
		return
	}
	w.rest = w.rest[from+i+len(end):]
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// name is the name of a tag in small letters; longer ones are cut off.
type name struct {
	b [12]byte
	n int
}

// nameAt reads the name at the beginning of s.
func nameAt(s []byte) (nm name) {
	for nm.n < len(nm.b) && nm.n < len(s) {
		c := s[nm.n]
		switch {
		case c >= 'A' && c <= 'Z':
			c |= 0x20
		case c < '0' || c > '9' && c < 'a' || c > 'z':
			return nm
		}
		nm.b[nm.n] = c
		nm.n++
	}
	return nm
}

// tagEnd returns the length of the tag at the beginning of s. A '>' inside
// double quotes does not end it, unless the quote is never closed.
func tagEnd(s []byte) int {
	quotes, first := 0, 0
	for at := 0; ; {
		i := bytes.IndexByte(s[at:], '>')
		switch {
		case i < 0 && first == 0:
			return len(s)
		case i < 0:
			return first
		}
		quotes += bytes.Count(s[at:at+i], []byte{'"'})
		at += i + 1
		if quotes%2 == 0 {
			return at
		}
		if first == 0 {
			first = at
		}
		if at-first > maxTag {
			return first
		}
	}
}

// maxTag bounds how far the end of a quote is looked for.
const maxTag = 64 << 10

func (w *walker) startTag() {
	nm := nameAt(w.rest[1:])
	w.rest = w.rest[tagEnd(w.rest):]
	switch kindOf(nm.b[:nm.n]) {
	case block:
		w.sink.Break()
	case lineBreak:
		w.text([]byte(" "))
	case anchor:
		w.link = true
	case raw:
		w.skipElement(nm, true)
	case hidden:
		w.skipElement(nm, false)
	case furniture:
		w.sink.Break()
		w.deep++
	case core:
		w.sink.Break()
		w.deep, w.link = 0, false
	case heading:
		w.sink.Break()
		w.deep, w.link, w.title = 0, false, true
	case titled:
		w.sink.Break()
		w.title = true
	}
}

func (w *walker) endTag() {
	nm := nameAt(w.rest[2:])
	w.rest = w.rest[tagEnd(w.rest):]
	switch kindOf(nm.b[:nm.n]) {
	case block:
		w.sink.Break()
	case core:
		w.sink.Break()
		w.link = false
	case anchor:
		w.link = false
	case furniture:
		w.sink.Break()
		w.deep, w.link = max(0, w.deep-1), false
	case heading, titled:
		w.sink.Break()
		w.title = false
	}
}

// skipElement passes the content of an element and its end tag. Where the end
// is missing, a raw element holds the rest of the page, another one nothing.
func (w *walker) skipElement(nm name, raw bool) {
	if slices.Contains(w.unclosed, nm) {
		return
	}
	for s := w.rest; ; {
		i := bytes.Index(s, []byte("</"))
		if i < 0 {
			break
		}
		s = s[i:]
		if end := nameAt(s[2:]); end == nm {
			w.rest = s[tagEnd(s):]
			return
		}
		s = s[2:]
	}
	w.unclosed = append(w.unclosed, nm)
	if raw {
		w.rest = nil
	}
}
