// Command gen writes the sample web archive: two pages as a crawler would
// have stored them, each record a gzip member of its own. The records are the
// same bytes on every run; how deflate packs them is up to the Go release.
//
//	go run ./samples/gen FILE
package main

import (
	"embed"
	"fmt"
	"io"
	"os"
)

//go:embed pages
var pages embed.FS

// page is one stored response. A chunked one is framed as HTTP/1.1 sends a
// body of unknown length, so that readers of the archive meet both forms.
type page struct {
	file    string
	path    string // of the URL, on host
	chunked bool
}

// host is under a name that is reserved for examples (RFC 2606).
const host = "samples.example"

func (p page) uri() string { return "https://" + host + p.path }

var halle = []page{
	{"halle-2019-10-10.html", "/halle/2019-10-10", true},
	{"halle-2020-12-22.html", "/halle/2020-12-22", false},
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gen FILE")
		os.Exit(2)
	}
	if err := writeFile(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func writeFile(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := writeArchive(f, halle); err != nil {
		f.Close()
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return f.Close()
}

// writeArchive writes a warcinfo record, then a request and a response for
// each page.
func writeArchive(w io.Writer, list []page) error {
	records := []record{{kind: "warcinfo", media: "application/warc-fields",
		block: []byte("software: ascribe samples\r\nformat: WARC File Format 1.1\r\n")}}
	for _, p := range list {
		html, err := pages.ReadFile("pages/" + p.file)
		if err != nil {
			return err
		}
		records = append(records, request(p), response(p, html))
	}
	for _, r := range records {
		if err := r.writeTo(w); err != nil {
			return err
		}
	}
	return nil
}
