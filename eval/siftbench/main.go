// Command siftbench measures sifting on an archive of eval/newscrawl: speed
// beside decoders that do nothing but inflate the same file, memory, what is
// found and what is passed on. Every figure is printed by one run.
//
//	go run ./eval/siftbench [-pages 10000] [-keep FILE]
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	pages := flag.Int("pages", 10_000, "number of pages")
	seed := flag.Uint64("seed", 1, "the same seed gives the same archive")
	keep := flag.String("keep", "", "the archive: written if it is not there, and kept")
	gold := flag.String("gold", "../shared/gold", "folder of the gold sets, for recall on real text")
	passed := flag.String("passed", "", "a kind of page, other or near miss: print the titles of those that pass")
	flag.Parse()
	if err := run(context.Background(), *pages, *seed, *keep, *gold, *passed); err != nil {
		fmt.Fprintln(os.Stderr, "siftbench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, pages int, seed uint64, keep, gold, passed string) error {
	if keep == "" {
		dir, err := os.MkdirTemp("", "siftbench")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		keep = filepath.Join(dir, "crawl.warc.gz")
	}
	if err := generate(keep, seed, pages); err != nil {
		return err
	}
	if err := speed(ctx, keep, pages); err != nil {
		return err
	}
	if err := passes(ctx, keep, pages); err != nil {
		return err
	}
	if err := recall(ctx, keep, seed, pages, passed); err != nil {
		return err
	}
	if err := ingestion(ctx, keep, pages); err != nil {
		return err
	}
	return real(gold)
}
