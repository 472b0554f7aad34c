package visible

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// blocks gathers what is read, one line a block: text, "[T]" before titles,
// "[L]" and "[F]" before links and furniture.
type blocks struct {
	b     strings.Builder
	empty bool
	last  Zone
}

func (s *blocks) Text(run []byte, in Zone) {
	if in != s.last || s.empty {
		s.b.WriteString([]string{"", "[T]", "[L]", "[F]"}[in])
	}
	s.b.Write(run)
	s.empty, s.last = false, in
}

func (s *blocks) Break() {
	if !s.empty {
		s.b.WriteByte('\n')
	}
	s.empty = true
}

func read(page string) string {
	s := blocks{empty: true}
	Walk([]byte(page), &s)
	var out []string
	for l := range strings.Lines(s.b.String()) {
		if l = strings.Join(strings.Fields(l), " "); l != "" && l[0] != '[' || len(l) > 3 {
			out = append(out, l)
		}
	}
	return strings.Join(out, "|")
}

func TestWalk(t *testing.T) {
	for page, want := range map[string]string{
		"":                                            "",
		"plain words":                                 "plain words",
		"<p>one<p>two":                                "one|two",
		"<title>T &amp; t</title><p>x":                "[T]T & t|x",
		"<P>a <B>b</B>c</P>":                          "a bc",
		"a<br>b":                                      "a b",
		"<script>if(a<b)'</p>'</script>c":             "c",
		"<SCRIPT>x</SCRIPT >c":                        "c",
		"<script>never closed <p>x":                   "",
		"<svg>never closed <p>x":                      "never closed|x",
		"<style>p{}</style><!-- a > b -->c":           "c",
		"<!-- never closed <p>x":                      "",
		"<!DOCTYPE html><?xml x?>y":                   "y",
		"3 < 4 and 5 > 4":                             "3 < 4 and 5 > 4",
		"see <a href=x>here</a> now":                  "see [L]here now",
		"<a title=\"a > b\" href=x>l</a> c":           "[L]l c",
		"<a title=\"never closed>l</a> c":             "[L]l c",
		"<nav><p>menu</nav><p>text":                   "[F]menu|text",
		"<nav><ul><li>menu<article><p>text":           "[F]menu|text",
		"<a href=x>left open<main><p>text":            "[L]left open|text",
		"<h1><a href=x>Head</a></h1>text":             "[T]Head|text",
		"caf&eacute; &#8211; &#x201c;x&nosuch; & y &": "café – “x&nosuch; & y &",
		"x</p":                               "x",
		"x<":                                 "x<",
		"<table><tr><td>a<td>b</table>c":     "a|b|c",
		"<form><button>go</button></form>ok": "[F]go|ok",
		"</aside></nav>still here":           "still here",
	} {
		if got := read(page); got != want {
			t.Errorf("%q\n got %q\nwant %q", page, got, want)
		}
	}
}

// TestAsTheParserReads holds what is read of well-formed pages to the text
// that the full parser finds in them.
func TestAsTheParserReads(t *testing.T) {
	parts := []string{"<p>", "</p>", "<div class=\"a>b\">", "</div>", "<b>", "</b>", "one ", "two", " thr&eacute;e ", "<!-- no -->", "<script>var no='<p>'</script>",
		"<style>.no{}</style>", "<ul><li>", "</li></ul>", "<span>", "</span>", "<a href=\"#\">", "</a>", "<img alt=\"no\">", "&lt;", "<h2>", "</h2>"}
	rapid.Check(t, func(rt *rapid.T) {
		page := "<html><body>" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 40).Draw(rt, "parts"), "")
		var got strings.Builder
		Walk([]byte(page), onlyText{&got})
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			rt.Fatal(err)
		}
		var want strings.Builder
		for n := range root.Descendants() {
			if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
				want.WriteString(n.Data)
			}
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if squeeze(got.String()) != squeeze(want.String()) {
			rt.Fatalf("%s\n got %q\nwant %q", page, got.String(), want.String())
		}
	})
}

type onlyText struct{ b *strings.Builder }

func (s onlyText) Text(run []byte, _ Zone) { s.b.Write(run) }
func (s onlyText) Break()                  {}

// count counts what it is given.
type count struct{ text, breaks int }

func (c *count) Text(run []byte, _ Zone) { c.text += len(run) }
func (c *count) Break()                  { c.breaks++ }

func FuzzWalk(f *testing.F) {
	f.Add([]byte("<p>a <a href=\"x>y\">b</a> &amp; <script>c</script><!--d--><h1>e</h1>"))
	f.Add([]byte("<nav><svg></nav><main>&#0;&CounterClockwiseContourIntegral;<"))
	f.Fuzz(func(t *testing.T, page []byte) {
		before := bytes.Clone(page)
		var c count
		Walk(page, &c)
		if !bytes.Equal(before, page) {
			t.Fatal("the page was changed")
		}
		// A reference never stands for more bytes than it is written with,
		// but for the replacement of what is no character.
		if c.text > 2*len(page)+utf8.UTFMax || c.breaks > len(page)+1 {
			t.Fatalf("%d bytes of text and %d breaks in %d bytes", c.text, c.breaks, len(page))
		}
	})
}
