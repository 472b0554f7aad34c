package train

import (
	"slices"

	"ascribe/internal/extract/incidents"
	"ascribe/internal/extract/linear"
)

// groupSettings were chosen by cross-validation on the training reports.
var groupSettings = linear.Settings{Epochs: 8, Rate: 0.05, L1: 3e-4, MinCount: 3, Seed: 5}

// Groups fits the model of which of the groups named stands behind an
// incident on reports with a key and returns it as text.
func Groups(cases []Case) string {
	var examples []linear.Example
	f := linear.Features{Named: true}
	for _, c := range cases {
		a := c.Analysis
		for k, t := range matched(a, c.Templates) {
			if t < 0 {
				continue
			}
			for g, fill := range behindFills(a, &c.Templates[t]) {
				f.Reset()
				a.GroupFeatures(g, k, &f)
				examples = append(examples, linear.NewExample(&f, []bool{fill >= 0}))
			}
		}
	}
	return linear.Fit([]string{"behind"}, examples, groupSettings)
}

// behindFills returns, for every group, the index of the organisation of the
// key that it is, -1 if none. A fill that one group names in full is no other
// whose name is part of it: "army" is not the Army of National Liberation.
func behindFills(a *incidents.Analysis, t *Template) []int {
	out := make([]int, len(a.Groups))
	for g := range out {
		out[g] = -1
	}
	for i := range t.Slots["perp_org_id"] {
		f := &t.Slots["perp_org_id"][i]
		if !takeFill(a, out, i, f, slices.Equal) {
			takeFill(a, out, i, f, overlap)
		}
	}
	return out
}

// takeFill gives fill i to the free groups of which a mention agrees with one
// of its strings, and reports whether there is any.
func takeFill(a *incidents.Analysis, fills []int, i int, f *Fill, agree func(mention, key []string) bool) bool {
	any := false
	for g := range a.Groups {
		for m := range a.Groups[g].Mentions {
			if fills[g] < 0 && agreesWith(core(a.Text(a.Groups[g].Mentions[m].Range)), f, agree) {
				fills[g], any = i, true
			}
		}
	}
	return any
}

func agreesWith(mention []string, f *Fill, agree func(mention, key []string) bool) bool {
	return slices.ContainsFunc(f.Alts, func(alt string) bool { return agree(mention, core(alt)) })
}

// overlap reports whether one of two names holds the other.
func overlap(a, b []string) bool { return contains(a, b) || contains(b, a) }
