package incidents

import (
	"fmt"
	"slices"
	"strings"

	"ascribe/internal/extract/linear"
)

// mostReasons is the number of weights shown behind a decision.
const mostReasons = 6

// Explain says in words, a line each, what led to a reading: the weights
// behind its relevance, the events of each incident and what they were tied
// to, and the weights behind every filler of a role.
func (x *Reader) Explain(r Reading) []string {
	a := r.Analysis
	f := linear.Features{Named: true}
	a.d.relevance(&f)
	out := []string{fmt.Sprintf("relevance %.2f: %s", r.Relevance, reasons(x.models.relevance, &f, 0))}
	for i, tr := range a.tracks {
		out = append(out, fmt.Sprintf("i%d: %s", i+1, tr.describe()))
		for _, n := range tr.notes {
			out = append(out, a.d.explainNote(&n)...)
		}
	}
	for i := range r.Incidents {
		out = append(out, x.explainIncident(a, &r.Incidents[i])...)
	}
	return out
}

// reasons writes the strongest contributions to the score of a class.
func reasons(m *linear.Model, f *linear.Features, class int) string {
	return strongest(m.Explain(f, class))
}

// strongest writes the first of some contributions.
func strongest(cs []linear.Contribution) string {
	var out []string
	for i, c := range cs {
		if i == mostReasons {
			break
		}
		out = append(out, fmt.Sprintf("%s %+.2f", c.Feature, c.Weight))
	}
	return strings.Join(out, ", ")
}

func (tr *track) describe() string {
	if tr.place == nil {
		return "place not known"
	}
	return fmt.Sprintf("%s (%s)", tr.place.Place.Name, tr.place.Reason)
}

// explainNote lists the events of a note with who does and who suffers.
func (d *document) explainNote(n *note) []string {
	var out []string
	for _, k := range n.events {
		e := &d.events[k]
		s := &d.sents[e.sent]
		line := fmt.Sprintf("  sentence %d: %q is %s, %s", e.sent+1, s.Tokens[e.tok].Text, e.kind, reality(e))
		if e.actor >= 0 {
			line += fmt.Sprintf(", by %q", squeeze(d.Slice(s.phrase(e.actor))))
		}
		if e.patient >= 0 {
			line += fmt.Sprintf(", to %q", squeeze(d.Slice(s.phrase(e.patient))))
		}
		out = append(out, line)
	}
	if n.place != nil {
		out = append(out, fmt.Sprintf("  place %s, tie %.1f", n.place.Place.Name, n.place.strength))
	}
	if n.time != nil {
		out = append(out, fmt.Sprintf("  time %q, tie %.1f", squeeze(d.Slice(n.time.Range)), n.time.strength))
	}
	return out
}

// explainIncident lists the fillers of an incident with their weights: those
// that proposed it, and those that decided with the other proposals in view.
func (x *Reader) explainIncident(a *Analysis, in *Incident) []string {
	f := linear.Features{Named: true}
	proposed := x.Propose(a)
	at := slices.IndexFunc(proposed, func(p Incident) bool { return p.cluster == in.cluster })
	a.ClusterFeatures(in.cluster, &f)
	out := []string{fmt.Sprintf("template %s %.2f: %s", in.Type, proposed[at].Score, reasons(x.models.incidents, &f, 0))}
	f.Reset()
	a.AcceptanceFeatures(proposed, at, &f)
	out = append(out, fmt.Sprintf("  beside the others %.2f: %s", in.Score, strongest(x.models.accept.Explain(&f))))
	for r, role := range Roles {
		for _, fl := range in.Fillers[role] {
			out = append(out, x.explainFiller(a, proposed, at, r, &fl)...)
		}
	}
	return append(out, x.explainGroups(a, in)...)
}

// explainFiller says why a filler was proposed for a role, and why it was kept.
func (x *Reader) explainFiller(a *Analysis, proposed []Incident, at, role int, fl *Filler) []string {
	f := linear.Features{Named: true}
	fs := proposed[at].Fillers[Roles[role]]
	k := slices.IndexFunc(fs, func(p Filler) bool { return p.Phrase == fl.Phrase })
	for _, i := range fl.mentions {
		a.d.roleFeatures(&a.Phrases[i], &f)
		a.d.pairFeatures(&a.Phrases[i], &a.clusters[proposed[at].cluster], &f)
	}
	f.Unique()
	out := []string{fmt.Sprintf("  %s %q %.2f: %s", Roles[role], a.Text(fl.Phrase.Range), fs[k].Score, reasons(x.models.roles, &f, role))}
	f.Reset()
	a.FillerFeatures(proposed, at, Roles[role], k, &f)
	return append(out, fmt.Sprintf("    beside the others %.2f: %s", fl.Score, strongest(x.models.fillers.Explain(&f))))
}

// explainGroups lists the groups behind an incident with their weights.
func (x *Reader) explainGroups(a *Analysis, in *Incident) []string {
	f := linear.Features{Named: true}
	var out []string
	a, k := a.undivided(in)
	for _, b := range in.Groups {
		f.Reset()
		a.GroupFeatures(b.group, k, &f)
		out = append(out, fmt.Sprintf("  organisation %q %.2f: %s", a.Text(b.Range), b.Score, reasons(x.models.behind, &f, 0)))
		ac := a.account(b.group, &a.clusters[k])
		way, by, where, mentions := ac.strongest()
		out = append(out, fmt.Sprintf("    %s: %s by %s, %s", b.Confidence, way, by, where))
		for _, i := range mentions {
			out = append(out, fmt.Sprintf("      %q", a.Text(a.d.body(a.Groups[b.group].Mentions[i].Sentence))))
		}
	}
	return out
}
