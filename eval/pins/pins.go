// Package pins holds the measured figures that the program shows: a copy of
// eval/baseline.json, which is written together with it.
package pins

import _ "embed" // for the figures

// Baseline is the file of pinned figures.
//
//go:embed baseline.json
var Baseline []byte
