package cli

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ascribe"
	"ascribe/internal/extract/incidents/train"
	"ascribe/internal/ingest"
	"ascribe/internal/sift"
	"ascribe/internal/sift/output"
	"ascribe/internal/store"
)

// fieldsOf adds the JSON names of a type's fields, and of what they hold.
func fieldsOf(t reflect.Type, into map[string]bool, seen map[reflect.Type]bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || seen[t] || t == reflect.TypeFor[ascribe.Date]() {
		return
	}
	seen[t] = true
	for i := range t.NumField() {
		f := t.Field(i)
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && name != "-" {
			into[name] = true
		}
		if f.Anonymous || f.Tag.Get("json") != "" {
			fieldsOf(f.Type, into, seen)
		}
	}
}

func fields(of ...any) map[string]bool {
	out := map[string]bool{}
	for _, v := range of {
		fieldsOf(reflect.TypeOf(v), out, map[reflect.Type]bool{})
	}
	return out
}

var (
	quotedName = regexp.MustCompile(`"([a-z_]+)"`)
	anyName    = regexp.MustCompile("[\"`]([a-z_]+)[\"`]")
)

func named(doc string, by *regexp.Regexp) map[string]bool {
	out := map[string]bool{}
	for _, m := range by.FindAllStringSubmatch(doc, -1) {
		out[m[1]] = true
	}
	return out
}

// TestFormatsAreThoseOfTheCode holds docs/formats.md against the types that are
// printed and read: no field is missing there, and none is made up.
func TestFormatsAreThoseOfTheCode(t *testing.T) {
	doc, err := os.ReadFile(filepath.Join("..", "..", "docs", "formats.md"))
	if err != nil {
		t.Fatal(err)
	}
	printed := fields(extractionLine{}, verdict{}, ascribe.Incident{}, shown{}, tie{}, ingest.Summary{}, store.Head{}, verification{},
		sift.Report{}, sift.Position{}, output.Terms{})
	read := fields(train.Report{}, codedLine{}, ascribe.Report{})
	short := map[string]bool{"v": true, "format": true} // of MUC-4's values, which write themselves, and of a position's head
	documented := named(string(doc), anyName)
	for _, name := range sorted(printed) {
		if !documented[name] {
			t.Errorf("docs/formats.md does not tell of %q", name)
		}
	}
	for _, name := range sorted(named(string(doc), quotedName)) {
		if !printed[name] && !read[name] && !short[name] {
			t.Errorf("docs/formats.md tells of %q, which no format has", name)
		}
	}
}

func sorted(m map[string]bool) (names []string) {
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
