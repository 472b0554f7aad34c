// Package codebook holds the direction codebook as versioned data: the levels
// of an organisation's role, the propositions that statements make about it,
// how sure and whose they are, the rules that lead from statements to a level
// and the weights that settle what the rules leave open.
//
// The data are TOML files, one folder a version, embedded in the program.
// Every version stays loadable, so that an old judgement can be made again by
// the codebook it was made with. docs/codebook.md is the reference for people.
package codebook

import "ascribe"

// Codebook is one version of the direction codebook. It is read-only: values
// returned by [Load] share nothing with one another.
type Codebook struct {
	// Version names the codebook, "direction/1".
	Version string `toml:"version" json:"version"`
	Title   string `toml:"title" json:"title"`
	Summary string `toml:"summary" json:"summary"`
	// Levels are ordered strongest first, Stages lowest first.
	Levels      []Term[ascribe.Level]     `toml:"level" json:"levels"`
	Stages      []Term[ascribe.Stage]     `toml:"stage" json:"stages"`
	Predicates  []Predicate               `toml:"predicate" json:"predicates"`
	Polarities  []Term[ascribe.Polarity]  `toml:"polarity" json:"polarities"`
	Certainties []Term[ascribe.Certainty] `toml:"certainty" json:"certainties"`
	Origins     []Term[Origin]            `toml:"origin" json:"origins"`
	Kinds       []Kind                    `toml:"kind" json:"speaker_kinds"`
	// Rules are the numbered rules, Rulings the ones that make them definite.
	Rules   []Rule `toml:"rule" json:"rules"`
	Rulings []Rule `toml:"ruling" json:"rulings"`
	// Words are the words of likelihood, least likely first; WordSource names
	// the document that they are taken from.
	Words       []Word       `toml:"word" json:"likelihood_words"`
	WordSource  string       `toml:"word_source" json:"likelihood_source"`
	Confidences []Confidence `toml:"confidence" json:"confidences"`
	Weights     `json:"weights"`
	// Generic are words by which an organisation is called without being
	// named.
	Generic []string `toml:"generic" json:"generic"`
	// Sources lists the words by which the side of a source is known that a
	// speaker invokes, Foreign those for a state that is not the one at work.
	Sources []Source `toml:"source_words" json:"sources"`
	Foreign []string `toml:"foreign" json:"foreign"`
	// States lists the words by which a speaker's state is known.
	States []State `toml:"state" json:"states"`
}

// Term is a word of a closed vocabulary and what it means.
type Term[T ~string] struct {
	Name       T      `toml:"name" json:"name"`
	Definition string `toml:"definition" json:"definition"`
}

// Role says what an affirmed statement of a predicate shows.
type Role string

// The roles of predicates.
const (
	Command   Role = "command"   // the organisation's people did, planned or ordered it
	Guidance  Role = "guidance"  // steering of this attack from afar
	Supply    Role = "supply"    // means for this attack
	Tie       Role = "tie"       // a connexion, nothing aimed at this attack
	Influence Role = "influence" // one-way influence
	Claim     Role = "claim"     // the organisation's word that it was its deed
	Alone     Role = "alone"     // the attacker had no accomplices
	Absence   Role = "absence"   // a link was looked for and not found
	Open      Role = "open"      // the question is being examined
)

var roles = []Role{Command, Guidance, Supply, Tie, Influence, Claim, Alone, Absence, Open}

// Extent says how much the denial of a predicate says about the absence of any
// link.
type Extent string

// The extents.
const (
	Full    Extent = "full"
	Partial Extent = "partial"
	None    Extent = "none"
)

var extents = []Extent{Full, Partial, None}

// Predicate is a proposition about the organisation's role.
type Predicate struct {
	Name       ascribe.Predicate `toml:"name" json:"name"`
	Definition string            `toml:"definition" json:"definition"`
	Role       Role              `toml:"role" json:"role"`
	// Stage is the stage of remote control that the predicate shows; set on
	// Guidance and Supply only.
	Stage ascribe.Stage `toml:"stage" json:"stage,omitempty"`
	// Contact marks the predicates that speak of an exchange with a person,
	// who may be unidentified.
	Contact bool `toml:"contact" json:"contact,omitempty"`
	// Absence says what a denial is worth as a finding of no link.
	Absence Extent `toml:"absence" json:"absence"`
}

// Origin is a class of sources that do not confirm one another.
type Origin string

// The origins.
const (
	StateOrigin        Origin = "state"
	CourtOrigin        Origin = "court"
	OrganisationOrigin Origin = "organisation"
	AttackerOrigin     Origin = "attacker"
	IndependentOrigin  Origin = "independent"
)

var origins = []Origin{StateOrigin, CourtOrigin, OrganisationOrigin, AttackerOrigin, IndependentOrigin}

// Kind is a kind of speaker.
type Kind struct {
	Name       ascribe.SpeakerKind `toml:"name" json:"name"`
	Definition string              `toml:"definition" json:"definition"`
	Origin     Origin              `toml:"origin" json:"origin"`
	// Carries is the weakest certainty at which the word of such a speaker
	// can carry a level above inspired, CarriesInfluence the same for
	// inspired; empty means never.
	Carries          ascribe.Certainty `toml:"carries" json:"carries,omitempty"`
	CarriesInfluence ascribe.Certainty `toml:"carries_influence" json:"carries_influence,omitempty"`
	// FindsAbsence marks speakers whose "no link was found" can carry
	// no_known_link.
	FindsAbsence bool `toml:"finds_absence" json:"finds_absence,omitempty"`
}

// Rule is a rule that no weight overrides. Rulings have Number 0.
type Rule struct {
	Number int    `toml:"number" json:"number,omitempty"`
	ID     string `toml:"id" json:"id"`
	Text   string `toml:"text" json:"text"`
	// Parameters are the figures that the rule uses; each is explained in
	// its text.
	Parameters map[string]float64 `toml:"parameters" json:"parameters,omitempty"`
}

// Word is a word of likelihood: Low ≤ percent < High, the last word also High.
type Word struct {
	Word string `toml:"word" json:"word"`
	Low  int    `toml:"low" json:"low"`
	High int    `toml:"high" json:"high"`
}

// Confidence is an analytic confidence and when it is given.
type Confidence struct {
	Name     ascribe.Confidence `toml:"name" json:"name"`
	Criteria string             `toml:"criteria" json:"criteria"`
}

// Source says by which words a source of an origin is known.
type Source struct {
	Origin Origin   `toml:"origin" json:"origin"`
	Words  []string `toml:"words" json:"words"`
}

// State is a state and the words that mark a speaker as one of its bodies.
type State struct {
	Name  string   `toml:"name" json:"name"`
	Words []string `toml:"words" json:"words"`
}
