package link

// feature is one measure of the agreement of two mentions, mostly 0 to 1; 0
// where either says nothing.
type feature int

// The features. "off" is conflict short of a veto.
const (
	bias          feature = iota
	textCosine            // cosine of the words' TF-IDF weights
	textRoot              // its square root: the first agreement tells most
	nameMass              // shared weight of names, in absolute terms
	nameCosine            // cosine of the names' weights
	namesOff              // both name much, and differ
	numberOverlap         // shared weight of numbers, of the smaller one's
	numbersOff            // both give numbers, and differ
	pairOverlap           // any shared pair of adjacent names, up to three
	plain                 // share of the two that give no fact of an attack: plain news
	plainText             // text root, by that share
	plainNames            // name cosine, by that share
	plainFresh            // fresh, by that share; the rest of it is fresh
	fresh                 // published close together: 1 on one day, 0 a month apart; attacks not both dated
	undated               // one publication is without a date, by the share that is no plain news
	daySame               // the attacks' dates: same day
	dayNext               // one day apart
	dateWithin            // a vaguer date holds the other
	dateOff               // dates that do not meet, one of them no more than a month or a bound
	placeSame             // the same place
	placeNear             // different places less than 30 km apart
	placeWithin           // a region or country holds the other place
	placeOff              // different places that may be confused
	typeSame              // attack type
	typeOff               //
	weaponSame            // weapon category
	weaponOff             //
	killedSame            // ranges of the dead overlap or nearly do, weighted up if there are any
	killedOff             // ranges apart: the logarithm of their ratio
	injuredSame           //
	injuredOff            //
	groupSame             // organisation
	groupOff              //
	outcomeOff            // completed against foiled
	numFeatures
)

var featureNames = [numFeatures]string{
	"bias", "text-cosine", "text-root", "name-mass", "name-cosine", "names-off", "number-overlap", "numbers-off",
	"pair-overlap", "plain", "plain-text", "plain-names", "plain-fresh", "fresh", "undated",
	"day-same", "day-next", "date-within", "date-off", "place-same", "place-near", "place-within", "place-off",
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
