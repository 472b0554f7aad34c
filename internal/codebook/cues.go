package codebook

import (
	"embed"
	"path"
	"strings"

	"ascribe"

	"github.com/BurntSushi/toml"
)

//go:embed v1/cues.toml
var cueFiles embed.FS

// Cues are the words by which reports express the codebook's predicates, and
// by which they attribute, deny and hedge them. They are data of a codebook
// version: a report read with the same cues yields the same statements.
type Cues struct {
	// Classes are named lists of words and phrases; a pattern refers to one
	// as @name.
	Classes map[string][]string `toml:"classes"`
	// Cues make predicates.
	Cues []Cue `toml:"cue"`
	// Operators change the polarity or certainty of the predicates in their
	// scope.
	Operators []Operator `toml:"operator"`
}

// Cue says which wordings express a predicate.
type Cue struct {
	Predicate ascribe.Predicate `toml:"predicate"`
	// Denied and Certainty are carried by the wording itself ("was helped"
	// denies acting alone).
	Denied    bool              `toml:"denied"`
	Certainty ascribe.Certainty `toml:"certainty"`
	// Weak patterns count only beside a name or noun for an organisation or
	// one of its members in the same sentence.
	Weak bool `toml:"weak"`
	// Asks patterns count only in the scope of a question ("whether", "not
	// clear who").
	Asks bool `toml:"asks"`
	// Patterns are in the notation of docs/cues.md: words, word~ for its
	// inflections, a|b for either, @class, ? for optional, *n for a gap of
	// up to n words.
	Patterns []string `toml:"patterns"`
}

// Effect is what an [Operator] does to a predicate in its scope.
type Effect string

// The effects of operators.
const (
	Negates    Effect = "negates"    // polarity turns; certainty stays
	Unproven   Effect = "unproven"   // polarity turns; at most probable
	Questions  Effect = "questions"  // certainty becomes unknown
	Supposes   Effect = "supposes"   // at most probable
	Considers  Effect = "considers"  // at most possible
	Reinforces Effect = "reinforces" // takes back a negation: "there is no doubt"
	Silences   Effect = "silences"   // no statement is made: "declined to say"
)

// Reach is how far an operator's scope extends.
type Reach string

// The reaches of operators.
const (
	Near     Reach = "near"     // to the end of its clause
	Wide     Reach = "wide"     // through dependent and co-ordinated clauses, to the end of what is reported
	Backward Reach = "backward" // the clause that precedes it
)

// Operator is a set of wordings with one effect and reach.
type Operator struct {
	Effect   Effect   `toml:"effect"`
	Reach    Reach    `toml:"reach"`
	Patterns []string `toml:"patterns"`
}

// LoadCues reads the embedded cues of a codebook version ("direction/1").
func LoadCues(version string) (*Cues, error) {
	file := path.Join("v"+strings.TrimPrefix(version, "direction/"), "cues.toml")
	var c Cues
	md, err := toml.DecodeFS(cueFiles, file, &c)
	if err == nil && len(md.Undecoded()) > 0 {
		err = &ascribe.Error{Code: ascribe.Internal, What: "unknown key " + md.Undecoded()[0].String()}
	}
	if err != nil {
		return nil, &ascribe.Error{Code: ascribe.NotFound, What: "no cues for this codebook version", Where: version,
			Remedy: "use a version that Versions lists", Err: err}
	}
	return &c, nil
}
