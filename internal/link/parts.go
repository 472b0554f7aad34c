package link

// parts is a union-find over the numbers of mentions: which hang together, and
// how many.
type parts struct {
	above []uint32
	sizes []int
}

// add takes in the mention of the next number.
func (p *parts) add() {
	p.above, p.sizes = append(p.above, uint32(len(p.above))), append(p.sizes, 1)
}

func (p *parts) find(i uint32) uint32 {
	for p.above[i] != i {
		p.above[i] = p.above[p.above[i]]
		i = p.above[i]
	}
	return i
}

func (p *parts) join(a, b uint32) {
	i, j := p.find(a), p.find(b)
	if i != j {
		p.above[j] = i
		p.sizes[i] += p.sizes[j]
	}
}

// size returns how many mentions hang together with one.
func (p *parts) size(i uint32) int { return p.sizes[p.find(i)] }
