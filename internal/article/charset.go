package article

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"

	"ascribe"
	"ascribe/internal/source"
)

// maxControls is the share of control characters beyond which bytes are not
// text.
const maxControls = 0.02

// toUTF8 decodes a document: by its byte order mark, as UTF-8 if it is valid,
// by the charset that its carrier or its own head declares, and else as
// Windows-1252, which every sequence of bytes is.
func toUTF8(b []byte, declared, media string) ([]byte, error) {
	if isBinary(b) {
		return nil, &ascribe.Error{Code: ascribe.Unsupported, What: "not text but binary data", Remedy: "give text, HTML, JSON lines or WARC"}
	}
	e := sniff(b, declared, media)
	if e == nil {
		return bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), nil
	}
	out, _, err := transform.Bytes(e.NewDecoder(), b)
	if err != nil {
		return nil, &ascribe.Error{Code: ascribe.Damaged, What: "the characters cannot be decoded", Remedy: "save it as UTF-8", Err: err}
	}
	return bytes.TrimPrefix(out, []byte("\xef\xbb\xbf")), nil
}

// sniff returns the encoding of b, nil for UTF-8. Bytes that are declared as
// UTF-8 and are not valid fall through to the last resort.
func sniff(b []byte, declared, media string) encoding.Encoding {
	if isBOM(b) {
		e, name, _ := charset.DetermineEncoding(b, "")
		if name == "utf-8" {
			return nil
		}
		return e
	}
	if utf8.Valid(b) {
		return nil
	}
	if e, name := charset.Lookup(declared); e != nil && name != "utf-8" {
		return e
	}
	if e, name, _ := charset.DetermineEncoding(b, "text/html"); media == source.HTML && name != "utf-8" {
		return e
	}
	return charmap.Windows1252
}

func isBOM(b []byte) bool {
	return bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) || bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff"))
}

// isBinary reports whether the first 4 kB hold what no text does. UTF-16 is
// text by its byte order mark.
func isBinary(b []byte) bool {
	if isBOM(b) || len(b) == 0 {
		return false
	}
	head := b[:min(len(b), 4096)]
	controls := 0
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			controls++
		}
	}
	return float64(controls) > maxControls*float64(len(head))
}
