package codebook

import (
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
