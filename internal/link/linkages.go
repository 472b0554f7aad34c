package link

// linkage is an offer to join groups g and h, good while they have size
// mentions together.
type linkage struct {
	turn       float64
	g, h, size int
	across     tie // of all pairs, once they are compared
}

// linkages is a binary heap, the best on top.
type linkages []linkage

// before orders the best first, of equals the one founded first.
func (l *linkage) before(m *linkage) bool {
	switch {
	case l.turn != m.turn:
		return l.turn > m.turn
	case l.g != m.g:
		return l.g < m.g
	}
	return l.h < m.h
}

func (l *linkages) push(x linkage) {
	*l = append(*l, x)
	all := *l
	i := len(all) - 1
	for i > 0 {
		above := (i - 1) / 2
		if !x.before(&all[above]) {
			break
		}
		all[i] = all[above]
		i = above
	}
	all[i] = x
}

// pop takes the best off a heap that is not empty.
func (l *linkages) pop() linkage {
	all := *l
	best, last := all[0], all[len(all)-1]
	all = all[:len(all)-1]
	*l = all
	if len(all) == 0 {
		return best
	}
	i := 0
	for {
		below := 2*i + 1
		if below >= len(all) {
			break
		}
		if right := below + 1; right < len(all) && all[right].before(&all[below]) {
			below = right
		}
		if !all[below].before(&last) {
			break
		}
		all[i] = all[below]
		i = below
	}
	all[i] = last
	return best
}
