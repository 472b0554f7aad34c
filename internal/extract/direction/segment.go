package direction

// setScopes gives each attribution the run of tokens that it covers. A unit
// falls into segments at semicolons and at conjunctions that begin a new main
// clause; a segment without a source of its own shares its neighbour's.
func (x *Reader) setScopes(u *unit, as []attribution) {
	var buf [16]int
	cuts := x.segments(u, buf[:0])
	for i := range as {
		a := &as[i]
		s := segmentOf(cuts, a.verb)
		a.scopeFrom, a.scopeTo = cuts[s], cuts[s+1]
		for s+2 < len(cuts) && !spokenIn(as, cuts[s+1], cuts[s+2], i) {
			s++
			a.scopeTo = cuts[s+1]
		}
		for s = segmentOf(cuts, a.verb); a.trailing && s > 0 && !spokenIn(as, cuts[s-1], cuts[s], i); s-- {
			a.scopeFrom = cuts[s-1]
		}
		if !a.trailing {
			a.scopeFrom = max(a.scopeFrom, a.from)
		}
	}
}

func segmentOf(cuts []int, i int) int {
	for s := 1; s < len(cuts); s++ {
		if i < cuts[s] {
			return s - 1
		}
	}
	return max(0, len(cuts)-2)
}

func spokenIn(as []attribution, from, to, except int) bool {
	for i, a := range as {
		if i != except && from <= a.verb && a.verb < to {
			return true
		}
	}
	return false
}

// segments appends to cuts the token indices at which the parts of u begin, 0
// first and len(u.toks) last.
func (x *Reader) segments(u *unit, cuts []int) []int {
	cuts = append(cuts, 0)
	for i := 1; i+2 < len(u.toks); i++ {
		switch {
		case u.low(i) == ";":
			cuts = append(cuts, i+1)
		case u.low(i) == "," && contrast[u.low(i+1)] && clauseAhead(u, i+2):
			cuts = append(cuts, i+1)
		case u.low(i) == "," && u.low(i+1) == "and" && clauseAhead(u, i+2):
			cuts = append(cuts, i+1)
		}
	}
	return append(cuts, len(u.toks))
}

var contrast = words("but while whereas although though yet so")

// clauseAhead reports whether a subject and its finite verb follow at i.
func clauseAhead(u *unit, i int) bool {
	if i >= len(u.toks) || finite(u, i) || u.low(i) == "that" || u.low(i) == "not" {
		return false
	}
	for j := i + 1; j < min(i+12, len(u.toks)); j++ {
		if u.low(j) == "," || u.toks[j].wall {
			return false
		}
		if finite(u, j) || speechLike[u.low(j)] {
			return true
		}
	}
	return false
}

var speechLike = words("says say believe believes think thinks denies deny insists claims")
