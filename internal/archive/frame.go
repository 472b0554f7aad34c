package archive

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
)

const packHead = "ascribe pack v1\n"

// The layout of a frame's head; the package comment describes it.
const (
	atLength  = 4
	atSum     = 12
	atCRC     = atSum + sha256.Size
	frameHead = atCRC + 4
)

var (
	// The two bytes that both begin with occur in no UTF-8.
	magic      = []byte("\xc0\xc1")
	origMagic  = []byte("\xc0\xc1or")
	markMagic  = []byte("\xc0\xc1mk")
	castagnoli = crc32.MakeTable(crc32.Castagnoli)
)

// frame is the head of a frame.
type frame struct {
	mark   bool
	length int64
	sum    key
}

// appendFrame appends the frame of an original to b.
func appendFrame(b []byte, sum key, body []byte) []byte {
	return append(appendHead(b, origMagic, int64(len(body)), sum), body...)
}

// appendMark appends the mark that stands at offset.
func appendMark(b []byte, offset int64) []byte { return appendHead(b, markMagic, 0, markSum(offset)) }

// markSum ties a mark to its place, so that a copy of it elsewhere is none.
func markSum(offset int64) (sum key) {
	binary.LittleEndian.PutUint64(sum[:], uint64(offset))
	return sum
}

func appendHead(b, magic []byte, length int64, sum key) []byte {
	start := len(b)
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint64(b, uint64(length))
	b = append(b, sum[:]...)
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b[start:], castagnoli))
}

// parseFrame reads the head of the frame at offset; ok is false if it is none.
func parseFrame(b []byte, offset int64) (f frame, ok bool) {
	if len(b) < frameHead || crc32.Checksum(b[:atCRC], castagnoli) != binary.LittleEndian.Uint32(b[atCRC:]) {
		return f, false
	}
	f.length = int64(binary.LittleEndian.Uint64(b[atLength:]))
	f.sum = key(b[atSum:atCRC])
	switch kind := b[:atLength]; {
	case bytes.Equal(kind, origMagic):
		return f, f.length >= 0 && f.length <= MaxOriginal
	case bytes.Equal(kind, markMagic):
		f.mark = true
		return f, f.length == 0 && f.sum == markSum(offset)
	}
	return f, false
}

// findFrame returns the index in b, which stands at offset, of the first whole
// head of a frame; -1 if there is none.
func findFrame(b []byte, offset int64) int {
	for i := 0; ; i++ {
		step := bytes.Index(b[i:], magic)
		if step < 0 {
			return -1
		}
		i += step
		if _, ok := parseFrame(b[i:], offset+int64(i)); ok {
			return i
		}
	}
}
