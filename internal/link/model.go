package link

import (
	_ "embed"
	"strconv"
	"strings"

	"ascribe"
)

//go:generate go run ./fit -gold ../../../shared/gold -o weights.txt

// weights.txt holds the weight, in nats of log-odds, of every feature: "name
// value" on a line, "#" before a comment. It is fitted by ./fit.
//
//go:embed weights.txt
var weightTable string

// Model weighs the agreement of mentions. It is immutable and safe for
// concurrent use.
type Model struct {
	background *background
	weights    [numFeatures]float64
}

// Load returns the model that is built in.
func Load() (*Model, error) {
	b, err := parseBackground(wordTable)
	if err != nil {
		return nil, err
	}
	w, err := parseWeights(weightTable)
	if err != nil {
		return nil, err
	}
	return &Model{background: b, weights: w}, nil
}

// Weighted returns the model with other weights, in the order of
// [FeatureNames], for fitting.
func (m *Model) Weighted(weights []float64) *Model {
	w := &Model{background: m.background}
	copy(w.weights[:], weights)
	return w
}

func parseWeights(table string) (w [numFeatures]float64, err error) {
	seen := map[string]bool{}
	for i, line := range strings.Split(table, "\n") {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		at := "weights.txt:" + strconv.Itoa(i+1)
		f, ok := featureNamed(fields[0])
		if !ok || len(fields) != 2 || seen[fields[0]] {
			return w, &ascribe.Error{Code: ascribe.Damaged, What: "not one feature and its weight", Where: at}
		}
		if w[f], err = strconv.ParseFloat(fields[1], 64); err != nil {
			return w, &ascribe.Error{Code: ascribe.Damaged, What: "not a weight", Where: at, Err: err}
		}
		seen[fields[0]] = true
	}
	if len(seen) != int(numFeatures) {
		return w, &ascribe.Error{Code: ascribe.Damaged, What: "weights are missing", Where: "weights.txt"}
	}
	return w, nil
}
