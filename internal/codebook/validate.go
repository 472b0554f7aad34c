package codebook

import (
	"fmt"
	"slices"
	"strings"

	"ascribe"
)

// validate checks what the shape of the files cannot: that every vocabulary is
// complete and defined, that the figures are there, and that references lead
// somewhere. The first fault is returned; it names file and key.
func (cb *Codebook) validate() error {
	for _, check := range []func() error{cb.checkHead, cb.checkLevels, cb.checkPredicates, cb.checkSpeakers,
		cb.checkRules, cb.checkWords, cb.checkWeights, cb.checkNames} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (cb *Codebook) checkHead() error {
	return firstOf(
		filled("codebook.toml", "version", cb.Version),
		filled("codebook.toml", "title", cb.Title),
		filled("codebook.toml", "summary", cb.Summary))
}

func (cb *Codebook) checkLevels() error {
	return firstOf(
		checkTerms("levels.toml", "level", cb.Levels, ascribe.Levels),
		checkTerms("levels.toml", "stage", cb.Stages, []ascribe.Stage{ascribe.Encouragement, ascribe.TargetsAndStrategy, ascribe.StepByStep}))
}

func (cb *Codebook) checkPredicates() error {
	const file = "predicates.toml"
	if err := sameList(file, "predicate", namesOf(cb.Predicates, func(p Predicate) ascribe.Predicate { return p.Name }), ascribe.DirectionPredicates); err != nil {
		return err
	}
	for _, p := range cb.Predicates {
		key := "predicate " + string(p.Name)
		staged := p.Role == Guidance || p.Role == Supply
		err := firstOf(
			filled(file, key+": definition", p.Definition),
			oneOf(file, key+": role", p.Role, roles),
			oneOf(file, key+": absence", p.Absence, extents),
			hold(staged == (p.Stage != ascribe.NoStage), file, key+": stage", "is for guidance and supply, and only for them"))
		if err == nil && staged {
			err = oneOf(file, key+": stage", p.Stage, namesOf(cb.Stages, Term[ascribe.Stage].name))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (cb *Codebook) checkSpeakers() error {
	const file = "speakers.toml"
	err := firstOf(
		checkTerms(file, "polarity", cb.Polarities, []ascribe.Polarity{ascribe.Affirmed, ascribe.Denied}),
		checkTerms(file, "certainty", cb.Certainties, []ascribe.Certainty{ascribe.Certain, ascribe.Probable, ascribe.Possible, ascribe.Unknown}),
		checkTerms(file, "origin", cb.Origins, origins),
		sameList(file, "kind", namesOf(cb.Kinds, func(k Kind) ascribe.SpeakerKind { return k.Name }), ascribe.SpeakerKinds))
	if err != nil {
		return err
	}
	carry := []ascribe.Certainty{"", ascribe.Certain, ascribe.Probable}
	for _, k := range cb.Kinds {
		key := "kind " + string(k.Name)
		err := firstOf(
			filled(file, key+": definition", k.Definition),
			oneOf(file, key+": origin", k.Origin, origins),
			oneOf(file, key+": carries", k.Carries, carry),
			oneOf(file, key+": carries_influence", k.CarriesInfluence, carry))
		if err != nil {
			return err
		}
	}
	return nil
}

// used lists the rules and rulings that judging applies, with the figures that
// it takes from them.
var used = []struct {
	id      string
	figures []string
}{
	{"claim_alone", nil}, {"silence", nil}, {"other_voice", nil},
	{"two_origins", []string{"origins", "hedged_origin", "one_origin", "several_origins", "court"}},
	{"one_story", nil}, {"supersession", nil}, {"untied_encouragement", nil}, {"alone_on_the_spot", nil},
	{"unidentified_contact", nil}, {"attackers_word", nil},
	{"orders_from_afar", nil}, {"own_personnel", nil}, {"carrying_voice", nil}, {"unsourced_voice", nil},
	{"corroboration", nil}, {"bare_link", nil}, {"attackers_side", nil}, {"pledge_against_absence", nil}, {"nameless_ideology", nil},
	{"partial_denials", []string{"denials"}}, {"contrary_to_absence", nil}, {"acquittal_of_one", nil},
	{"doubt_leaves_tie", nil}, {"contested", nil}, {"disagreement", nil}, {"nameless_statements", nil},
	{"ample_evidence", []string{"margin"}},
}

func (cb *Codebook) checkRules() error {
	const file = "rules.toml"
	seen := map[string]bool{}
	for i, r := range slices.Concat(cb.Rules, cb.Rulings) {
		numbered := i < len(cb.Rules)
		err := firstOf(
			filled(file, fmt.Sprintf("rule %d: id", i+1), r.ID),
			filled(file, "rule "+r.ID+": text", r.Text),
			hold(!seen[r.ID], file, "rule "+r.ID, "stands there twice"),
			hold(!numbered || r.Number == i+1, file, "rule "+r.ID+": number", fmt.Sprintf("is not %d, its place in the list", i+1)),
			hold(numbered || r.Number == 0, file, "ruling "+r.ID+": number", "is for rules only"))
		if err != nil {
			return err
		}
		seen[r.ID] = true
	}
	for _, u := range used {
		if err := cb.checkUsed(u.id, u.figures); err != nil {
			return err
		}
	}
	return nil
}

func (cb *Codebook) checkUsed(id string, figures []string) error {
	r, ok := cb.Rule(id)
	if !ok {
		return broken("rules.toml: rule "+id, "is missing", nil)
	}
	for _, f := range figures {
		if _, ok := r.Parameters[f]; !ok {
			return broken("rules.toml: rule "+id+": parameters."+f, "is missing", nil)
		}
	}
	return nil
}

// checkWords demands ranges that tile 1 to 99 percent.
func (cb *Codebook) checkWords() error {
	const file = "likelihood.toml"
	next := 1
	for _, w := range cb.Words {
		err := firstOf(
			filled(file, "word", w.Word),
			hold(w.Low == next, file, "word "+w.Word+": low", fmt.Sprintf("is %d, but the range before ends at %d", w.Low, next)),
			hold(w.High > w.Low, file, "word "+w.Word+": high", "is not above low"))
		if err != nil {
			return err
		}
		next = w.High
	}
	return firstOf(
		hold(next == 99, file, "word", fmt.Sprintf("ranges end at %d, not at 99 percent", next)),
		filled(file, "word_source", cb.WordSource),
		cb.checkConfidences(file))
}

func (cb *Codebook) checkConfidences(file string) error {
	err := sameList(file, "confidence", namesOf(cb.Confidences, func(c Confidence) ascribe.Confidence { return c.Name }),
		[]ascribe.Confidence{ascribe.High, ascribe.Moderate, ascribe.Low})
	for _, c := range cb.Confidences {
		err = firstOf(err, filled(file, "confidence "+string(c.Name)+": criteria", c.Criteria))
	}
	return err
}

func (cb *Codebook) checkNames() error {
	const file = "names.toml"
	err := hold(len(cb.Generic) > 0, file, "generic", "is empty")
	for i, s := range cb.Sources {
		key := fmt.Sprintf("source_words %d", i+1)
		err = firstOf(err, oneOf(file, key+": origin", s.Origin, origins), hold(len(s.Words) > 0, file, key+": words", "is empty"))
	}
	for i, s := range cb.States {
		key := "state " + s.Name
		err = firstOf(err, filled(file, fmt.Sprintf("state %d: name", i+1), s.Name), hold(len(s.Words) > 0, file, key+": words", "is empty"))
	}
	return err
}

func (t Term[T]) name() T { return t.Name }

// checkTerms demands the vocabulary in its order, each term defined.
func checkTerms[T ~string](file, table string, terms []Term[T], want []T) error {
	if err := sameList(file, table, namesOf(terms, Term[T].name), want); err != nil {
		return err
	}
	for _, t := range terms {
		if err := filled(file, table+" "+string(t.Name)+": definition", t.Definition); err != nil {
			return err
		}
	}
	return nil
}

func namesOf[E any, T ~string](list []E, name func(E) T) []T {
	names := make([]T, len(list))
	for i, e := range list {
		names[i] = name(e)
	}
	return names
}

// sameList demands the words of a closed vocabulary, all and in order.
func sameList[T ~string](file, table string, got, want []T) error {
	for i, w := range want {
		if i >= len(got) || got[i] != w {
			return broken(file+": "+table, fmt.Sprintf("entry %d should be %q", i+1, string(w)), nil)
		}
	}
	return hold(len(got) == len(want), file, table, fmt.Sprintf("has %d entries, not %d", len(got), len(want)))
}

func filled(file, key, value string) error {
	return hold(strings.TrimSpace(value) != "", file, key, "is empty")
}

func oneOf[T ~string](file, key string, value T, list []T) error {
	return hold(slices.Contains(list, value), file, key, fmt.Sprintf("is %q, which is none of %q", string(value), list))
}

// hold returns an error unless the condition holds.
func hold(ok bool, file, key, what string) error {
	if ok {
		return nil
	}
	return broken(file+": "+key, what, nil)
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
