package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// write writes the table, one place a line, tab-separated:
//
//	C code iso3 id name capital population lat lon
//	R code id name population lat lon
//	P id country region class population lat lon name [name|name…]
func (w *world) write(path string) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return err
	}
	buf := bufio.NewWriter(z)
	w.rows(buf)
	if err := buf.Flush(); err != nil {
		return err
	}
	return z.Close()
}

func (w *world) rows(out io.Writer) {
	slices.SortFunc(w.countries, func(a, b *area) int { return cmp.Compare(a.code, b.code) })
	slices.SortFunc(w.regions, func(a, b *area) int { return cmp.Compare(a.code, b.code) })
	slices.SortFunc(w.cities, func(a, b *city) int {
		return cmp.Or(cmp.Compare(a.country, b.country), cmp.Compare(a.region, b.region), cmp.Compare(a.id, b.id))
	})
	for _, a := range w.countries {
		fmt.Fprintf(out, "C\t%s\t%s\t%d\t%s\t%s\t%d\t%.3f\t%.3f\n", a.code, a.iso3, a.id, a.name, a.capital,
			a.population, a.lat, a.lon)
	}
	for _, a := range w.regions {
		fmt.Fprintf(out, "R\t%s\t%d\t%s\t%d\t%.3f\t%.3f\n", a.code, a.id, a.name, a.population, a.lat, a.lon)
	}
	for _, c := range w.cities {
		fmt.Fprintf(out, "P\t%d\t%s\t%s\t%s\t%d\t%.4f\t%.4f\t%s\t%s\n", c.id, c.country, c.region, c.class,
			c.population, c.lat, c.lon, c.name, strings.Join(c.names, "|"))
	}
}
