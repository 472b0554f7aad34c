package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"regexp"
)

// place is where in a file a record begins.
type place struct {
	offset int64 // of the record, or of the gzip member that holds it
	inside int64 // bytes into the inflated member; 0 in a plain file
}

// records is the content of a web archive: a run of records, plain or
// compressed.
type records interface {
	// bytes reads the inflated records; the reader stays the same.
	bytes() *bufio.Reader
	// place returns where the next unread byte is. Peek first: a place is
	// known only once its bytes are in the buffer.
	place() place
	// recover goes on at the next record behind at, after err was met in the
	// record there; io.EOF means that there is none.
	recover(at place, err error) error
}

// plainRecords is a web archive that is not compressed.
type plainRecords struct{ in *input }

func (p *plainRecords) bytes() *bufio.Reader { return p.in.r }
func (p *plainRecords) place() place         { return place{offset: p.in.offset()} }

func (p *plainRecords) recover(at place, _ error) error {
	if err := p.in.rewind(at.offset + 1); err != nil {
		return err
	}
	return findRecord(p.in.r)
}

var recordMagic = []byte("WARC/")

// findRecord reads up to the next bytes that begin like a record. Used behind
// damage only: between intact records the lengths say where the next one is,
// whatever their bodies contain.
func findRecord(r *bufio.Reader) error { return find(r, recordMagic, isRecordStart) }

// find reads up to the next bytes that begin with magic and match; what match
// is given may end early at the end of the stream.
func find(r *bufio.Reader, magic []byte, match func(head []byte) bool) error {
	for {
		head, err := r.Peek(findWindow)
		i := bytes.Index(head, magic)
		switch {
		case i == 0 && match(head):
			return nil
		case i == 0:
			i = 1
		case i < 0 && err != nil:
			return err
		case i < 0:
			i = len(head) - len(magic) + 1
		}
		if _, err := r.Discard(i); err != nil {
			return err
		}
	}
}

// findWindow is how many bytes find looks at, and shows to match, at a time.
const findWindow = 4 << 10

// recordStart is the version line and the beginning of the first field: all
// fields that ISO 28500 defines begin in one of these two ways.
var recordStart = regexp.MustCompile(`^WARC/[01]\.\d+\r?\n(?i:WARC|Content)-`)

// isRecordStart reports whether head begins like a record.
func isRecordStart(head []byte) bool { return recordStart.Match(head) }

// skipEOLs reads over the blank lines between records.
func skipEOLs(r *bufio.Reader) error {
	for {
		c, err := r.ReadByte()
		if err != nil {
			return err
		}
		if c != '\r' && c != '\n' {
			return r.UnreadByte()
		}
	}
}

// block is the content of one record: a stretch of the archive that is as long
// as the record's head said.
type block struct {
	r    io.Reader
	left int64
	err  error // why the archive could not be read on inside the block
}

// Read implements [io.Reader]. An archive that ends inside the block gives
// io.ErrUnexpectedEOF.
func (b *block) Read(p []byte) (int, error) {
	switch {
	case b.err != nil:
		return 0, b.err
	case b.left == 0:
		return 0, io.EOF
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	if b.left == 0 {
		return n, nil
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	b.err = err
	return n, err
}
