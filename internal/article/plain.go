package article

import (
	"regexp"
	"strings"

	"ascribe/internal/source"
)

// fence opens and closes front matter.
const fence = "---"

// frontMatter parts a text from the lines of "key: value" between two fences
// at its head. A text without them, or with a head that is not made of such
// lines, is returned whole. Keys that mean nothing here are passed over.
func frontMatter(s string) (Article, string) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	rest, ok := strings.CutPrefix(s, fence+"\n")
	if !ok {
		return Article{}, s
	}
	head, body, ok := strings.Cut(rest, "\n"+fence+"\n")
	if !ok || len(head) > frontMatterHead/2 {
		return Article{}, s
	}
	var a Article
	for line := range strings.SplitSeq(head, "\n") {
		key, value, ok := strings.Cut(line, ":")
		if !ok && strings.TrimSpace(line) != "" {
			return Article{}, s
		}
		a.set(strings.ToLower(strings.TrimSpace(key)), strings.Trim(strings.TrimSpace(value), `"'`))
	}
	return a, body
}

func (a *Article) set(key, value string) {
	switch key {
	case "docid":
		a.DocID = value
	case "title":
		a.Title = value
	case "publisher":
		a.Publisher = value
	case "url":
		a.URL = value
	case "language":
		a.Language = value
	case "published", "date":
		if d, err := source.ParseDate(value); err == nil {
			a.Published = d
		}
	}
}

// The marks of Markdown that are not part of what is said.
var (
	mdImage    = regexp.MustCompile(`!\[([^\]]*)\]\([^)]*\)`)
	mdLink     = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	mdHeading  = regexp.MustCompile(`(?m)^ {0,3}#{1,6}[ \t]+`)
	mdQuote    = regexp.MustCompile(`(?m)^ {0,3}>[ \t]?`)
	mdRule     = regexp.MustCompile(`(?m)^ {0,3}([-*_][ \t]*){3,}$`)
	mdEmphasis = regexp.MustCompile(`(\*\*|__|\*)([^*_\n]+)(\*\*|__|\*)`)
)

// markdown drops the marks and keeps the words.
func markdown(s string) string {
	s = mdImage.ReplaceAllString(s, "$1")
	s = mdLink.ReplaceAllString(s, "$1")
	s = mdHeading.ReplaceAllString(s, "")
	s = mdQuote.ReplaceAllString(s, "")
	s = mdRule.ReplaceAllString(s, "")
	s = mdEmphasis.ReplaceAllString(s, "$2")
	return strings.TrimSpace(s)
}

// DocID returns the name that a document goes by: its carrier's, or that of
// its front matter. It is as quick as the head of the document is short.
func DocID(it source.Item) string {
	if it.DocID != "" || it.Media == source.JSON || it.Media == source.HTML {
		return it.DocID
	}
	a, _ := frontMatter(string(it.Body[:min(len(it.Body), frontMatterHead)]))
	return a.DocID
}

// frontMatterHead bounds front matter, in bytes.
const frontMatterHead = 16 << 10
