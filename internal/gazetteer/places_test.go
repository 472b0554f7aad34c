package gazetteer

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"ascribe/internal/text"
)

//go:embed testdata/places.txt
var places string

var marked = regexp.MustCompile(`<([^=>]+)=([^>]+)>`)

func TestPlaces(t *testing.T) {
	g := load(t)
	rows := 0
	for n, line := range strings.Split(places, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		rows++
		t.Run(fmt.Sprintf("line %d", n+1), func(t *testing.T) { checkPlaces(t, g, strings.ReplaceAll(line, `\n`, "\n")) })
	}
	if rows < 60 {
		t.Errorf("only %d rows were read", rows)
	}
}

func checkPlaces(t *testing.T, g *Gazetteer, line string) {
	var want []string
	for _, m := range marked.FindAllStringSubmatch(line, -1) {
		want = append(want, m[1]+"="+m[2])
	}
	d := text.Parse(marked.ReplaceAllString(line, "$1"))
	var got []string
	for i, r := range g.Resolve(d, g.Find(d)) {
		s := d.Slice(r.Range) + "=" + r.Place.CountryCode + " " + r.Place.Precision
		if r.Kind == Demonym {
			s = d.Slice(r.Range) + "=" + r.Place.CountryCode + " people"
		}
		if i < len(want) && strings.HasPrefix(want[i], s+" ") {
			s += " " + r.Place.Region
		}
		got = append(got, s)
		if r.Score <= 0 || r.Score > 1 || r.Reason == "" {
			t.Errorf("%s: score %v, reason %q", s, r.Score, r.Reason)
		}
	}
	if g, w := strings.Join(got, "; "), strings.Join(want, "; "); g != w {
		t.Errorf("%s\n got %s\nwant %s", d.Source, g, w)
	}
}
