package server

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"ascribe"
	"ascribe/internal/overview"
)

// schemas describe our own types to readers of the OpenAPI document, which
// otherwise would show how they are kept in memory.
func schemas(r huma.Registry) {
	alias[ascribe.Date, dateText](r)
	alias[ascribe.Precision, precisionWord](r)
	alias[ascribe.Level, levelWord](r)
	alias[ascribe.Stage, stageWord](r)
	alias[ascribe.Confidence, confidenceWord](r)
	alias[ascribe.Predicate, predicateWord](r)
	alias[ascribe.Polarity, polarityWord](r)
	alias[ascribe.Certainty, certaintyWord](r)
	alias[ascribe.SpeakerKind, speakerWord](r)
	alias[ascribe.AttackType, attackWord](r)
	alias[ascribe.Weapon, weaponText](r)
	alias[ascribe.Outcome, outcomeWord](r)
	alias[overview.Order, orderWord](r)
	alias[overview.Step, stepWord](r)
}

func alias[T, As any](r huma.Registry) {
	r.RegisterTypeAlias(reflect.TypeFor[T](), reflect.TypeFor[As]())
}

type (
	dateText       string
	weaponText     string
	precisionWord  string
	levelWord      string
	stageWord      string
	confidenceWord string
	predicateWord  string
	polarityWord   string
	certaintyWord  string
	speakerWord    string
	attackWord     string
	outcomeWord    string
	orderWord      string
	stepWord       string
)

func (dateText) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Pattern: `^(\d{4}(-\d{2}(-\d{2})?)?)?$`, Examples: []any{"2016-07-18"},
		Description: "YYYY, YYYY-MM or YYYY-MM-DD, as much as is known; empty if nothing is"}
}

func (weaponText) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Examples: []any{"explosives and firearms"},
		Description: "firearms, explosives, melee, vehicle, incendiary, chemical or other, or two of these joined by \" and \""}
}

func (precisionWord) Schema(huma.Registry) *huma.Schema {
	return oneOf("how much of the date is known; before: on that day or earlier",
		ascribe.PrecisionNone, ascribe.PrecisionYear, ascribe.PrecisionMonth, ascribe.PrecisionDay, ascribe.PrecisionBefore)
}

func (levelWord) Schema(huma.Registry) *huma.Schema {
	return oneOf("an organisation's role, strongest first (the codebook defines each)", ascribe.Levels...)
}

func (stageWord) Schema(huma.Registry) *huma.Schema {
	return oneOf("the stage of remote control; empty under every other level",
		ascribe.NoStage, ascribe.Encouragement, ascribe.TargetsAndStrategy, ascribe.StepByStep)
}

func (confidenceWord) Schema(huma.Registry) *huma.Schema {
	return oneOf("how good and how independent the sources are", ascribe.Low, ascribe.Moderate, ascribe.High)
}

func (predicateWord) Schema(huma.Registry) *huma.Schema {
	return oneOf("what the statement says (the codebook defines each)", append(ascribe.DirectionPredicates[:len(ascribe.DirectionPredicates):len(ascribe.DirectionPredicates)], ascribe.FactPredicates...)...)
}

func (polarityWord) Schema(huma.Registry) *huma.Schema {
	return oneOf("whether the speaker affirms or denies it", ascribe.Affirmed, ascribe.Denied)
}

func (certaintyWord) Schema(huma.Registry) *huma.Schema {
	return oneOf("the weakest hedge", ascribe.Certain, ascribe.Probable, ascribe.Possible, ascribe.Unknown)
}

func (speakerWord) Schema(huma.Registry) *huma.Schema {
	return oneOf("the class of the outermost source", ascribe.SpeakerKinds...)
}

func (attackWord) Schema(huma.Registry) *huma.Schema {
	return oneOf("what was done", ascribe.ArmedAssault, ascribe.Assassination, ascribe.Bombing, ascribe.VehicleRamming, ascribe.HostageTaking,
		ascribe.Kidnapping, ascribe.Hijacking, ascribe.Arson, ascribe.Robbery, ascribe.Sabotage, ascribe.OtherAttack)
}

func (outcomeWord) Schema(huma.Registry) *huma.Schema {
	return oneOf("how far it got", ascribe.Completed, ascribe.Failed, ascribe.Foiled, ascribe.Threatened)
}

func (orderWord) Schema(huma.Registry) *huma.Schema {
	return oneOf("what the list is sorted by", overview.Orders...)
}

func (stepWord) Schema(huma.Registry) *huma.Schema {
	return oneOf("the width of the bins", overview.ByWeek, overview.ByMonth, overview.ByYear)
}

func oneOf[T ~string](what string, words ...T) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString, Description: what}
	for _, w := range words {
		s.Enum = append(s.Enum, string(w))
	}
	return s
}
