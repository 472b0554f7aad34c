package incidents

import (
	"strconv"
	"strings"

	"ascribe/internal/extract/linear"
)

// AcceptanceFeatures adds what it is judged by whether proposal i of a report is
// an incident of its own: its score, its surest fillers, and what it has in
// common with the likelier proposals.
func (a *Analysis) AcceptanceFeatures(proposed []Incident, i int, f *linear.Features) {
	in := &proposed[i]
	c := &a.clusters[in.cluster]
	f.Add("type", in.Type)
	f.AddValue(logit(in.Score), "score")
	f.AddValue(logit(proposed[0].Score), "score-of-first")
	f.AddValue(a.d.relevanceLogit, "relevance")
	f.AddValue(logit(in.certainty()), "certainty")
	for _, role := range Roles {
		fs := in.Fillers[role]
		if len(fs) == 0 {
			continue
		}
		f.AddValue(present(fs[0].Score), "best", role)
		f.AddValue(expected(fs), "number", role)
	}
	f.Add("division", strconv.Itoa(int(a.by)))
	f.AddValue(float64(i), "rank")
	f.AddValue(float64(len(proposed)), "proposals")
	f.AddValue(float64(c.track), "track")
	f.AddValue(float64(c.sents[0]), "first-sentence")
	f.AddValue(float64(len(c.sents)), "sentences")
	f.AddValue(float64(len(c.events)), "events")
	f.AddValue(float64(len(a.d.sents)), "length")
	a.rivalFeatures(proposed, i, f)
}

// present returns a logarithm of odds raised so that it is above 0, which stands
// for what is not there at all.
func present(p float64) float64 { return 10 + logit(p) }

// farthest is the distance in sentences from which on it makes no difference.
const farthest = 10

// expected returns the number of fillers to be expected right.
func expected(fs []Filler) float64 {
	sum := 0.0
	for _, f := range fs {
		sum += f.Score
	}
	return sum
}

// rivalFeatures describes proposal i beside the others: those of its type and
// those of others, in the same place of the report and elsewhere.
func (a *Analysis) rivalFeatures(proposed []Incident, i int, f *linear.Features) {
	in := &proposed[i]
	c := &a.clusters[in.cluster]
	var rivals greatest
	for k := range proposed {
		if k == i {
			continue
		}
		r := &proposed[k]
		rc := &a.clusters[r.cluster]
		rel := either(rc.track == c.track, "here", "elsewhere")
		typ := either(r.Type == in.Type, "of-type", "of-other-type")
		order := either(k < i, "likelier", "less-likely")
		rivals.raise(present(r.Score), "rival", typ, rel)
		rivals.raise(float64(agreeing(in, r)), "shared", order, typ)
		if k < i {
			rivals.raise(farthest-float64(min(gap(c.sents, rc.sents), farthest)), "near", typ)
			f.Add("beside", in.Type, r.Type, rel)
		}
	}
	rivals.add(f)
}

func either(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// greatest holds the greatest value raised for each of a few features.
type greatest []peak

// peak is the value of a feature.
type peak struct {
	name  string
	parts [2]string // "" for none
	value float64
}

// raise sets the value of a feature to v if it is less.
func (g *greatest) raise(v float64, name string, parts ...string) {
	var ps [2]string
	copy(ps[:], parts)
	for i := range *g {
		if e := &(*g)[i]; e.name == name && e.parts == ps {
			e.value = max(e.value, v)
			return
		}
	}
	*g = append(*g, peak{name, ps, max(v, 0)})
}

// add adds the features with their values.
func (g greatest) add(f *linear.Features) {
	for i := range g {
		e := &g[i]
		n := 0
		for n < len(e.parts) && e.parts[n] != "" {
			n++
		}
		f.AddValue(e.value, e.name, e.parts[:n]...)
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
	f.Add("type", in.Type)
	f.Add("role", role)
	f.AddValue(logit(fl.Score), "score")
	f.AddValue(logit(in.Score), "incident")
	f.AddValue(logit(in.certainty()), "certainty")
	f.AddValue(a.d.relevanceLogit, "relevance")
	f.Add("division", strconv.Itoa(int(a.by)))
	f.AddValue(float64(k), "rank")
	f.AddValue(logit(fs[0].Score)-logit(fl.Score), "behind-first")
	if k > 0 {
		f.AddValue(logit(fs[k-1].Score)-logit(fl.Score), "behind-next")
	}
	f.AddValue(expected(fs[:k]), "expected-before")
	f.AddValue(expected(fs), "expected")
	f.AddValue(float64(i), "proposal")
	f.AddValue(float64(len(proposed)), "proposals")
	a.bodyFeatures(fl, &a.clusters[in.cluster], f)
	a.twinFeatures(fs, k, f)
	a.claimFeatures(proposed, i, role, fl, f)
}

// bodyFeatures describes a filler by itself and where it stands from candidate c.
func (a *Analysis) bodyFeatures(fl *Filler, c *cluster, f *linear.Features) {
	p := fl.Phrase
	f.Add("class", p.class)
	f.AddValue(float64(len(fl.mentions)), "mentions")
	near := 1 << 20
	for _, m := range fl.mentions {
		near = min(near, distance(c.sents, a.Phrases[m].Sentence))
	}
	f.AddValue(float64(near), "distance")
	f.AddValue(float64(a.Phrases[fl.mentions[0]].Sentence), "sentence")
	f.AddValue(float64(strings.Count(p.key, " ")+1), "words")
	flag(f, "named", p.Name.Len() > 0)
	flag(f, "plural", p.Plural)
	flag(f, "counted", p.Quantified)
	flag(f, "completed", p.Range != p.Base)
}

// flag adds a feature if it holds.
func flag(f *linear.Features, name string, holds bool) {
	if holds {
		f.Add(name)
	}
}

// twinFeatures says how filler k resembles a likelier one of its role: as
// another word for the same, or as another of the same kind.
func (a *Analysis) twinFeatures(fs []Filler, k int, f *linear.Features) {
	p := fs[k].Phrase
	var twins greatest
	for i := range fs[:k] {
		q := fs[i].Phrase
		switch {
		case q.Head == p.Head:
			twins.raise(present(fs[i].Score), "twin", "head")
		case q.class == p.class:
			twins.raise(present(fs[i].Score), "twin", "class")
		}
		if q.Sentence == p.Sentence {
			twins.raise(present(fs[i].Score), "twin", "sentence")
		}
		if (q.Name.Len() > 0) != (p.Name.Len() > 0) && q.Plural == p.Plural {
			twins.raise(present(fs[i].Score), "twin", "name")
		}
	}
	twins.add(f)
}

// claimFeatures says which other proposals claim a filler, and which other
// roles it may fill.
func (a *Analysis) claimFeatures(proposed []Incident, i int, role string, fl *Filler, f *linear.Features) {
	var claims greatest
	for k := range proposed {
		if k == i {
			continue
		}
		order := either(k < i, "likelier", "less-likely")
		for _, other := range proposed[k].Fillers[role] {
			if other.Phrase == fl.Phrase {
				claims.raise(present(other.Score), "claimed", order)
				claims.raise(1, "claimed-by", proposed[k].Type)
			}
		}
	}
	for _, r := range Roles {
		for _, other := range proposed[i].Fillers[r] {
			if r != role && overlap(other.Phrase.Range, fl.Phrase.Range) {
				claims.raise(present(other.Score), "also")
				claims.raise(1, "also", r)
			}
		}
	}
	claims.add(f)
}
