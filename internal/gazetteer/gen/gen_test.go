package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The table in the tree is what the command makes of the source files.
func TestTableIsCurrent(t *testing.T) {
	from := filepath.Join("..", "..", "..", "..", "shared", "gold", "gazetteer")
	if _, err := os.Stat(from); err != nil {
		t.Skipf("the GeoNames files are not beside the repository: %v", err)
	}
	made := filepath.Join(t.TempDir(), "table.tsv.gz")
	if err := run(from, made); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(unzip(t, made), unzip(t, filepath.Join("..", "data", "table.tsv.gz"))) {
		t.Error("data/table.tsv.gz is not what gen makes; run go generate")
	}
}

func unzip(t *testing.T, path string) []byte {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestChoose(t *testing.T) {
	free := func(string) bool { return true }
	for _, c := range []struct {
		city
		want string
	}{
		{city{name: "Kandahār", population: 50_000, names: []string{"Qandahar", "KDH", "kndhar", "Alexandria"}}, "Qandahar"},
		{city{name: "Ar Raqqah", population: 50_000, names: []string{"Raqqa", "Rakka"}}, "Raqqa"},
		{city{name: "Frankfurt am Main", population: 50_000, names: []string{"Frankfurt", "Фра́нкфурт", "Frankfurt [1900]"}}, "Frankfurt"},
		{city{name: "Mumbai", population: 9_000_000, names: []string{"Bombay", "BOM", "meng mai"}}, "Bombay"},
		{city{name: "Brigham City", population: 20_000, names: []string{"Brigham"}}, ""},
	} {
		if got := strings.Join(choose(&c.city, free), "|"); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	taken := func(f string) bool { return f != "santiago" }
	if got := choose(&city{name: "Santiago de Cuba", population: 50_000, names: []string{"Santiago"}}, taken); len(got) > 0 {
		t.Errorf("a larger place's name was lent: %q", got)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"kitten", "sitting", 3}, {"kyiv", "kiev", 2}, {"same", "same", 0}} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestMissingFiles(t *testing.T) {
	if err := run(t.TempDir(), filepath.Join(t.TempDir(), "table")); err == nil || !strings.Contains(err.Error(), "countryInfo.tsv") {
		t.Errorf("got %v", err)
	}
}
