package judge

import (
	"fmt"
	"slices"

	"ascribe"
	"ascribe/internal/codebook"
)

// against returns the entries that stand and speak against the finding, by the
// sign of their weight for its level.
func (q *inquiry) against(f *finding) []*entry {
	if f.level == ascribe.Undetermined {
		return nil
	}
	return q.standing(func(e *entry) bool {
		return !e.open() && !slices.Contains(f.carriers, e) && q.cb.Weight(&e.Statement, f.level) < 0
	})
}

// ids lists the ids of entries, each once.
func ids(es []*entry) []string {
	list := make([]string, 0, len(es))
	for _, e := range es {
		if !slices.Contains(list, e.ID) {
			list = append(list, e.ID)
		}
	}
	return list
}

// explain adds the steps of the decision: the rules that bit, then the weights.
func (q *inquiry) explain(f *finding, w weighing) {
	for _, e := range q.entries {
		q.explainEntry(f, e)
	}
	q.steps = append(q.steps, ascribe.Contribution{Rule: f.rule, Level: f.level,
		Note: fmt.Sprintf("carried by %d statements of %d independent origins", len(f.carriers), independent(f.carriers))})
	for _, e := range w.counted {
		q.explainWeight(e)
	}
}

// explainEntry notes the rule by which an entry was counted once or left
// without effect on the level.
func (q *inquiry) explainEntry(f *finding, e *entry) {
	if e.copies > 0 {
		q.note("one_story", e.item, uncounted(e.copies))
	}
	switch {
	case !e.stands() || slices.Contains(f.carriers, e):
	case standingClaim(e):
		q.note("claim_alone", e.item, "an interested party's word")
	case e.origin.class == codebook.AttackerOrigin && e.relates() && e.firm():
		q.note("attackers_word", e.item, "does not carry a level")
	case e.is(codebook.Alone) && f.level == ascribe.RemoteControlled:
		q.note("alone_on_the_spot", e.item, "goes together with guidance from afar")
	}
}

func (q *inquiry) explainWeight(e *entry) {
	for _, l := range q.cb.Columns {
		if x := q.cb.Weight(&e.Statement, l); x != 0 {
			q.steps = append(q.steps, ascribe.Contribution{Rule: "weight", Statement: e.ID, Level: l, Weight: x})
		}
	}
}

// uncounted says how many copies and repeats of a statement do not count.
func uncounted(n int) string {
	if n == 1 {
		return "1 copy or repeat not counted"
	}
	return fmt.Sprintf("%d copies or repeats not counted", n)
}
