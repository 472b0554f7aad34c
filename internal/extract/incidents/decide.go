package incidents

import (
	"cmp"
	"math"
	"slices"

	"ascribe/internal/extract/linear"
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
func (x *Reader) decide(a *Analysis, proposed []Incident) ([]Incident, float64) {
	var out []Incident
	sum := 0.0
	var f linear.Features
	for i := range proposed {
		f.Reset()
		a.AcceptanceFeatures(proposed, i, &f)
		in := proposed[i]
		in.Score = x.models.accept.Probability(&f)
		in.Fillers = x.weigh(a, proposed, i)
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
func (x *Reader) weigh(a *Analysis, proposed []Incident, i int) map[string][]Filler {
	out := map[string][]Filler{}
	var f linear.Features
	for _, role := range Roles {
		for k, fl := range proposed[i].Fillers[role] {
			f.Reset()
			a.FillerFeatures(proposed, i, role, k, &f)
			fl.Score = x.models.fillers.Probability(&f)
			out[role] = append(out[role], fl)
		}
		slices.SortStableFunc(out[role], func(a, b Filler) int { return cmp.Compare(b.Score, a.Score) })
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
	kept := map[string][]Filler{}
	for {
		role, more := in.next(kept, none)
		if more <= 0 {
			in.Fillers = kept
			return worth
		}
		f := in.Fillers[role][len(kept[role])]
		kept[role] = append(kept[role], f)
		none *= 1 - f.Score/real
		worth += more
	}
}

// next returns the role whose likeliest filler not yet kept adds most, and what
// it adds: its own fills, and the frame in case that none of those kept is right.
func (in *Incident) next(kept map[string][]Filler, none float64) (role string, most float64) {
	for _, r := range Roles {
		k := len(kept[r])
		if k == len(in.Fillers[r]) {
			continue
		}
		p, w := in.Fillers[r][k].Score, worths[r]
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
