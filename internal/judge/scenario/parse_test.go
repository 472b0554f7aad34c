package scenario

import (
	"fmt"
	"strings"
	"testing"

	"ascribe"

	"github.com/google/go-cmp/cmp"
)

const sample = `
# A comment, and an empty line before it.
scenario A pledge is found
load 2016-06-13 report wire
  pledge   pledged_allegiance by police "the director of the federal police" of "Islamic State" said 2016-06-12
  order    probable not sent by police "the director" behind "the service abroad"   # end of line
load 2016-06-14 copy of wire
load 2016-06-15
  open     open in_contact by reporter
at 2016-06-16
  level      inspired
  likelihood likely
  confidence moderate
  because    pledge ...
  against    none
  rule       other_voice one_story
at 2016-06-16 of "Islamic State"
  level      remote_controlled
  stage      step_by_step

scenario Nothing said
load 2016
  a acted_alone by court
at 2016
  likelihood none
`

func TestParse(t *testing.T) {
	got, err := Parse("sample.txt", sample)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].Name != "A pledge is found" || got[1].Name != "Nothing said" || got[0].Line != 3 {
		t.Fatalf("scenarios are %+v", got)
	}
	ids := []string{}
	for _, s := range got[0].Statements {
		ids = append(ids, s.ID)
	}
	if diff := cmp.Diff([]string{"pledge", "order", "pledge'", "order'", "open"}, ids); diff != "" {
		t.Errorf("labels (-want +got):\n%s", diff)
	}
	order := ascribe.Statement{ID: "order", Report: "wire", Incident: "A pledge is found", Span: ascribe.Span{Start: 1, End: 2},
		Predicate: ascribe.Sent, Polarity: ascribe.Denied, Certainty: ascribe.Probable, Speaker: "the director",
		Behind: "the service abroad", SpeakerKind: ascribe.Police, Published: ascribe.MustDate("2016-06-13"), Family: "wire"}
	if diff := cmp.Diff(order, got[0].Statements[1]); diff != "" {
		t.Errorf("statement (-want +got):\n%s", diff)
	}
	if c := got[0].Statements[2]; c.Family != "wire" || c.Report == "wire" || c.Published != ascribe.MustDate("2016-06-14") {
		t.Errorf("the copy is %+v", c)
	}
	checks := []Check{
		{Line: 10, AsOf: ascribe.MustDate("2016-06-16"), Level: ascribe.Inspired, Word: "likely", Confidence: ascribe.Moderate,
			Because: &Labels{[]string{"pledge"}, true}, Against: &Labels{}, Rules: []string{"other_voice", "one_story"}},
		{Line: 17, AsOf: ascribe.MustDate("2016-06-16"), Organisation: "Islamic State", Level: ascribe.RemoteControlled, Stage: ascribe.StepByStep},
	}
	if diff := cmp.Diff(checks, got[0].Checks); diff != "" {
		t.Errorf("checks (-want +got):\n%s", diff)
	}
}

func TestParseErrorsNameTheLine(t *testing.T) {
	const head = "scenario S\nload 2016-01-01 report r\n  a sent by police\n"
	for _, c := range []struct{ name, source, want string }{
		{"before any scenario", "load 2016-01-01", "f.txt:1: \"load\" stands before any scenario"},
		{"no name", "\nscenario", "f.txt:2: a scenario has no name"},
		{"expects nothing", "scenario S\nscenario T", "f.txt:2: scenario \"S\" expects nothing"},
		{"quotation", "scenario S\nload 2016-01-01\n a sent by police \"x", "f.txt:3: a quotation is not closed"},
		{"quoted keyword", "scenario S\n\"load\" 2016", "f.txt:2: a line begins with a quotation"},
		{"outside", "scenario S\n a sent by police", "f.txt:2: \"a\" stands outside load and at"},
		{"date", "scenario S\nload yesterday", "f.txt:2: \"yesterday\" is not a date"},
		{"no date", "scenario S\nload", "f.txt:2: a load has no date"},
		{"at without date", head + "at", "f.txt:4: at takes a date"},
		{"report twice", head + "load 2016-01-02 report r", "f.txt:4: there are two reports \"r\""},
		{"copy of nothing", head + "load 2016-01-02 copy of x", "f.txt:4: no report \"x\" was loaded"},
		{"load and more", head + "load 2016-01-02 in haste", "f.txt:4: a load is followed by something else"},
		{"label twice", head + "a sent by police", "f.txt:4: two statements are labelled \"a\""},
		{"reserved label", head + "none sent by police", "f.txt:4: a statement cannot be labelled \"none\""},
		{"no predicate", head + "b probable not", "f.txt:4: a statement has no predicate"},
		{"fact", head + "b killed by police", "f.txt:4: \"killed\" is no predicate"},
		{"open and denied", head + "b open not sent by police", "f.txt:4: an open question cannot be denied"},
		{"no speaker", head + "b sent", "f.txt:4: a statement has no speaker"},
		{"no such kind", head + "b sent by barber", "f.txt:4: \"barber\" is no kind of speaker"},
		{"odd end", head + "b sent by police \"x\" \"y\"", "f.txt:4: \"y\" ends the statement oddly"},
		{"no such clause", head + "b sent by police on 2016", "f.txt:4: \"on\" is not a clause"},
		{"said when", head + "b sent by police said often", "f.txt:4: \"often\" is not a date"},
		{"no such level", head + "at 2016\nlevel enabled", "f.txt:5: level cannot be \"enabled\""},
		{"no such stage", head + "at 2016\nstage high", "f.txt:5: stage cannot be \"high\""},
		{"no such word", head + "at 2016\nlikelihood maybe", "f.txt:5: likelihood cannot be \"maybe\""},
		{"no such confidence", head + "at 2016\nconfidence full", "f.txt:5: confidence cannot be \"full\""},
		{"unknown label", head + "at 2016\nbecause b", "f.txt:5: because names \"b\""},
		{"empty list", head + "at 2016\nagainst", "f.txt:5: against names nothing"},
		{"no such expectation", head + "at 2016\nverdict guilty", "f.txt:5: \"verdict\" is nothing that can be expected"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse("f.txt", c.source)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Fatalf("error is %v, want %s…", err, c.want)
			}
			if ascribe.CodeOf(err) != ascribe.Invalid || !strings.Contains(err.Error(), "; ") {
				t.Errorf("error has no class or remedy: %v", err)
			}
		})
	}
}

func TestCompare(t *testing.T) {
	j := ascribe.Judgement{Organisation: "A", Level: ascribe.Inspired, Likelihood: ascribe.Likelihood{Word: "likely", P: 0.7},
		Confidence: ascribe.Low, Because: []string{"a", "b"}, Against: []string{"c"},
		Steps:  []ascribe.Contribution{{Rule: "other_voice"}},
		Others: []ascribe.Judgement{{Organisation: "B", Level: ascribe.Undetermined}}}
	for _, c := range []struct {
		name  string
		check Check
		want  []string
	}{
		{"nothing expected", Check{}, nil},
		{"all right", Check{Level: ascribe.Inspired, Word: "likely", Confidence: ascribe.Low, Because: &Labels{[]string{"b", "a"}, false},
			Against: &Labels{[]string{"c"}, false}, Rules: []string{"other_voice"}}, nil},
		{"level", Check{Level: ascribe.Directed}, []string{"level is inspired, not directed"}},
		{"stage", Check{Stage: ascribe.StepByStep}, []string{"stage is none, not step_by_step"}},
		{"word", Check{Word: none}, []string{"likelihood is likely, not none"}},
		{"confidence", Check{Confidence: ascribe.High}, []string{"confidence is low, not high"}},
		{"lacking", Check{Because: &Labels{[]string{"a", "b", "c"}, false}}, []string{"because lacks c"}},
		{"too many", Check{Because: &Labels{[]string{"a"}, false}}, []string{"because has b too"}},
		{"some", Check{Because: &Labels{[]string{"a"}, true}}, nil},
		{"none", Check{Against: &Labels{}}, []string{"against has c too"}},
		{"rule", Check{Rules: []string{"silence"}}, []string{"no step by rule silence"}},
		{"the other", Check{Organisation: "B", Level: ascribe.Undetermined, Word: none}, nil},
		{"a third", Check{Organisation: "C"}, []string{`no judgement on "C"`}},
	} {
		if diff := cmp.Diff(c.want, c.check.Compare(j)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// FuzzParse holds that any text gives scenarios or an error with its line, and
// that what is read is sound: labels are unique, and every scenario expects
// something.
func FuzzParse(f *testing.F) {
	f.Add(sample)
	f.Add("scenario \"\nat 1 of of")
	f.Fuzz(func(t *testing.T, source string) {
		scenarios, err := Parse("f.txt", source)
		if err != nil {
			var line int
			if _, scanErr := fmt.Sscanf(err.Error(), "f.txt:%d:", &line); scanErr != nil || line > strings.Count(source, "\n")+1 {
				t.Errorf("error names no line of the text: %v", err)
			}
			return
		}
		for _, s := range scenarios {
			if len(s.Checks) == 0 {
				t.Errorf("scenario %q expects nothing", s.Name)
			}
			seen := map[string]bool{}
			for _, st := range s.Statements {
				if seen[st.ID] || st.Published.IsZero() {
					t.Errorf("statement %q is labelled twice or has no date", st.ID)
				}
				seen[st.ID] = true
			}
		}
	})
}
