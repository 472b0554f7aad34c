package source

import (
	"bytes"
	"strconv"

	"ascribe"
)

// joinChunks returns the content of a body in the chunked transfer coding
// (RFC 9112, section 7.1), joined where it stands. Trailer fields are not read.
func joinChunks(body []byte) ([]byte, error) {
	joined := body[:0]
	for rest := body; ; {
		line, behind, found := bytes.Cut(rest, []byte("\n"))
		size, ok := chunkSize(line)
		switch {
		case !found || !ok || size > int64(len(behind)):
			return nil, errChunks
		case size == 0:
			return joined, nil
		}
		joined = append(joined, behind[:size]...)
		rest = behind[size:]
		if line, behind, found = bytes.Cut(rest, []byte("\n")); !found || len(trimEOL(line)) > 0 {
			return nil, errChunks
		}
		rest = behind
	}
}

// chunkSize reads the line before a chunk: a hexadecimal size, and extensions
// behind a semicolon.
func chunkSize(line []byte) (int64, bool) {
	digits, _, _ := bytes.Cut(line, []byte(";"))
	digits = bytes.TrimSpace(digits)
	if len(digits) == 0 || len(digits) > 15 || bytes.ContainsAny(digits, "+-_") {
		return 0, false
	}
	size, err := strconv.ParseInt(string(digits), 16, 64)
	return size, err == nil
}

// looksChunked reports whether body begins with a line that can stand before a
// chunk.
func looksChunked(body []byte) bool {
	line, _, found := bytes.Cut(body[:min(len(body), 64)], []byte("\n"))
	_, ok := chunkSize(line)
	return found && ok
}

// errChunks says that a body is not chunked as it should be.
var errChunks = &ascribe.Error{Code: ascribe.Damaged, What: "the chunks of the HTTP body do not fit together, or are cut short",
	Remedy: "fetch the page again"}
