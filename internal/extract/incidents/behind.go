package incidents

import (
	"cmp"
	"slices"

	"ascribe/internal/extract/linear"
	"ascribe/internal/text"
)

// Behind is a group that a report says, or lets it seem, stands behind an
// incident.
type Behind struct {
	// Name is the canonical name of the group, Range the words of the report
	// that name it best.
	Name  string
	Range text.Range
	// Score is the probability, 0 to 1, that a coder would name it.
	Score float64
	// Confidence says on whose word, as a value of MUC-4 slot 11.
	Confidence string
	group      int
}

// behindThreshold is the least probability that an incident deserves a
// template and that a group stands behind it, both together. It was chosen by
// cross-validation on the training reports to give the best F of organisations.
const behindThreshold = 0.2

// furtherThreshold is the same for a second group and those after it: most
// incidents have one.
const furtherThreshold = 0.5

// behind returns the groups that stand behind an incident, the likeliest first.
// Who stands behind a part of what one place and time tell stands behind all.
func (w *weigher) behind(a *Analysis, in *Incident) []Behind {
	a, k := a.undivided(in)
	var out []Behind
	for g := range a.Groups {
		f := w.empty()
		a.GroupFeatures(g, k, f)
		w.scores = w.models.behind.Score(f, w.scores)
		p := linear.Sigmoid(w.scores[0])
		if p*in.Score < behindThreshold {
			continue
		}
		ac := a.account(g, &a.clusters[k])
		out = append(out, Behind{Name: a.Groups[g].Name, Range: a.bestMention(g, k).Range, Score: p,
			Confidence: ac.confidence(), group: g})
	}
	slices.SortStableFunc(out, func(a, b Behind) int { return cmp.Compare(b.Score, a.Score) })
	for n := len(out); n > 1 && out[n-1].Score*in.Score < furtherThreshold; n = len(out) {
		out = out[:n-1]
	}
	return out
}
