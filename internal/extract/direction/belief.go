package direction

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"ascribe"
	"ascribe/internal/extract/linear"
	"ascribe/internal/text"
)

// Words alone do not make a statement: reporters speak with police, witnesses
// are given shelter, tourists travel to Iraq. How a finding stands in its
// report (who its subject is, whether a group, a suspect or the attack is in
// sight) is weighed by a model fitted on findings that a person has judged.

//go:embed models/belief.txt
var embeddedBelief string

// EmbeddedBelief returns the model of belief that the program was built with.
func EmbeddedBelief() string { return embeddedBelief }

// believed is the least probability at which a finding becomes a statement.
// Over the folds of its training reports it is where precision gains most for
// what is lost.
const believed = 0.45

// weigh sets the belief in findings and keeps those that are believed. subject
// is the person that the sentence before began with.
func (s *scene) weigh(fs []finding, subject speaker) []finding {
	kept := fs[:0]
	for i := range fs {
		f := &fs[i]
		switch {
		case s.fitting:
			f.features = &linear.Features{Named: true}
			s.describe(f, subject, f.features)
		case s.belief != nil:
			s.weights.Reset()
			s.describe(f, subject, &s.weights)
			if f.belief = linear.Sigmoid(s.belief.Score(&s.weights, nil)[0]); f.belief < believed {
				continue
			}
			if s.weights.Named {
				f.weighed = heaviest(s.belief.Explain(&s.weights, 0))
			}
		}
		kept = append(kept, *f)
	}
	return kept
}

// heaviest words the few contributions that count most.
func heaviest(cs []linear.Contribution) []string {
	var out []string
	for _, c := range cs[:min(4, len(cs))] {
		if c.Feature != "bias" {
			out = append(out, fmt.Sprintf("%s %+.1f", c.Feature, c.Weight))
		}
	}
	return out
}

// describe adds what the model weighs about a finding.
func (s *scene) describe(f *finding, subject speaker, x *linear.Features) {
	p := string(f.statement.Predicate)
	x.Add("predicate", p)
	x.Add("predicate", p, string(f.statement.Polarity), string(f.statement.Certainty))
	x.Add("speaker", string(f.statement.SpeakerKind))
	s.describeWords(f, x)
	s.describeParties(f, subject, x)
	s.describeSurroundings(f, x)
	s.describeReport(f, x)
}

// about is how many words before and after a finding are weighed one by one.
const about = 6

// describeWords adds the wording, its words and those about it.
func (s *scene) describeWords(f *finding, x *linear.Features) {
	u, h, p := f.unit, f.hit, string(f.statement.Predicate)
	x.Add("cue", s.cueFinder.patterns[h.pattern].source)
	x.Add("word", p, word(u, h.anchor))
	x.Add("after", word(u, h.to))
	x.Add("before", word(u, h.from-1))
	for i := max(0, h.from-about); i < min(h.to+about, len(u.toks)); i++ {
		if i >= h.from && i < h.to {
			x.Add("matched", p, word(u, i))
		} else {
			x.Add("around", word(u, i))
		}
	}
}

// word returns token i as it is weighed, names and numbers without saying
// which: what is believed of somebody must not depend on what he is called.
func word(u *unit, i int) string {
	switch {
	case i < 0 || i >= len(u.toks):
		return ""
	case u.inOrganisation(i):
		return "Organisation"
	case u.toks[i].Kind == text.Number:
		return "0"
	case strings.ContainsFunc(u.toks[i].Text[1:], unicode.IsUpper), capitalised(u.toks[i].Token) && (inName(u, i) || u.has(i, 1)):
		return "Name"
	}
	return u.low(i)
}

// describeParties says who does what the finding says, and to whom.
func (s *scene) describeParties(f *finding, subject speaker, x *linear.Features) {
	u, p := f.unit, string(f.statement.Predicate)
	from, to := s.subject(u, f.hit.anchor)
	who := s.party(u, from, to, subject)
	x.Add("subject", who)
	x.Add("subject", p, who)
	from, to = objectAfter(u, f.hit.to)
	whom := s.party(u, from, to, subject)
	x.Add("object", whom)
	x.Add("object", p, whom)
	x.Add("parties", who, whom)
	switch org := f.statement.Organisation; {
	case org == "":
		x.Add("organisation", "none")
	case s.namedIn(u):
		x.Add("organisation", "here")
	default:
		x.Add("organisation", "before")
	}
}

// objectAfter returns the few words after a finding up to the next mark.
func objectAfter(u *unit, i int) (from, to int) {
	for to = i; to < min(i+4, len(u.toks)) && !u.toks[to].wall && u.toks[to].Kind != text.Punct; to++ {
	}
	return i, to
}

// namedIn reports whether u names an organisation.
func (s *scene) namedIn(u *unit) bool {
	for _, t := range u.tags {
		if t.class == 0 && t.ref >= 0 && !s.orgs[t.ref].Generic {
			return true
		}
	}
	return false
}

// party words who the tokens from..to stand for.
func (s *scene) party(u *unit, from, to int, subject speaker) string {
	switch {
	case from >= to:
		return "none"
	case u.within(from, to, s.class.member):
		return "member"
	case u.within(from, to, s.class.convict):
		return "suspect"
	case u.within(from, to, 0), u.within(from, to, s.class.group):
		return "group"
	}
	if k, ok := s.dir.KindOf(u.text(from, to)); ok && k != ascribe.Attacker {
		return string(k)
	}
	for i := to - 1; i >= from; i-- {
		if p, known := s.cast.people[u.low(i)]; known && capitalised(u.toks[i].Token) {
			return "person, " + s.suspicion(u.low(i)) + ", " + string(p.kind)
		}
	}
	switch {
	case u.within(from, to, s.class.pronoun):
		return "pronoun of " + s.antecedent(subject)
	case u.within(from, to, s.class.attacker):
		return "man"
	case u.within(from, to, s.class.attack):
		return "attack"
	case u.within(from, to, 1):
		return "name"
	}
	return "other"
}

// antecedent words whom a pronoun may stand for.
func (s *scene) antecedent(p speaker) string {
	if p.name == "" {
		return "nobody"
	}
	if key := lastWord(p.name); key != "" && s.accused[strings.ToLower(key)] > 0 {
		return "suspect"
	}
	return string(p.kind)
}

// suspicion tells how often a name stands beside words for a suspect.
func (s *scene) suspicion(key string) string {
	switch n := s.accused[key]; {
	case n == 0:
		return "never suspect"
	case n == 1:
		return "once suspect"
	}
	return "suspect"
}

// describeSurroundings says what stands near a finding.
func (s *scene) describeSurroundings(f *finding, x *linear.Features) {
	u, h, p := f.unit, f.hit, string(f.statement.Predicate)
	for _, c := range [...]struct {
		name  string
		class classID
	}{{"suspect", s.class.convict}, {"attack", s.class.attack}, {"group", s.class.group}, {"member", s.class.member}, {"land", s.class.territory}, {"name", 1}} {
		where := s.whereIs(c.class, f)
		x.Add(c.name, where)
		x.Add(c.name, p, where)
	}
	for i := max(0, h.from-3); i < min(h.to+3, len(u.toks)); i++ {
		if unreal[u.low(i)] {
			x.Add("unreal", u.low(i))
		}
	}
	x.Add("length", bucketOf(len(u.toks), 10, 20, 35, 60))
	if u.toks[h.from].Quoted {
		x.Add("quoted")
	}
}

// whereIs words how near a class stands to a finding.
func (s *scene) whereIs(c classID, f *finding) string {
	u, h := f.unit, f.hit
	switch {
	case u.within(h.from, h.to, c):
		return "inside"
	case u.within(h.from-near, h.to+near, c):
		return "near"
	case u.within(0, len(u.toks), c):
		return "in the sentence"
	case u.at > 0 && s.units[u.at-1].within(0, len(s.units[u.at-1].toks), c):
		return "just before"
	}
	return "nowhere"
}

// unreal are words by which something is told of nobody in particular, or of
// no time.
var unreal = words("would could should will if when people those many some any all such more most often usually often threat threats anyone others generally us american")

// describeReport says what kind of report the finding stands in. It counts
// what speaks of attacks and groups only, so that a paragraph on something else
// changes nothing.
func (s *scene) describeReport(f *finding, x *linear.Features) {
	x.Add("mentions", strconv.Itoa(min(len(s.mentions), 4)))
	x.Add("sentences on attacks", bucketOf(len(s.attacks), 2, 4, 8, 16))
	before, _ := slices.BinarySearch(s.attacks, f.unit.at)
	x.Add("sentences on attacks before", bucketOf(before, 1, 3, 8, 16))
	x.Add("groups named", bucketOf(len(s.orgs), 1, 3, 8, 16))
	x.Add("from the telling", bucketOf(s.fromTelling(f.unit), 1, 2, 4, 8))
}

// fromTelling is how many units lie between u and the next words that tell of
// one of the report's incidents.
func (s *scene) fromTelling(u *unit) int {
	best := 99
	for _, at := range s.telling {
		best = min(best, max(at-u.at, u.at-at))
	}
	return best
}

// bucketOf words in which of the ranges that limits part n lies.
func bucketOf(n int, limits ...int) string {
	for _, l := range limits {
		if n < l {
			return "<" + strconv.Itoa(l)
		}
	}
	return ">=" + strconv.Itoa(limits[len(limits)-1])
}

// survey notes what describe needs of the whole report.
func (s *scene) survey() {
	s.accused = map[string]int{}
	for _, u := range s.units {
		if len(u.toks) == 0 {
			continue
		}
		if u.within(0, len(u.toks), s.class.attack) {
			s.attacks = append(s.attacks, u.at)
		}
		if s.tells(u) {
			s.telling = append(s.telling, u.at)
		}
		for i := range u.toks {
			if !capitalised(u.toks[i].Token) {
				continue
			}
			if _, person := s.cast.people[u.low(i)]; person && u.within(i-4, i+5, s.class.convict) {
				s.accused[u.low(i)]++
			}
		}
	}
}

// tells reports whether u holds words that tell of one of the report's
// incidents.
func (s *scene) tells(u *unit) bool {
	span := s.doc.Span(text.Range{Start: u.toks[0].Start, End: u.toks[len(u.toks)-1].End})
	for i := range s.mentions {
		for _, m := range s.mentions[i].Spans {
			if m.Overlap(span) > 0 {
				return true
			}
		}
	}
	return false
}
