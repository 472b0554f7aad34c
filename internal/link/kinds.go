package link

import (
	"math"
	"strconv"
	"strings"

	"ascribe"
)

// kindFeatures compares what was done, with what, by whom and how far it got.
func (c *Comparison) kindFeatures(a, b *Profile) {
	switch {
	case a.AttackType == "" || b.AttackType == "":
	case a.AttackType == b.AttackType:
		c.features[typeSame] = 1
		if c.explain {
			c.say("both ", spaced(a.AttackType))
		}
	default:
		c.features[typeOff] = 1
		if c.explain {
			c.say(spaced(a.AttackType), " and ", spaced(b.AttackType))
		}
	}
	switch {
	case a.Weapon == "" || b.Weapon == "":
	case sharesWeapon(a.Weapon, b.Weapon):
		c.features[weaponSame] = 1
	default:
		c.features[weaponOff] = 1
		c.say(string(a.Weapon), " and ", string(b.Weapon))
	}
	c.groupFeatures(a.Organisation, b.Organisation)
	if a.Outcome != "" && b.Outcome != "" && (succeeded(a.Outcome) && prevented(b.Outcome) || prevented(a.Outcome) && succeeded(b.Outcome)) {
		c.features[outcomeOff] = 1
		c.say("one ", string(a.Outcome), ", one ", string(b.Outcome))
	}
}

func (c *Comparison) groupFeatures(a, b uint32) {
	switch {
	case a == 0 || b == 0:
	case a == b:
		c.features[groupSame] = 1
		c.say("the same organisation in question")
	default:
		c.features[groupOff] = 1
	}
}

func spaced(t ascribe.AttackType) string { return strings.ReplaceAll(string(t), "_", " ") }

// sharesWeapon reports whether two categories, each of which may be several
// joined by "and", have one in common.
func sharesWeapon(a, b ascribe.Weapon) bool {
	for w := range strings.SplitSeq(string(a), " and ") {
		for v := range strings.SplitSeq(string(b), " and ") {
			if w == v {
				return true
			}
		}
	}
	return false
}

func succeeded(o ascribe.Outcome) bool { return o == ascribe.Completed }

// prevented leaves out what failed: reports call that by either name.
func prevented(o ascribe.Outcome) bool { return o == ascribe.Foiled || o == ascribe.Threatened }

// countFeatures compares the numbers of dead and injured. Counts grow from
// report to report; ranges that do not meet speak against the pair by their
// ratio only.
func (c *Comparison) countFeatures(a, b *Profile) {
	if a.Killed != nil && b.Killed != nil {
		c.features[killedSame], c.features[killedOff] = counts(*a.Killed, *b.Killed)
		c.say(count(*a.Killed), "/", count(*b.Killed), " killed")
	}
	if a.Injured != nil && b.Injured != nil {
		c.features[injuredSame], c.features[injuredOff] = counts(*a.Injured, *b.Injured)
	}
}

// near is the ratio below which two numbers agree in part: counts grow a little
// from report to report, and twenty is not twenty-two by chance.
const near = 1.5

// counts returns how telling an agreement is, or how large a difference: both
// 0 to 1. Many that agree tell more than few.
func counts(a, b ascribe.Count) (same, off float64) {
	low, high := max(a.Low, b.Low), min(a.High, b.High)
	telling := min(1, math.Log1p(float64(min(low, high)))/math.Log1p(20))
	if low <= high {
		return telling, 0
	}
	apart := math.Log(float64(low+1) / float64(high+1))
	return telling * max(0, 1-apart/math.Log(near)), min(1, apart/math.Log(20))
}

func count(c ascribe.Count) string {
	if c.Low == c.High {
		return strconv.Itoa(c.Best)
	}
	return strconv.Itoa(c.Low) + "-" + strconv.Itoa(c.High)
}
