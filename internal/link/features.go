package link

import "math"

// feature is one measure of the agreement of two mentions, mostly 0 to 1; 0
// where either says nothing.
type feature int

// The features. "off" is conflict short of a veto.
const (
	bias        feature = iota
	textCosine          // cosine of the words' TF-IDF weights
	textRoot            // its square root: the first agreement tells most
	nameOverlap         // shared weight of names, of the smaller one's
	nameMass            // shared weight of names, in absolute terms
	nameCosine          // cosine of the names\' weights
	rarestName          // weight of the rarest shared name
	namesOff            // both name much, and differ
	numberOverlap
	numbersOff
	pairOverlap // any shared pair of adjacent names, up to three
	fresh       // published close together: 1 on one day, 0 a month apart; attacks not both dated
	undated     // one publication is without a date
	daySame     // the attacks' dates: same day
	dayNext     // one day apart
	dateWithin  // a vaguer date holds the other
	placeSame   // the same place
	placeNear   // different places less than 30 km apart
	placeWithin // a region or country holds the other place
	placeOff    // different places that may be confused
	typeSame    // attack type
	typeOff     //
	weaponSame  // weapon category
	weaponOff   //
	killedSame  // ranges of the dead overlap, weighted up if there are any
	killedOff   // ranges apart: the logarithm of their ratio
	injuredSame //
	injuredOff  //
	groupSame   // organisation
	groupOff    //
	outcomeOff  // completed against foiled
	numFeatures
)

var featureNames = [numFeatures]string{
	"bias", "text-cosine", "text-root", "name-overlap", "name-mass", "name-cosine", "rarest-name", "names-off", "number-overlap", "numbers-off", "pair-overlap", "fresh", "undated",
	"day-same", "day-next", "date-within", "place-same", "place-near", "place-within", "place-off",
	"type-same", "type-off", "weapon-same", "weapon-off", "killed-same", "killed-off", "injured-same", "injured-off",
	"group-same", "group-off", "outcome-off",
}

// FeatureNames returns the names of the measures of agreement.
func FeatureNames() []string { return featureNames[:] }

func featureNamed(name string) (feature, bool) {
	for f, n := range featureNames {
		if n == name {
			return feature(f), true
		}
	}
	return 0, false
}

// wordFeatures compares the sketches of names and words.
func (c *Comparison) wordFeatures(a, b *Profile) {
	words := meet(a.Words, b.Words)
	if words.aa > 0 && words.bb > 0 {
		cosine := words.ab / math.Sqrt(words.aa*words.bb)
		c.features[textCosine] = cosine
		c.features[textRoot] = math.Sqrt(cosine)
	}
	names := meet(a.Names, b.Names)
	c.names = names.n
	if least := min(names.a, names.b); least > 0 {
		c.features[nameOverlap] = names.shared / max(least, minNameWeight)
		c.features[nameMass] = 1 - math.Exp(-names.shared/nameMassScale)
		c.features[nameCosine] = names.ab / math.Sqrt(names.aa*names.bb)
		c.features[rarestName] = names.rarest / 10
		c.features[namesOff] = (1 - c.features[nameOverlap]) * min(1, least/60)
	}
	nums := meet(a.Numbers, b.Numbers)
	if least := min(nums.a, nums.b); least > 0 {
		c.features[numberOverlap] = nums.shared / max(least, 18)
		c.features[numbersOff] = (1 - nums.shared/least) * min(1, least/30)
	}
	c.pairs = meet(a.Pairs, b.Pairs).n
	c.features[pairOverlap] = float64(min(c.pairs, 3)) / 3
}

const (
	// minNameWeight keeps two reports that share their only name from
	// counting as all alike; nameMassScale is the shared weight, in nats, at
	// which most has been said. Both are about the weight of four names.
	minNameWeight = 24.0
	nameMassScale = 24.0
)

// meeting sums what two sketches share.
type meeting struct {
	n          int // shared terms
	rarest     float64
	shared     float64 // their smaller weights
	a, b       float64 // all weights
	ab, aa, bb float64 // products of weights
}

func meet(a, b []Term) meeting {
	var m meeting
	for _, t := range a {
		w := t.nats()
		m.a += w
		m.aa += w * w
	}
	for _, t := range b {
		w := t.nats()
		m.b += w
		m.bb += w * w
	}
	for len(a) > 0 && len(b) > 0 {
		switch s, t := a[0], b[0]; {
		case s.Hash < t.Hash:
			a = a[1:]
		case s.Hash > t.Hash:
			b = b[1:]
		default:
			m.n++
			m.rarest = max(m.rarest, min(s.nats(), t.nats()))
			m.shared += min(s.nats(), t.nats())
			m.ab += s.nats() * t.nats()
			a, b = a[1:], b[1:]
		}
	}
	return m
}

func (t Term) nats() float64 { return float64(t.Weight) / WeightScale }
