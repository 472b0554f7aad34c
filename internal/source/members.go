package source

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/gzip"

	"ascribe"
	"ascribe/internal/source/inflate"
)

// gzipRecords is a web archive whose records are compressed: each in a gzip
// member of its own, as ISO 28500 has it, or several in one.
type gzipRecords struct {
	in        *input
	w         window
	decoder   inflate.Decoder
	delivered int64    // inflated bytes so far
	members   []member // those that unread bytes may come from, oldest first
	open      bool     // the last of members has not ended yet
	sum       uint32   // checksum of what it gave so far
	alone     bool     // end behind the open member
	enclosed  bool     // inside the block of a record that began with its member
}

// member is one gzip member.
type member struct {
	offset int64 // in the file
	start  int64 // inflated bytes delivered before it
}

// memberError is damage to the gzip member at offset.
type memberError struct {
	offset int64
	err    error
}

func (e *memberError) Error() string { return e.err.Error() }
func (e *memberError) Unwrap() error { return e.err }

func newGzipRecords(in *input) *gzipRecords {
	g := &gzipRecords{in: in}
	g.w.feed = g.feed
	return g
}

func (g *gzipRecords) content() *window { return &g.w }

func (g *gzipRecords) begin() { g.w.release(g.history()) }

func (g *gzipRecords) enclose(at *place) { g.enclosed = at != nil && at.inside == 0 }

// errOutgrown says that a record which began with its member goes on where
// another one begins: its length is wrong. Without this check one such record
// would swallow the rest of the archive before it is found out.
var errOutgrown = &ascribe.Error{Code: ascribe.Damaged, What: "a record is longer than the gzip member that holds it",
	Remedy: "fetch the archive again"}

// history is how many bytes the rest of the open member may refer to.
func (g *gzipRecords) history() int {
	if !g.open {
		return 0
	}
	return int(min(inflate.History, g.delivered-g.members[len(g.members)-1].start))
}

func (g *gzipRecords) place() place {
	pos := g.delivered - int64(g.w.Buffered())
	for len(g.members) > 1 && g.members[1].start <= pos {
		g.members = append(g.members[:0], g.members[1:]...)
	}
	if len(g.members) == 0 {
		return place{offset: g.in.offset()}
	}
	return place{offset: g.members[0].offset, inside: pos - g.members[0].start}
}

// settle reads the end of the open member if only its end is left.
func (g *gzipRecords) settle() error {
	if g.w.Buffered() > 0 || !g.open || g.w.err != nil {
		return g.w.err
	}
	g.w.err = g.more()
	return g.w.err
}

// feed inflates member after member into the window.
func (g *gzipRecords) feed(*window) error {
	for before := g.delivered; g.delivered == before; {
		if !g.open {
			if err := g.enter(); err != nil {
				return err
			}
		}
		if err := g.more(); err != nil {
			return err
		}
	}
	return nil
}

// enter begins the member at the current offset; io.EOF if there is none.
func (g *gzipRecords) enter() error {
	offset := g.in.offset()
	if g.enclosed {
		if head, _ := g.in.r.Peek(findWindow); isRecordStart(inflateHead(head, sniffLength)) {
			return errOutgrown
		}
	}
	if err := skipMemberHead(g.in.r); err != nil {
		if errors.Is(err, io.EOF) {
			return io.EOF
		}
		return &memberError{offset, err}
	}
	g.decoder.Reset()
	g.members = append(g.members, member{offset, g.delivered})
	g.open, g.sum = true, 0
	return nil
}

// more inflates on in the open member, as far as the window has room. What it
// delivered before an error stands.
func (g *gzipRecords) more() error {
	m := g.members[len(g.members)-1]
	ended, err := g.inflate(m)
	if err == nil && g.delivered-m.start > MaxInflated && g.delivered-m.start > MaxRatio*(g.in.offset()-m.offset) {
		err = bombFault()
	}
	if err == nil && ended {
		g.open = false
		err = g.check(m)
	}
	switch {
	case err != nil:
		g.open = false
		return &memberError{m.offset, err}
	case ended && g.alone:
		return io.EOF
	}
	return nil
}

// inflate passes on what the decoder makes of the bytes at hand, and reports
// whether the member has ended.
func (g *gzipRecords) inflate(m member) (ended bool, err error) {
	head, err := g.in.r.Peek(inflate.MinInput)
	if last := errors.Is(err, io.EOF); err == nil || last || len(head) > 0 {
		g.w.room(inflate.MinRoom, g.history())
		src, _ := g.in.r.Peek(g.in.r.Buffered())
		from := max(0, len(g.w.buf)-int(min(g.delivered-m.start, int64(len(g.w.buf)))))
		out, used, why, derr := g.decoder.Decode(g.w.buf[from:], src, last)
		fresh := out[len(g.w.buf)-from:]
		g.sum = crc32.Update(g.sum, crc32.IEEETable, fresh)
		g.w.buf = g.w.buf[:len(g.w.buf)+len(fresh)]
		g.delivered += int64(len(fresh))
		if _, err := g.in.r.Discard(used); err != nil {
			return false, err
		}
		switch {
		case errors.Is(derr, inflate.ErrShort):
			return false, io.ErrUnexpectedEOF
		case derr != nil || why == inflate.Done:
			return derr == nil, derr
		case used > 0 || len(fresh) > 0 || err == nil:
			return false, nil
		}
	}
	return false, err
}

// errChecksum says that a member is not what was compressed.
var errChecksum = errors.New("the checksum does not fit the data")

// check reads the end of a member: the checksum and the length of what was
// inflated (RFC 1952).
func (g *gzipRecords) check(m member) error {
	end, err := g.in.r.Peek(8)
	if err != nil {
		return insideBlock(err)
	}
	if binary.LittleEndian.Uint32(end) != g.sum || binary.LittleEndian.Uint32(end[4:]) != uint32(g.delivered-m.start) {
		return errChecksum
	}
	_, err = g.in.r.Discard(8)
	return err
}

// restart forgets what was inflated and goes on with the member at offset, or
// with the bytes behind what the tape can reach.
func (g *gzipRecords) restart(offset int64) error {
	err := g.in.rewind(offset)
	g.members, g.open, g.alone, g.enclosed = nil, false, false, false
	g.w.reset()
	return err
}

// recover finds the next record. If a member is damaged, the search is for the
// next one; if its content only is out of step, for a record inside it first.
func (g *gzipRecords) recover(at place, err error) error {
	if m := (*memberError)(nil); errors.As(err, &m) {
		return g.nextMember(m.offset + 1)
	}
	switch outgrown := errors.Is(err, errOutgrown); {
	case at.offset >= g.in.tape.reach():
	case outgrown: // and the reader stands at a record
		return g.restart(g.in.offset())
	default:
		return findRecord(&g.w)
	}
	if err := g.restart(at.offset); err != nil {
		return err
	}
	g.alone = true
	err = g.w.Discard(at.inside + 1)
	if err == nil {
		err = findRecord(&g.w)
	}
	return g.leave(err)
}

// leave ends the search inside one member, which ended with err.
func (g *gzipRecords) leave(err error) error {
	m := (*memberError)(nil)
	switch {
	case errors.As(err, &m):
		return g.nextMember(m.offset + 1)
	case errors.Is(err, io.EOF):
		return g.restart(g.in.offset())
	case !g.open: // found, and the member ends inside the window
		g.w.err = nil
	}
	g.alone = false
	return err
}

// nextMember goes on with the first member at or behind offset that begins
// like a record.
func (g *gzipRecords) nextMember(offset int64) error {
	if err := g.restart(offset); err != nil {
		return err
	}
	discard := func(n int64) error {
		_, err := g.in.r.Discard(int(n))
		return err
	}
	return find(g.in.r, discard, gzipMagic, func(head []byte) bool {
		return isRecordStart(inflateHead(head, sniffLength))
	})
}

// inflateHead returns up to n of the bytes that packed, the beginning of a
// gzip member, inflates to.
func inflateHead(packed []byte, n int) []byte {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil
	}
	head := make([]byte, n)
	n, _ = io.ReadFull(z, head)
	return head[:n]
}
