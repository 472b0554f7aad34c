package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"ascribe/eval/newscrawl"
)

// generate writes the archive unless it is there.
func generate(path string, seed uint64, pages int) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	fmt.Fprintln(os.Stderr, "writing", path)
	return newscrawl.WriteFile(path, seed, pages)
}
