package inflate

import "math/bits"

// The alphabets of RFC 1951, section 3.2.
const (
	maxLit     = 288
	maxDist    = 32
	maxCodeLen = 15
	endOfBlock = 256

	litBits  = 11 // index width of the first table for literals and lengths
	distBits = 9
	metaBits = 7 // code length codes are never longer
)

// entry says what a few bits of input stand for:
//
//	bits 0-3    how many bits the code has in this table
//	bits 4-7    number of extra bits behind it, or width of a second table
//	bits 8-11   what it is
//	bits 16-31  the literal, the base of the length or distance, or where the
//	            second table begins
type entry uint32

// What an entry is. The zero entry stands for no code.
const (
	isLiteral entry = 1 << 8
	isBase    entry = 1 << 9
	isTable   entry = 1 << 10
	isEnd     entry = 1 << 11
)

func (e entry) bits() uint  { return uint(e & 15) }
func (e entry) extra() uint { return uint(e >> 4 & 15) }
func (e entry) value() int  { return int(e >> 16) }

// codes are the two codes of a block. Codes too long for the first table are
// resolved through a second one, which follows it in long.
type codes struct {
	lit      [1 << litBits]entry
	dist     [1 << distBits]entry
	litLong  []entry
	distLong []entry
}

// lengths are the code lengths of a block as its head gives them.
type lengths struct {
	of   [maxLit + maxDist]uint8
	meta [1 << metaBits]entry
}

var (
	lengthBase  = [29]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthExtra = [29]uint8{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distBase    = [30]uint16{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	distExtra   = [30]uint8{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
	metaOrder   = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
)

// litEntry is the entry of a literal or length symbol, without code length.
func litEntry(symbol int) entry {
	switch {
	case symbol < endOfBlock:
		return isLiteral | entry(symbol)<<16
	case symbol == endOfBlock:
		return isEnd
	case symbol-257 < len(lengthBase):
		return isBase | entry(lengthBase[symbol-257])<<16 | entry(lengthExtra[symbol-257])<<4
	}
	return 0 // symbols 286 and 287 never occur in valid data
}

func distEntry(symbol int) entry {
	if symbol < len(distBase) {
		return isBase | entry(distBase[symbol])<<16 | entry(distExtra[symbol])<<4
	}
	return 0
}

func metaEntry(symbol int) entry { return isLiteral | entry(symbol)<<16 }

// build fills first, a table of 1<<width entries, and returns long, grown by
// the second tables, for the canonical code of the lengths. Like the reference
// implementation it refuses a code with too many or too few words, except one
// that has a single word of one bit, or none.
func build(first, long []entry, width uint, of []uint8, symbol func(int) entry) ([]entry, error) {
	var count, next [maxCodeLen + 1]int
	for _, n := range of {
		count[n]++
	}
	clear(first)
	long = long[:0]
	used, code := len(of)-count[0], 0
	for n := 1; n <= maxCodeLen; n++ {
		next[n] = code
		code = (code + count[n]) << 1
	}
	if code != 2<<maxCodeLen && used > 0 && (used > 1 || count[1] != 1) {
		return long, ErrCorrupt
	}
	for s, n := range of {
		if n == 0 {
			continue
		}
		word := uint(bits.Reverse16(uint16(next[n])) >> (16 - n))
		next[n]++
		e := symbol(s)
		if uint(n) <= width {
			spread(first, word, uint(n), e)
			continue
		}
		long = spreadLong(first, long, width, word, uint(n), e)
	}
	return long, nil
}

// spread enters e wherever the low n bits of the index are word.
func spread(table []entry, word, n uint, e entry) {
	if e != 0 {
		e |= entry(n)
	}
	for i := word; i < uint(len(table)); i += 1 << n {
		table[i] = e
	}
}

// spreadLong enters a word longer than width into the second table of its
// first bits, which it makes if there is none.
func spreadLong(first, long []entry, width, word, n uint, e entry) []entry {
	const second = maxCodeLen
	at := &first[word&(1<<width-1)]
	if *at&isTable == 0 {
		*at = isTable | entry(width) | entry(second-width)<<4 | entry(len(long))<<16
		long = append(long, make([]entry, 1<<(second-width))...)
	}
	begin := at.value()
	spread(long[begin:begin+1<<(second-width)], word>>width, n-width, e)
	return long
}

func fixedCodes() *codes {
	var of [maxLit]uint8
	for i := range of {
		switch {
		case i < 144, i >= 280:
			of[i] = 8
		case i < 256:
			of[i] = 9
		default:
			of[i] = 7
		}
	}
	var far [maxDist]uint8
	for i := range far {
		far[i] = 5
	}
	c := new(codes)
	c.litLong, _ = build(c.lit[:], nil, litBits, of[:], litEntry)
	c.distLong, _ = build(c.dist[:], nil, distBits, far[:], distEntry)
	return c
}

// openDynamic reads the codes of a block (RFC 1951, section 3.2.7).
func (s *state) openDynamic() error {
	v, err := s.take(14)
	if err != nil {
		return err
	}
	nLit, nDist, nMeta := int(v&31)+257, int(v>>5&31)+1, int(v>>10)+4
	if nLit > 286 || nDist > 30 {
		return ErrCorrupt
	}
	if err := s.readMeta(nMeta); err != nil {
		return err
	}
	of := s.read.of[:nLit+nDist]
	if err := s.readLengths(of); err != nil {
		return err
	}
	if of[endOfBlock] == 0 {
		return ErrCorrupt
	}
	if s.own == nil {
		s.own = new(codes)
	}
	c := s.own
	if c.litLong, err = build(c.lit[:], c.litLong, litBits, of[:nLit], litEntry); err != nil {
		return err
	}
	c.distLong, err = build(c.dist[:], c.distLong, distBits, of[nLit:], distEntry)
	s.codes = c
	return err
}

func (s *state) readMeta(n int) error {
	var of [len(metaOrder)]uint8
	for _, at := range metaOrder[:n] {
		v, err := s.take(3)
		if err != nil {
			return err
		}
		of[at] = uint8(v)
	}
	_, err := build(s.read.meta[:], nil, metaBits, of[:], metaEntry)
	return err
}

func (s *state) readLengths(of []uint8) error {
	for i := 0; i < len(of); {
		n, fill, err := s.lengthRun(of[:i])
		if err != nil {
			return err
		}
		if i+n > len(of) {
			return ErrCorrupt
		}
		for end := i + n; i < end; i++ {
			of[i] = fill
		}
	}
	return nil
}

// lengthRun reads one code length symbol: n times the same length.
func (s *state) lengthRun(before []uint8) (n int, fill uint8, err error) {
	s.fill()
	e := s.read.meta[s.hold&(1<<metaBits-1)]
	if e == 0 {
		return 0, 0, s.badCode(metaBits)
	}
	if _, err := s.take(e.bits()); err != nil {
		return 0, 0, err
	}
	base, extra := 3, uint(0)
	switch e.value() {
	default:
		return 1, uint8(e.value()), nil
	case 16:
		if len(before) == 0 {
			return 0, 0, ErrCorrupt
		}
		fill, extra = before[len(before)-1], 2
	case 17:
		extra = 3
	case 18:
		base, extra = 11, 7
	}
	v, err := s.take(extra)
	return base + int(v), fill, err
}

// badCode explains why bits stand for nothing: they are no code, or not there.
func (s *state) badCode(longest uint) error {
	if s.count < longest && s.pos == len(s.src) {
		return ErrShort
	}
	return ErrCorrupt
}
