package scenario

import (
	"fmt"
	"slices"
	"strings"

	"ascribe"
)

// Parse reads the scenarios of a file; name stands in errors. Errors are
// [ascribe.Invalid] and name the line.
func Parse(name, source string) ([]Scenario, error) {
	p := &parser{file: name}
	for i, line := range strings.Split(source, "\n") {
		p.line = i + 1
		words, err := p.split(line)
		if err == nil && len(words) > 0 {
			err = p.parse(words)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := p.end(); err != nil {
		return nil, err
	}
	return p.done, nil
}

// parser holds the scenario, load and check that the line at hand adds to.
type parser struct {
	file    string
	line    int
	done    []Scenario
	current *Scenario
	report  *report
	reports map[string]*report
	check   *Check
}

// report is one load: statements published together.
type report struct {
	name, family string
	date         ascribe.Date
	statements   []ascribe.Statement
}

// word is a word of a line; quoted words are never keywords.
type word struct {
	text   string
	quoted bool
}

func (p *parser) fail(what, remedy string) error {
	return &ascribe.Error{Code: ascribe.Invalid, Where: fmt.Sprintf("%s:%d", p.file, p.line), What: what, Remedy: remedy}
}

// split cuts a line into words and "quoted words"; # begins a comment.
func (p *parser) split(line string) ([]word, error) {
	var words []word
	for rest := strings.TrimSpace(line); rest != "" && rest[0] != '#'; rest = strings.TrimSpace(rest) {
		if rest[0] != '"' {
			end := strings.IndexAny(rest, " \t\r\"")
			if end < 0 {
				end = len(rest)
			}
			words = append(words, word{text: rest[:end]})
			rest = rest[end:]
			continue
		}
		text, after, closed := strings.Cut(rest[1:], `"`)
		if !closed {
			return nil, p.fail("a quotation is not closed", `write it between two "`)
		}
		words = append(words, word{text, true})
		rest = after
	}
	return words, nil
}

func (p *parser) parse(ws []word) error {
	switch first := ws[0]; {
	case first.quoted:
		return p.fail("a line begins with a quotation", "begin it with a keyword or a label")
	case first.text == "scenario":
		return p.scenario(ws[1:])
	case p.current == nil:
		return p.fail(fmt.Sprintf("%q stands before any scenario", first.text), "begin with: scenario NAME")
	case first.text == "load":
		return p.load(ws[1:])
	case first.text == "at":
		return p.at(ws[1:])
	case p.check != nil:
		return p.expect(first.text, ws[1:])
	case p.report != nil:
		return p.statement(ws)
	}
	return p.fail(fmt.Sprintf("%q stands outside load and at", ws[0].text), "begin a block with: load DATE, or: at DATE")
}

func (p *parser) scenario(ws []word) error {
	if err := p.end(); err != nil {
		return err
	}
	if len(ws) == 0 {
		return p.fail("a scenario has no name", "write: scenario NAME")
	}
	p.current = &Scenario{Name: join(ws), Line: p.line}
	p.reports, p.report, p.check = map[string]*report{}, nil, nil
	return nil
}

// end closes the scenario at hand.
func (p *parser) end() error {
	switch {
	case p.current == nil:
		return nil
	case len(p.current.Checks) == 0:
		return p.fail(fmt.Sprintf("scenario %q expects nothing", p.current.Name), "add: at DATE, and what to expect")
	}
	p.done = append(p.done, *p.current)
	p.current = nil
	return nil
}

// load DATE [report NAME] [copy of NAME]
func (p *parser) load(ws []word) error {
	if len(ws) == 0 {
		return p.fail("a load has no date", "write: load DATE")
	}
	date, err := p.date(ws[0].text)
	if err != nil {
		return err
	}
	r := &report{name: fmt.Sprintf("line%d", p.line), date: date}
	ws = ws[1:]
	if len(ws) >= 2 && ws[0].text == "report" {
		r.name, ws = ws[1].text, ws[2:]
	}
	if p.reports[r.name] != nil {
		return p.fail(fmt.Sprintf("there are two reports %q", r.name), "give one of them another name")
	}
	r.family = r.name
	if len(ws) > 0 {
		if err := p.copyOf(r, ws); err != nil {
			return err
		}
	}
	p.reports[r.name], p.report, p.check = r, r, nil
	return nil
}

// copyOf fills a report with the statements of the one that it copies. Their
// labels take a prime.
func (p *parser) copyOf(r *report, ws []word) error {
	if len(ws) != 3 || ws[0].text != "copy" || ws[1].text != "of" {
		return p.fail("a load is followed by something else than a name or a copy", "write: load DATE [report NAME] [copy of NAME]")
	}
	original := p.reports[ws[2].text]
	if original == nil {
		return p.fail(fmt.Sprintf("no report %q was loaded", ws[2].text), "name the original's load with: load DATE report NAME")
	}
	r.family = original.family
	for _, s := range original.statements {
		for p.labelled(s.ID) {
			s.ID += "'"
		}
		p.add(r, s)
	}
	return nil
}

func (p *parser) labelled(label string) bool {
	return slices.ContainsFunc(p.current.Statements, func(s ascribe.Statement) bool { return s.ID == label })
}

func (p *parser) add(r *report, s ascribe.Statement) {
	s.Incident, s.Report, s.Family, s.Published = p.current.Name, r.name, r.family, r.date
	s.Start, s.End = len(r.statements), len(r.statements)+1
	r.statements = append(r.statements, s)
	p.current.Statements = append(p.current.Statements, s)
}

func (p *parser) date(text string) (ascribe.Date, error) {
	d, err := ascribe.ParseDate(text)
	if err != nil || d.IsZero() {
		return d, p.fail(fmt.Sprintf("%q is not a date", text), "write YYYY, YYYY-MM or YYYY-MM-DD")
	}
	return d, nil
}

func join(ws []word) string {
	texts := make([]string, len(ws))
	for i, w := range ws {
		texts[i] = w.text
	}
	return strings.Join(texts, " ")
}
