package incidents

import (
	"cmp"
	"math"
	"slices"
)

// What a fill is worth. The score of the MUC-4 task is F over all slots, so that
// a fill pays where the credit to be expected of it exceeds half the F that is
// reached: price. The others were counted on the training reports read by models
// that had not seen them.
const (
	price = 0.24
	// frame is the number of fills that every template has: date, place,
	// type, stage and category; frameCredit the credit of all five where it
	// tells an incident of the key.
	frame       = 6
	frameCredit = 4.35
)

// worths says of each role how many fills one filler brings, its set slots
// included, and the credit of each if the filler is right.
var worths = map[string]struct{ fills, credit float64 }{
	"individual": {1, 0.95}, "object": {3.5, 0.9}, "person": {3.8, 0.9}, "instrument": {1.8, 0.78},
}

// decide keeps of the proposals of a report the incidents and the fillers that
// are worth giving with the others in view, the most probable first, and returns
// also what they add to the score to be expected.
func (w *weigher) decide(a *Analysis, proposed []Incident) ([]Incident, float64) {
	var out []Incident
	sum := 0.0
	for i := range proposed {
		f := w.empty()
		a.AcceptanceFeatures(proposed, i, f)
		in := proposed[i]
		in.Score = w.models.accept.Probability(f)
		in.Fillers = w.weigh(a, proposed, i)
		if worth := in.choose(); worth > 0 {
			sum += worth
			in.Fillers["person"] = a.unite(in.Fillers["person"])
			out = append(out, in)
		}
	}
	slices.SortStableFunc(out, func(a, b Incident) int { return cmp.Compare(b.Score, a.Score) })
	return out, sum
}

// weigh returns the fillers of proposal i with the probability that each is
// right beside the others, the likeliest of each role first.
func (w *weigher) weigh(a *Analysis, proposed []Incident, i int) map[string][]Filler {
	out := map[string][]Filler{}
	for _, role := range Roles {
		fs := slices.Clone(proposed[i].Fillers[role])
		for k := range fs {
			f := w.empty()
			a.FillerFeatures(proposed, i, role, k, f)
			fs[k].Score = w.models.fillers.Probability(f)
		}
		slices.SortStableFunc(fs, func(a, b Filler) int { return cmp.Compare(b.Score, a.Score) })
		if len(fs) > 0 {
			out[role] = fs
		}
	}
	return out
}

// choose drops the fillers that are not worth giving and returns what the
// incident with the others adds to the score to be expected. A template counts
// at all only if some filler of it is right: even an unlikely one may be worth
// giving if there is none better.
func (in *Incident) choose() float64 {
	real := max(in.Score, in.certainty())
	none := 1.0 // probability that no filler kept is right although the incident is real
	worth := -price * frame
	kept := make([]int, len(Roles)) // how many of each
	for {
		r, more := in.next(kept, none)
		if more <= 0 {
			break
		}
		none *= 1 - in.Fillers[Roles[r]][kept[r]].Score/real
		kept[r]++
		worth += more
	}
	for r, role := range Roles {
		if kept[r] > 0 {
			in.Fillers[role] = in.Fillers[role][:kept[r]]
		} else {
			delete(in.Fillers, role)
		}
	}
	return worth
}

// next returns the index of the role whose likeliest filler not yet kept adds most, and what
// it adds: its own fills, and the frame in case that none of those kept is right.
func (in *Incident) next(kept []int, none float64) (role int, most float64) {
	for r, name := range Roles {
		fs, k := in.Fillers[name], kept[r]
		if k == len(fs) {
			continue
		}
		p, w := fs[k].Score, worths[name]
		if v := w.fills*(p*w.credit-price) + frameCredit*none*p; v > most {
			role, most = r, v
		}
	}
	return role, most
}

// logit is the inverse of [linear.Sigmoid], within bounds.
func logit(p float64) float64 {
	p = min(max(p, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}
