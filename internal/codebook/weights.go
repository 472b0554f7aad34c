package codebook

import (
	"math"
	"slices"

	"ascribe"
)

// Weights are log-likelihood weights in nats, factorised so that a person can
// review them: row × certainty × kind.
type Weights struct {
	// Columns names the levels that the figures of Prior and of each row are
	// for, in their order: every level but undetermined.
	Columns []ascribe.Level `toml:"columns" json:"columns"`
	// Prior holds the log-prior of each level, up to a common constant.
	Prior           []float64                       `toml:"prior" json:"prior"`
	CertaintyFactor map[ascribe.Certainty]float64   `toml:"certainty_factor" json:"certainty_factor"`
	KindFactor      map[ascribe.SpeakerKind]float64 `toml:"kind_factor" json:"kind_factor"`
	Rows            []Row                           `toml:"row" json:"rows"`
}

// Row holds the weights of a predicate that is stated as fact by a speaker of
// kind factor 1.
type Row struct {
	Predicate ascribe.Predicate `toml:"predicate" json:"predicate"`
	Affirmed  []float64         `toml:"affirmed" json:"affirmed"`
	Denied    []float64         `toml:"denied" json:"denied"`
}

// Weight returns the weight of s for level l in nats: 0 where the codebook
// tells nothing, as for undetermined or for an open question.
func (w *Weights) Weight(s *ascribe.Statement, l ascribe.Level) float64 {
	col := slices.Index(w.Columns, l)
	row := slices.IndexFunc(w.Rows, func(r Row) bool { return r.Predicate == s.Predicate })
	if col < 0 || row < 0 {
		return 0
	}
	figures := w.Rows[row].Affirmed
	if s.Polarity == ascribe.Denied {
		figures = w.Rows[row].Denied
	}
	return figures[col] * w.CertaintyFactor[s.Certainty] * w.KindFactor[s.SpeakerKind]
}

// checkWeights demands a finite figure for every level in the prior and in
// every row, a row for every predicate, and a factor from 0 to 2 for every
// certainty and kind.
func (cb *Codebook) checkWeights() error {
	const file = "weights.toml"
	w := &cb.Weights
	err := firstOf(
		sameList(file, "columns", w.Columns, ascribe.Levels[:len(ascribe.Levels)-1]),
		w.checkFigures(file, "prior", w.Prior),
		sameList(file, "row", namesOf(w.Rows, func(r Row) ascribe.Predicate { return r.Predicate }), ascribe.DirectionPredicates),
		checkFactors(file, "certainty_factor", w.CertaintyFactor, namesOf(cb.Certainties, Term[ascribe.Certainty].name)),
		checkFactors(file, "kind_factor", w.KindFactor, ascribe.SpeakerKinds))
	for _, r := range w.Rows {
		key := "row " + string(r.Predicate)
		err = firstOf(err, w.checkFigures(file, key+": affirmed", r.Affirmed), w.checkFigures(file, key+": denied", r.Denied))
	}
	return err
}

func (w *Weights) checkFigures(file, key string, figures []float64) error {
	bad := func(x float64) bool { return math.IsNaN(x) || math.IsInf(x, 0) }
	return firstOf(
		hold(len(figures) == len(w.Columns), file, key, "does not have one figure a column"),
		hold(!slices.ContainsFunc(figures, bad), file, key, "has a figure that is no number"))
}

func checkFactors[T ~string](file, table string, factors map[T]float64, keys []T) error {
	for _, k := range keys {
		f, ok := factors[k]
		if !ok || !(f >= 0 && f <= 2) {
			return broken(file+": "+table+"."+string(k), "is missing or not from 0 to 2", nil)
		}
	}
	return hold(len(factors) == len(keys), file, table, "has keys that are not in the vocabulary")
}
