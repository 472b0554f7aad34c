// Package inflate undoes DEFLATE (RFC 1951) from memory to memory. Archives of
// the web are millions of small gzip members, each of which is inflated whole;
// a decoder that owns both buffers has no window to copy and no reader to call
// for every byte, and takes about half the time of a streaming one.
//
// Both sides can nevertheless be cut anywhere: a [Decoder] stops where input or
// room ends and goes on when there is more, so that memory stays bounded
// whatever a stream inflates to.
package inflate

import "errors"

// The errors of a stream.
var (
	// ErrCorrupt says that the input is no DEFLATE stream.
	ErrCorrupt = errors.New("the compressed data is damaged")
	// ErrShort says that the input ends inside the stream.
	ErrShort = errors.New("the compressed data is cut short")
)

// Status says why [Decoder.Decode] returned.
type Status uint8

// The reasons to return without an error.
const (
	Done      Status = iota // the stream has ended
	NeedInput               // more input is needed
	NeedRoom                // more room is needed
)

const (
	// History is how far back, in bytes, a stream may refer to its output.
	History = 32 << 10
	// MinRoom is the room in bytes with which every call makes progress.
	MinRoom = maxMatch
	// MinInput is how many bytes of input let every call make progress. Unless
	// told that there is no more, a Decoder may leave less than that unread.
	MinInput = 1 << 10

	maxMatch = 258
)

// Decoder inflates one stream at a time. The zero value is ready for one.
type Decoder struct {
	hold  uint64 // bits taken from the input, the next one lowest
	count uint   // how many; less than 8 between calls
	phase phase
	last  bool // the open block is the last one
	left  int  // bytes left of a stored block
	codes *codes
	fixed *codes
	own   *codes
	read  lengths
}

type phase uint8

const (
	between phase = iota // before the head of a block
	stored
	coded
	ended
)

// Reset makes d ready for a new stream.
func (d *Decoder) Reset() { d.hold, d.count, d.phase, d.last, d.left = 0, 0, between, false, 0 }

// Decode inflates src behind the len(dst) bytes of dst, within its capacity.
// The bytes in dst are the stream's latest output: all of it or at least
// [History] bytes. Last says that the input ends with src.
//
// It returns the longer dst and how many bytes of src were used. After
// [NeedInput] src must go on with the unused bytes, after [NeedRoom] dst must
// have [MinRoom] more. Errors are [ErrCorrupt] and [ErrShort].
func (d *Decoder) Decode(dst, src []byte, last bool) (out []byte, used int, why Status, err error) {
	s := state{Decoder: d, dst: dst[:cap(dst)], w: len(dst), src: src, final: last}
	why, err = s.run()
	s.giveBack()
	return s.dst[:s.w], s.pos, why, err
}

// state is a decoder at work on two buffers.
type state struct {
	*Decoder
	dst   []byte
	w     int // bytes of dst written
	src   []byte
	pos   int // bytes of src in hold or behind it
	final bool
}

func (s *state) run() (Status, error) {
	for {
		var why Status
		var err error
		switch s.phase {
		case between:
			why, err = s.open()
		case stored:
			why, err = s.copyStored()
		case coded:
			why, err = s.inflateBlock()
		case ended:
			return Done, nil
		}
		if err != nil || why != Done {
			return why, err
		}
	}
}

// giveBack returns whole unused bytes to the input.
func (s *state) giveBack() {
	s.pos -= int(s.count >> 3)
	s.count &= 7
	s.hold &= 1<<s.count - 1
}

// fill takes bytes from the input one by one until hold has more than 56 bits.
func (s *state) fill() {
	for s.count <= 56 && s.pos < len(s.src) {
		s.hold |= uint64(s.src[s.pos]) << s.count
		s.count += 8
		s.pos++
	}
}

// take returns the next n bits, at most 32 of them.
func (s *state) take(n uint) (uint32, error) {
	if s.count < n {
		if s.fill(); s.count < n {
			return 0, ErrShort
		}
	}
	v := uint32(s.hold & (1<<n - 1))
	s.hold >>= n
	s.count -= n
	return v, nil
}

// open reads the head of a block. It is entered only with the whole head at
// hand, since it cannot be resumed.
func (s *state) open() (Status, error) {
	if s.last {
		s.phase = ended
		return Done, nil
	}
	if !s.final && len(s.src)-s.pos < MinInput {
		return NeedInput, nil
	}
	head, err := s.take(3)
	if err != nil {
		return 0, err
	}
	s.last = head&1 != 0
	switch head >> 1 {
	case 0:
		return Done, s.openStored()
	case 1:
		if s.fixed == nil {
			s.fixed = fixedCodes()
		}
		s.codes, s.phase = s.fixed, coded
		return Done, nil
	case 2:
		s.phase = coded
		return Done, s.openDynamic()
	}
	return 0, ErrCorrupt
}

func (s *state) openStored() error {
	if _, err := s.take(s.count & 7); err != nil {
		return err
	}
	v, err := s.take(32)
	if err != nil {
		return err
	}
	if v>>16 != ^v&0xffff {
		return ErrCorrupt
	}
	s.phase, s.left = stored, int(v&0xffff)
	return nil
}

func (s *state) copyStored() (Status, error) {
	s.giveBack()
	n := min(s.left, len(s.src)-s.pos, len(s.dst)-s.w)
	copy(s.dst[s.w:s.w+n], s.src[s.pos:])
	s.w, s.pos, s.left = s.w+n, s.pos+n, s.left-n
	switch {
	case s.left == 0:
		s.phase = between
		return Done, nil
	case s.w == len(s.dst):
		return NeedRoom, nil
	case s.final:
		return 0, ErrShort
	}
	return NeedInput, nil
}
