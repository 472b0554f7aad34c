package source

import (
	"bufio"
	"bytes"
	"io"
	"strconv"

	"ascribe"
)

// chunkReader joins the chunks of a body in the chunked transfer coding
// (RFC 9112, section 7.1). Trailer fields are not read.
type chunkReader struct {
	r    *bufio.Reader
	left int64 // bytes left of the current chunk
	open bool  // a chunk has been begun
	err  error
}

// Read implements [io.Reader].
func (c *chunkReader) Read(p []byte) (int, error) {
	if c.err == nil && c.left == 0 {
		c.err = c.chunk()
	}
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.r.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	if err != nil {
		c.err = chunkFault(err)
	}
	return n, c.err
}

// chunk reads the line before the next chunk; io.EOF before the last.
func (c *chunkReader) chunk() error {
	if c.open {
		if line, err := c.r.ReadSlice('\n'); err != nil || len(trimEOL(line)) > 0 {
			return chunkFault(err)
		}
	}
	line, err := c.r.ReadSlice('\n')
	if err != nil {
		return chunkFault(err)
	}
	size, ok := chunkSize(line)
	switch {
	case !ok:
		return chunkFault(nil)
	case size == 0:
		return io.EOF
	}
	c.left, c.open = size, true
	return nil
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

// looksChunked reports whether r is at a line that can stand before a chunk.
func looksChunked(r *bufio.Reader) bool {
	head, _ := r.Peek(64)
	line, _, found := bytes.Cut(head, []byte("\n"))
	_, ok := chunkSize(line)
	return found && ok
}

// chunkFault says that a body is not chunked as it should be; cause may be nil.
func chunkFault(cause error) error {
	if cause == io.EOF {
		cause = nil
	}
	return &ascribe.Error{Code: ascribe.Damaged, What: "the chunks of the HTTP body do not fit together, or are cut short",
		Remedy: "fetch the page again", Err: cause}
}
