package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// maxShown bounds the differences printed for one file.
const maxShown = 12

// compareGoldens holds the answers of each suite, one case a line, against
// eval/golden and counts the lines that moved. With update it rewrites them.
func compareGoldens(answers map[string][]string, update bool) (moved int, err error) {
	for _, name := range slices.Sorted(maps.Keys(answers)) {
		path := filepath.Join("eval", "golden", name+".tsv")
		now := answers[name]
		data, err := os.ReadFile(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return moved, err
		}
		moved += diff(name, strings.Split(strings.TrimSuffix(string(data), "\n"), "\n"), now)
		if update {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return moved, err
			}
			if err := os.WriteFile(path, []byte(strings.Join(now, "\n")+"\n"), 0o644); err != nil {
				return moved, err
			}
		}
	}
	return moved, nil
}

// diff prints the lines, keyed by their first field, that differ.
func diff(name string, was, is []string) (moved int) {
	old, now := keyed(was), keyed(is)
	for _, k := range slices.Sorted(maps.Keys(now)) {
		if old[k] == now[k] {
			delete(old, k)
			continue
		}
		if moved++; moved <= maxShown {
			fmt.Printf("%s %s: %s, was %s\n", name, k, short(now[k]), short(old[k]))
		}
		delete(old, k)
	}
	for _, k := range slices.Sorted(maps.Keys(old)) {
		if k == "" {
			continue
		}
		if moved++; moved <= maxShown {
			fmt.Printf("%s %s: gone, was %s\n", name, k, short(old[k]))
		}
	}
	if moved > maxShown {
		fmt.Printf("%s: %d answers moved in all\n", name, moved)
	}
	return moved
}

// short quotes an answer, cut to what fits a line.
func short(s string) string {
	if len(s) > 120 {
		s = s[:120] + "…"
	}
	return strconv.Quote(s)
}

func keyed(lines []string) map[string]string {
	m := map[string]string{}
	for _, l := range lines {
		k, v, _ := strings.Cut(l, "\t")
		m[k] = v
	}
	return m
}
