package judge

import (
	"math/rand/v2"
	"slices"
	"testing"

	"ascribe"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// statements draws what might be said on an incident over some weeks. Reports
// are families of their own.
func statements(predicates []ascribe.Predicate, kinds []ascribe.SpeakerKind) *rapid.Generator[[]ascribe.Statement] {
	one := rapid.Custom(func(t *rapid.T) ascribe.Statement {
		day := rapid.IntRange(1, 20).Draw(t, "day")
		s := ascribe.Statement{
			Predicate:    rapid.SampledFrom(predicates).Draw(t, "predicate"),
			Polarity:     rapid.SampledFrom([]ascribe.Polarity{ascribe.Affirmed, ascribe.Affirmed, ascribe.Denied}).Draw(t, "polarity"),
			Certainty:    rapid.SampledFrom([]ascribe.Certainty{ascribe.Certain, ascribe.Certain, ascribe.Probable, ascribe.Possible, ascribe.Unknown}).Draw(t, "certainty"),
			SpeakerKind:  rapid.SampledFrom(kinds).Draw(t, "kind"),
			Speaker:      rapid.SampledFrom([]string{"the one", "the other", "German police", "the FBI"}).Draw(t, "speaker"),
			Organisation: rapid.SampledFrom([]string{"", "Islamic State", "ISIS", "ETA", "Some Front (SF)", "SF"}).Draw(t, "organisation"),
			Published:    ascribe.Date{Year: 2016, Month: 7, Day: day},
			Report:       rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "report") + string(rune('a'+day)),
		}
		s.Start = rapid.IntRange(0, 5).Draw(t, "start") * 100
		s.End = s.Start + 80
		s.Family = s.Report
		s.Identify()
		return s
	})
	return rapid.SliceOfNDistinct(one, 1, 12, func(s ascribe.Statement) string { return s.ID })
}

func anything() *rapid.Generator[[]ascribe.Statement] {
	return statements(ascribe.DirectionPredicates, ascribe.SpeakerKinds)
}

var end = ascribe.MustDate("2016-12-31")

func TestOrderDoesNotMatter(t *testing.T) {
	cb := load(t)
	rapid.Check(t, func(t *rapid.T) {
		sts := anything().Draw(t, "statements")
		asOf := ascribe.Date{Year: 2016, Month: 7, Day: rapid.IntRange(1, 21).Draw(t, "as of")}
		want := Judge(cb, "i", sts, asOf)
		mixed := slices.Clone(sts)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		if diff := cmp.Diff(want, Judge(cb, "i", mixed, asOf)); diff != "" {
			t.Fatalf("another order, another judgement (-want +got):\n%s", diff)
		}
	})
}

func TestCopyChangesNothing(t *testing.T) {
	cb := load(t)
	rapid.Check(t, func(t *rapid.T) {
		sts := anything().Draw(t, "statements")
		c := rapid.SampledFrom(sts).Draw(t, "copied")
		c.Report = "copy"
		c.Published = c.Published.AddDays(rapid.IntRange(0, 9).Draw(t, "later"))
		c.Identify()
		want, got := Judge(cb, "i", sts, end), Judge(cb, "i", append(slices.Clone(sts), c), end)
		if diff := cmp.Diff(withoutSteps(want), withoutSteps(got)); diff != "" {
			t.Fatalf("a copy changed the judgement (-want +got):\n%s", diff)
		}
	})
}

// withoutSteps leaves the steps out: they say how many copies were set aside.
func withoutSteps(j ascribe.Judgement) ascribe.Judgement {
	j.Steps = nil
	others := make([]ascribe.Judgement, len(j.Others))
	for i, o := range j.Others {
		others[i] = withoutSteps(o)
	}
	j.Others = others
	return j
}

func TestLaterWordsDoNotReachBack(t *testing.T) {
	cb := load(t)
	rapid.Check(t, func(t *rapid.T) {
		sts := anything().Draw(t, "statements")
		asOf := ascribe.Date{Year: 2016, Month: 7, Day: rapid.IntRange(1, 20).Draw(t, "as of")}
		known := slices.DeleteFunc(slices.Clone(sts), func(s ascribe.Statement) bool { return asOf.Before(s.Published) })
		if diff := cmp.Diff(Judge(cb, "i", known, asOf), Judge(cb, "i", sts, asOf)); diff != "" {
			t.Fatalf("what was published later changed the reading (-want +got):\n%s", diff)
		}
	})
}

func TestBeforeTheFirstWord(t *testing.T) {
	cb := load(t)
	rapid.Check(t, func(t *rapid.T) {
		j := Judge(cb, "i", anything().Draw(t, "statements"), ascribe.MustDate("2016-06-30"))
		if j.Level != ascribe.Undetermined || len(j.Because) > 0 || len(j.Against) > 0 || j.Likelihood.Word != "" {
			t.Fatalf("something was known before anything was said: %+v", j)
		}
	})
}

func TestInterestedPartiesCarryNothingAboveInspired(t *testing.T) {
	cb := load(t)
	parties := []ascribe.SpeakerKind{ascribe.Organisation, ascribe.Attacker, ascribe.Family, ascribe.Witness, ascribe.Expert}
	rapid.Check(t, func(t *rapid.T) {
		j := Judge(cb, "i", statements(ascribe.DirectionPredicates, parties).Draw(t, "statements"), end)
		if j.Level.Rank() < ascribe.Inspired.Rank() || j.Level == ascribe.NoKnownLink {
			t.Fatalf("%s on the word of parties and onlookers", j.Level)
		}
	})
}

func TestClaimsAloneCarryNothing(t *testing.T) {
	cb := load(t)
	claims := []ascribe.Predicate{ascribe.ClaimedResponsibility}
	rapid.Check(t, func(t *rapid.T) {
		if j := Judge(cb, "i", statements(claims, ascribe.SpeakerKinds).Draw(t, "statements"), end); j.Level != ascribe.Undetermined {
			t.Fatalf("%s on claims alone", j.Level)
		}
	})
}

func TestOneOriginIsAtMostLikely(t *testing.T) {
	cb := load(t)
	state := []ascribe.SpeakerKind{ascribe.Police, ascribe.Government, ascribe.Prosecutor, ascribe.AnonymousOfficial}
	rapid.Check(t, func(t *rapid.T) {
		sts := statements(ascribe.DirectionPredicates, state).Draw(t, "statements")
		bodies := rapid.SampledFrom([]string{"the police", "the ministry", "German police"})
		for i := range sts {
			sts[i].Speaker = bodies.Draw(t, "body")
		}
		if j := Judge(cb, "i", sts, end); j.Likelihood.P >= 0.80 {
			t.Fatalf("%s is %s by one origin", j.Level, j.Likelihood.Word)
		}
	})
}

func TestJudgementsAreSound(t *testing.T) {
	cb := load(t)
	rapid.Check(t, func(t *rapid.T) {
		sts := anything().Draw(t, "statements")
		head := Judge(cb, "i", sts, end)
		for _, j := range append([]ascribe.Judgement{head}, head.Others...) {
			sound(t, j, sts)
		}
	})
}

func sound(t *rapid.T, j ascribe.Judgement, sts []ascribe.Statement) {
	if (j.Level == ascribe.Undetermined) != (j.Likelihood.Word == "") || j.Likelihood.P < 0 || j.Likelihood.P > 0.99 {
		t.Fatalf("%s with likelihood %+v", j.Level, j.Likelihood)
	}
	if (j.Level == ascribe.RemoteControlled) != (j.Stage != ascribe.NoStage) {
		t.Fatalf("%s with stage %q", j.Level, j.Stage)
	}
	if j.Level != ascribe.Undetermined && len(j.Because) == 0 {
		t.Fatalf("%s because of nothing", j.Level)
	}
	for _, id := range slices.Concat(j.Because, j.Against) {
		if !slices.ContainsFunc(sts, func(s ascribe.Statement) bool { return s.ID == id }) {
			t.Fatalf("%q names no statement", id)
		}
	}
	for _, id := range j.Because {
		if slices.Contains(j.Against, id) {
			t.Fatalf("%q speaks for and against", id)
		}
	}
}

func TestCourseTellsChanges(t *testing.T) {
	cb := load(t)
	rapid.Check(t, func(t *rapid.T) {
		sts := anything().Draw(t, "statements")
		course := Course(cb, "i", sts)
		if len(course) == 0 {
			t.Fatal("no course")
		}
		for i := 1; i < len(course); i++ {
			if !course[i-1].AsOf.Before(course[i].AsOf) || !changed(course[i-1], course[i]) {
				t.Fatalf("%s is no change after %s", course[i].AsOf, course[i-1].AsOf)
			}
		}
		if last := Judge(cb, "i", sts, end); changed(course[len(course)-1], last) {
			t.Fatalf("the course ends with %s, the reading is %s", course[len(course)-1].Level, last.Level)
		}
	})
}

func TestDatesUnknown(t *testing.T) {
	cb := load(t)
	s := ascribe.Statement{Predicate: ascribe.Sent, Polarity: ascribe.Affirmed, Certainty: ascribe.Certain,
		SpeakerKind: ascribe.Police, Organisation: "ETA"}
	if j := Judge(cb, "i", []ascribe.Statement{s}, ascribe.Date{}); j.Level != ascribe.Directed || len(j.Because) != 1 || j.Because[0] == "" {
		t.Errorf("without a cut, %s because of %q", j.Level, j.Because)
	}
	if j := Judge(cb, "i", []ascribe.Statement{s}, end); j.Level != ascribe.Undetermined {
		t.Errorf("a statement without a date was known on %s", end)
	}
	if c := Course(cb, "i", []ascribe.Statement{s}); len(c) != 1 || !c[0].AsOf.IsZero() {
		t.Errorf("course of a statement without a date: %+v", c)
	}
	if c := Course(cb, "i", nil); c != nil {
		t.Errorf("course of nothing: %+v", c)
	}
	fact := ascribe.Statement{Predicate: ascribe.FactKilled, Value: "4", Published: end}
	if j := Judge(cb, "i", []ascribe.Statement{fact}, end); j.Level != ascribe.Undetermined || len(j.Because) > 0 {
		t.Errorf("a fact was judged: %+v", j)
	}
}
