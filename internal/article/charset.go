package article

import (
	"bytes"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"ascribe"
	"ascribe/internal/source"
)

const (
	// maxControls is the share of control characters from which on bytes are
	// no text.
	maxControls = 0.02
	// controlHead is how many bytes are looked at for them, declareHead for
	// the encoding that a page declares.
	controlHead = 4 << 10
	declareHead = 8 << 10
)

// decode returns a document in UTF-8. Bytes that have no place in the encoding
// become U+FFFD.
func decode(b []byte, declared, media string) (string, error) {
	if fault := binary(b); fault != nil {
		return "", fault
	}
	e := encodingOf(b, declared, media)
	if e == nil {
		s := strings.ToValidUTF8(string(b), "\ufffd")
		return strings.TrimPrefix(s, "\ufeff"), nil
	}
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return "", &ascribe.Error{Code: ascribe.Damaged, What: "the characters cannot be decoded", Remedy: "save it as UTF-8", Err: err}
	}
	return strings.TrimPrefix(string(out), "\ufeff"), nil
}

// encodingOf tells the encoding of b; nil is UTF-8. In this order: a byte order
// mark; the zeros of UTF-16; ISO-2022-JP if declared, since it looks like
// ASCII; UTF-8 if the bytes are that but for a few, whatever is declared; what
// the carrier declares; what the page declares; and Windows-1252, which every
// sequence of bytes is.
func encodingOf(b []byte, declared, media string) encoding.Encoding {
	if e, ok := byMark(b); ok {
		return e
	}
	if e := wide(b); e != nil {
		return e
	}
	if media == source.HTML {
		declared = orDeclared(declared, b)
	}
	e, name := charset.Lookup(declared)
	switch {
	case name == "iso-2022-jp":
		return e
	case mostlyUTF8(b):
		return nil
	case e == nil, name == "utf-8", strings.HasPrefix(name, "utf-16"), name == "replacement":
		return charmap.Windows1252
	}
	return e
}

// byMark reads a byte order mark.
func byMark(b []byte) (e encoding.Encoding, ok bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return nil, true
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), true
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), true
	}
	return nil, false
}

// wide recognises UTF-16 without a mark in a script whose letters have a zero
// byte: on one side of the pairs many bytes are zero, on the other none.
func wide(b []byte) encoding.Encoding {
	head := b[:min(len(b), controlHead)&^1]
	if bytes.IndexByte(head, 0) < 0 {
		return nil
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch few := len(head) / 4; {
	case zeros[0] == 0 && zeros[1] > few:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[1] == 0 && zeros[0] > few:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// metaCharset finds the encoding that a page declares in its head, in either
// of the two forms.
var metaCharset = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)`)

// orDeclared returns the encoding that the carrier declares if it is one that
// exists, else the one that the page itself declares.
func orDeclared(declared string, page []byte) string {
	if e, _ := charset.Lookup(declared); e != nil {
		return declared
	}
	if m := metaCharset.FindSubmatch(page[:min(len(page), declareHead)]); m != nil {
		return string(m[1])
	}
	return ""
}

// mostlyUTF8 reports whether b is UTF-8 but for damage: a character cut in
// two, a quotation mark pasted in from elsewhere. In another encoding hardly
// any byte above ASCII would stand in a valid sequence.
func mostlyUTF8(b []byte) bool {
	valid, invalid := 0, 0
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			invalid++
		} else {
			valid++
		}
		b = b[n:]
	}
	return invalid == 0 || valid > 4*invalid
}

// binary says what b is if it is no text.
func binary(b []byte) error {
	kind, _, _ := strings.Cut(http.DetectContentType(b), ";")
	if _, marked := byMark(b); marked || strings.HasPrefix(kind, "text/") && !hasControls(b) || wide(b) != nil {
		return nil
	}
	if kind == "application/octet-stream" && !hasControls(b) {
		return nil
	}
	if kind == "application/octet-stream" || strings.HasPrefix(kind, "text/") {
		kind = "of unknown kind"
	}
	return &ascribe.Error{Code: ascribe.Unsupported, What: fmt.Sprintf("not text but binary data (%s)", kind),
		Remedy: "give text, HTML, JSON lines or WARC; pdftotext makes text of PDF"}
}

// hasControls reports whether the first bytes hold more control characters
// than text does.
func hasControls(b []byte) bool {
	head := b[:min(len(b), controlHead)]
	controls := 0
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b || c == 0x7f {
			controls++
		}
	}
	return float64(controls) > maxControls*float64(len(head))
}

// UTF8 returns a document in UTF-8, as it is if it is in that encoding
// already: which costs next to nothing, and most of the web is. Declared is
// the encoding that the carrier declares, media one of [source.HTML] and the
// like. Bytes that have no place in the encoding become U+FFFD.
func UTF8(b []byte, declared, media string) ([]byte, error) {
	escapes := bytes.IndexByte(b[:min(len(b), controlHead)], 0x1b) >= 0 // ISO-2022-JP looks like ASCII
	if !escapes && wide(b) == nil && utf8.Valid(b) {
		return b, nil
	}
	s, err := decode(b, declared, media)
	return []byte(s), err
}
