package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// bench runs the program over the gold sets and the scorers over its answers.
type bench struct {
	shared, binary, work string
	figures              map[string]float64
	answers              map[string][]string // suite → one case a line
}

// suites are measured in this order.
var suites = []struct {
	name string
	run  func(*bench) error
}{
	{"direction", (*bench).direction},
	{"judgements", (*bench).judgements},
	{"grouped", (*bench).grouped},
	{"record", (*bench).record},
	{"muc4", (*bench).muc4},
	{"news", (*bench).news},
	{"linking", (*bench).linking},
}

func (b *bench) measure(only string) (map[string]float64, error) {
	b.figures, b.answers = map[string]float64{}, map[string][]string{}
	for _, s := range suites {
		if !strings.HasPrefix(s.name, only) {
			continue
		}
		if err := s.run(b); err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return b.figures, nil
}

func (b *bench) gold(parts ...string) string {
	return filepath.Join(append([]string{b.shared, "gold"}, parts...)...)
}

func (b *bench) scratch(name string) string { return filepath.Join(b.work, name) }

// ascribe runs the program and keeps its standard output in a file.
func (b *bench) ascribe(out string, args ...string) (path string, err error) {
	path = b.scratch(out)
	f, err := os.Create(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var stderr bytes.Buffer
	cmd := exec.Command(b.binary, args...)
	cmd.Stdout, cmd.Stderr = f, &stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("ascribe %s: %w: %s", strings.Join(args, " "), err, stderr.String())
	}
	return path, f.Close()
}

// scorer runs one of the gold sets' own scorers and returns what it prints.
func (b *bench) scorer(tool string, args ...string) ([]byte, error) {
	cmd := exec.Command("python3", append([]string{filepath.Join(b.shared, "tools", tool)}, args...)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %s", tool, err, stderr.String())
	}
	return out, nil
}

// directionScore runs direction_score.py and reads its JSON into v.
func (b *bench) directionScore(v any, args ...string) error {
	out := b.scratch("direction.json")
	if _, err := b.scorer("direction_score.py", append([]string{"--dir", b.gold("direction"), "--json", out}, args...)...); err != nil {
		return err
	}
	data, err := os.ReadFile(out)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}

// readLines decodes a JSONL file.
func readLines[T any](path string) ([]T, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []T
	for n, line := range bytes.Split(data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(line, &v); err != nil {
			return nil, fmt.Errorf("%s line %d: %w", path, n+1, err)
		}
		out = append(out, v)
	}
	return out, nil
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
