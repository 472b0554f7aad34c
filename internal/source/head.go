package source

import (
	"bufio"
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
		if strings.EqualFold(f.name, name) {
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

// readHead reads a first line and the fields behind it, up to and with the
// blank line. It forgives what archives are full of: bare line feeds, folded
// lines, lines without a colon. A head that ends early is io.ErrUnexpectedEOF.
func readHead(r *bufio.Reader) (first string, fs fields, err error) {
	left := maxHead
	first, err = readHeadLine(r, &left)
	for n := 1; err == nil; n++ {
		var line string
		if line, err = readHeadLine(r, &left); line == "" || err != nil {
			break
		}
		if fs = fs.with(line); n == maxHeadLines {
			err = headFault()
		}
	}
	return first, fs, err
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

// readHeadLine reads one line of at most *left bytes and takes its length off.
func readHeadLine(r *bufio.Reader, left *int) (string, error) {
	var long []byte
	for {
		part, err := r.ReadSlice('\n')
		if *left -= len(part); *left < 0 {
			return "", headFault()
		}
		switch {
		case err == nil && long == nil:
			return string(trimEOL(part)), nil
		case err == nil:
			return string(trimEOL(append(long, part...))), nil
		case errors.Is(err, bufio.ErrBufferFull):
			long = append(long, part...)
		case errors.Is(err, io.EOF):
			return "", io.ErrUnexpectedEOF
		default:
			return "", err
		}
	}
}

func trimEOL(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
}

func headFault() *ascribe.Error {
	return &ascribe.Error{Code: ascribe.TooLarge, What: "the head is larger than any that is valid",
		Remedy: "check whether this is a web archive"}
}
