package ascribe

import "slices"

// Level is an organisation's role in an attack as far as published statements
// support it on a given date. It reads the public record; it is never a
// verdict on a person. Definitions: docs/codebook.md.
type Level string

// The levels, strongest first.
const (
	Directed         Level = "directed"
	RemoteControlled Level = "remote_controlled"
	LinkedUndirected Level = "linked_undirected"
	Inspired         Level = "inspired"
	NoKnownLink      Level = "no_known_link"
	Undetermined     Level = "undetermined"
)

// Levels lists the levels, strongest first.
var Levels = []Level{Directed, RemoteControlled, LinkedUndirected, Inspired, NoKnownLink, Undetermined}

// Rank returns the level's place in [Levels], 0 for the strongest, and
// len(Levels) for an unknown word.
func (l Level) Rank() int {
	if i := slices.Index(Levels, l); i >= 0 {
		return i
	}
	return len(Levels)
}

// Stage grades [RemoteControlled]; it is empty under every other level.
type Stage string

// The stages, lowest first.
const (
	NoStage            Stage = ""
	Encouragement      Stage = "encouragement"
	TargetsAndStrategy Stage = "targets_and_strategy"
	StepByStep         Stage = "step_by_step"
)

// Confidence is the analytic confidence: how good and how independent the
// sources are.
type Confidence string

// The confidences.
const (
	Low      Confidence = "low"
	Moderate Confidence = "moderate"
	High     Confidence = "high"
)

// Likelihood is the probability of the level and its word.
type Likelihood struct {
	// Word is from ICD 203 (Office of the Director of National Intelligence,
	// 2015); empty under [Undetermined].
	Word string `json:"word"`
	// P is a probability, 0 to 1; 0 under [Undetermined].
	P float64 `json:"p"`
}

// Contribution is one step of a judgement that a person can redo on paper: a
// rule that decided, or the weight of one statement for one level.
type Contribution struct {
	// Rule names the codebook's rule, or is "weight".
	Rule string `json:"rule"`
	// Statement is the id of the statement weighed, if one is.
	Statement string `json:"statement,omitempty"`
	Level     Level  `json:"level,omitempty"`
	// Weight is a log-likelihood contribution in nats.
	Weight float64 `json:"weight,omitempty"`
	// Note says in words what the step did.
	Note string `json:"note,omitempty"`
}

// Judgement is the reading of one incident and one organisation on one date.
type Judgement struct {
	Incident     string     `json:"incident,omitempty"`
	Organisation string     `json:"organisation"`
	Level        Level      `json:"level"`
	Stage        Stage      `json:"stage"`
	Likelihood   Likelihood `json:"likelihood"`
	Confidence   Confidence `json:"confidence"`
	AsOf         Date       `json:"as_of"`
	// Because and Against list the ids of the statements that carried the
	// level and that speak against it.
	Because []string `json:"because"`
	Against []string `json:"against"`
	// Codebook names the version that was applied ("direction/1").
	Codebook string         `json:"codebook"`
	Steps    []Contribution `json:"steps,omitempty"`
	// Others are the judgements on the other organisations in question,
	// strongest first; the incident is headed by the strongest of all.
	Others []Judgement `json:"others,omitempty"`
}

// Change is one step in the course of a judgement.
type Change struct {
	From    Date     `json:"from"`
	Level   Level    `json:"level"`
	Stage   Stage    `json:"stage"`
	Because []string `json:"because"`
}

// Incident is an attack as the record derives it from the mentions tied to it.
type Incident struct {
	ID            string     `json:"id"`
	Title         string     `json:"title"`
	Date          Date       `json:"date"`
	DatePrecision Precision  `json:"date_precision,omitempty"`
	Place         *Place     `json:"place"`
	AttackType    AttackType `json:"attack_type,omitempty"`
	Weapon        Weapon     `json:"weapon,omitempty"`
	Target        string     `json:"target,omitempty"`
	Killed        *Count     `json:"killed"`
	Injured       *Count     `json:"injured"`
	Outcome       Outcome    `json:"outcome,omitempty"`
	Judgement     Judgement  `json:"judgement"`
	History       []Change   `json:"history"`
	// Reports are the docids of the reports that are mainly about it, by date;
	// MentionedIn those of the others, which tell of it in passing.
	Reports     []string `json:"reports"`
	MentionedIn []string `json:"mentioned_in,omitempty"`
	// Statements counts the statements about the organisation's role.
	Statements int `json:"statements"`
}
