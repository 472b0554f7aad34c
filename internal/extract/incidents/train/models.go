package train

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"ascribe/internal/actors"
	"ascribe/internal/extract/incidents"
	"ascribe/internal/extract/linear"
	"ascribe/internal/gazetteer"
)

// none is no fold.
const none = -1

// Settings chosen by cross-validation on the training reports.
var (
	roleSettings     = linear.Settings{Epochs: 8, Rate: 0.05, L1: 2e-6, MinCount: 3, Seed: 2}
	incidentSettings = linear.Settings{Epochs: 12, Rate: 0.01, L1: 1e-4, MinCount: 3, Seed: 3}
)

// Roles fits the model of what a phrase is in an incident on reports with a
// key and returns it as text.
func Roles(cases []Case) string {
	var examples []linear.Example
	for _, c := range cases {
		if len(c.Templates) > 0 { // whether there is an incident at all is another model's question
			examples = appendRoles(examples, c.Analysis, c.Templates)
		}
	}
	return linear.Fit(incidents.Roles, examples, roleSettings)
}

// appendRoles appends an example for every entity with the candidate nearest
// to it among those that tell a template; what counts is its role in any
// template of the report.
func appendRoles(examples []linear.Example, a *incidents.Analysis, key []Template) []linear.Example {
	f := linear.Features{Named: true}
	var taken []int
	for k, t := range matched(a, key) {
		if t >= 0 {
			taken = append(taken, k)
		}
	}
	for e := range a.Entities {
		holds := make([]bool, len(incidents.Roles))
		for _, i := range a.Entities[e].Mentions {
			for r, h := range roleOf(a, &a.Phrases[i], key) {
				holds[r] = holds[r] || h
			}
		}
		for _, k := range a.Nearest(e, taken) {
			f.Reset()
			a.EntityFeatures(e, k, &f)
			examples = append(examples, linear.NewExample(&f, holds))
		}
	}
	return examples
}

// Incidents fits the model of which groups of events deserve a template.
func Incidents(cases []Case) string {
	var examples []linear.Example
	f := linear.Features{Named: true}
	for _, c := range cases {
		for _, a := range c.Divisions() {
			holds := told(a, c.Templates)
			for k := range a.Clusters() {
				f.Reset()
				a.ClusterFeatures(k, &f)
				examples = append(examples, linear.NewExample(&f, []bool{holds[k]}))
			}
		}
	}
	return linear.Fit([]string{"incident"}, examples, incidentSettings)
}

// told returns which candidates for incidents tell a template of the key.
func told(a *incidents.Analysis, key []Template) []bool {
	out := make([]bool, a.Clusters())
	for k, t := range matched(a, key) {
		out[k] = t >= 0
	}
	return out
}

// matched returns, for every candidate, the template of the key that it
// tells, -1 for none: each template goes to the free candidate of its type
// whose sentences name most of its fills.
func matched(a *incidents.Analysis, key []Template) []int {
	out := make([]int, a.Clusters())
	for k := range out {
		out[k] = -1
	}
	for i := range key {
		best, most := -1, 0
		for k := range out {
			if out[k] >= 0 || !slices.Contains(typesOf(&key[i]), a.ClusterType(k)) {
				continue
			}
			if n := 1 + named(a, k, &key[i]); n > most {
				best, most = k, n
			}
		}
		if best >= 0 {
			out[best] = i
		}
	}
	return out
}

func typesOf(t *Template) []string {
	var out []string
	for _, f := range t.Slots["inc_type"] {
		out = append(out, f.Alts...)
	}
	return out
}

// named counts the phrases in the sentences of candidate k that fill a role
// in the template.
func named(a *incidents.Analysis, k int, t *Template) int {
	n := 0
	for i := range a.Phrases {
		p := &a.Phrases[i]
		if !slices.Contains(a.ClusterSentences(k), p.Sentence) {
			continue
		}
		for _, role := range incidents.Roles {
			if hasRole(a, p, role, t) {
				n++
			}
		}
	}
	return n
}

// Train fits all models on coded reports, one JSON object a line (see
// [Report]), and tells of its progress.
func Train(gz *gazetteer.Gazetteer, dir *actors.Directory, reports []Report, progress io.Writer) (incidents.Models, error) {
	m, err := incidents.Embedded()
	if err != nil {
		return nil, err
	}
	x, err := incidents.NewWith(gz, dir, m)
	if err != nil {
		return nil, err
	}
	j, err := judge(x, reports)
	if err != nil {
		return nil, err
	}
	m["relevance"] = j.fit(none)
	t := &fitter{gz, dir, m}
	cases, err := t.cases(j, reports)
	if err != nil {
		return nil, err
	}
	more, err := t.rest(cases, progress)
	if err != nil {
		return nil, err
	}
	maps.Copy(m, more)
	return m, nil
}

// rest fits all models but that of relevance.
func (t *fitter) rest(cases []Case, progress io.Writer) (incidents.Models, error) {
	var err error
	m := incidents.Models{"incidents": Incidents(cases), "roles": Roles(cases), "behind": Groups(cases)}
	if m["accept"], m["fillers"], err = t.decisions(cases); err != nil {
		return nil, err
	}
	for _, at := range incidents.Attributes {
		m[at.Name] = attribute(cases, at)
	}
	for _, name := range slices.Sorted(maps.Keys(m)) {
		fmt.Fprintf(progress, "%s: %d lines\n", name, strings.Count(m[name], "\n"))
	}
	return m, nil
}
