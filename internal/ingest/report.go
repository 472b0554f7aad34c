package ingest

import (
	"cmp"

	"ascribe"
	"ascribe/internal/article"
	"ascribe/internal/source"
)

// reportReader makes reports of items.
type reportReader struct{ articles *article.Reader }

func newReportReader() reportReader { return reportReader{article.NewReader(nil)} }

// report derives the report of an item. Its id follows from the original bytes
// and the docid alone, so that it is known before the costly steps.
func (r reportReader) report(it source.Item) (ascribe.Report, error) {
	a, err := r.articles.Read(it)
	if err != nil {
		return ascribe.Report{}, err
	}
	ref, id := ascribe.RefOf(it.Body), id(it)
	return ascribe.Report{
		ID: id, DocID: cmp.Or(a.DocID, id), Original: ref, Origin: it.Origin,
		URL: a.URL, Publisher: a.Publisher, Published: a.Published, Title: a.Title,
		Text: a.Text, Language: a.Language, TextMethod: a.Method,
	}, nil
}
