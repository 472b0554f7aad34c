package incidents

import (
	"strings"

	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/extract/incidents/lexicon"
)

// kind is a kind of violent event, as events.txt of the lexicon names it.
type kind = string

// The kinds of event.
const (
	kill     kind = "kill"
	die      kind = "die"
	wound    kind = "wound"
	shoot    kind = "shoot"
	stab     kind = "stab"
	bomb     kind = "bomb"
	ram      kind = "ram"
	kidnap   kind = "kidnap"
	hostage  kind = "hostage"
	hijack   kind = "hijack"
	burn     kind = "burn"
	rob      kind = "rob"
	attack   kind = "attack"
	destroy  kind = "destroy"
	threaten kind = "threaten"
	capture  kind = "capture"
	strike   kind = "strike"
	air      kind = "air"
	combat   kind = "combat"
	plot     kind = "plot"
	foil     kind = "foil"
)

// event is one place where the text tells of a violent event: a verb or a
// noun, with who does it and who suffers.
type event struct {
	sent, tok, last int // sentence; first and last token of the trigger
	kind            kind
	verb            bool
	np, vg          int // the phrase or the verb group; -1
	// actor and patient are noun phrases of the sentence, -1 for none.
	actor, patient int
	// pps are the prepositional phrases that belong to the trigger.
	pps []attachment
	// negated: did not happen; unreal: planned, feared, threatened, a
	// condition; general: attacks as such, none in particular.
	negated, unreal, general bool
}

// attachment is a prepositional phrase.
type attachment struct {
	prep string
	np   int
	time bool // the phrase names a time
}

// actual reports whether the text tells of the event as having happened.
func (e *event) actual() bool { return !e.negated && !e.unreal && !e.general }

// with returns the first phrase under one of the prepositions, -1 if none.
func (e *event) with(preps ...string) int {
	for _, a := range e.pps {
		for _, p := range preps {
			if a.prep == p && !a.time {
				return a.np
			}
		}
	}
	return -1
}

// findEvents appends the events of sentence i.
func (x *Reader) findEvents(d *document, i int) {
	s := &d.sents[i]
	for k := range s.Tokens {
		if e, ok := x.eventAt(s, k); ok && !figurative(s, &e) {
			e.sent = i
			if policing(s, &e) {
				e.kind = combat
			}
			d.events = append(d.events, e)
		}
	}
}

// policing reports whether an event is done to the attackers or by the police
// in pursuit of them: a police raid, a gunman shot dead.
func policing(s *sentence, e *event) bool {
	switch e.kind {
	case attack, kill, shoot, die, wound:
	default:
		return false
	}
	if e.patient >= 0 && e.patient != e.np && attackers(s, e.patient) && (e.verb || e.kind == kill || e.kind == die) {
		return true
	}
	if (e.kind == shoot || e.kind == kill) && e.verb && e.actor >= 0 && e.patient < 0 && lawful(s, e.actor) {
		return true // "before officers shot him dead"
	}
	switch s.Tokens[e.tok].Word.Lemma {
	case "raid", "storm":
	default:
		return false
	}
	if e.np >= 0 {
		for k := s.NPs[e.np].First; k < e.tok; k++ {
			if w := s.Tokens[k].Lower; w == "police" || w == "dawn" || w == "fbi" || w == "commando" || w == "army" {
				return true
			}
		}
	}
	return e.actor >= 0 && (forceful(s, e.actor) || s.Tokens[s.NPs[e.actor].Head].Word.LemmaOf() == "commando")
}

// lawful reports whether phrase np is police or soldiers.
func lawful(s *sentence, np int) bool {
	for k := s.NPs[np].First; k <= s.NPs[np].Last; k++ {
		for _, x := range s.Tokens[k].Word.AllSenses() {
			if x.Type == "LAW ENFORCEMENT" || x.Type == "ACTIVE MILITARY" {
				return true
			}
		}
	}
	return false
}

// eventAt returns the event that token k tells of.
func (x *Reader) eventAt(s *sentence, k int) (event, bool) {
	t := &s.Tokens[k]
	switch {
	case t.Word == nil:
		return event{}, false
	case t.Part == clause.Verb:
		if kd, n := x.verbEvent(s, k); kd != "" {
			return verbEvent(s, k, n, kd), true
		}
	case t.NP >= 0 && t.Word.NounEvent != "":
		if s.NPs[t.NP].Head == k || t.Part == clause.Noun && t.Word.NounEvent == bomb {
			return nounEvent(s, k, t.Word.NounEvent), true
		}
	}
	return event{}, false
}

// verbEvent returns the kind of event that the verb at k tells of and the
// number of words that tell it: "opened fire".
func (x *Reader) verbEvent(s *sentence, k int) (kind, int) {
	var forms [4]string
	n := 0
	for ; n < len(forms) && k+n < len(s.Tokens); n++ {
		forms[n] = s.Tokens[k+n].Lower
	}
	if kd, n := x.lex.Phrase(forms[:n]); kd != "" {
		return kd, n
	}
	if rams(s, k) {
		return ram, 1
	}
	return s.Tokens[k].Word.VerbEvent, 1
}

// rams recognises "drove a lorry into a crowd".
func rams(s *sentence, k int) bool {
	switch s.Tokens[k].Word.Lemma {
	case "drive", "steer", "crash", "slam", "plow", "plough", "ram", "mow":
	default:
		return false
	}
	vehicle, into := false, false
	for i := k + 1; i < len(s.Tokens) && i < k+9 && s.Tokens[i].VG < 0; i++ {
		t := &s.Tokens[i]
		vehicle = vehicle || roadVehicle(t.Word.LemmaOf())
		into = into || t.Lower == "into" || t.Lower == "through" || t.Lower == "onto" || t.Lower == "down"
	}
	if g := s.VGs[s.Tokens[k].VG]; g.Subject >= 0 && !vehicle {
		vehicle = roadVehicle(s.Tokens[s.NPs[g.Subject].Head].Word.LemmaOf())
	}
	return vehicle && into
}

func verbEvent(s *sentence, k, n int, kd kind) event {
	g := &s.VGs[s.Tokens[k].VG]
	e := event{tok: k, last: k + n - 1, kind: kd, verb: true, np: -1, vg: s.Tokens[k].VG, actor: g.Subject, patient: g.Object}
	if g.Passive {
		e.actor, e.patient = g.Agent, g.Subject
	}
	if n > 1 { // "blew up a bridge": the object follows the last word
		if np := objectAfter(s, e.last); np >= 0 {
			e.patient = np
		}
	}
	e.negated = g.Negated || e.actor >= 0 && nobody(s, e.actor) || g.Subject < 0 && nobodyBefore(s, g.First)
	e.unreal = g.Modal || conditional(s, g.First)
	e.general = ableTo(s, g.First)
	e.pps = attachments(s, e.last+1)
	return e
}

// ableTo reports whether the verb group at token k says what somebody can do,
// not what he did: "trained to kill".
func ableTo(s *sentence, k int) bool {
	if k > 0 && s.Tokens[k].Lower != "to" && s.Tokens[k-1].Lower == "to" {
		k--
	}
	if k == 0 {
		return false
	}
	switch s.Tokens[k-1].Lower {
	case "trained", "taught", "able", "willing", "learned", "learnt":
		return true
	}
	return false
}

// objectAfter returns the phrase that starts right after token k.
func objectAfter(s *sentence, k int) int {
	if k+1 < len(s.Tokens) {
		if np := s.Tokens[k+1].NP; np >= 0 && s.NPs[np].Prep < 0 {
			return np
		}
	}
	return -1
}

// nobody reports whether phrase n denies: "no group".
func nobody(s *sentence, n int) bool { return s.Tokens[s.NPs[n].First].Lower == "no" }

func nobodyBefore(s *sentence, k int) bool {
	if k == 0 {
		return false
	}
	w := s.Tokens[k-1].Lower
	return w == "nobody" || w == "none" || w == "one" && k > 1 && s.Tokens[k-2].Lower == "no"
}

// conditional reports whether "if", "whether" or the like opens the clause
// that token k stands in.
func conditional(s *sentence, k int) bool {
	for i := k - 1; i >= 0 && i >= k-8; i-- {
		switch s.Tokens[i].Lower {
		case "if", "whether", "unless", "would", "could":
			return true
		case ",", ";":
			return false
		}
	}
	return false
}

func nounEvent(s *sentence, k int, kd kind) event {
	np := s.Tokens[k].NP
	n := &s.NPs[np]
	e := event{tok: k, last: k, kind: kd, np: np, vg: -1, actor: -1, patient: -1}
	e.pps = attachments(s, n.Last+1)
	e.actor, e.patient = e.with("by"), e.with("of", "on", "against")
	if e.patient < 0 {
		e.patient = n.Owner
	}
	if kd == bomb && s.Tokens[k].Word.Lemma != "bombing" && e.with("of") >= 0 {
		e.patient = e.with("on", "against") // "an explosion of joy", "a bomb of 5 kg"
	}
	e.negated = nobody(s, np)
	e.unreal = planned(s, n)
	e.general = general(s, n, k)
	return e
}

// attachments returns the prepositional phrases from token k on, up to the
// next verb or clause.
func attachments(s *sentence, k int) []attachment {
	var out []attachment
	for ; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		switch {
		case t.VG >= 0 || t.Part == clause.Sub || t.Part == clause.Rel || t.Text == ";" || t.Text == "," && !prepositionAfter(s, k):
			return out
		case (t.Part == clause.Prep || t.Part == clause.To) && k+1 < len(s.Tokens) && len(out) < 6:
			if np := nextPhrase(s, k+1); np >= 0 {
				out = append(out, attachment{t.Lower, np, s.NPs[np].Time})
			}
		}
	}
	return out
}

// prepositionAfter reports whether a preposition follows the comma at k.
func prepositionAfter(s *sentence, k int) bool {
	return k+1 < len(s.Tokens) && s.Tokens[k+1].Part == clause.Prep
}

// nextPhrase returns the phrase that starts at token k, the owned one where a
// genitive comes first.
func nextPhrase(s *sentence, k int) int {
	np := s.Tokens[k].NP
	if np < 0 || s.NPs[np].First != k {
		return -1
	}
	for np+1 < len(s.NPs) && s.NPs[np+1].Owner == np {
		np++
	}
	return np
}

// planned reports whether a noun of event is only intended: "a plot to",
// "threat of an attack", "planned attack".
func planned(s *sentence, n *clause.NP) bool {
	for k := n.First; k <= n.Last; k++ {
		switch s.Tokens[k].Lower {
		case "planned", "possible", "potential", "future", "further", "foiled", "thwarted", "imminent", "suspected", "feared", "alleged":
			return s.Tokens[k].Lower != "suspected" && s.Tokens[k].Lower != "alleged"
		}
	}
	for k := n.First - 1; k >= 0 && k >= n.First-4; k-- {
		switch w := s.Tokens[k].Lower; {
		case strings.HasPrefix(w, "plan") || strings.HasPrefix(w, "plot") || strings.HasPrefix(w, "threat") || w == "risk" || w == "fear" || w == "fears" || w == "warning" || w == "prevent":
			return true
		case s.Tokens[k].Part == clause.Verb || s.Tokens[k].Text == ",":
			return false
		}
	}
	return false
}

// general reports whether a noun of event in the plural, or with "any" or
// "such", names no particular event.
func general(s *sentence, n *clause.NP, k int) bool {
	first := s.Tokens[n.First].Lower
	if first == "any" || first == "such" || first == "every" {
		return true
	}
	t := &s.Tokens[k]
	if !t.Word.Is(lexicon.Plural) {
		// "the threat of attack", "violence": without article, no place, no time.
		return n.First == k && n.Owner < 0 && n.Prep >= 0 && n.Last == k
	}
	return n.First == k && n.Owner < 0 && !series(s, n)
}

// series reports whether "a wave of", "a string of" makes a plural particular.
func series(s *sentence, n *clause.NP) bool {
	if n.Prep < 1 || s.Tokens[n.Prep].Lower != "of" {
		return false
	}
	switch s.Tokens[n.Prep-1].Lower {
	case "wave", "series", "string", "spate", "spree":
		return true
	}
	return false
}
