// Command gen writes a web archive as a crawl of news sites leaves it.
//
//	go run ./eval/newscrawl/gen -pages 10000 crawl.warc.gz
package main

import (
	"flag"
	"fmt"
	"os"

	"ascribe/eval/newscrawl"
)

func main() {
	pages := flag.Int("pages", 10_000, "number of pages")
	seed := flag.Uint64("seed", 1, "the same seed gives the same archive")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: gen [-pages N] [-seed N] FILE")
		os.Exit(2)
	}
	if err := newscrawl.WriteFile(flag.Arg(0), *seed, *pages); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}
