package incidents

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"ascribe/internal/extract/linear"
)

// Thresholds of the decision over all proposals of a report. They were chosen
// by cross-validation on the training reports to give the best F over all
// slots.
const (
	acceptedIncident = 0.3
	acceptedFiller   = 0.26
)

// decide keeps of the proposals of a report the incidents and the fillers that
// hold with the others in view, the most probable first.
func (x *Reader) decide(a *Analysis, proposed []Incident) []Incident {
	var out []Incident
	var f linear.Features
	for i := range proposed {
		f.Reset()
		a.AcceptanceFeatures(proposed, i, &f)
		p := linear.Sigmoid(x.models.accept.Score(&f, nil)[0])
		if p < acceptedIncident {
			continue
		}
		in := proposed[i]
		in.Fillers = x.keep(a, proposed, i)
		in.Score = p
		out = append(out, in)
	}
	slices.SortStableFunc(out, func(a, b Incident) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// keep returns the fillers of proposal i that are likely enough.
func (x *Reader) keep(a *Analysis, proposed []Incident, i int) map[string][]Filler {
	out := map[string][]Filler{}
	var f linear.Features
	for _, role := range Roles {
		for k, fl := range proposed[i].Fillers[role] {
			f.Reset()
			a.FillerFeatures(proposed, i, role, k, &f)
			if p := linear.Sigmoid(x.models.fillers.Score(&f, nil)[0]); p >= acceptedFiller {
				fl.Score = p
				out[role] = append(out[role], fl)
			}
		}
	}
	out["person"] = a.unite(out["person"])
	return out
}

// logit is the inverse of [linear.Sigmoid], within bounds.
func logit(p float64) float64 {
	p = min(max(p, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}

// AcceptanceFeatures adds what it is judged by whether proposal i of a report is
// an incident of its own: its score, its surest fillers, and what it has in
// common with the likelier proposals.
func (a *Analysis) AcceptanceFeatures(proposed []Incident, i int, f *linear.Features) {
	in := &proposed[i]
	f.Add("type", in.Type)
	f.AddValue(logit(in.Score), "score")
	f.AddValue(logit(in.Score), "score-type", in.Type)
	f.AddValue(a.d.relevanceLogit/4, "relevance")
	for _, role := range Roles {
		fs := in.Fillers[role]
		if len(fs) == 0 {
			f.Add("without", role)
			continue
		}
		f.AddValue(logit(fs[0].Score), "best", role)
		f.Add("sure", role, strconv.Itoa(min(sure(fs), 3)))
	}
	f.AddValue(logit(in.certainty()), "certainty")
	a.rivalFeatures(proposed, i, f)
}

// sure counts the fillers that are more likely than not.
func sure(fs []Filler) int {
	n := 0
	for _, f := range fs {
		if f.Score >= 0.5 {
			n++
		}
	}
	return n
}

// rivalFeatures describes proposal i beside the likelier ones.
func (a *Analysis) rivalFeatures(proposed []Incident, i int, f *linear.Features) {
	f.Add("rank", strconv.Itoa(min(i, 4)))
	f.Add("of", strconv.Itoa(min(len(proposed), 6)))
	in := &proposed[i]
	c := &a.clusters[in.cluster]
	for k := range proposed[:i] {
		r := &proposed[k]
		rc := &a.clusters[r.cluster]
		rel := "other"
		if rc.track == c.track {
			rel = "same"
		}
		f.Add("rival", in.Type, r.Type, rel)
		if k == 0 {
			f.AddValue(logit(r.Score), "first", rel)
			f.Add("apart", strconv.Itoa(min(gap(c.sents, rc.sents), 5)), rel)
			f.Add("shared", strconv.Itoa(min(agreeing(in, r), 3)))
		}
	}
}

// gap returns the least distance between two sets of sentences.
func gap(x, y []int) int {
	best := 1 << 20
	for _, s := range x {
		best = min(best, distance(y, s))
	}
	return best
}

// agreeing counts the fillers that two proposals share.
func agreeing(x, y *Incident) int {
	n := 0
	for role, fs := range x.Fillers {
		for i := range fs {
			for k := range y.Fillers[role] {
				if fs[i].Phrase == y.Fillers[role][k].Phrase {
					n++
				}
			}
		}
	}
	return n
}

// FillerFeatures adds what it is judged by whether filler k of a role is right
// in proposal i: its score, what fills the role beside it, and which other
// proposals claim it.
func (a *Analysis) FillerFeatures(proposed []Incident, i int, role string, k int, f *linear.Features) {
	in := &proposed[i]
	fs := in.Fillers[role]
	fl := &fs[k]
	p := fl.Phrase
	f.Add("role", role, in.Type)
	f.AddValue(logit(fl.Score), "score", role)
	f.AddValue(logit(in.Score), "incident", role)
	f.AddValue(logit(in.certainty()), "certainty", role)
	f.Add("rank", role, strconv.Itoa(min(k, 4)))
	f.AddValue(logit(fs[0].Score)-logit(fl.Score), "behind", role)
	f.Add("class", role, p.class)
	f.Add("mentions", role, strconv.Itoa(min(len(fl.mentions), 4)))
	near := 1 << 20
	for _, m := range fl.mentions {
		near = min(near, distance(a.clusters[in.cluster].sents, a.Phrases[m].Sentence))
	}
	f.Add("distance", role, strconv.Itoa(min(near, 5)))
	f.Add("proposal", role, strconv.Itoa(min(i, 3)))
	a.claimFeatures(proposed, i, role, fl, f)
}

// claimFeatures says which other proposals claim a filler, and which others
// fill the role.
func (a *Analysis) claimFeatures(proposed []Incident, i int, role string, fl *Filler, f *linear.Features) {
	for k := range proposed {
		if k == i {
			continue
		}
		order := "likelier"
		if k > i {
			order = "less-likely"
		}
		for _, other := range proposed[k].Fillers[role] {
			if other.Phrase == fl.Phrase {
				f.Add("claimed", order, role)
				f.AddValue(logit(other.Score)-logit(fl.Score), "claim", order, role)
				f.Add("claimed-by", order, role, proposed[i].Type, proposed[k].Type)
			}
		}
	}
	for _, r := range Roles {
		for _, other := range proposed[i].Fillers[r] {
			if r != role && overlap(other.Phrase.Range, fl.Phrase.Range) {
				f.Add("also", role, r)
				f.AddValue(logit(other.Score)-logit(fl.Score), "also-by", role, r)
			}
		}
	}
	f.Add("sure", role, strconv.Itoa(min(sure(proposed[i].Fillers[role]), 4)))
}
