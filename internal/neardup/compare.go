package neardup

import (
	"fmt"
	"math"
	"slices"
)

// Compare estimates how much of the shorter text stands in the longer one
// (containment) and how much the two have in common of all that they say
// (resemblance), both from 0 to 1, by the share of their three-word shingles.
// The order of the arguments does not matter.
func Compare(a, b Signature) (containment, resemblance float64) {
	o := overlap(a, b)
	return o.containment, o.resemblance
}

// The rule for copies. Every threshold is a share of the shorter text.
const (
	// contained: nearly all of the shorter text is in the longer one. What is
	// shared below that in many short pieces is a rewritten story, with
	// reporting of its own.
	contained = 0.9
	// mostly: so much of the shorter text stands in the longer one in passages
	// of passageWords words at least: paragraphs were put in between or cut.
	// Where more was changed in many places, somebody wrote a story of their own.
	mostly = 0.75
	// passage: one unbroken passage of the shorter text, of at least
	// passageWords words, is in the longer one.
	passage      = 0.43
	passageWords = 40
	// garbled: two texts of the same length that share this much throughout,
	// no longer gap than garbledGap, though hardly a line is free of errors:
	// the same text through OCR.
	garbled    = 0.22
	garbledGap = 0.15
	lengthGap  = 0.01
	// enough sampled shingles for a whole text, and for parts of one; below
	// that chance speaks.
	enough        = 6
	enoughForPart = 20
)

// Copies reports whether one of two texts carries the other, whole or in a
// large part.
func Copies(a, b Signature) bool {
	// Every rule asks for more than this much of the shorter text, and most
	// texts that share a few words have less in common.
	o := overlapFrom(garbled, a, b)
	return o.containment >= garbled && judge(a, b, o) >= wholly
}

// IsCopy is [Copies] with the reason, in words for a reader.
func IsCopy(a, b Signature) (bool, string) {
	o := overlap(a, b)
	switch judge(a, b, o) {
	case tooShort:
		return false, "too short to tell"
	case outlets:
		return false, fmt.Sprintf("they share only %d words that their outlet puts on its reports", o.ownWords)
	case wholly:
		return true, fmt.Sprintf("%.0f %% of the shorter text is in the longer", 100*o.containment)
	case nearly:
		return true, fmt.Sprintf("%.0f %% of the shorter text is in the longer in long passages", 100*o.passages)
	case inOnePassage:
		return true, fmt.Sprintf("one passage of %.0f %% of the shorter text is in the longer", 100*o.run)
	case alikeThroughout:
		return true, fmt.Sprintf("same length, %.0f %% alike throughout", 100*o.resemblance)
	}
	return false, fmt.Sprintf("only %.0f %% of the shorter text is in the longer", 100*o.containment)
}

// verdict is what two texts are to each other: copies from wholly on.
type verdict int

const (
	apart verdict = iota
	tooShort
	outlets
	wholly
	nearly
	inOnePassage
	alikeThroughout
)

func judge(a, b Signature, o shared) verdict {
	switch {
	case o.sampled < enough:
		return tooShort
	case o.ownWords > 0:
		return outlets
	case o.containment >= contained:
		return wholly
	case o.sampled < enoughForPart:
	case o.passages >= mostly:
		return nearly
	case o.run >= passage && o.run*float64(min(a.words, b.words)) >= passageWords:
		return inOnePassage
	case o.resemblance >= garbled && o.gap <= garbledGap && sameLength(a, b):
		return alikeThroughout
	}
	return apart
}

func sameLength(a, b Signature) bool {
	return math.Abs(float64(a.words-b.words)) <= lengthGap*float64(max(a.words, b.words))
}

// shared says what two samples have in common below the smaller of their
// limits, where both are complete.
type shared struct {
	containment float64
	resemblance float64
	run         float64 // longest run of shared shingles, as a share of the shorter sample
	passages    float64 // all runs of passageWords words at least, as such a share
	gap         float64 // longest run of unshared ones
	sampled     int     // size of the shorter sample
	ownWords    int     // if they share only what their outlet puts at the ends of its reports: its words
}

func overlap(a, b Signature) shared { return overlapFrom(0, a, b) }

// overlapFrom is overlap for texts that have at least that containment; of
// others it tells no more.
func overlapFrom(least float64, a, b Signature) shared {
	limit := min(a.limit, b.limit)
	na, nb := a.below(limit), b.below(limit)
	if na > nb || na == nb && a.words > b.words {
		a, b, na, nb = b, a, nb, na
	}
	if na == 0 {
		return shared{}
	}
	var in, inB [samples]bool
	common := meet(a.sample[:na], b.sample[:nb], &in, &inB)
	o := shared{
		containment: float64(common) / float64(na),
		resemblance: float64(common) / float64(na+nb-common),
		sampled:     na,
	}
	if o.containment < least {
		return o
	}
	run, gap, passages := a.runs(na, &in)
	o.run, o.gap, o.passages = float64(run)/float64(na), float64(gap)/float64(na), float64(passages)/float64(na)
	if a.host != 0 && a.host == b.host {
		o.ownWords = own(a.ends(na, &in), b.ends(nb, &inB))
	}
	return o
}

// below returns how many hashes of the sample are at most limit.
func (s Signature) below(limit uint32) int {
	n, found := slices.BinarySearch(s.sample, limit)
	if found {
		n++
	}
	return n
}

// meet marks the hashes that are in both, which are in order, and counts them.
func meet(a, b []uint32, inA, inB *[samples]bool) (common int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i], b[j]
		if x == y {
			inA[i], inB[j] = true, true
			common++
		}
		// which of the two goes on is anybody's guess, the processor's too: no branch
		i += count1(x <= y)
		j += count1(y <= x)
	}
	return common
}

// count1 is 1 where something holds, else 0.
func count1(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

// runs returns the longest runs of shingles that are marked and of those that
// are not, in the order of the text, among the n smallest of the sample, and
// how many stand in marked runs of passageWords words at least.
func (s Signature) runs(n int, in *[samples]bool) (run, gap, passages int) {
	long := passageWords * n / max(1, s.words)
	marked, not := 0, 0
	end := func() {
		if marked >= max(1, long) {
			passages += marked
		}
		marked = 0
	}
	for _, at := range s.order {
		switch {
		case int(at) >= n:
		case in[at]:
			marked, not = marked+1, 0
		default:
			end()
			not++
		}
		run, gap = max(run, marked), max(gap, not)
	}
	end()
	return run, gap, passages
}
