package neardup

import (
	"math"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"
)

// Signature is the sketch of one text. The zero Signature is that of a text
// without words; it is a copy of nothing.
type Signature struct {
	// host is a hash of where the text appeared, 0 if unknown.
	host uint32
	// words is the number of words of the text.
	words int
	// limit bounds the sample: it holds every distinct shingle of the text
	// whose hash is at most limit.
	limit uint32
	// sample holds the hashes, the smallest first.
	sample []uint32
	// order lists the places in the sample in the order in which the shingles
	// first occur in the text.
	order []uint8
}

// Sign returns the signature of a text. Case, punctuation, spacing and the
// values of numbers do not matter.
func Sign(text string) Signature {
	var hashes [512]uint64
	words := appendWords(hashes[:0], text)
	var room [2 * samples]uint64
	found, limit := smallest(room[:0], words)
	return newSignature(len(words), limit, found)
}

// newSignature makes a signature of marks in order, which it changes.
func newSignature(words int, limit uint32, found []uint64) Signature {
	s := Signature{words: words, limit: limit, sample: make([]uint32, len(found)), order: make([]uint8, len(found))}
	for at, m := range found {
		s.sample[at] = hashOf(m)
		found[at] = m<<32 | uint64(at) // by its place in the text
	}
	slices.Sort(found)
	for i, at := range found {
		s.order[i] = uint8(at)
	}
	return s
}

// From returns the signature of a text that appeared at host, an outlet's domain
// or name: what texts of one host have in common at their ends alone is the
// outlet's own, not a copy.
func (s Signature) From(host string) Signature {
	s.host = uint32(xxh3.HashString(strings.ToLower(host)))
	if host == "" {
		s.host = 0
	}
	return s
}

// Words returns the number of words of the signed text.
func (s Signature) Words() int { return s.words }

// mark is a shingle: its hash and, in the lower half, its place in the text.
func mark(hash uint32, at int) uint64 { return uint64(hash)<<32 | uint64(uint32(at)) }

func hashOf(mark uint64) uint32 { return uint32(mark >> 32) }

// smallest returns the shingles with the smallest hashes, each where it first
// occurs, in order and in the room of to, and the limit up to which it has them
// all.
func smallest(to, words []uint64) ([]uint64, uint32) {
	if n := len(words); n > 2*samples {
		// Hashes are spread evenly: unless the text repeats itself, the sample
		// lies among those below this.
		likely := uint32(math.MaxUint32 / n * samples * 3 / 2)
		if found := firsts(appendShingles(to, words, likely)); len(found) > samples {
			return found[:samples], hashOf(found[samples-1])
		}
	}
	found := firsts(appendShingles(to, words, math.MaxUint32))
	if len(found) <= samples {
		return found, math.MaxUint32
	}
	return found[:samples], hashOf(found[samples-1])
}

// appendShingles hashes every run of three words and appends those with a hash
// of at most limit; a text shorter than that is one shingle.
func appendShingles(to, words []uint64, limit uint32) []uint64 {
	if len(words) == 0 {
		return to
	}
	for i := range max(1, len(words)-shingle+1) {
		if h := mix(words[i:min(i+shingle, len(words))]); h <= limit {
			to = append(to, mark(h, i))
		}
	}
	return to
}

// firsts puts shingles in order and keeps each where it first occurs.
func firsts(marks []uint64) []uint64 {
	slices.Sort(marks)
	return slices.CompactFunc(marks, func(a, b uint64) bool { return hashOf(a) == hashOf(b) })
}

// mix hashes a run of word hashes, in order, to 32 bits (the finaliser of
// splitmix64 between the words).
func mix(words []uint64) uint32 {
	var h uint64 = 0x9e3779b97f4a7c15
	for _, w := range words {
		h = (h ^ w) * 0xbf58476d1ce4e5b9
		h ^= h >> 29
	}
	h *= 0x94d049bb133111eb
	return uint32(h >> 32)
}

// Keys returns the keys under which an index finds the text's copies: between
// 16 and [MaxKeys], fewer for very short texts. Two texts are candidates if
// they share a key. A key that very many texts share is a stock
// phrase; an index may bound the number of texts that it keeps under one key.
func (s Signature) Keys() []uint64 {
	n, _ := slices.BinarySearch(s.sample, math.MaxUint32/keyRate)
	n = min(max(n, minKeys), MaxKeys, len(s.sample))
	keys := make([]uint64, n)
	for i, h := range s.sample[:n] {
		keys[i] = uint64(h)
	}
	return keys
}
