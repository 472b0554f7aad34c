package article

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
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
	if n.DataAtom == atom.Br {
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

// gapAround returns what stands before and behind an element.
func gapAround(n *html.Node) gap {
	switch n.DataAtom {
	case atom.Td, atom.Th:
		return space
	case atom.Tr, atom.Li, atom.Dt, atom.Dd:
		return lineBreak
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Pre, atom.Ul,
		atom.Ol, atom.Dl, atom.Table, atom.Section, atom.Article, atom.Body, atom.Main, atom.Figure, atom.Figcaption:
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
