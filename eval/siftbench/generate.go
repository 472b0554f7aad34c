package main

import (
	"bufio"
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
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	if err := newscrawl.Write(w, seed, pages); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
