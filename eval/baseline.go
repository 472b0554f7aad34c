package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// slack is how far a figure may lie below its pin: rounding, nothing more.
const slack = 0.0005

// baseline pins the figures reached. Higher is better in every one of them.
type baseline struct {
	// Figures are shares between 0 and 1, by name.
	Figures map[string]float64 `json:"figures"`
	// Lowered tells, for each figure that was ever let fall, why.
	Lowered map[string]string `json:"lowered,omitempty"`
}

// The file of pins, and the copy of it that the program shows.
var (
	baselinePath = filepath.Join("eval", "baseline.json")
	shownPath    = filepath.Join("eval", "pins", "baseline.json")
)

func readBaseline() (baseline, error) {
	b := baseline{Figures: map[string]float64{}, Lowered: map[string]string{}}
	data, err := os.ReadFile(baselinePath)
	if errors.Is(err, fs.ErrNotExist) {
		return b, nil
	}
	if err != nil {
		return b, err
	}
	return b, json.Unmarshal(data, &b)
}

// compare prints each figure beside its pin and counts those that fell.
func (b baseline) compare(w io.Writer, reached map[string]float64) (fallen int) {
	for _, name := range slices.Sorted(maps.Keys(reached)) {
		pin, pinned := b.Figures[name]
		mark := ""
		switch v := reached[name]; {
		case !pinned:
			mark = "new"
		case v < pin-slack:
			mark = fmt.Sprintf("FELL from %.4f", pin)
			fallen++
		case v > pin+slack:
			mark = fmt.Sprintf("rose from %.4f", pin)
		}
		fmt.Fprintf(w, "%-52s %.4f  %s\n", name, reached[name], mark)
	}
	return fallen
}

func (b baseline) write(reached map[string]float64, reason string) error {
	for name, v := range reached {
		if pin, ok := b.Figures[name]; ok && v < pin-slack {
			b.Lowered[name] = fmt.Sprintf("from %.4f to %.4f: %s", pin, v, reason)
		}
		b.Figures[name] = float64(int(v*10000+0.5)) / 10000
	}
	data, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return err
	}
	data = append(data, '\n')
	return errors.Join(os.WriteFile(baselinePath, data, 0o644), os.WriteFile(shownPath, data, 0o644))
}
