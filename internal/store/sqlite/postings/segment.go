package postings

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"slices"
)

// A segment file is a head of 64 bytes, the entries in order, and one fence,
// the key of its first entry, for every block of entries; all numbers
// little-endian. The head is magic, the number of entries, and the stamp.
const (
	magic     = "ascribe keys v1\n"
	headSize  = 64
	entrySize = 8
	fenceSize = 4
	block     = 128 // entries: a kilobyte is read for one look-up
)

var errShape = errors.New("not the shape of a key file")

// segment is a file of sorted entries. Its fences are in memory.
type segment struct {
	path     string
	file     *os.File
	from, to uint32 // the rows that it covers
	entries  int
	stamp    Stamp
	fences   []uint32
}

// openSegment opens a file and checks its shape.
func openSegment(path string) (*segment, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	s := &segment{path: path, file: f}
	if err := s.readHead(); err != nil {
		f.Close()
		return nil, err
	}
	return s, nil
}

func (s *segment) readHead() error {
	info, err := s.file.Stat()
	if err != nil {
		return err
	}
	var ok bool
	if _, s.from, s.to, ok = parseName(info.Name()); !ok {
		return errShape
	}
	head := make([]byte, headSize)
	if _, err := s.file.ReadAt(head, 0); err != nil {
		return errors.Join(errShape, err)
	}
	if s.entries, s.stamp, ok = parseHead(head, info.Size()); !ok {
		return errShape
	}
	raw := make([]byte, blocks(s.entries)*fenceSize)
	if _, err := s.file.ReadAt(raw, headSize+int64(s.entries)*entrySize); err != nil {
		return errors.Join(errShape, err)
	}
	s.fences = make([]uint32, blocks(s.entries))
	for i := range s.fences {
		s.fences[i] = binary.LittleEndian.Uint32(raw[i*fenceSize:])
	}
	return nil
}

// parseHead reads the head of a file of that size.
func parseHead(b []byte, size int64) (entries int, stamp Stamp, ok bool) {
	n := binary.LittleEndian.Uint64(b[16:])
	if string(b[:16]) != magic || n > math.MaxInt32*16 || size != fileSize(int(n)) {
		return 0, stamp, false
	}
	stamp.Batch = int64(binary.LittleEndian.Uint64(b[24:]))
	copy(stamp.Seal[:], b[32:])
	return int(n), stamp, true
}

func head(entries int, stamp Stamp) []byte {
	b := make([]byte, headSize)
	copy(b, magic)
	binary.LittleEndian.PutUint64(b[16:], uint64(entries))
	binary.LittleEndian.PutUint64(b[24:], uint64(stamp.Batch))
	copy(b[32:], stamp.Seal[:])
	return b
}

func blocks(entries int) int { return (entries + block - 1) / block }

func fileSize(entries int) int64 {
	return headSize + int64(entries)*entrySize + int64(blocks(entries))*fenceSize
}

// rows appends the rows under key, the newest first, until there are limit.
func (s *segment) rows(to []uint32, key uint32, limit int) ([]uint32, error) {
	at, _ := slices.BinarySearch(s.fences, key)
	var buf [block * entrySize]byte
	for b := max(0, at-1); b < len(s.fences) && s.fences[b] <= key && len(to) < limit; b++ {
		raw := buf[:min(block, s.entries-b*block)*entrySize]
		if _, err := s.file.ReadAt(raw, headSize+int64(b)*block*entrySize); err != nil {
			return nil, err
		}
		to = find(to, raw, key, limit)
	}
	return to, nil
}

// find appends the rows under key in a block.
func find(to []uint32, raw []byte, key uint32, limit int) []uint32 {
	n := len(raw) / entrySize
	lo, hi := 0, n
	for lo < hi {
		mid := (lo + hi) / 2
		if uint32(binary.LittleEndian.Uint64(raw[mid*entrySize:])>>32) < key {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for ; lo < n && len(to) < limit; lo++ {
		k, row := unpack(binary.LittleEndian.Uint64(raw[lo*entrySize:]))
		if k != key {
			break
		}
		to = append(to, row)
	}
	return to
}

// scan yields all entries.
func (s *segment) scan() source {
	in := bufio.NewReaderSize(io.NewSectionReader(s.file, headSize, int64(s.entries)*entrySize), 1<<16)
	var raw [entrySize]byte
	left := s.entries
	return func() (uint64, bool, error) {
		if left == 0 {
			return 0, false, nil
		}
		left--
		if _, err := io.ReadFull(in, raw[:]); err != nil {
			return 0, false, err
		}
		return binary.LittleEndian.Uint64(raw[:]), true, nil
	}
}
