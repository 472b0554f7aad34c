package incidents

// confidence is the value of MUC-4 slot 11 that the guidelines of that task
// give to the weightiest way of speaking of a group: its own word, an
// accusation by an authority or by others, doubt, a mere possibility; else the
// report tells it as a fact. A body that is accused from its own side is
// accused by an authority; links are nearly always drawn by one.
func (ac account) confidence() string {
	way, by, _, _ := ac.strongest()
	switch way {
	case "claim", "own word", "telling":
		return claimed
	case "accuse":
		return suspectedBy(by == "authority" || by == "own")
	case "doubt":
		return suspectedBy(by == "authority")
	case "link":
		return suspectedBy(by == "authority" || by == "own" || by == "nobody")
	case "arrest":
		return suspectedBy(true)
	case "deny":
		return suspected
	case "maybe", "dress", "mark":
		return possible
	case "act", "doubted act", "other act":
		if by == "own" {
			return claimed
		}
	}
	return asFact
}

// Values of MUC-4 slot 11.
const (
	asFact        = "REPORTED AS FACT"
	claimed       = "CLAIMED OR ADMITTED"
	suspected     = "SUSPECTED OR ACCUSED"
	byAuthorities = "SUSPECTED OR ACCUSED BY AUTHORITIES"
	possible      = "POSSIBLE"
)

// suspectedBy returns the value for a suspicion of authorities, or of others.
func suspectedBy(authorities bool) string {
	if authorities {
		return byAuthorities
	}
	return suspected
}
