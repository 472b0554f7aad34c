package sift

import (
	"bytes"
	"cmp"
	"net/url"
	"strings"

	"ascribe"
	"ascribe/internal/article"
	"ascribe/internal/sift/visible"
	"ascribe/internal/source"
)

// Report is a candidate as [Candidate.Report] reads it: in the form that
// reports come in, with what led to it.
type Report struct {
	DocID     string       `json:"docid"`
	URL       string       `json:"url,omitempty"`
	Publisher string       `json:"publisher,omitempty"`
	Published ascribe.Date `json:"published,omitzero"`
	Title     string       `json:"title,omitempty"`
	Text      string       `json:"text"`
	Language  string       `json:"language,omitempty"`
	// Score is how likely it is that the page reports an attack.
	Score float64 `json:"score"`
	// Because are the findings that spoke most for it.
	Because []string `json:"because,omitempty"`
	// Origin is the archive and the offset in it, where the original is.
	Origin string `json:"origin"`
	// CopyOf is the docid of an earlier candidate that tells the same text.
	CopyOf string `json:"copy_of,omitempty"`
}

// Report reads a candidate in one pass, for people to look through: the blocks
// of text outside of links, navigation and margins, the headline, and the date
// that the page declares. The record makes its own text of the original.
func (c Candidate) Report() (Report, error) {
	it := c.Item
	r := Report{DocID: it.DocID, URL: it.URL, Publisher: it.Publisher, Published: it.Published, Title: it.Title, Text: it.Text,
		Language: languageOf(it), Score: c.Score, Because: c.Because, Origin: it.Origin}
	if r.DocID == "" {
		r.DocID = ascribe.ReportID(ascribe.RefOf(it.Body), "")
	}
	if u, err := url.Parse(it.URL); err == nil {
		r.Publisher = cmp.Or(r.Publisher, strings.TrimPrefix(u.Hostname(), "www."))
	}
	if it.Media == source.JSON {
		return r, nil
	}
	body, err := article.UTF8(it.Body, it.Charset, it.Media)
	switch {
	case err != nil:
		return r, err
	case it.Media != source.HTML:
		r.Text = strings.TrimSpace(string(body))
		return r, nil
	}
	var p prose
	visible.Walk(body, &p)
	r.Title, r.Text = cmp.Or(p.heading, p.title), strings.Join(p.blocks, "\n\n")
	r.Published, r.Language = declaredDate(body, it.Fetched), declaredLanguage(body)
	return r, nil
}

// prose gathers the text of a page. It is a [visible.Sink].
type prose struct {
	block          []byte
	plainly        int // bytes of the block outside of links
	titled         bool
	title, heading string
	blocks         []string
}

// Text implements [visible.Sink].
func (p *prose) Text(run []byte, in visible.Zone) {
	switch in {
	case visible.Furniture:
		return
	case visible.Title:
		p.titled = true
	case visible.Body:
		p.plainly += len(run)
	}
	p.block = append(p.block, run...)
}

// Break implements [visible.Sink].
func (p *prose) Break() {
	text := strings.ToValidUTF8(strings.Join(strings.Fields(string(p.block)), " "), "\ufffd")
	switch {
	case text == "":
	case p.titled && p.title == "":
		p.title = text
	case p.titled:
		p.heading = cmp.Or(p.heading, text)
	case p.plainly >= minBlock && 2*p.plainly >= len(p.block):
		p.blocks = append(p.blocks, text)
	}
	p.block, p.plainly, p.titled = p.block[:0], 0, false
}

// dateKeys stand before the date of publication in the head of a page, in the
// order in which they are believed.
var dateKeys = []string{`"datePublished"`, `article:published_time`, `"pubdate"`, `itemprop="datePublished"`, `<time datetime`}

// dateReach is how many bytes behind its key a date may stand.
const dateReach = 64

// declaredDate returns the date of publication that a page declares. No page is
// published after it was fetched, time zones aside.
func declaredDate(page []byte, fetched ascribe.Date) ascribe.Date {
	for _, key := range dateKeys {
		i := bytes.Index(page, []byte(key))
		if i < 0 {
			continue
		}
		near := page[i+len(key):]
		d, ok := dateIn(near[:min(len(near), dateReach)])
		if ok && (fetched.IsZero() || !fetched.AddDays(1).Before(d)) {
			return d
		}
	}
	return ascribe.Date{}
}

// dateIn finds a date of the form 2006-01-02.
func dateIn(s []byte) (ascribe.Date, bool) {
	const form = len("2006-01-02")
	for i := 0; i+form <= len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		if d, err := ascribe.ParseDate(string(s[i : i+form])); err == nil && s[i+4] == '-' && s[i+7] == '-' {
			return d, true
		}
	}
	return ascribe.Date{}, false
}
