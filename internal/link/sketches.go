package link

import (
	"math"
	"slices"

	"ascribe"
)

// wordFeatures compares the sketches of names and words.
func (c *Comparison) wordFeatures(a, b *Profile) {
	var room [16]uint32
	placed := placeWords(room[:0], a.Place, b.Place)
	text := cosine(meet(a.Words, b.Words, placed))
	c.features[textCosine] = text
	c.features[textRoot] = math.Sqrt(text)
	names := meet(a.Names, b.Names, placed)
	c.nameFeatures(names)
	c.features[nameCosine] = cosine(names)
	c.numberFeatures(meet(a.Numbers, b.Numbers, nil))
	c.pairs = meet(a.Pairs, b.Pairs, placed).n
	c.features[pairOverlap] = float64(min(c.pairs, 3)) / 3
}

// placeWords appends the names of two places, by hash, as sketches hold them and
// in order: where both mentions have a place, it is compared as such, and its
// name in both texts tells nothing more.
func placeWords(to []uint32, a, b *ascribe.Place) []uint32 {
	if a == nil || b == nil {
		return nil
	}
	to = appendName(to, a.Name)
	if b.Name != a.Name {
		to = appendName(to, b.Name)
	}
	slices.Sort(to)
	return to
}

// appendName appends the words of a name, and any two of them that stand side
// by side, by hash.
func appendName(to []uint32, name string) []uint32 {
	var room [64]byte
	letters := room[:0]
	before := -1 // where the word before begins
	in := wordReader{text: name}
	for w, ok := in.next(); ok; w, ok = in.next() {
		from := len(letters)
		letters = appendFold(letters, w.raw)
		to = append(to, hashWord(letters[from:]))
		if before >= 0 {
			to = append(to, hashWord(letters[before:]))
		}
		letters, before = append(letters, ' '), from
	}
	return to
}

// The weights, in nats, at which a sketch has said enough: of names, about
// four rare ones for what is shared and twice that for a difference; of
// numbers, two or three.
const (
	namesShared   = 24.0
	namesTold     = 60.0
	numbersShared = 18.0
	numbersTold   = 30.0
)

func (c *Comparison) nameFeatures(m meeting) {
	c.names = m.n
	least := min(m.a, m.b)
	c.features[nameMass] = 1 - math.Exp(-m.shared/namesShared)
	c.features[namesOff] = (1 - m.shared/max(least, namesShared)) * min(1, least/namesTold)
}

func (c *Comparison) numberFeatures(m meeting) {
	least := min(m.a, m.b)
	if least == 0 {
		return
	}
	c.features[numberOverlap] = m.shared / max(least, numbersShared)
	c.features[numbersOff] = (1 - m.shared/least) * min(1, least/numbersTold)
}

// meeting sums what two sketches share.
type meeting struct {
	n          int     // shared terms
	shared     float64 // their weights
	a, b       float64 // all weights
	ab, aa, bb float64 // products of weights
}

// meet compares two sketches but for the terms with some hashes; all are in
// order.
func meet(a, b []Term, but []uint32) meeting {
	var m meeting
	m.a, m.aa = mass(a, but)
	m.b, m.bb = mass(b, but)
	for i, j := 0, 0; i < len(a) && j < len(b); {
		s, t := a[i], b[j]
		if s.Hash == t.Hash && !slices.Contains(but, s.Hash) {
			m.n++
			m.shared += min(s.nats(), t.nats())
			m.ab += s.nats() * t.nats()
		}
		// which of the two goes on is anybody's guess, the processor's too: no branch
		i += count1(s.Hash <= t.Hash)
		j += count1(t.Hash <= s.Hash)
	}
	return m
}

// count1 is 1 where something holds, else 0.
func count1(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

// mass sums the weights of a sketch, and their squares.
func mass(ts []Term, but []uint32) (weights, squares float64) {
	for _, t := range ts {
		for len(but) > 0 && but[0] < t.Hash {
			but = but[1:]
		}
		if len(but) > 0 && but[0] == t.Hash {
			continue
		}
		w := t.nats()
		weights += w
		squares += w * w
	}
	return weights, squares
}

func cosine(m meeting) float64 {
	if m.aa == 0 || m.bb == 0 {
		return 0
	}
	return m.ab / math.Sqrt(m.aa*m.bb)
}

func (t Term) nats() float64 { return float64(t.Weight) / WeightScale }
