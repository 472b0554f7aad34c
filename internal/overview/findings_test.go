package overview_test

import (
	"fmt"
	"math"
	"testing"

	"ascribe"
	"ascribe/internal/overview"
	"ascribe/internal/store"
)

var attackDay = ascribe.MustDate("2010-01-01")

// courseOf makes the readings of an attack of the first of January 2010 whose
// level is read on days after it: pairs of a day and a level.
func courseOf(id string, steps ...any) []store.Reading {
	read := func(level ascribe.Level) store.Reading {
		r := store.Reading{}
		r.ID, r.Date, r.DatePrecision, r.Judgement.Level = id, attackDay, ascribe.PrecisionDay, level
		return r
	}
	out := []store.Reading{read(steps[len(steps)-1].(ascribe.Level))}
	for i := 0; i < len(steps); i += 2 {
		last, r := out[len(out)-1], read(steps[i+1].(ascribe.Level))
		r.From = attackDay.AddDays(steps[i].(int))
		r.Course = last.Course.Then(r.From, last.Judgement.Level, r.Judgement.Level)
		out = append(out, r)
	}
	out[0].Course = out[len(out)-1].Course
	return out
}

func indexOf(courses ...[]store.Reading) *overview.Index {
	edit := overview.New().Edit()
	for _, c := range courses {
		edit.Put(c[0].ID, c)
	}
	return edit.Index()
}

// TestSurvivalOfGehan reproduces the published estimate for the 6-MP arm of
// Freireich et al. (1963), the textbook example of the estimator: 21 patients,
// remission in weeks, + for those still in remission when last seen. An ended
// remission stands for a label that changed.
func TestSurvivalOfGehan(t *testing.T) {
	ended := []int{6, 6, 6, 7, 10, 13, 16, 22, 23}
	var courses [][]store.Reading
	for i, d := range ended {
		courses = append(courses, courseOf(fmt.Sprintf("e%02d", i), 0, ascribe.Inspired, d, ascribe.Directed))
	}
	for i := range 12 { // none of these changes within the time that is looked at
		courses = append(courses, courseOf(fmt.Sprintf("c%02d", i), 0, ascribe.Inspired))
	}
	s := indexOf(courses...).Survival(overview.Filter{AsOf: attackDay.AddDays(100)})
	if s.Incidents != 21 || s.Changed != 9 || s.Median != -1 {
		t.Errorf("%+v", s)
	}
	// Without earlier censoring the estimate is the plain share, and its
	// variance the binomial one.
	for i, want := range []float64{18. / 21, 17. / 21, 16. / 21, 15. / 21, 14. / 21, 13. / 21, 12. / 21} {
		p := s.Steps[i]
		if math.Abs(p.Share-want) > 1e-12 || p.Low >= p.Share || p.High <= p.Share || p.Low <= 0 || p.High >= 1 {
			t.Errorf("step %d: %+v, want %.4f", i, p, want)
		}
		se := math.Sqrt(want * (1 - want) / 21)
		spread := 1.959963984540054 * se / (want * -math.Log(want))
		if low := math.Pow(want, math.Exp(spread)); math.Abs(p.Low-low) > 1e-9 {
			t.Errorf("step %d: low %.6f, want %.6f", i, p.Low, low)
		}
	}
}

func TestSurvivalIsCutByTheDate(t *testing.T) {
	x := indexOf(
		courseOf("a", 0, ascribe.Inspired, 10, ascribe.Directed, 400, ascribe.RemoteControlled),
		courseOf("b", 2, ascribe.NoKnownLink),
		courseOf("c", 0, ascribe.Inspired, 5, ascribe.Inspired))
	early := x.Survival(overview.Filter{AsOf: attackDay.AddDays(20)})
	if early.Incidents != 3 || early.Changed != 1 || len(early.Steps) != 1 || early.Steps[0].Day != 10 || early.Steps[0].AtRisk != 3 {
		t.Errorf("after 20 days: %+v", early)
	}
	late := x.Survival(overview.Filter{})
	if late.Changed != 1 || late.Steps[0].Day != 400 || late.Steps[0].AtRisk != 3 {
		t.Errorf("at the end: %+v", late)
	}
}

func TestClaimDelay(t *testing.T) {
	claimed := func(id string, days int) []store.Reading {
		c := courseOf(id, 0, ascribe.Directed)
		for i := range c {
			c[i].Claimed = attackDay.AddDays(days)
		}
		return c
	}
	d := indexOf(claimed("a", 1), claimed("b", 1), claimed("c", 3), claimed("d", 9), claimed("e", -2), courseOf("f", 0, ascribe.Inspired)).ClaimDelay(overview.Filter{})
	if d.Incidents != 6 || d.Claimed != 5 || d.Lower != 1 || d.Median != 1 || d.Upper != 3 {
		t.Errorf("%+v", d)
	}
	if fmt.Sprint(d.Delays) != "[{0 1} {1 2} {3 1} {9 1}]" {
		t.Errorf("%v", d.Delays)
	}
	if none := overview.New().ClaimDelay(overview.Filter{}); none.Median != -1 || none.Claimed != 0 {
		t.Errorf("%+v", none)
	}
}

func TestTransitions(t *testing.T) {
	x := indexOf(
		courseOf("a", 0, ascribe.Inspired, 300, ascribe.Directed, 500, ascribe.NoKnownLink),
		courseOf("b", 10, ascribe.Inspired, 374, ascribe.RemoteControlled, 376, ascribe.Directed),
		courseOf("c", 200, ascribe.Directed))
	got := x.Transitions(overview.Filter{AsOf: attackDay.AddDays(500)})
	if got.Incidents != 2 || got.Counts[ascribe.Inspired.Rank()][ascribe.Directed.Rank()] != 1 || got.Counts[ascribe.Inspired.Rank()][ascribe.RemoteControlled.Rank()] != 1 {
		t.Errorf("%+v", got)
	}
	if all := x.Transitions(overview.Filter{AsOf: attackDay.AddDays(600)}); all.Incidents != 3 || all.Counts[0][0] != 1 {
		t.Errorf("%+v", all)
	}
}
