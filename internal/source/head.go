package source

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"ascribe"
)

// The limits on the head of a record or response.
const (
	maxHead      = 64 << 10 // bytes, line ends included
	maxHeadLines = 512
)

// field is one line of a head.
type field struct{ name, value string }

// fields are the named values at the head of a WARC record (ISO 28500) or an
// HTTP response (RFC 9112), in order. Names are compared without case.
type fields []field

// get returns the first value of that name.
func (fs fields) get(name string) string {
	for _, f := range fs {
		if len(f.name) == len(name) && strings.EqualFold(f.name, name) {
			return f.value
		}
	}
	return ""
}

// list returns the elements of a comma-separated list that may be spread over
// several fields, in lower case.
func (fs fields) list(name string) []string {
	var all []string
	for _, f := range fs {
		if !strings.EqualFold(f.name, name) {
			continue
		}
		for e := range strings.SplitSeq(f.value, ",") {
			if e = strings.ToLower(strings.TrimSpace(e)); e != "" {
				all = append(all, e)
			}
		}
	}
	return all
}

// readHead reads a first line and the fields behind it, which it appends to
// fs. It returns how many bytes that were, with the blank line at the end; p
// is not moved, and reads on only as far as it must. It forgives what archives are full of: bare line feeds, folded
// lines, lines without a colon. A head that ends early is io.ErrUnexpectedEOF.
func readHead(p peeker, fs fields) (first string, all fields, size int, err error) {
	for look := 1; ; look++ {
		look = min(max(look, p.Buffered()), maxHead)
		head, err := p.Peek(look)
		if end := headEnd(head); end > 0 {
			first, fs, err = parseHead(string(head[:end]), fs)
			return first, fs, end, err
		}
		switch {
		case errors.Is(err, io.EOF):
			return "", fs, 0, io.ErrUnexpectedEOF
		case err != nil:
			return "", fs, 0, err
		case look >= maxHead:
			return "", fs, 0, headFault()
		}
	}
}

// headEnd returns the length of a head, with the first blank line behind its
// first line, or 0 if it does not end.
func headEnd(b []byte) int {
	for at := 0; ; {
		i := bytes.IndexByte(b[at:], '\n')
		if i < 0 {
			return 0
		}
		at += i + 1
		switch {
		case bytes.HasPrefix(b[at:], []byte("\n")):
			return at + 1
		case bytes.HasPrefix(b[at:], []byte("\r\n")):
			return at + 2
		}
	}
}

// parseHead reads the lines of a head.
func parseHead(head string, fs fields) (first string, all fields, err error) {
	first, rest, _ := strings.Cut(head, "\n")
	n := 1
	for line := range strings.SplitSeq(rest, "\n") {
		if line = strings.TrimSuffix(line, "\r"); line == "" {
			continue
		}
		if n++; n > maxHeadLines {
			return first, fs, headFault()
		}
		fs = fs.with(line)
	}
	return strings.TrimSuffix(first, "\r"), fs, nil
}

// with returns fs and one more line.
func (fs fields) with(line string) fields {
	if folded := line[0] == ' ' || line[0] == '\t'; folded && len(fs) > 0 {
		last := &fs[len(fs)-1]
		last.value = strings.TrimSpace(last.value + " " + strings.TrimSpace(line))
		return fs
	}
	name, value, ok := strings.Cut(line, ":")
	if !ok {
		return fs
	}
	return append(fs, field{strings.TrimSpace(name), strings.TrimSpace(value)})
}

func trimEOL(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
}

func headFault() *ascribe.Error {
	return &ascribe.Error{Code: ascribe.TooLarge, What: "the head is larger than any that is valid",
		Remedy: "check whether this is a web archive"}
}
