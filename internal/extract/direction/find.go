package direction

import (
	"cmp"
	"strings"

	"ascribe"
	"ascribe/internal/actors"
	"ascribe/internal/extract/linear"
	"ascribe/internal/text"
)

// finding is a proposition on its way to a statement.
type finding struct {
	unit      *unit
	hit       hit
	modality  modality
	statement ascribe.Statement
	passes    []string
	// belief is the probability that the finding is right, 0 to 1.
	belief   float64
	weighed  []string
	features *linear.Features
}

func (f *finding) pass(name string) { f.passes = append(f.passes, name) }

// scene is the report at hand, as the passes share it.
type scene struct {
	*Reader
	doc      *text.Doc
	report   *ascribe.Report
	orgs     []actors.OrgMatch
	units    []*unit
	cast     *cast
	mentions []ascribe.Mention
	// accused counts how often a person's name stands beside words for a
	// suspect.
	accused map[string]int
	// attacks are the units that speak of an attack, telling those that tell of
	// the report's incidents.
	attacks, telling []int
	// weights is room for what is weighed about one finding, named where that
	// is to be explained; hits is room for the cues of one unit.
	weights linear.Features
	hits    []hit
	// fitting keeps every finding, with its features, for the fit.
	fitting bool
}

func (x *Reader) newScene(d *text.Doc, r *ascribe.Report, orgs []actors.OrgMatch, mentions []ascribe.Mention) *scene {
	return &scene{Reader: x, doc: d, report: r, orgs: orgs, mentions: mentions}
}

// find makes the findings of the report.
func (s *scene) find() []finding {
	s.units = s.Reader.units(s.doc, s.orgs)
	for i, u := range s.units {
		u.at = i
	}
	s.cast = s.newCast(s.doc, s.units)
	s.survey()
	var out []finding
	var before context
	for _, u := range s.units {
		out, before = s.read(out, u, before)
	}
	return s.place(out)
}

// context is what a unit leaves to the next.
type context struct {
	paragraph int
	spoken    speaker // who spoke last in the paragraph
	behind    string
}

// read adds the findings of one unit.
func (s *scene) read(out []finding, u *unit, before context) ([]finding, context) {
	if before.paragraph != u.paragraph {
		before.spoken = speaker{}
	}
	as := s.attributions(u)
	ss := s.speakers(u, as)
	after := context{paragraph: u.paragraph, spoken: s.lastSpeaker(u, as, ss, before)}
	s.hits = s.cueFinder.find(u, s.hits[:0])
	if u.question || len(s.hits) == 0 {
		s.cast.subject = s.subjectOf(u, as)
		return out, after
	}
	ops := s.operators(u, as)
	n := len(out)
	for _, h := range s.hits {
		if f, ok := s.propose(u, h, ops); ok && !(f.statement.Predicate == ascribe.InContact && s.describesSource(u, as, h)) {
			s.attribute(&f, as, ss, before)
			out = append(out, f)
		}
	}
	subject := s.cast.subject
	s.cast.subject = s.subjectOf(u, as)
	fs := s.weigh(s.rule(out[n:]), subject)
	return out[:n+len(fs)], after
}

// nameless reports a condition of anonymity beside the verb.
func nameless(u *unit, a attribution) bool {
	for i := a.from; i < min(max(a.verb, a.to)+12, len(u.toks)); i++ {
		switch u.low(i) {
		case "anonymity", "anonymously":
			return true
		case "not":
			j := i + 1
			if w := u.low(j); w == "want" || w == "wish" {
				j++
			}
			if w := u.low(j); w == "authorised" || w == "authorized" || w == "to" && u.low(j+1) == "be" && (u.low(j+2) == "named" || u.low(j+2) == "identified") {
				return true
			}
		}
	}
	return false
}

func (s *scene) speakers(u *unit, as []attribution) []speaker {
	ss := make([]speaker, len(as))
	for i, a := range as {
		ss[i] = s.cast.resolve(u, a.from, a.to, a.verb)
		ss[i] = ss[i].charging(u, a.verb)
		if nameless(u, a) {
			ss[i].kind = ascribe.AnonymousOfficial
		}
		s.cast.heard(u, ss[i])
	}
	return ss
}

// lastSpeaker is whose speech a following sentence may continue.
func (s *scene) lastSpeaker(u *unit, as []attribution, ss []speaker, before context) speaker {
	for i := len(ss) - 1; i >= 0; i-- {
		if ss[i].kind != "" && !as[i].cited && !claims(u, as[i].verb) && !reported(as, ss, i) {
			return ss[i]
		}
	}
	if continues(u) {
		return before.spoken
	}
	return speaker{}
}

// claims reports whether the verb at v only says that a deed was claimed, so that
// what follows is not the claimant's word.
func claims(u *unit, v int) bool {
	w := u.low(v)
	return (w == "claimed" || w == "claims" || w == "admitted" || w == "admits") && u.low(v+1) != "that" && u.low(v+1) != "it" && u.low(v+1) != "to"
}

// reported reports whether source i only speaks in the words of another:
// "the prosecutor said the man had told negotiators …".
func reported(as []attribution, ss []speaker, i int) bool {
	for j := range as {
		if j != i && ss[j].kind != "" && !as[j].trailing && as[j].verb < as[i].verb && as[i].verb < as[j].scopeTo && as[i].from > as[j].verb && ss[i].kind == ascribe.Attacker {
			return true
		}
	}
	return false
}

// subjectOf returns the person that a unit without a source begins with.
func (s *scene) subjectOf(u *unit, as []attribution) speaker {
	if len(as) > 0 || len(u.toks) == 0 {
		return speaker{}
	}
	if n := nameAt(u, 0); n > 0 {
		if p, ok := s.cast.people[u.low(n-1)]; ok {
			if p.kind == "" {
				p.kind = ascribe.Attacker
			}
			return p
		}
	}
	if p := s.cast.officeAt(u, 0); p.name != "" {
		return p
	}
	return s.cast.partyAt(u)
}

// propose checks a cue's demands and applies the operators.
func (s *scene) propose(u *unit, h hit, ops []operator) (finding, bool) {
	cue := s.cues[h.pattern]
	if asked(u, h.to) {
		return finding{}, false
	}
	if cue.Weak && !u.within(0, len(u.toks), 0) && !u.within(0, len(u.toks), s.class.member) {
		return finding{}, false
	}
	m := modalityOf(ops, h, cue.Denied, cue.negative, cue.Certainty)
	if m.silenced || cue.Asks && m.certainty != ascribe.Unknown {
		return finding{}, false
	}
	f := finding{unit: u, hit: h, modality: m}
	f.statement.Predicate = cue.Predicate
	f.statement.Organisation = s.organisation(u, h, cue.Predicate)
	return f, true
}

// asked reports whether the part of u that goes on at token i is a question.
func asked(u *unit, i int) bool {
	for ; i < len(u.toks); i++ {
		if u.toks[i].wall || u.low(i) == "." {
			return u.low(i) == "?"
		}
	}
	return false
}

// describesSource reports whether h only says how a source spoke: "the
// official who talked to reporters".
func (s *scene) describesSource(u *unit, as []attribution, h hit) bool {
	if u.within(h.from, h.to+near, s.class.group) || u.within(h.from, h.to+near, s.class.member) {
		return false
	}
	for _, a := range as {
		if a.from <= h.anchor && h.anchor < a.to {
			return true
		}
	}
	return false
}

// attribute sets speaker, kind and source behind, from the attributions whose
// scope holds the finding: the outermost is the speaker.
func (s *scene) attribute(f *finding, as []attribution, ss []speaker, before context) {
	outer, inner, cited := -1, -1, -1
	for i, a := range as {
		if f.hit.anchor < a.scopeFrom || f.hit.anchor >= a.scopeTo || ss[i].kind == "" || f.tells(a) {
			continue
		}
		switch {
		case a.cited:
			cited = i
		case outer < 0:
			outer = i
		case a.trailing || a.verb < as[outer].verb && !as[outer].trailing:
			outer, inner = i, outer
		default:
			inner = i
		}
	}
	switch {
	case outer < 0:
		outer = cited
	case cited >= 0:
		inner = cited
	}
	if inner >= 0 && as[outer].trailing && documentary[lastWord(strings.ToLower(ss[outer].name))] {
		outer, inner = inner, -1 // "he had told detectives …, the records show": the records only keep it
	}
	if inner >= 0 && ss[inner].kind == ascribe.Attacker && addressee(f.unit, as[inner], ss[outer]) {
		outer, inner = inner, -1 // "told a judge that …, the judge said": he only passes it on
	}
	st := &f.statement
	if st.Predicate == ascribe.ClaimedResponsibility {
		for _, i := range []int{outer, inner} {
			if i >= 0 && ss[i].kind == ascribe.Organisation {
				st.Organisation = cmp.Or(s.firstNamed(f.unit, as[i].from, as[i].to), st.Organisation)
			}
		}
	}
	if outer >= 0 {
		st.Speaker, st.SpeakerKind = ss[outer].name, ss[outer].kind
		if ss[outer].charges || charging(st.Speaker) {
			f.modality.weaken(ascribe.Probable)
			f.pass("a charge is probable at most")
		}
		if inner >= 0 && ss[inner].name != st.Speaker {
			st.Behind = ss[inner].name
		}
		return
	}
	st.SpeakerKind = ascribe.Reporter
	if k := officialAct(f.unit); k != "" {
		st.SpeakerKind = k
		f.pass("a verdict or charge speaks for its office")
		return
	}
	if before.spoken.name != "" && (len(as) == 0 && continues(f.unit) || before.spoken.kind == ascribe.Media && takesUp(f.unit)) {
		st.Speaker, st.SpeakerKind = before.spoken.name, before.spoken.kind
		f.pass("continued speech")
	}
}

// tells reports whether the words of an attribution are themselves what is
// found: "his contact told him what to do" is a deed, not a source.
func (f *finding) tells(a attribution) bool {
	return bound[f.statement.Predicate] && f.hit.from <= a.verb && a.verb < f.hit.to && directing[f.unit.low(a.verb)]
}

var directing = words("told tell tells telling wrote write writes asked suggested advised")

// addressee reports whether s is whom the source a spoke to.
func addressee(u *unit, a attribution, s speaker) bool {
	head := headWord(strings.ToLower(s.name))
	for i := a.verb + 1; i < a.verb+4; i++ {
		if head != "" && u.low(i) == head {
			return true
		}
	}
	return false
}

// documentary are papers that keep what somebody said.
var documentary = words("records transcripts transcript papers documents files minutes")

// officialAct returns the office whose act a unit tells of in the passive:
// somebody was convicted, or was charged.
func officialAct(u *unit) ascribe.SpeakerKind {
	for i := range u.toks {
		kind := ascribe.Court
		switch u.low(i) {
		case "convicted", "acquitted", "sentenced":
		case "charged", "indicted":
			kind = ascribe.Prosecutor
		default:
			continue
		}
		if beForms[u.low(i-1)] || adverbs[u.low(i-1)] {
			return kind
		}
	}
	return ""
}

// charging reports whether a speaker is a document that brings a charge.
func charging(name string) bool {
	low := strings.ToLower(name)
	for _, w := range []string{"indictment", "charge sheet", "chargesheet", "complaint", "charges", "affidavit", "charging document"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// takesUp reports whether a unit goes on about those whom a paper's story, told in
// the sentence before, is about: "The planners wrote to …", "They arranged …".
func takesUp(u *unit) bool {
	switch u.low(0) {
	case "he", "she", "they":
	case "the":
		if !followUps[u.low(1)] {
			return false
		}
	default:
		return false
	}
	for i := range u.toks {
		switch u.low(i) {
		case "is", "are", "remains", "remain", "has", "have":
			return false
		}
	}
	return true
}

var followUps = words("contact planner planners handler handlers controller controllers recruiter recruiters correspondent messages records chats")

// continues reports whether a unit without a source of its own may go on with
// what was reported before it: backshifted tense, none in the present, or a
// quotation.
func continues(u *unit) bool {
	if len(u.toks) > 0 && u.toks[0].Quoted {
		return true
	}
	shifted := false
	for i := range u.toks {
		switch u.low(i) {
		case "had", "would":
			shifted = true
		case "is", "are", "remains", "remain", "has":
			if !u.toks[i].Quoted && !u.inOrganisation(i) {
				return false
			}
		}
	}
	return shifted
}
