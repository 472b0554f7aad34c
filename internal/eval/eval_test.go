package eval

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"ascribe"
	"ascribe/internal/actors"
	"ascribe/internal/extract"
	"ascribe/internal/gazetteer"

	"pgregory.net/rapid"
)

var load = sync.OnceValues(func() (Names, error) {
	dir, err := actors.Load()
	if err != nil {
		return Names{}, err
	}
	gz, err := gazetteer.Load()
	return Names{dir, gz}, err
})

func names(t testing.TB) Names {
	t.Helper()
	known, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return known
}

// said is a statement by the police that an attacker acted alone, changed by with.
func said(start, end int, with ...func(*ascribe.Statement)) ascribe.Statement {
	s := ascribe.Statement{Span: ascribe.Span{Start: start, End: end}, Predicate: ascribe.ActedAlone,
		Polarity: ascribe.Affirmed, Certainty: ascribe.Certain, SpeakerKind: ascribe.Police}
	for _, f := range with {
		f(&s)
	}
	return s
}

func predicate(p ascribe.Predicate) func(*ascribe.Statement) {
	return func(s *ascribe.Statement) { s.Predicate = p }
}
func polarity(p ascribe.Polarity) func(*ascribe.Statement) {
	return func(s *ascribe.Statement) { s.Polarity = p }
}
func certainty(c ascribe.Certainty) func(*ascribe.Statement) {
	return func(s *ascribe.Statement) { s.Certainty = c }
}
func kind(k ascribe.SpeakerKind) func(*ascribe.Statement) {
	return func(s *ascribe.Statement) { s.SpeakerKind = k }
}

func sts(s ...ascribe.Statement) []ascribe.Statement { return s }

func caseOf(docid string, coded, found []ascribe.Statement) Case {
	return Case{Coded{Report: ascribe.Report{DocID: docid}, Statements: coded}, extract.Extraction{Statements: found}}
}

func TestStatementsMatchByStep(t *testing.T) {
	for name, c := range map[string]struct {
		coded, found []ascribe.Statement
		want         [4]int
	}{
		"the same":                       {sts(said(0, 100)), sts(said(0, 100)), [4]int{1, 1, 1, 1}},
		"less than half of the shorter":  {sts(said(0, 100)), sts(said(51, 151)), [4]int{}},
		"half of the shorter":            {sts(said(0, 100)), sts(said(50, 150)), [4]int{1, 1, 1, 1}},
		"inside":                         {sts(said(0, 100)), sts(said(20, 60)), [4]int{1, 1, 1, 1}},
		"as wide as the window":          {sts(said(0, 100)), sts(said(0, 600)), [4]int{1, 1, 1, 1}},
		"wider than the window":          {sts(said(0, 100)), sts(said(0, 601)), [4]int{}},
		"a long coding has a wider one":  {sts(said(0, 400)), sts(said(0, 800)), [4]int{1, 1, 1, 1}},
		"another predicate":              {sts(said(0, 100)), sts(said(0, 100, predicate(ascribe.Trained))), [4]int{}},
		"another polarity":               {sts(said(0, 100)), sts(said(0, 100, polarity(ascribe.Denied))), [4]int{1, 0, 0, 0}},
		"certain and possible":           {sts(said(0, 100)), sts(said(0, 100, certainty(ascribe.Possible))), [4]int{1, 1, 0, 0}},
		"probable and possible":          {sts(said(0, 100, certainty(ascribe.Probable))), sts(said(0, 100, certainty(ascribe.Possible))), [4]int{1, 1, 1, 1}},
		"another kind of speaker":        {sts(said(0, 100)), sts(said(0, 100, kind(ascribe.Media))), [4]int{1, 1, 1, 0}},
		"no polarity of what is unknown": {sts(said(0, 100, certainty(ascribe.Unknown))), sts(said(0, 100, certainty(ascribe.Unknown), polarity(ascribe.Denied))), [4]int{1, 1, 1, 1}},
		"no certainty of an inquiry": {sts(said(0, 100, predicate(ascribe.LinkUnderInvestigation), certainty(ascribe.Unknown))),
			sts(said(0, 100, predicate(ascribe.LinkUnderInvestigation))), [4]int{1, 1, 1, 1}},
		"what is not coded is not compared": {sts(said(0, 100, polarity(""), certainty(""), kind(""))), sts(said(0, 100, polarity(ascribe.Denied))), [4]int{1, 1, 1, 1}},
		"one to one":                        {sts(said(0, 100)), sts(said(0, 100), said(0, 100)), [4]int{1, 1, 1, 1}},
		"as many as there can be":           {sts(said(0, 100), said(0, 60)), sts(said(0, 60), said(35, 100)), [4]int{2, 2, 2, 2}},
		"each step pairs anew": {sts(said(0, 100), said(0, 100, kind(ascribe.Media))),
			sts(said(0, 100, kind(ascribe.Media)), said(0, 100)), [4]int{2, 2, 2, 2}},
	} {
		t.Run(name, func(t *testing.T) {
			var got [4]int
			for i, s := range Measure(names(t), []Case{caseOf("a", c.coded, c.found)}).Statements {
				got[i] = s.Matched
				if s.Coded != len(c.coded) || s.Found != len(c.found) {
					t.Errorf("%s counts %d coded and %d found", s.Name, s.Coded, s.Found)
				}
			}
			if got != c.want {
				t.Errorf("matched %v, want %v", got, c.want)
			}
		})
	}
}

func TestScoreOfThreeFoundAndTwoCoded(t *testing.T) {
	res := Measure(names(t), []Case{caseOf("a", sts(said(0, 50), said(100, 150)), sts(said(0, 50), said(200, 250), said(300, 350)))})
	s := res.Statements[0].Score
	if s.Matched != 1 || math.Abs(s.Precision-1./3) > 1e-12 || s.Recall != .5 || math.Abs(s.F-.4) > 1e-12 {
		t.Errorf("got %+v", s)
	}
	if s.Low != s.F || s.High != s.F {
		t.Errorf("one report can only be drawn again, but the interval is %v to %v", s.Low, s.High)
	}
}

func TestNothingFoundAndNothingCodedAgree(t *testing.T) {
	res := Measure(names(t), []Case{caseOf("a", []ascribe.Statement{}, nil)})
	if s := res.Statements[0].Score; s.F != 1 || s.Precision != 1 || s.Recall != 1 || len(res.Differences) != 0 {
		t.Errorf("got %+v, %v", s, res.Differences)
	}
	res = Measure(names(t), []Case{caseOf("a", []ascribe.Statement{}, sts(said(0, 10)))})
	if s := res.Statements[0].Score; s.F != 0 || s.Precision != 0 || s.Recall != 0 {
		t.Errorf("one found, none coded: %+v", s)
	}
}

func TestUncodedReportsAreNotScored(t *testing.T) {
	res := Measure(names(t), []Case{caseOf("a", nil, sts(said(0, 10)))})
	if res.Statements != nil || res.Facts != nil || res.Relevance != nil || len(res.Differences) != 0 {
		t.Errorf("scored %+v", res)
	}
}

func TestDifferencesPreferTheStatementThatAgrees(t *testing.T) {
	coded := sts(said(0, 100), said(200, 300), said(400, 500))
	found := sts(said(0, 100, kind(ascribe.Media)), said(0, 100), said(200, 300, polarity(ascribe.Denied), certainty(ascribe.Possible)))
	var got []string
	for _, d := range Measure(names(t), []Case{caseOf("a", coded, found)}).Differences {
		span, _ := d.Place()
		got = append(got, strings.Join(append([]string{d.DocID, string(d.Kind), d.What, string(rune('0' + span.Start/100))}, d.Attributes...), " "))
	}
	want := []string{"a spurious acted_alone 0", "a differs acted_alone 2 polarity certainty", "a missed acted_alone 4"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOrganisationsAreComparedUnderAnyName(t *testing.T) {
	of := func(name string) func(*ascribe.Statement) {
		return func(s *ascribe.Statement) { s.Organisation = name }
	}
	for found, differs := range map[string]bool{"Islamic State": false, "ISIS": false, "Daesh": false, "al-Shabaab": true, "": true} {
		res := Measure(names(t), []Case{caseOf("a", sts(said(0, 9, of("Islamic State"))), sts(said(0, 9, of(found))))})
		if (len(res.Differences) > 0) != differs {
			t.Errorf("%q beside Islamic State: %v", found, res.Differences)
		}
	}
}

func randomStatements(t *rapid.T, name string) []ascribe.Statement {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) ascribe.Statement {
		start := rapid.IntRange(0, 400).Draw(t, "start")
		return said(start, start+rapid.IntRange(1, 300).Draw(t, "length"),
			predicate(rapid.SampledFrom(ascribe.DirectionPredicates[:3]).Draw(t, "predicate")),
			polarity(rapid.SampledFrom([]ascribe.Polarity{ascribe.Affirmed, ascribe.Denied}).Draw(t, "polarity")),
			kind(rapid.SampledFrom(ascribe.SpeakerKinds[:3]).Draw(t, "kind")))
	}), 0, 8).Draw(t, name)
}

func TestInvariants(t *testing.T) {
	known := names(t)
	rapid.Check(t, func(t *rapid.T) {
		var cases []Case
		for i := range rapid.IntRange(1, 4).Draw(t, "reports") {
			cases = append(cases, caseOf(string(rune('a'+i)), append([]ascribe.Statement{}, randomStatements(t, "coded")...), randomStatements(t, "found")))
		}
		res := Measure(known, cases)
		if !reflect.DeepEqual(res, Measure(known, cases)) {
			t.Fatal("the same cases give another result")
		}
		before := math.MaxInt
		for _, s := range res.Statements {
			sum := 0
			for _, p := range s.Predicates {
				sum += p.Matched
			}
			if s.Matched > before || sum != s.Matched || s.Matched > min(s.Found, s.Coded) || s.Low > s.High {
				t.Fatalf("step %s: %+v", s.Name, s)
			}
			before = s.Matched
		}
		n := map[Kind]int{}
		for _, d := range res.Differences {
			n[d.Kind]++
		}
		loose := res.Statements[0]
		if n[Missed] != loose.Coded-loose.Matched || n[Spurious] != loose.Found-loose.Matched {
			t.Fatalf("differences %v do not add up to %+v", n, loose.Score)
		}
		for i := range cases {
			cases[i].Found.Statements = cases[i].Statements
		}
		if self := Measure(known, cases); self.Statements[3].F != 1 || len(self.Differences) != 0 {
			t.Fatalf("codings do not agree with themselves: %+v", self)
		}
	})
}
