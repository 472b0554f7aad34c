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
	found, limit := cut(shingles(words))
	return newSignature(len(words), limit, found)
}

// newSignature makes a signature of a sample in the order of the text.
func newSignature(words int, limit uint32, found []uint32) Signature {
	s := Signature{words: words, limit: limit, sample: slices.Sorted(slices.Values(found)), order: make([]uint8, len(found))}
	for i, h := range found {
		at, _ := slices.BinarySearch(s.sample, h)
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

// shingles hashes every run of three words; a text shorter than that is one
// shingle. Repeated shingles are kept at their first place only.
func shingles(words []uint64) []uint32 {
	if len(words) == 0 {
		return nil
	}
	n := max(1, len(words)-shingle+1)
	out := make([]uint32, 0, n)
	seen := newSet(n)
	for i := range n {
		h := mix(words[i:min(i+shingle, len(words))])
		if seen.add(h) {
			out = append(out, h)
		}
	}
	return out
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

// cut keeps the smallest hashes, in the order of the text, and returns the
// limit up to which it kept them.
func cut(found []uint32) ([]uint32, uint32) {
	if len(found) <= samples {
		return found, math.MaxUint32
	}
	sorted := slices.Clone(found)
	slices.Sort(sorted)
	limit := sorted[samples-1]
	return slices.DeleteFunc(found, func(h uint32) bool { return h > limit }), limit
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

// set is a small open-addressing set of hashes; a map costs more than all the
// hashing together.
type set struct {
	slots []uint32
	zero  bool
}

func newSet(n int) *set {
	size := 8
	for size < 2*n {
		size *= 2
	}
	return &set{slots: make([]uint32, size)}
}

// add reports whether h was not in the set yet.
func (s *set) add(h uint32) bool {
	if h == 0 {
		was := s.zero
		s.zero = true
		return !was
	}
	mask := uint32(len(s.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		switch s.slots[i] {
		case 0:
			s.slots[i] = h
			return true
		case h:
			return false
		}
	}
}
