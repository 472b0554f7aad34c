package incidents

import (
	"cmp"
	"slices"
	"strings"

	"ascribe/internal/extract/linear"
)

// Incident is one incident as the MUC-4 form wants it: of one type, with who
// and what fills its roles.
type Incident struct {
	// Type is the MUC-4 type of incident.
	Type string
	// Score is the probability, 0 to 1, that a coder would fill a template.
	Score float64
	// Fillers by role, the best first.
	Fillers map[string][]Filler
	// Groups are the organisations said to stand behind it, the likeliest first.
	Groups []Behind
	// Attributes are the values of the incident as a whole, by name.
	Attributes map[string]string
	cluster    int
}

// Candidate returns the index of the group of events that tells the incident.
func (in *Incident) Candidate() int { return in.cluster }

// Filler is what fills a role.
type Filler struct {
	Phrase *Phrase
	// Score is the probability, 0 to 1, that it does.
	Score float64
	// Attributes are the values of its set slots, by name.
	Attributes map[string]string
	mentions   []int // phrases, the best first
}

// Incidents decides which candidates are incidents and who and what fills
// their roles, the most probable first. Of the ways to divide the events of the
// report it takes the one that promises the best score, and returns the analysis
// so divided.
func (x *Reader) Incidents(a *Analysis) (*Analysis, []Incident) { return newWeigher(x).incidents(a) }

func (w *weigher) incidents(a *Analysis) (*Analysis, []Incident) {
	best, out, most := a, []Incident(nil), -1.0
	for _, b := range a.Divisions() {
		proposed := w.propose(b)
		if len(proposed) == 0 {
			break // parts of what is no incident are none
		}
		if in, worth := w.decide(b, proposed); worth > most {
			best, out, most = b, in, worth
		}
	}
	for i := range out {
		out[i].Groups = w.behind(best, &out[i])
		w.fillAttributes(best, &out[i])
	}
	return best, out
}

// Thresholds of what is proposed at all; what becomes of it is decided later,
// with all proposals of the report in view.
const (
	proposedIncident = 0.12
	proposedFiller   = 0.15
	// sharedFiller is the least probability of a filler by which two
	// proposals are known to be one.
	sharedFiller = 0.47
)

// Propose returns the candidates that may be incidents, each with whoever and
// whatever may fill its roles, the most probable first.
func (x *Reader) Propose(a *Analysis) []Incident { return newWeigher(x).propose(a) }

func (w *weigher) propose(a *Analysis) []Incident {
	var out []Incident
	for k := range a.clusters {
		f := w.empty()
		a.ClusterFeatures(k, f)
		w.scores = w.models.incidents.Score(f, w.scores)
		if p := linear.Sigmoid(w.scores[0]); p >= proposedIncident {
			out = append(out, Incident{Type: a.clusters[k].typ, Score: p, cluster: k, Fillers: map[string][]Filler{},
				Attributes: map[string]string{}})
		}
	}
	slices.SortStableFunc(out, func(a, b Incident) int { return cmp.Compare(b.Score, a.Score) })
	w.assign(a, out)
	return merge(a, out)
}

// assign gives every phrase to the roles and the incidents that it fits.
func (w *weigher) assign(a *Analysis, out []Incident) {
	taken := make([]int, len(out))
	for k := range out {
		taken[k] = out[k].cluster
	}
	var near []int
	for e := range a.Entities {
		near = a.appendNearest(near[:0], e, taken)
		if len(near) == 0 {
			continue
		}
		own := w.own(a, e)
		for _, c := range near {
			k := slices.Index(taken, c)
			f := w.empty()
			a.tieFeatures(e, c, f)
			f.Unique()
			w.scores = w.models.roles.Sum(f, w.scores)
			for r, role := range Roles {
				if p := linear.Sigmoid(own[r] + w.scores[r]); p >= proposedFiller && takes(out[k].Type, role) {
					out[k].add(a, role, Filler{Phrase: a.Entities[e].Phrase, Score: p, mentions: a.ordered(e, c)})
				}
			}
		}
	}
	for k := range out {
		for role := range out[k].Fillers {
			slices.SortStableFunc(out[k].Fillers[role], func(a, b Filler) int { return cmp.Compare(b.Score, a.Score) })
		}
	}
}

// takes reports whether incidents of a type have the role at all.
func takes(typ, role string) bool {
	switch role {
	case "instrument":
		return typ != "KIDNAPPING" && typ != "ARSON"
	case "object":
		return typ != "KIDNAPPING"
	}
	return true
}

// distance returns the number of sentences between sent and the nearest of
// sents.
func distance(sents []int, sent int) int {
	best := 1 << 20
	for _, s := range sents {
		best = min(best, abs(s-sent))
	}
	return best
}

// add takes a filler into a role, joining it to one that names the same.
func (in *Incident) add(a *Analysis, role string, g Filler) {
	for k := range in.Fillers[role] {
		f := &in.Fillers[role][k]
		if !coreferent(a, f.Phrase, g.Phrase) {
			continue
		}
		f.Phrase = fuller(f.Phrase, g.Phrase)
		if g.Score > f.Score {
			f.Score, f.mentions = g.Score, append(g.mentions, f.mentions...)
		} else {
			f.mentions = append(f.mentions, g.mentions...)
		}
		return
	}
	in.Fillers[role] = append(in.Fillers[role], g)
}

// ordered returns the mentions of entity e, those nearest to where candidate k
// is told first.
func (a *Analysis) ordered(e, k int) []int {
	out := slices.Clone(a.Entities[e].Mentions)
	slices.SortStableFunc(out, func(i, j int) int {
		return cmp.Compare(distance(a.clusters[k].sents, a.Phrases[i].Sentence), distance(a.clusters[k].sents, a.Phrases[j].Sentence))
	})
	return out
}

// fuller returns the phrase that names more: a name over none, a longer name
// over a shorter one, the longer of two descriptions.
func fuller(have, other *Phrase) *Phrase {
	if have.Organisation != other.Organisation {
		if have.Organisation {
			return have
		}
		return other
	}
	if n, m := have.Name.Len(), other.Name.Len(); m > n || m == n && other.Range.Len() > have.Range.Len() {
		return other
	}
	return have
}

// coreferent reports whether two phrases of a report name one thing: names of
// which one holds the other, or the same head in the same number.
func coreferent(a *Analysis, p, q *Phrase) bool {
	if p.Organisation && q.Organisation {
		return p.canonical == q.canonical
	}
	if p.Name.Len() > 0 && q.Name.Len() > 0 {
		x, y := strings.ToLower(a.Text(p.Name)), strings.ToLower(a.Text(q.Name))
		return x == y || hasWords(x, y) || hasWords(y, x)
	}
	if p.key == q.key {
		return true
	}
	return p.Name.Len() == 0 && q.Name.Len() == 0 && p.Head == q.Head && p.Plural == q.Plural &&
		(hasWords(p.key, q.key) || hasWords(q.key, p.key))
}

// hasWords reports whether the words of y stand in x as a run.
func hasWords(x, y string) bool { return strings.Contains(" "+x+" ", " "+y+" ") }

// certainty returns the score of the surest filler: an incident of which
// nothing is known to anybody is hardly one.
func (in *Incident) certainty() float64 {
	best := 0.0
	for _, fs := range in.Fillers {
		for _, f := range fs {
			best = max(best, f.Score)
		}
	}
	return best
}

// merge joins incidents that share a victim or a target and whose types do not
// contradict: they are one incident told twice. An attack gives way to the
// particular type.
func merge(a *Analysis, in []Incident) []Incident {
	var out []Incident
next:
	for i := range in {
		for k := range out {
			switch {
			case !shares(a, &out[k], &in[i]):
			case out[k].Type == in[i].Type:
				out[k].join(a, &in[i])
				continue next
			case in[i].Type == "ATTACK":
				continue next
			case out[k].Type == "ATTACK" && in[i].Score > out[k].Score/2:
				out[k] = in[i]
				continue next
			}
		}
		out = append(out, in[i])
	}
	return out
}

// shares reports whether two incidents name a victim or a target in common.
func shares(a *Analysis, x, y *Incident) bool {
	for _, role := range [2]string{"person", "object"} {
		for _, f := range x.Fillers[role] {
			for _, g := range y.Fillers[role] {
				if min(f.Score, g.Score) >= sharedFiller && coreferent(a, f.Phrase, g.Phrase) && (f.Phrase.Name.Len() > 0 || f.Phrase.key == g.Phrase.key) {
					return true
				}
			}
		}
	}
	return false
}

// join takes the fillers of another incident in.
func (in *Incident) join(a *Analysis, other *Incident) {
	for _, role := range Roles {
		for _, f := range other.Fillers[role] {
			in.add(a, role, f)
		}
	}
}

// worthGiving is the least probability at which a value is given: below it, a value
// that may be wrong costs more than one that is missing.
const worthGiving = 0.22

// fillAttributes sets the attributes of an incident and of its fillers.
func (w *weigher) fillAttributes(a *Analysis, in *Incident) {
	for _, fs := range in.Fillers {
		for k := range fs {
			fs[k].Attributes = map[string]string{}
		}
	}
	for i := range Attributes {
		at := &Attributes[i]
		m := w.models.attributes[i]
		if at.OfIncident() {
			if at.Instead && (len(in.Fillers[at.Role]) > 0 || !takes(in.Type, at.Role)) {
				continue
			}
			f := w.empty()
			a.IncidentAttributeFeatures(in.cluster, in.groups(), in.individuals(), f)
			w.set(in.Attributes, at.Name, in.Score, m)
			continue
		}
		for k := range in.Fillers[at.Role] {
			fl := &in.Fillers[at.Role][k]
			f := w.empty()
			a.PhraseAttributeFeatures(*at, in.Type, in.Attributes["stage"], fl.mentions, f)
			w.set(fl.Attributes, at.Name, fl.Score, m)
		}
	}
}

// set sets an attribute of what is itself only probable, if the likeliest
// value by the features at hand is worth giving.
func (w *weigher) set(attributes map[string]string, name string, probability float64, m *linear.Model) {
	if v, p := w.likeliest(m); v != None && p*probability >= worthGiving {
		attributes[name] = v
	}
}

// likeliest returns the class to which a model gives the highest score by the
// features at hand, and its share of the probabilities of all.
func (w *weigher) likeliest(m *linear.Model) (string, float64) {
	w.scores = m.Score(&w.f, w.scores)
	best, sum := 0, 0.0
	for i, s := range w.scores {
		sum += linear.Sigmoid(s)
		if s > w.scores[best] {
			best = i
		}
	}
	return m.Classes[best], linear.Sigmoid(w.scores[best]) / sum
}

// groups returns the indices of the groups behind it.
func (in *Incident) groups() []int {
	var out []int
	for _, b := range in.Groups {
		out = append(out, b.group)
	}
	return out
}

// individuals returns the phrases taken to name the individuals who did it.
func (in *Incident) individuals() []int {
	var out []int
	for _, f := range in.Fillers["individual"] {
		out = append(out, f.mentions[0])
	}
	return out
}
