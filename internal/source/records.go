package source

import (
	"bytes"
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
	// content is the inflated records; the window stays the same.
	content() *window
	// place returns where the next unread byte is. Peek first: a place is
	// known only once its bytes are in the window.
	place() place
	// begin is called before the head of a record is read: nothing of the
	// record before is needed any more.
	begin()
	// enclose says whether what is read next is the block of a record that
	// began at at; nil ends it.
	enclose(at *place)
	// settle finds out, when all bytes at hand have been read, whether they
	// were intact.
	settle() error
	// recover goes on at the next record behind at, after err was met in the
	// record there; io.EOF means that there is none.
	recover(at place, err error) error
}

// plainRecords is a web archive that is not compressed.
type plainRecords struct {
	in *input
	w  window
}

func newPlainRecords(in *input) *plainRecords {
	p := &plainRecords{in: in}
	p.w.feed = p.read
	return p
}

func (p *plainRecords) content() *window { return &p.w }
func (p *plainRecords) place() place     { return place{offset: p.in.offset() - int64(p.w.Buffered())} }
func (p *plainRecords) begin()           { p.w.release(0) }
func (p *plainRecords) settle() error    { return nil }
func (p *plainRecords) enclose(*place)   {}

// read feeds the window.
func (p *plainRecords) read(w *window) error {
	w.room(windowLeast, 0)
	n, err := p.in.r.Read(w.buf[len(w.buf):cap(w.buf)])
	w.buf = w.buf[:len(w.buf)+n]
	if n > 0 {
		return nil
	}
	return err
}

func (p *plainRecords) recover(at place, _ error) error {
	here := p.place().offset
	switch {
	case p.in.tape.reach() < here:
		p.w.reset()
		if err := p.in.rewind(at.offset + 1); err != nil {
			return err
		}
	case here <= at.offset:
		if err := p.w.Discard(at.offset + 1 - here); err != nil {
			return err
		}
	}
	return findRecord(&p.w)
}

var recordMagic = []byte("WARC/")

// peeker is a stream of which the next bytes can be looked at.
type peeker interface {
	Peek(n int) ([]byte, error)
	// Buffered returns how many can be looked at without reading on.
	Buffered() int
}

// findRecord passes everything up to the next bytes that begin like a record.
// Used behind damage only: between intact records the lengths say where the
// next one is, whatever their bodies contain.
func findRecord(w *window) error { return find(w, w.Discard, recordMagic, isRecordStart) }

// find passes everything up to the next bytes that begin with magic and match;
// what match is given may end early at the end of the stream.
func find(p peeker, discard func(int64) error, magic []byte, match func(head []byte) bool) error {
	for {
		head, err := p.Peek(findWindow)
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
		if err := discard(int64(i)); err != nil {
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
