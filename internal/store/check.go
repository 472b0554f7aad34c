package store

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"ascribe"
)

// Identified returns the entry with what it leaves to be worked out: the
// report named in mentions and statements, the mention named in its facts, the
// ids of statements. A statement that the entry holds twice stays once. The
// entry itself is left as it is.
func (e Entry) Identified() Entry {
	seen := map[string]bool{}
	e.Mentions = slices.Clone(e.Mentions)
	for i := range e.Mentions {
		m := &e.Mentions[i]
		fill(&m.Report, e.Report.ID)
		m.Facts = identified(m.Facts, e.Report.ID, m.ID, seen)
	}
	e.Statements = identified(e.Statements, e.Report.ID, "", seen)
	return e
}

func identified(sts []ascribe.Statement, report, mention string, seen map[string]bool) []ascribe.Statement {
	var kept []ascribe.Statement
	for _, s := range sts {
		fill(&s.Report, report)
		fill(&s.Incident, mention)
		if s.ID == "" {
			s.Identify()
		}
		if !seen[s.ID] {
			seen[s.ID] = true
			kept = append(kept, s)
		}
	}
	return kept
}

func fill(field *string, value string) {
	if *field == "" {
		*field = value
	}
}

// Checked is an entry that is identified and without problems, which can be
// appended. [Entry.Check] makes one.
type Checked struct{ entry Entry }

// Entry returns what was checked. It must not be changed.
func (c Checked) Entry() Entry { return c.entry }

// Check returns the entry as it can be appended: Invalid, with the first of its
// problems, if it cannot.
func (e Entry) Check() (Checked, error) {
	e = e.Identified()
	if ps := e.Problems(); len(ps) > 0 {
		return Checked{}, &ascribe.Error{Code: ascribe.Invalid, What: ps[0].What, Where: ps[0].Where,
			Remedy: "this entry was left out; the others are not concerned"}
	}
	return Checked{e}, nil
}

// Problems returns what contradicts itself in an identified entry: ids that
// do not follow from the content, spans whose text is not the quote, mentions
// that are named but not there, numbers out of range. An entry without
// problems can be appended, and reads back as it is.
func (e Entry) Problems() []Problem {
	c := checker{entry: e, text: codePoints{text: e.Report.Text}, mentions: map[string]bool{}}
	c.report()
	for _, m := range e.Mentions {
		c.mention(m)
	}
	for _, m := range e.Mentions {
		for _, s := range m.Facts {
			if s.Incident != m.ID {
				c.found(s.ID, "a fact of mention %q stands under mention %q", s.Incident, m.ID)
			}
			c.statement(s)
		}
	}
	for _, s := range e.Statements {
		c.statement(s)
	}
	for id := range e.Profiles {
		if !c.mentions[id] {
			c.found(ascribe.MentionKey(e.Report.ID, id), "a profile of a mention that is not there")
		}
	}
	for id := range e.LinkKeys {
		if !c.mentions[id] {
			c.found(e.Report.ID, "link keys for a mention %q that is not there", id)
		}
	}
	return c.problems
}

type checker struct {
	entry    Entry
	text     codePoints
	mentions map[string]bool
	problems []Problem
}

func (c *checker) found(where, format string, args ...any) {
	c.problems = append(c.problems, Problem{Where: where, What: fmt.Sprintf(format, args...)})
}

func (c *checker) report() {
	r := c.entry.Report
	named := r.ID == ascribe.ReportID(r.Original, r.DocID)
	unnamed := r.ID == r.DocID && r.ID == ascribe.ReportID(r.Original, "")
	if !named && !unnamed {
		c.found(r.ID, "the report's id does not follow from its original and docid")
	}
	if !utf8.ValidString(r.Text) {
		c.found(r.ID, "the report's text is not UTF-8")
	}
	if !probability(r.Relevance) {
		c.found(r.ID, "a relevance of %v is outside 0 to 1", r.Relevance)
	}
}

func (c *checker) mention(m ascribe.Mention) {
	where := ascribe.MentionKey(c.entry.Report.ID, m.ID)
	if m.ID == "" || c.mentions[m.ID] {
		c.found(where, "a mention needs an id of its own")
	}
	c.mentions[m.ID] = true
	if m.Report != c.entry.Report.ID {
		c.found(where, "a mention of report %q stands under another", m.Report)
	}
	for _, s := range m.Spans {
		if _, ok := c.text.slice(s); !ok {
			c.found(where, "span %d to %d lies outside the text", s.Start, s.End)
		}
	}
	if p := m.Place; p != nil && !(p.Lat >= -90 && p.Lat <= 90 && p.Lon >= -180 && p.Lon <= 180) {
		c.found(where, "coordinates %v, %v are outside the globe", p.Lat, p.Lon)
	}
}

func (c *checker) statement(s ascribe.Statement) {
	again := s
	again.Identify()
	if again.ID != s.ID {
		c.found(s.ID, "the statement's id does not follow from its content")
	}
	if s.Report != c.entry.Report.ID {
		c.found(s.ID, "a statement of report %q stands under report %s", s.Report, c.entry.Report.ID)
	}
	if !c.mentions[s.Incident] {
		c.found(s.ID, "the statement is about a mention %q that is not there", s.Incident)
	}
	switch got, ok := c.text.slice(s.Span); {
	case !ok:
		c.found(s.ID, "span %d to %d lies outside the text of %s", s.Start, s.End, s.Report)
	case got != s.Quote:
		c.found(s.ID, "the text of %s at %d to %d is not the quote", s.Report, s.Start, s.End)
	}
}

func probability(p float64) bool { return p >= 0 && p <= 1 }
