package incidents

// comesFrom are words by which a place is where people come from, live or were
// held, not where they struck.
var comesFrom = map[string]bool{"based": true, "born": true, "raised": true, "educated": true, "trained": true, "headquartered": true,
	"jailed": true, "imprisoned": true, "interned": true, "detained": true, "buried": true, "exiled": true, "resident": true,
	"living": true, "lived": true, "lives": true, "studied": true, "studying": true, "escaped": true, "prison": true, "jail": true}

// inCustody are words for being held or set free: a prison beside them is no
// target.
var inCustody = map[string]bool{"escaped": true, "escape": true, "held": true, "released": true, "sentenced": true, "served": true,
	"detained": true, "transferred": true, "freed": true, "fled": true, "spent": true}

// ofOrigin reports whether the place in phrase np is only where somebody comes
// from, lives, was trained, tried or held: "a faction based in Damascus",
// "escaped from a military prison in Istanbul".
func ofOrigin(s *sentence, np int) bool {
	prep := s.NPs[np].Prep
	if prep < 1 {
		return false
	}
	switch word := s.Tokens[prep-1].Lower; word {
	case "prison", "jail":
		for k := prep - 2; k >= max(0, prep-7); k-- {
			if inCustody[s.Tokens[k].Lower] {
				return true
			}
		}
		return false
	default:
		return comesFrom[word]
	}
}
