package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"ascribe"
)

// report is the form of one line: docs/formats.md. Other fields are allowed
// and stay in the item's body.
type report struct {
	DocID     string `json:"docid"`
	URL       string `json:"url"`
	Publisher string `json:"publisher"`
	Published string `json:"published"`
	Title     string `json:"title"`
	Language  string `json:"language"`
	Text      string `json:"text"`
}

// readLines reads JSON lines: one object a line, blank lines ignored.
func readLines(in *input, emit visit) bool {
	if fault := notLines(in); fault != nil {
		return emit(Item{}, fault)
	}
	sc := lineScanner{r: in.r, limit: MaxBody}
	found := false
	for {
		line, err := sc.next()
		if errors.Is(err, io.EOF) {
			return found || emit(Item{}, emptyFault(in.name))
		}
		where := atLine(in.name, sc.n)
		if err != nil && !errors.Is(err, errTooLarge) {
			return emit(Item{}, readFault(where, err))
		}
		if err == nil && len(line) == 0 {
			continue
		}
		found = true
		if !emit(lineItem(where, line, err)) {
			return false
		}
	}
}

// lineItem makes an item of one line; err says that the line was over-long.
func lineItem(where string, line []byte, err error) (Item, error) {
	if err != nil {
		return Item{}, sizeFault(where, "the line", MaxBody)
	}
	r, err := parseReport(line)
	if err != nil {
		return Item{}, readFault(where, err)
	}
	published, err := ParseDate(r.Published)
	if err != nil {
		return Item{}, readFault(where, err)
	}
	return Item{Origin: where, Body: bytes.Clone(line), Media: JSON, DocID: r.DocID, URL: r.URL, Publisher: r.Publisher,
		Published: published, Title: r.Title, Language: r.Language, Text: r.Text}, nil
}

func parseReport(line []byte) (report, error) {
	var r report
	if !utf8.Valid(line) {
		return r, &ascribe.Error{Code: ascribe.Invalid, What: "the line is not UTF-8",
			Remedy: "convert the file, for example with iconv -t UTF-8"}
	}
	if line[0] != '{' {
		return r, &ascribe.Error{Code: ascribe.Invalid, What: "not a JSON object", Remedy: remedyLines}
	}
	if err := json.Unmarshal(line, &r); err != nil {
		return r, jsonFault(err)
	}
	return r, nil
}

const remedyLines = `write one object a line: {"docid": …, "published": …, "text": …}`

// jsonFault says in plain words why a line could not be decoded.
func jsonFault(err error) error {
	var syntax *json.SyntaxError
	var typed *json.UnmarshalTypeError
	fault := &ascribe.Error{Code: ascribe.Invalid, What: "not valid JSON", Remedy: remedyLines, Err: err}
	switch {
	case errors.As(err, &syntax):
		fault.What = fmt.Sprintf("not valid JSON at byte %d", syntax.Offset)
	case errors.As(err, &typed):
		fault.What, fault.Err = fmt.Sprintf("%q is a JSON %s, not a string", typed.Field, typed.Value), nil
	}
	return fault
}

// notLines tells at the head of a file what would otherwise cost an error for
// every line: JSON laid out over many lines, and encodings of two bytes.
func notLines(in *input) *ascribe.Error {
	head, _ := in.r.Peek(sniffLength)
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return &ascribe.Error{Code: ascribe.Unsupported, Where: in.name, What: "JSON in UTF-16",
			Remedy: "convert the file, for example with iconv -f UTF-16 -t UTF-8"}
	}
	head = bytes.TrimSpace(bytes.TrimPrefix(head, utf8BOM))
	first, _, _ := bytes.Cut(head, []byte("\n"))
	if first = bytes.TrimSpace(first); bytes.HasPrefix(first, []byte("[")) || string(first) == "{" {
		return &ascribe.Error{Code: ascribe.Unsupported, Where: in.name, What: "JSON that is not one object a line",
			Remedy: "convert it: jq -c . for an object, jq -c '.[]' for an array"}
	}
	return nil
}

// lineScanner splits a stream at line feeds. It holds at most one line, and of
// a line longer than limit nothing.
type lineScanner struct {
	r     *bufio.Reader
	limit int
	n     int    // number of the line last returned, from 1
	buf   []byte // a line longer than r's buffer
}

// next returns the next line without surrounding white space, valid until the
// next call; errTooLarge for an over-long line, which is passed over, and
// io.EOF behind the last. A last line without line feed counts, unless reading
// failed in it.
func (s *lineScanner) next() ([]byte, error) {
	s.n++
	s.buf = s.buf[:0]
	size := 0
	for {
		part, err := s.r.ReadSlice('\n')
		size += len(part)
		switch {
		case err == nil && size == len(part):
			return s.trim(part, size)
		case errors.Is(err, bufio.ErrBufferFull):
		case err != nil && (!errors.Is(err, io.EOF) || size == 0):
			return nil, err
		}
		if size <= s.limit {
			s.buf = append(s.buf, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return s.trim(s.buf, size)
		}
	}
}

func (s *lineScanner) trim(line []byte, size int) ([]byte, error) {
	if size > s.limit {
		return nil, errTooLarge
	}
	if s.n == 1 {
		line = bytes.TrimPrefix(line, utf8BOM)
	}
	return bytes.Trim(line, " \t\r\n"), nil
}
