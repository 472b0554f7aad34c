package source

import (
	"bytes"
	"net/http"
	"path/filepath"
	"strings"
)

// kind is what a file holds, which decides how it is read.
type kind uint8

const (
	unknown kind = iota
	plain
	markdown
	page
	lines
	warc
	packedWarc // warc.gz by name, whatever its first bytes
)

// media is the media type of the kinds whose file is one document.
var media = map[kind]string{plain: Text, markdown: Markdown, page: HTML}

var extensions = map[string]kind{
	".txt": plain, ".text": plain,
	".md": markdown, ".markdown": markdown,
	".html": page, ".htm": page, ".xhtml": page,
	".jsonl": lines, ".ndjson": lines, ".json": lines,
	".warc": warc,
}

// kindOf tells the kind from a file's name. A name that ends in ".gz" says
// what is inside by the extension before it; compressed reports whether it
// ends so.
func kindOf(name string) (k kind, compressed bool) {
	name = strings.ToLower(name)
	inner, compressed := strings.CutSuffix(name, ".gz")
	k = extensions[filepath.Ext(inner)]
	if k == warc && compressed {
		k = packedWarc
	}
	return k, compressed
}

// sniffLength is how many first bytes of a file sniff wants to see.
const sniffLength = 512

// sniff tells the kind from the first bytes of a file: plain if nothing
// speaks for another.
func sniff(head []byte) kind {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, utf8BOM), " \t\r\n")
	switch {
	case bytes.HasPrefix(head, []byte("WARC/")):
		return warc
	case bytes.HasPrefix(head, []byte("{")):
		return lines
	case looksHTML(head):
		return page
	}
	return plain
}

// looksHTML reports whether head begins as web pages do: by the WHATWG's MIME
// sniffing rules, or as XHTML behind an XML declaration.
func looksHTML(head []byte) bool {
	head = bytes.TrimPrefix(head, utf8BOM)
	if bytes.HasPrefix(head, []byte("<?xml")) {
		return bytes.Contains(bytes.ToLower(head[:min(len(head), sniffLength)]), []byte("<html"))
	}
	return strings.HasPrefix(http.DetectContentType(head), "text/html")
}

func isGzip(head []byte) bool { return bytes.HasPrefix(head, gzipMagic) }

var (
	utf8BOM   = []byte("\xef\xbb\xbf")
	gzipMagic = []byte("\x1f\x8b\x08")
)
