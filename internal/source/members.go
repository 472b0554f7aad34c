package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
)

// gzipRecords is a web archive whose records are compressed: each in a gzip
// member of its own, as ISO 28500 has it, or several in one.
type gzipRecords struct {
	in        *input
	z         *gzip.Reader
	r         *bufio.Reader // reads this
	delivered int64         // inflated bytes so far
	members   []member      // those that unread bytes may come from, oldest first
	guard     *inflateGuard // inflates the open member; nil between members
	alone     bool          // end behind the open member
	err       error         // why reading ended
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
	g := &gzipRecords{in: in, z: new(gzip.Reader)}
	g.r = bufio.NewReaderSize(g, bufferSize)
	return g
}

func (g *gzipRecords) bytes() *bufio.Reader { return g.r }

func (g *gzipRecords) place() place {
	pos := g.delivered - int64(g.r.Buffered())
	for len(g.members) > 1 && g.members[1].start <= pos {
		g.members = g.members[1:]
	}
	if len(g.members) == 0 {
		return place{offset: g.in.offset()}
	}
	return place{offset: g.members[0].offset, inside: pos - g.members[0].start}
}

// Read inflates member after member. It implements [io.Reader].
func (g *gzipRecords) Read(p []byte) (int, error) {
	for g.err == nil {
		if g.guard == nil {
			g.err = g.open()
			continue
		}
		n, err := g.guard.Read(p)
		g.delivered += int64(n)
		switch {
		case errors.Is(err, io.EOF):
			g.guard = nil
			if g.alone {
				g.err = io.EOF
			}
		case err != nil:
			g.err = &memberError{g.members[len(g.members)-1].offset, err}
		}
		if n > 0 {
			return n, nil
		}
	}
	return 0, g.err
}

// open begins the member at the current offset; io.EOF if there is none.
func (g *gzipRecords) open() error {
	offset := g.in.offset()
	if err := g.z.Reset(g.in.r); err != nil {
		if errors.Is(err, io.EOF) {
			return io.EOF
		}
		return &memberError{offset, err}
	}
	g.z.Multistream(false)
	g.members = append(g.members, member{offset, g.delivered})
	g.guard = &inflateGuard{r: g.z, floor: MaxInflated, packed: func() int64 { return g.in.offset() - offset }}
	return nil
}

// restart forgets what was inflated and goes on with the member at offset, or
// with the bytes behind what the tape can reach.
func (g *gzipRecords) restart(offset int64) error {
	err := g.in.rewind(offset)
	g.members, g.guard, g.alone, g.err = nil, nil, false, nil
	g.r.Reset(g)
	return err
}

// recover finds the next record. If a member is damaged, the search is for the
// next one; if its content only is out of step, for a record inside it first.
func (g *gzipRecords) recover(at place, err error) error {
	if m := (*memberError)(nil); errors.As(err, &m) {
		return g.nextMember(m.offset + 1)
	}
	if at.offset < g.in.tape.reach() {
		return findRecord(g.r)
	}
	if err := g.restart(at.offset); err != nil {
		return err
	}
	g.alone = true
	_, err = io.CopyN(io.Discard, g.r, at.inside+1)
	if err == nil {
		err = findRecord(g.r)
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
	case g.guard == nil: // found, and the member ends inside the buffer
		g.err = nil
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
	return find(g.in.r, gzipMagic, func(head []byte) bool {
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
