package source

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
)

// The flags of a gzip member's head (RFC 1952, section 2.3.1).
const (
	flagSum     = 1 << 1
	flagExtra   = 1 << 2
	flagName    = 1 << 3
	flagComment = 1 << 4
	flagUnknown = 0xe0
)

// maxMemberName bounds the file name and the comment of a member, in bytes.
const maxMemberName = 4 << 10

// errNoMember says that something else stands where a gzip member should.
var errNoMember = errors.New("not the beginning of a gzip member")

// skipMemberHead reads over the head of a gzip member; io.EOF if there is
// nothing at all.
func skipMemberHead(r *bufio.Reader) error {
	head, err := r.Peek(10)
	switch {
	case len(head) == 0 && err != nil:
		return err
	case err != nil:
		return insideBlock(err)
	case !isGzip(head) || head[3]&flagUnknown != 0:
		return errNoMember
	}
	flags := head[3]
	if _, err := r.Discard(10); err != nil {
		return err
	}
	if flags&flagExtra != 0 {
		if err := skipExtra(r); err != nil {
			return insideBlock(err)
		}
	}
	for _, f := range [2]byte{flagName, flagComment} {
		if flags&f != 0 {
			if err := skipName(r); err != nil {
				return insideBlock(err)
			}
		}
	}
	if flags&flagSum != 0 {
		_, err = r.Discard(2)
	}
	return insideBlock(err)
}

func skipExtra(r *bufio.Reader) error {
	size, err := r.Peek(2)
	if err == nil {
		_, err = r.Discard(2 + int(binary.LittleEndian.Uint16(size)))
	}
	return err
}

// skipName reads over a text that ends with a zero byte.
func skipName(r *bufio.Reader) error {
	for range maxMemberName {
		switch c, err := r.ReadByte(); {
		case err == io.EOF:
			return io.ErrUnexpectedEOF
		case err != nil:
			return err
		case c == 0:
			return nil
		}
	}
	return errNoMember
}
