// Package train fits the models of the reader of incidents from coded
// reports. The same input gives the same models, byte for byte.
package train

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"ascribe"
	"ascribe/internal/extract/direction"
	"ascribe/internal/text"
)

// Report is one coded report, one JSON object a line: either with a MUC-4 key
// ("templates", possibly empty) or with a judgement of relevance ("relevant"),
// or with neither but the topic that an editor gave it. Its statements may be
// coded besides, all of them or by verdicts on some.
type Report struct {
	DocID     string     `json:"docid"`
	Published string     `json:"published"`
	Title     string     `json:"title"`
	Text      string     `json:"text"`
	Templates []Template `json:"templates"`
	Relevant  *bool      `json:"relevant"`
	Topic     string     `json:"topic"`

	Statements []ascribe.Statement `json:"statements"`
	Verdicts   []direction.Verdict `json:"verdicts"`
}

// Template is one template of a MUC-4 key.
type Template struct {
	Optional bool              `json:"optional"`
	Slots    map[string][]Fill `json:"slots"`
}

// Fill is one fill of a slot: any of Alts is right. Ref are the strings that
// it refers to.
type Fill struct {
	Alts     []string `json:"alts"`
	Ref      []string `json:"ref"`
	Optional bool     `json:"optional"`
}

// maxLine is the length in bytes of the longest line read.
const maxLine = 32 << 20

// Read reads coded reports. An error names the line.
func Read(r io.Reader) ([]Report, error) {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 1<<16), maxLine)
	var out []Report
	for n := 1; s.Scan(); n++ {
		if len(s.Bytes()) == 0 {
			continue
		}
		var c Report
		if err := json.Unmarshal(s.Bytes(), &c); err != nil {
			return nil, &ascribe.Error{Code: ascribe.Invalid, What: "not a coded report", Where: fmt.Sprintf("line %d", n),
				Remedy: `write one JSON object a line with "text" and "templates" or "relevant"`, Err: err}
		}
		out = append(out, c)
	}
	if err := s.Err(); err != nil {
		return nil, &ascribe.Error{Code: ascribe.TooLarge, What: "line cannot be read", Err: err}
	}
	return out, nil
}

// Report returns the report as the reader wants it. A date that cannot be read
// counts as not given.
func (c *Report) Report() ascribe.Report {
	published, err := ascribe.ParseDate(c.Published)
	if err != nil {
		published = ascribe.Date{}
	}
	return ascribe.Report{DocID: c.DocID, Title: c.Title, Text: c.Text, Published: published}
}

func (c *Report) parse() (*text.Doc, *ascribe.Report) {
	r := c.Report()
	return text.Parse(c.Text), &r
}

// coded reports whether the report carries a MUC-4 key.
func (c *Report) coded() bool { return c.Templates != nil }
