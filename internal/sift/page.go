package sift

import (
	"bytes"

	"ascribe/internal/article"
	"ascribe/internal/source"
)

// maxPage is the largest page that is looked at, in bytes: what is larger,
// [article.Reader] would not read either.
const maxPage = article.MaxPage

// Item returns how likely it is that an item reports an attack: 0 to 1.
func (c *Scorer) Item(it source.Item) (float64, error) {
	if it.Media == source.JSON {
		return c.Text(it.Title, it.Text), nil
	}
	body, err := article.UTF8(it.Body, it.Charset, it.Media)
	switch {
	case err != nil:
		return 0, err
	case it.Media == source.HTML:
		return c.Page(body), nil
	}
	return c.Text("", string(bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n")))), nil
}

// languageOf returns the two letters by which an item names its language, or
// "".
func languageOf(it source.Item) string {
	if it.Media != source.HTML {
		return it.Language
	}
	return declaredLanguage(it.Body)
}

// declaredLanguage finds the language of a page in its first element.
func declaredLanguage(page []byte) string {
	head := page[:min(len(page), 2<<10)]
	i := bytes.Index(head, []byte("lang="))
	if i < 0 {
		return ""
	}
	value := bytes.TrimLeft(head[i+len("lang="):], `"'`)
	if len(value) < 3 || !isLetter(value[0]) || !isLetter(value[1]) || isLetter(value[2]) {
		return ""
	}
	return string(bytes.ToLower(value[:2]))
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
