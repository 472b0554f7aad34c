package article

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// textOf sets the text of a tree as paragraphs with a blank line between them.
// Line breaks stay, other white space counts as one space.
func textOf(root *html.Node) string {
	var w blockWriter
	w.node(root)
	return w.out.String()
}

// gap is what has to stand between the text written and the text to come.
type gap int

const (
	none gap = iota
	space
	lineBreak
	blankLine
)

var gaps = [...]string{none: "", space: " ", lineBreak: "\n", blankLine: "\n\n"}

type blockWriter struct {
	out strings.Builder
	due gap
}

// need asks for a gap of at least g before the next word.
func (w *blockWriter) need(g gap) { w.due = max(w.due, g) }

func (w *blockWriter) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.text(n.Data)
		return
	}
	if n.Data == "br" {
		if w.due == lineBreak {
			w.due = blankLine // two breaks are how old pages part paragraphs
		}
		w.need(lineBreak)
		return
	}
	g := gapAround(n)
	w.need(g)
	for c := range n.ChildNodes() {
		w.node(c)
	}
	w.need(g)
}

// gapAround returns what stands before and behind an element. It goes by the
// name, since trees that libraries have worked on lack the atom.
func gapAround(n *html.Node) gap {
	switch n.Data {
	case "td", "th":
		return space
	case "tr", "li", "dt", "dd":
		return lineBreak
	case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl", "table", "section",
		"article", "body", "main", "figure", "figcaption":
		return blankLine
	}
	return none
}

func (w *blockWriter) text(s string) {
	for len(s) > 0 {
		i := strings.IndexFunc(s, unicode.IsSpace)
		if i == 0 {
			w.need(space)
			s = strings.TrimLeftFunc(s, unicode.IsSpace)
			continue
		}
		if i < 0 {
			i = len(s)
		}
		w.word(s[:i])
		s = s[i:]
	}
}

func (w *blockWriter) word(s string) {
	if w.out.Len() > 0 {
		w.out.WriteString(gaps[w.due])
	}
	w.due = none
	w.out.WriteString(s)
}
