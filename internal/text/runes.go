package text

import (
	"sort"
	"unicode/utf8"

	"ascribe"
)

// A checkpoint stands for every block of blockSize bytes: the number of code
// points that start before the first code point boundary in the block, shifted
// left by two, and that boundary's distance from the block's first byte (0..3).
const blockSize = 128

// indexRunes returns the checkpoints of s, or nil if s is ASCII throughout.
// Like a conversion to []rune, it counts each byte of malformed UTF-8 as one
// code point.
func indexRunes(s string) []uint32 {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	if i == len(s) {
		return nil
	}
	marks := make([]uint32, 0, len(s)/blockSize+1)
	n := uint32(0)
	for i = 0; i < len(s); n++ {
		if at := len(marks) * blockSize; i >= at {
			marks = append(marks, n<<2|uint32(i-at))
		}
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return marks
}

// runeIndex returns the number of code points that start before byte b.
func (d *Doc) runeIndex(b int) int {
	b = min(max(b, 0), len(d.Source))
	if d.runes == nil {
		return b
	}
	k := min(b/blockSize, len(d.runes)-1)
	n, i := d.checkpoint(k)
	for ; i < b; n++ {
		_, size := utf8.DecodeRuneInString(d.Source[i:])
		i += size
	}
	return n
}

// checkpoint returns the count of code points before, and the byte offset of,
// the first code point boundary in block k.
func (d *Doc) checkpoint(k int) (count, offset int) {
	m := d.runes[k]
	return int(m >> 2), k*blockSize + int(m&3)
}

// Bytes converts a span of code points back into a run of bytes. A span that
// reaches outside the text is cut to it.
func (d *Doc) Bytes(s ascribe.Span) Range {
	return Range{Start: d.byteIndex(s.Start), End: d.byteIndex(s.End)}
}

// byteIndex returns the offset of the code point with index n.
func (d *Doc) byteIndex(n int) int {
	n = max(n, 0)
	if d.runes == nil {
		return min(n, len(d.Source))
	}
	k := sort.Search(len(d.runes), func(k int) bool { return int(d.runes[k]>>2) > n }) - 1
	at, i := d.checkpoint(max(k, 0))
	for ; at < n && i < len(d.Source); at++ {
		_, size := utf8.DecodeRuneInString(d.Source[i:])
		i += size
	}
	return i
}
