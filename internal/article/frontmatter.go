package article

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"ascribe/internal/source"
)

// fence opens and closes front matter.
const fence = "---"

// maxFrontMatter bounds front matter, and where a page may name itself, in
// bytes.
const maxFrontMatter = 16 << 10

// frontMatter parts a text from the lines of "key: value" between two fences
// at its head. A text without them, or with a head that is not made of such
// lines, is returned whole. Keys that mean nothing here are passed over.
func frontMatter(s string) (Article, string, error) {
	rest, ok := strings.CutPrefix(s, fence+"\n")
	head, body, closed := strings.Cut(rest, "\n"+fence+"\n")
	if !ok || !closed || len(head) > maxFrontMatter {
		return Article{}, s, nil
	}
	var a Article
	for line := range strings.SplitSeq(head, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			return Article{}, s, nil
		}
		if err := a.set(strings.ToLower(strings.TrimSpace(key)), unquote(strings.TrimSpace(value))); err != nil {
			return Article{}, s, err
		}
	}
	return a, body, nil
}

func (a *Article) set(key, value string) (err error) {
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
		a.Published, err = source.ParseDate(value)
	}
	return err
}

// unquote takes off one pair of quotation marks.
func unquote(s string) string {
	if n := len(s); n >= 2 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] {
		return s[1 : n-1]
	}
	return s
}

// DocID returns the name that a document goes by: its carrier's, or what it
// calls itself in its front matter or, in a page that is a file of its own, in
// <meta name="docid">. It looks at the head of the document only.
func DocID(it source.Item) string {
	if it.DocID != "" || it.Media == source.JSON || it.URL != "" {
		return it.DocID
	}
	head, err := decode(it.Body[:min(len(it.Body), maxFrontMatter)], it.Charset, it.Media)
	if err != nil {
		return ""
	}
	if it.Media == source.HTML {
		return metaDocID(head)
	}
	a, _, _ := frontMatter(lines(head))
	return a.DocID
}

// metaDocID returns the content of <meta name="docid"> in the head of a page.
func metaDocID(head string) string {
	z := html.NewTokenizer(strings.NewReader(head))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if bytes.Equal(name, []byte("body")) {
				return ""
			}
			if id := docIDOf(z, more); bytes.Equal(name, []byte("meta")) && id != "" {
				return id
			}
		}
	}
}

// docIDOf reads the attributes of the current tag.
func docIDOf(z *html.Tokenizer, more bool) string {
	var name, content string
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		switch string(k) {
		case "name":
			name = string(v)
		case "content":
			content = strings.TrimSpace(string(v))
		}
	}
	if name != "docid" {
		return ""
	}
	return content
}
