// Package neardup finds copies of one agency story: the same wire text under
// another headline, with its tail cut off, its figures updated, its letters
// garbled by OCR, or carried inside a longer local story.
//
// A text is reduced to a [Signature] of at most [MaxSize] bytes; two signatures
// are compared without the texts. Candidates come from an index over
// [Signature.Keys]; what [Copies] accepts is joined into families by
// [Families], one origin each.
//
// The sketch is a bottom-k sample of hashed three-word shingles (Broder 1997,
// "On the resemblance and containment of documents"; Beyer et al. 2007 for the
// bottom-k estimators), kept in the order of the text, so that beside
// containment and resemblance it tells whether the shared words stand together
// in one passage.
//
// The package is pure: no I/O, no clock.
package neardup

// Method names this version of the sketch; signatures of different methods
// are not comparable.
const Method = "neardup/2"

const (
	// shingle is the number of words hashed together. Three survive OCR noise
	// far better than the usual five, and the passage rule makes up for
	// what they lose in precision.
	shingle = 3
	// samples is the size of the bottom-k sample.
	samples = 140
	// MaxSize is the largest number of bytes that [Signature.Marshal] returns.
	MaxSize = headerSize + 4*samples

	// One in keyRate shingles of a text becomes a key; minKeys and MaxKeys
	// bound their number. A fixed rate lets a short story meet the long one
	// that carries it.
	keyRate = 16
	minKeys = 16
	// MaxKeys is the largest number of keys of one signature.
	MaxKeys = 48

	// MaxCompared bounds the number of texts that one text is compared with:
	// those that share the most keys with it.
	MaxCompared = 32
)
