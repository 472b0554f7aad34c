package ascribe

import "slices"

// Predicate names the proposition that a [Statement] makes. The closed list,
// with definitions, is the codebook's (docs/codebook.md).
type Predicate string

// Predicates about the organisation's role (the direction codebook, version 1).
const (
	Responsible            Predicate = "responsible"
	ClaimedResponsibility  Predicate = "claimed_responsibility"
	PledgedAllegiance      Predicate = "pledged_allegiance"
	ConsumedPropaganda     Predicate = "consumed_propaganda"
	ActedAlone             Predicate = "acted_alone"
	NoLinkFound            Predicate = "no_link_found"
	Linked                 Predicate = "linked"
	InContact              Predicate = "in_contact"
	Guided                 Predicate = "guided"
	Encouraged             Predicate = "encouraged"
	SetTargetOrMethod      Predicate = "set_target_or_method"
	InstructedStepByStep   Predicate = "instructed_step_by_step"
	Supplied               Predicate = "supplied"
	Travelled              Predicate = "travelled"
	TriedToTravel          Predicate = "tried_to_travel"
	Trained                Predicate = "trained"
	Sent                   Predicate = "sent"
	Member                 Predicate = "member"
	LinkUnderInvestigation Predicate = "link_under_investigation"
)

// Predicates about facts of the incident; their statements carry a Value.
const (
	FactAttackType   Predicate = "attack_type"
	FactWeapon       Predicate = "weapon"
	FactTarget       Predicate = "target"
	FactDate         Predicate = "date"
	FactPlace        Predicate = "place"
	FactKilled       Predicate = "killed"
	FactInjured      Predicate = "injured"
	FactAttackers    Predicate = "attackers"
	FactCaptured     Predicate = "captured"
	FactOutcome      Predicate = "outcome"
	FactOrganisation Predicate = "organisation"
	FactClaimMode    Predicate = "claim_mode"
	FactChannel      Predicate = "channel"
)

// DirectionPredicates lists the predicates about the organisation's role in
// the codebook's order.
var DirectionPredicates = []Predicate{
	Responsible, ClaimedResponsibility, PledgedAllegiance, ConsumedPropaganda, ActedAlone, NoLinkFound, Linked,
	InContact, Guided, Encouraged, SetTargetOrMethod, InstructedStepByStep, Supplied, Travelled, TriedToTravel,
	Trained, Sent, Member, LinkUnderInvestigation,
}

// FactPredicates lists the predicates about facts.
var FactPredicates = []Predicate{
	FactAttackType, FactWeapon, FactTarget, FactDate, FactPlace, FactKilled, FactInjured, FactAttackers,
	FactCaptured, FactOutcome, FactOrganisation, FactClaimMode, FactChannel,
}

// IsFact reports whether p is about a fact of the incident rather than about
// the organisation's role.
func (p Predicate) IsFact() bool { return slices.Contains(FactPredicates, p) }

// Polarity says whether the speaker affirms or denies the proposition.
type Polarity string

// The polarities.
const (
	Affirmed Polarity = "affirmed"
	Denied   Polarity = "denied"
)

// Certainty is the weakest hedge on the chain from the proposition to the
// outermost speaker.
type Certainty string

// The certainties: Probable for "likely", "believed", "charged"; Possible for
// "may", "could", "suspected"; Unknown for "it is not clear whether", which
// carries no polarity (write [Affirmed]).
const (
	Certain  Certainty = "certain"
	Probable Certainty = "probable"
	Possible Certainty = "possible"
	Unknown  Certainty = "unknown"
)

// SpeakerKind classes the outermost source of a statement.
type SpeakerKind string

// The kinds of speaker. Reporter means no attribution: the report's own voice.
const (
	Police            SpeakerKind = "police"
	Prosecutor        SpeakerKind = "prosecutor"
	Court             SpeakerKind = "court"
	Government        SpeakerKind = "government"
	Intelligence      SpeakerKind = "intelligence"
	Military          SpeakerKind = "military"
	Organisation      SpeakerKind = "organisation"
	Attacker          SpeakerKind = "attacker"
	Witness           SpeakerKind = "witness"
	Family            SpeakerKind = "family"
	Expert            SpeakerKind = "expert"
	Media             SpeakerKind = "media"
	AnonymousOfficial SpeakerKind = "anonymous_official"
	Reporter          SpeakerKind = "reporter"
)

// SpeakerKinds lists the kinds in the codebook's order.
var SpeakerKinds = []SpeakerKind{
	Police, Prosecutor, Court, Government, Intelligence, Military, Organisation, Attacker, Witness, Family,
	Expert, Media, AnonymousOfficial, Reporter,
}

// Span is a run of a report's text in Unicode code points, End exclusive.
// 0 ≤ Start < End ≤ the number of code points of the text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Overlap returns the number of code points that s and t share.
func (s Span) Overlap(t Span) int { return max(0, min(s.End, t.End)-max(s.Start, t.Start)) }

// Statement is one proposition, by one speaker, in one report, at one place in
// its text. It is the unit of record: appended, never changed.
type Statement struct {
	// ID is "s" and 20 hexadecimal digits, a digest of the report's id, the
	// incident mention and every attribute below up to Value, and the method:
	// the same finding has the same id on every machine. Empty until
	// [Statement.Identify] is called.
	ID string `json:"id,omitempty"`
	// Report is the id of the report that carries the statement.
	Report string `json:"report,omitempty"`
	// Incident names, inside a report, the mention (Mention.ID) that the
	// statement is about; in answers of the record, the incident.
	Incident string `json:"incident"`
	Span
	// Quote is the text at Span, byte for byte.
	Quote     string    `json:"quote"`
	Predicate Predicate `json:"predicate"`
	Polarity  Polarity  `json:"polarity"`
	Certainty Certainty `json:"certainty"`
	// Speaker is the outermost source, as named in the text in its fullest
	// form; empty for the report's own voice.
	Speaker string `json:"speaker"`
	// Behind is the source that the speaker invokes, where the text names one.
	Behind      string      `json:"behind,omitempty"`
	SpeakerKind SpeakerKind `json:"speaker_kind"`
	// Organisation is the one in question, as named, or empty.
	Organisation string `json:"organisation"`
	// SaidOn is the day of the utterance where the text gives it.
	SaidOn Date `json:"said_on"`
	// Value is set on facts only, in the vocabulary of the predicate:
	// a count as "4" or "4-5", a date in ISO form, a place as its name.
	Value string `json:"value,omitempty"`
	// Method names the engine and version that made the statement
	// ("extract/1"), or the person or data set for codings and imports.
	Method string `json:"method,omitempty"`
	// Published is the date of the report.
	Published Date `json:"published,omitzero"`
	// Family is the id of the family of copies the report belongs to; reports
	// of one family are one origin. Empty means that the report stands alone.
	Family string `json:"family,omitempty"`
}
