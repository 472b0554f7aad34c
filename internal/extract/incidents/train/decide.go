package train

import (
	"ascribe/internal/extract/incidents"
	"ascribe/internal/extract/linear"
	"ascribe/internal/extract/trees"
)

var (
	acceptSettings = trees.Settings{Trees: 100, Depth: 2, Rate: 0.06, Share: 0.6, Least: 20, Prior: 10, MinCount: 20, Seed: 6}
	fillerSettings = trees.Settings{Trees: 200, Depth: 3, Rate: 0.06, Share: 0.6, Least: 40, Prior: 10, MinCount: 30, Seed: 7}
)

// decisions fits the two models that decide over all proposals of a report.
// The proposals of each fold are made by models fitted without it.
func (t *fitter) decisions(cases []Case) (accept, fillers string, err error) {
	d := &decided{f: linear.Features{Named: true}}
	for fold := range folds {
		var rest, held []Case
		for _, c := range cases {
			if c.fold == fold {
				held = append(held, c)
			} else {
				rest = append(rest, c)
			}
		}
		x, err := t.with(incidents.Models{"incidents": Incidents(rest), "roles": Roles(rest)})
		if err != nil {
			return "", "", err
		}
		for _, c := range held {
			for _, a := range c.Divisions() {
				d.read(a, x.Propose(a), c.Templates)
			}
		}
	}
	return trees.Fit(d.accept, acceptSettings), trees.Fit(d.fillers, fillerSettings), nil
}

// decided collects proposals with what the key says of them.
type decided struct {
	f               linear.Features
	accept, fillers []linear.Example
}

func (d *decided) read(a *incidents.Analysis, proposed []incidents.Incident, key []Template) {
	for i, t := range align(a, proposed, key) {
		d.f.Reset()
		a.AcceptanceFeatures(proposed, i, &d.f)
		d.accept = append(d.accept, linear.NewExample(&d.f, []bool{t >= 0}))
		for _, role := range incidents.Roles {
			c := claims{}
			for k := range proposed[i].Fillers[role] {
				right := t >= 0 && c.take(a, proposed[i].Fillers[role][k].Phrase, role, &key[t])
				d.f.Reset()
				a.FillerFeatures(proposed, i, role, k, &d.f)
				d.fillers = append(d.fillers, linear.NewExample(&d.f, []bool{right}))
			}
		}
	}
}

// claims are the fills of a template that likelier fillers have taken: what
// names one of them again is no filler of its own.
type claims map[*Fill]bool

// take reports whether a phrase is a fill of the role that is still free, and
// takes those that it is: a name takes the description that goes with it.
func (c claims) take(a *incidents.Analysis, p *incidents.Phrase, role string, t *Template) bool {
	free := false
	for _, slot := range slotRoles[role] {
		for i := range t.Slots[slot] {
			if f := &t.Slots[slot][i]; !c[f] && fills(a, p, slot, f) {
				c[f], free = true, true
				if !properName(p) && slot != "hum_tgt_name" {
					return true
				}
			}
		}
	}
	return free
}

// properName reports whether a phrase is one with the name of a person or thing.
func properName(p *incidents.Phrase) bool { return p.Name.Len() > 0 && !p.Organisation }

// align returns, for every proposal, the template of the key that it tells, -1
// for none: pairs that agree in type and in some filler, those with most
// likely fillers right first.
func align(a *incidents.Analysis, proposed []incidents.Incident, key []Template) []int {
	out := make([]int, len(proposed))
	for i := range out {
		out[i] = none
	}
	taken := make([]bool, len(key))
	for range proposed {
		bestI, bestT, most := none, none, 0.0
		for i := range proposed {
			for t := range key {
				if out[i] != none || taken[t] || !agree(&proposed[i], &key[t]) {
					continue
				}
				if n := credit(a, &proposed[i], &key[t]); n > most {
					bestI, bestT, most = i, t, n
				}
			}
		}
		if bestI == none {
			break
		}
		out[bestI], taken[bestT] = bestT, true
	}
	return out
}

// agree reports whether the type of a proposal is that of the template, or the
// one above all.
func agree(in *incidents.Incident, t *Template) bool {
	for _, typ := range typesOf(t) {
		if in.Type == typ || in.Type == "ATTACK" {
			return true
		}
	}
	return false
}

// credit adds up the probabilities of the fillers that are right.
func credit(a *incidents.Analysis, in *incidents.Incident, t *Template) float64 {
	sum := 0.0
	for _, role := range incidents.Roles {
		for _, f := range in.Fillers[role] {
			if hasRole(a, f.Phrase, role, t) {
				sum += f.Score
			}
		}
	}
	return sum
}
