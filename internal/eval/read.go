package eval

import (
	"context"
	"errors"
	"io"
	"iter"

	"ascribe"
	"ascribe/internal/article"
	"ascribe/internal/source"
)

// Read returns the coded reports of a file of JSON lines, "-" for stdin. A line
// that cannot be used is one *ascribe.Error with its place, and the others go
// on; only when ctx ends is its error the last.
func Read(ctx context.Context, path string, stdin io.Reader) iter.Seq2[Coded, error] {
	return func(yield func(Coded, error) bool) {
		articles, seen := article.NewReader(nil), map[string]bool{}
		for it, err := range source.Open(ctx, []string{path}, stdin) {
			var c Coded
			if err == nil {
				c, err = readItem(articles, it, seen)
			}
			if !yield(c, err) {
				return
			}
		}
	}
}

func readItem(articles *article.Reader, it source.Item, seen map[string]bool) (Coded, error) {
	c, err := codedItem(articles, it)
	switch id := c.Report.DocID; {
	case err != nil:
		return Coded{}, at(it.Origin, err)
	case id != "" && seen[id]:
		return Coded{}, at(it.Origin, invalid("docid "+id+" was given before", "code each report in one line", nil))
	default:
		seen[id] = true
	}
	return c, nil
}

func codedItem(articles *article.Reader, it source.Item) (Coded, error) {
	if it.Media != source.JSON {
		return Coded{}, invalid("not a coded report", "give a file of JSON lines; see docs/formats.md", nil)
	}
	a, err := articles.Read(it)
	if err != nil {
		return Coded{}, err
	}
	docid := article.DocID(it)
	if docid == "" {
		docid = it.Origin
	}
	return ParseCoded(it.Body, ascribe.Report{
		ID: ascribe.ReportID(ascribe.RefOf(it.Body), docid), DocID: docid, Origin: it.Origin, URL: a.URL, Publisher: a.Publisher,
		Published: a.Published, Title: a.Title, Text: a.Text, Language: a.Language, TextMethod: a.Method,
	})
}

// at adds the place to an error that has none.
func at(origin string, err error) error {
	var e *ascribe.Error
	if errors.As(err, &e) && e.Where == "" {
		placed := *e
		placed.Where = origin
		return &placed
	}
	return err
}
