package train

import (
	"ascribe/internal/extract/incidents"
	"ascribe/internal/extract/incidents/linear"
)

// Settings chosen by cross-validation on the training reports.
var (
	groupSettings      = linear.Settings{Epochs: 10, Rate: 0.03, L1: 3e-4, MinCount: 2, Seed: 5}
	confidenceSettings = linear.Settings{Epochs: 20, Rate: 0.1, L1: 2e-3, MinCount: 4, Seed: 4}
)

// Groups fits the two models of organisations on reports with a key, and
// returns them as text: which of the groups named stands behind an incident,
// and with what confidence a coder says so.
func Groups(x *incidents.Reader, reports []Report) (behind, confidence string) {
	var examples []linear.Example
	said := labelled{at: incidents.Attribute{Name: "confidence"}}
	f := linear.Features{Named: true}
	for i := range reports {
		c := &reports[i]
		if !c.coded() || len(c.Templates) == 0 {
			continue
		}
		a := x.Analyse(c.parse())
		for k, t := range matched(a, c.Templates) {
			if t < 0 {
				continue
			}
			for g := range a.Groups {
				f.Reset()
				a.GroupFeatures(g, k, &f)
				fill := behindFill(a, &a.Groups[g], &c.Templates[t])
				examples = append(examples, linear.NewExample(&f, []bool{fill >= 0}))
				if fill < 0 {
					continue
				}
				f.Reset()
				a.VoiceFeatures(g, k, &f)
				if v := referring(c.Templates[t].Slots["perp_org_conf"], referents(&c.Templates[t], "perp_org_id", fill)); v != incidents.None {
					said.add(&f, v)
				}
			}
		}
	}
	return linear.Fit([]string{"behind"}, examples, groupSettings), said.fit(confidenceSettings)
}

// behindFill returns the index of the organisation of the key that a group is, -1 if none.
func behindFill(a *incidents.Analysis, g *incidents.Group, t *Template) int {
	for i := range t.Slots["perp_org_id"] {
		for m := range g.Mentions {
			if namesGroup(a.Text(g.Mentions[m].Range), &t.Slots["perp_org_id"][i]) {
				return i
			}
		}
	}
	return -1
}

// namesGroup reports whether the words of a mention and one of a fill's
// strings are the same or one holds the other.
func namesGroup(mention string, f *Fill) bool {
	t := core(mention)
	for _, alt := range f.Alts {
		if key := core(alt); contains(key, t) || contains(t, key) {
			return true
		}
	}
	return false
}
