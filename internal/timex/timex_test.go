package timex

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"ascribe"
	"ascribe/internal/text"
)

//go:embed testdata/expressions.txt
var expressions string

func TestExpressions(t *testing.T) {
	var published ascribe.Date
	rows := 0
	for n, line := range strings.Split(expressions, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if on, ok := strings.CutPrefix(line, "published "); ok {
			published = ascribe.Date{}
			if on != "none" {
				published = ascribe.MustDate(on)
			}
			continue
		}
		rows++
		t.Run(fmt.Sprintf("line %d", n+1), func(t *testing.T) { checkLine(t, line, published) })
	}
	if rows < 150 {
		t.Errorf("only %d rows were read", rows)
	}
}

// checkLine compares what is found in a line with what is marked there.
func checkLine(t *testing.T, line string, published ascribe.Date) {
	marked, values, _ := strings.Cut(line, " = ")
	source := strings.NewReplacer("<", "", ">", "").Replace(marked)
	phrases, meanings := strings.Split(marked, "<")[1:], strings.Fields(values)
	if len(phrases) != len(meanings) {
		t.Fatalf("%d expressions are marked, %d values are given", len(phrases), len(meanings))
	}
	var want []string
	for i, phrase := range phrases {
		phrase, _, _ = strings.Cut(phrase, ">")
		want = append(want, phrase+" = "+meanings[i])
	}
	d := text.Parse(source)
	var got []string
	for _, v := range Find(d, published) {
		got = append(got, d.Slice(v.Range)+" = "+show(v))
	}
	if g, w := strings.Join(got, "; "), strings.Join(want, "; "); g != w {
		t.Errorf("%s\n got %s\nwant %s", source, g, w)
	}
}

// show writes a value as the table does.
func show(v Value) string {
	s := ""
	switch {
	case v.Precision == ascribe.PrecisionBefore:
		s = "-"
	case !v.Known() && v.Relative:
		return "~?"
	case !v.Known():
		return "?"
	}
	if v.Relative {
		s += "~"
	}
	if v.Precision == ascribe.PrecisionBefore || v.From == v.To {
		return s + v.To.String()
	}
	return s + v.From.String() + ".." + v.To.String()
}
