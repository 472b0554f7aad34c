package inflate

import "encoding/binary"

// The margins within which the fast loop need not look where a buffer ends.
const (
	fastInput = 16               // two refills of eight bytes
	fastRoom  = maxMatch + 3 + 8 // a match behind three literals, copied by words
	// distanceBits is how many bits a distance takes at most.
	distanceBits = 15 + 13
	// longestSymbol is how many bits a length and its distance take at most.
	longestSymbol = 15 + 5 + 15 + 13
)

// inflateBlock inflates up to the end of a coded block, fast where both
// buffers have a margin, symbol by symbol near their ends.
func (s *state) inflateBlock() (Status, error) {
	for {
		if s.pos+fastInput <= len(s.src) && s.w+fastRoom <= len(s.dst) {
			if err := s.fast(); err != nil {
				return 0, err
			}
			if s.phase != coded {
				return Done, nil
			}
		}
		why, err := s.step()
		if err != nil || why != Done || s.phase != coded {
			return why, err
		}
	}
}

// fast inflates until a margin is reached or the block ends. Everything it
// works with is in local variables: that is what it is fast by.
func (s *state) fast() error {
	c, dst, src := s.codes, s.dst, s.src
	hold, count, pos, w := s.hold, s.count, s.pos, s.w
	lastPos, lastW := len(src)-fastInput, len(dst)-fastRoom
	for pos <= lastPos && w <= lastW {
		hold |= binary.LittleEndian.Uint64(src[pos:]) << (count & 63)
		pos += int(63-count) >> 3
		count |= 56
		e := c.lit[hold&(1<<litBits-1)]
		if e&isLiteral != 0 { // up to three literals of at most 11 bits
			hold >>= e & 15
			count -= uint(e & 15)
			dst[w] = byte(e >> 16)
			w++
			e = c.lit[hold&(1<<litBits-1)]
			if e&isLiteral != 0 {
				hold >>= e & 15
				count -= uint(e & 15)
				dst[w] = byte(e >> 16)
				w++
				e = c.lit[hold&(1<<litBits-1)]
				if e&isLiteral != 0 {
					hold >>= e & 15
					count -= uint(e & 15)
					dst[w] = byte(e >> 16)
					w++
					continue
				}
			}
		}
		if e&isTable != 0 {
			e = c.litLong[e.value()+int(hold>>litBits&(1<<(maxCodeLen-litBits)-1))]
			hold >>= litBits
			count -= litBits
		}
		hold >>= e & 15
		count -= uint(e & 15)
		if e&isBase == 0 {
			if e&isLiteral != 0 {
				dst[w] = byte(e >> 16)
				w++
				continue
			}
			s.hold, s.count, s.pos, s.w = hold, count, pos, w
			if e&isEnd == 0 {
				return ErrCorrupt
			}
			s.phase = between
			s.trim()
			return nil
		}
		length := e.value() + int(hold&(1<<(e>>4&15)-1))
		hold >>= e >> 4 & 15
		count -= uint(e >> 4 & 15)

		if count < distanceBits {
			hold |= binary.LittleEndian.Uint64(src[pos:]) << (count & 63)
			pos += int(63-count) >> 3
			count |= 56
		}
		e = c.dist[hold&(1<<distBits-1)]
		if e&isTable != 0 {
			e = c.distLong[e.value()+int(hold>>distBits&(1<<(maxCodeLen-distBits)-1))]
			hold >>= distBits
			count -= distBits
		}
		hold >>= e & 15
		count -= uint(e & 15)
		dist := e.value() + int(hold&(1<<(e>>4&15)-1))
		hold >>= e >> 4 & 15
		count -= uint(e >> 4 & 15)
		if e == 0 || dist > w {
			return ErrCorrupt
		}
		if from := w - dist; dist >= 8 && length <= 16 { // two words do it, as they mostly do
			binary.LittleEndian.PutUint64(dst[w:], binary.LittleEndian.Uint64(dst[from:]))
			binary.LittleEndian.PutUint64(dst[w+8:], binary.LittleEndian.Uint64(dst[from+8:]))
		} else {
			repeat(dst, w, dist, length)
		}
		w += length
	}
	s.hold, s.count, s.pos, s.w = hold, count, pos, w
	s.trim()
	return nil
}

// trim clears the bits of hold that do not count: the fast loop lets them
// stand, since it will read them again.
func (s *state) trim() { s.hold &= 1<<s.count - 1 }

// repeat writes length bytes at w as they stand dist bytes before. It may
// write up to seven bytes more than that.
func repeat(dst []byte, w, dist, length int) {
	from := dst[w-dist : w+length]
	to := dst[w : w+length+8]
	if dist >= 8 {
		if length <= 32 {
			for i := 0; i < length; i += 8 {
				binary.LittleEndian.PutUint64(to[i:], binary.LittleEndian.Uint64(dst[w-dist+i:]))
			}
			return
		}
		if dist >= length {
			copy(to[:length], from)
			return
		}
	}
	for n := 0; n < length; { // every round doubles what can be copied at once
		n += copy(to[n:length], from[:dist+n])
	}
}

// step inflates one symbol, if it is known to be whole.
func (s *state) step() (Status, error) {
	s.fill()
	if s.count < longestSymbol && !s.final {
		return NeedInput, nil
	}
	if len(s.dst)-s.w < MinRoom {
		return NeedRoom, nil
	}
	e, err := s.symbol(s.codes.lit[:], s.codes.litLong, litBits)
	switch {
	case err != nil:
		return 0, err
	case e&isLiteral != 0:
		s.dst[s.w] = byte(e >> 16)
		s.w++
		return Done, nil
	case e&isEnd != 0:
		s.phase = between
		return Done, nil
	}
	length, err := s.based(e)
	if err != nil {
		return 0, err
	}
	if e, err = s.symbol(s.codes.dist[:], s.codes.distLong, distBits); err != nil {
		return 0, err
	}
	dist, err := s.based(e)
	if err != nil {
		return 0, err
	}
	if dist > s.w {
		return 0, ErrCorrupt
	}
	for range length {
		s.dst[s.w] = s.dst[s.w-dist]
		s.w++
	}
	return Done, nil
}

// symbol reads one code word.
func (s *state) symbol(first, long []entry, width uint) (entry, error) {
	e := first[s.hold&(1<<width-1)]
	if e&isTable != 0 {
		e = long[e.value()+int(s.hold>>width&(1<<(maxCodeLen-width)-1))]
		if s.count < width+e.bits() {
			return 0, ErrShort
		}
		s.hold >>= width
		s.count -= width
	}
	if e == 0 {
		return 0, s.badCode(maxCodeLen)
	}
	_, err := s.take(e.bits())
	return e, err
}

// based adds the extra bits to the base of a length or distance.
func (s *state) based(e entry) (int, error) {
	v, err := s.take(e.extra())
	return e.value() + int(v), err
}
