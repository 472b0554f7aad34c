package eval

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"ascribe"
)

const report = `"docid":"a","published":"2016-07-19","text":"Zürich police said he acted alone."`

func parse(t *testing.T, codings string) (Coded, error) {
	t.Helper()
	return ParseCoded([]byte("{"+codings+"}"), ascribe.Report{DocID: "a", Text: "Zürich police said he acted alone."})
}

func TestParseCoded(t *testing.T) {
	c, err := parse(t, `"statements":[{"start":19,"end":34,"predicate":"acted_alone"}],"incidents":[{"date":"2016-07","place":"Zürich","killed":2,"injured":{"low":3,"best":4,"high":5}}]`)
	if err != nil {
		t.Fatal(err)
	}
	if q := c.Statements[0].Quote; q != "he acted alone." {
		t.Errorf("quote %q", q)
	}
	m := c.Incidents[0]
	if m.Place.Name != "Zürich" || *m.Killed != (ascribe.Count{Low: 2, Best: 2, High: 2}) || m.Injured.Best != 4 || m.Date != ascribe.MustDate("2016-07") {
		t.Errorf("incident %+v", m)
	}
}

func TestIncidentsThatAreOnlyNamedAreNotCompared(t *testing.T) {
	for _, in := range []string{`["zurich-2016"]`, `[{"id":"i1"}]`, `[{"killed":1},"zurich-2016"]`} {
		c, err := parse(t, `"statements":[],"incidents":`+in)
		if err != nil || c.Incidents != nil || c.Statements == nil {
			t.Errorf("%s gives %+v, %v", in, c, err)
		}
	}
	if c, err := parse(t, `"incidents":[]`); err != nil || c.Incidents == nil {
		t.Errorf("no incident is a coding too: %+v, %v", c, err)
	}
}

func TestBadCodingsSayWhy(t *testing.T) {
	for codings, want := range map[string]string{
		`"title":"x"`: "carries no codings",
		`"statements":[{"start":0,"end":5,"predicate":"did_it"}]`:                    "unknown predicate",
		`"statements":[{"start":0,"end":5,"predicate":"killed"}]`:                    `under "incidents"`,
		`"statements":[{"start":5,"end":5,"predicate":"sent"}]`:                      "not within the text",
		`"statements":[{"start":0,"end":35,"predicate":"sent"}]`:                     "34 code points",
		`"statements":[{"start":-1,"end":3,"predicate":"sent"}]`:                     "not within the text",
		`"statements":[{"start":0,"end":7,"quote":"Zürich","predicate":"sent"}]`:     "count code points",
		`"statements":[{"start":0,"end":6,"predicate":"sent","polarity":"yes"}]`:     "unknown polarity",
		`"statements":[{"start":0,"end":6,"predicate":"sent","certainty":"sure"}]`:   "unknown certainty",
		`"statements":[{"start":0,"end":6,"predicate":"sent","speaker_kind":"cop"}]`: "unknown speaker kind",
		`"statements":[{"start":0,"end":6,"predicate":"sent"},{"predicate":"sent"}]`: "statement 2",
		`"statements":"none"`:             "cannot be read",
		`"incidents":[{"killed":"many"}]`: "cannot be read",
		`"incidents":[7]`:                 "cannot be read",
		`"statements":[` + strings.Repeat("{},", MaxPerReport) + `{}]`: "more than 1000",
	} {
		if _, err := parse(t, codings); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.80s: error %v, want %q", codings, err, want)
		}
	}
}

func TestReadGoesOnBehindBadLines(t *testing.T) {
	in := "{" + report + `,"statements":[]}` + "\nnot json\n{" + report + `,"relevant":true}` + "\n{" + strings.Replace(report, `"a"`, `"b"`, 1) + `,"relevant":true}` +
		"\n{" + strings.Replace(report, `"a"`, `"c"`, 1) + "}\n"
	var got, lines []string
	for c, err := range Read(context.Background(), "-", strings.NewReader(in)) {
		var e *ascribe.Error
		switch {
		case err == nil:
			got = append(got, c.Report.DocID)
		case errors.As(err, &e):
			lines = append(lines, e.Where)
		default:
			t.Errorf("an error without place: %v", err)
		}
	}
	if strings.Join(got, " ") != "a b" || len(lines) != 3 {
		t.Fatalf("read %q, errors at %q", got, lines)
	}
	for i, line := range []string{"2", "3", "5"} {
		if !strings.HasSuffix(lines[i], line) {
			t.Errorf("error %d is said to be at %q, not in line %s", i, lines[i], line)
		}
	}
}

func FuzzParseCoded(f *testing.F) {
	f.Add(`{"statements":[{"start":0,"end":6,"predicate":"sent"}]}`, "Zürich")
	f.Add(`{"incidents":[{"killed":{"best":2},"place":"Rome"},"x"],"relevant":false}`, "")
	f.Add(`{"incidents":[null,{"place":null,"killed":1e9}]}`, "a\xff")
	f.Fuzz(func(t *testing.T, line, text string) {
		c, err := ParseCoded([]byte(line), ascribe.Report{Text: text})
		if err != nil {
			return
		}
		for i := range c.Statements {
			if s := &c.Statements[i]; utf8.ValidString(text) && !strings.Contains(text, s.Quote) {
				t.Errorf("%q does not stand in %q", s.Quote, text)
			}
		}
		cases := []Case{{Coded: c}}
		cases[0].Found.Statements, cases[0].Found.Mentions = c.Statements, c.Incidents
		if res := Measure(names(t), cases); res.Statements != nil && res.Statements[3].F != 1 {
			t.Errorf("codings do not agree with themselves: %+v", res.Statements[3].Score)
		}
	})
}
