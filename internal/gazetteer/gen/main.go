// Command gen derives the gazetteer's compact table from three GeoNames files:
//
//	go run ./internal/gazetteer/gen -from DIR -to FILE
//
// DIR holds cities15000.txt, countryInfo.tsv and regionInfo.tsv. The result
// depends on nothing but these files: the same input gives the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	from := flag.String("from", "", "folder with the GeoNames files")
	to := flag.String("to", "table.tsv.gz", "file to write")
	flag.Parse()
	if err := run(*from, *to); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	w, err := read(from)
	if err != nil {
		return err
	}
	w.locate()
	w.chooseNames()
	return w.write(to)
}
