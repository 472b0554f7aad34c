package link

import (
	"math"
	"strings"

	"ascribe"
)

// Comparison is what two mentions agree and disagree in.
type Comparison struct {
	// Score is the probability, 0 to 1, that both are of one incident.
	Score float64
	// Veto says that they cannot be, whatever else agrees.
	Veto bool

	features [numFeatures]float64
	logOdds  float64
	words    []string // reasons, in the order found, if asked for
	explain  bool
	names    int // shared names
	pairs    int // shared pairs of names
}

// Compare weighs the agreement of two mentions. The order of the arguments
// does not matter.
func (m *Model) Compare(a, b *Profile) Comparison { return m.compare(a, b, false) }

// Score is Compare with its reasons in words that a reader can check against
// the reports: "same day", "3 km apart", "both vehicle ramming".
func (m *Model) Score(a, b *Profile) (score float64, reason []string, veto bool) {
	c := m.compare(a, b, true)
	return c.Score, c.words, c.Veto
}

func (m *Model) compare(a, b *Profile, explain bool) Comparison {
	if b.Mention < a.Mention {
		a, b = b, a
	}
	c := Comparison{explain: explain}
	c.features[bias] = 1
	c.reportFeatures(a, b)
	c.dateFeatures(a, b)
	c.placeFeatures(a.Place, b.Place)
	if c.Veto && !explain {
		return c // most candidates end here: the rest is not worth computing
	}
	c.kindFeatures(a, b)
	c.countFeatures(a, b)
	c.wordFeatures(a, b)
	c.plainFeatures(a, b)
	c.explainWords()
	for f, x := range c.features {
		c.logOdds += m.weights[f] * x
	}
	c.Score = 1 / (1 + math.Exp(-c.logOdds))
	if c.Veto {
		c.Score = 0
	}
	return c
}

func (c *Comparison) say(parts ...string) {
	if c.explain {
		c.words = append(c.words, strings.Join(parts, ""))
	}
}

func (c *Comparison) veto(parts ...string) {
	c.Veto = true
	c.say(parts...)
}

// reportFeatures compares where the mentions stand. One report tells of one
// incident once: two mentions of a report are two incidents unless they give
// the same facts.
func (c *Comparison) reportFeatures(a, b *Profile) {
	if a.Report == b.Report && a.Mention != b.Mention && !sameFacts(a, b) {
		c.veto("two incidents of one report")
	}
	if a.Published.IsZero() || b.Published.IsZero() {
		c.features[undated] = 1
		return
	}
	if a.Date.IsZero() || b.Date.IsZero() {
		days := math.Abs(float64(a.Published.DaysUntil(b.Published)))
		c.features[fresh] = max(0, 1-math.Log1p(days)/math.Log1p(30))
	}
}

func sameFacts(a, b *Profile) bool {
	return a.Date == b.Date && a.DatePrecision == b.DatePrecision && a.AttackType == b.AttackType &&
		!a.Date.IsZero() && a.Place != nil && b.Place != nil && *a.Place == *b.Place &&
		sameCount(a.Killed, b.Killed)
}

func sameCount(a, b *ascribe.Count) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// explainWords adds the reasons that lie in names and words.
func (c *Comparison) explainWords() {
	if !c.explain {
		return
	}
	switch {
	case c.pairs > 0:
		c.say(plural(c.pairs, "full name"), " in common")
	case c.names > 1:
		c.say(plural(c.names, "rare name"), " in common")
	}
	switch cosine := c.features[textCosine]; {
	case cosine > 0.6:
		c.say("nearly the same words")
	case cosine > 0.3:
		c.say("much the same words")
	}
}

// Features returns the measures of agreement in the order of [FeatureNames].
func (c *Comparison) Features() []float64 { return c.features[:] }

// plainFeatures are of plain news, which is compared by its words alone. How
// alike they must be differs there: reports of attacks use the same words of
// different attacks.
func (c *Comparison) plainFeatures(a, b *Profile) {
	share := 0.0
	for _, p := range []*Profile{a, b} {
		if p.plain() {
			share += 0.5
		}
	}
	c.features[plain] = share
	c.features[plainText] = share * c.features[textRoot]
	c.features[plainNames] = share * c.features[nameCosine]
	c.features[plainFresh] = share * c.features[fresh]
	c.features[fresh] *= 1 - share
	c.features[undated] *= 1 - share
}
