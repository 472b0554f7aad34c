package postings

// source yields packed entries in ascending order, and false at the end.
type source func() (uint64, bool, error)

// merger yields the entries of several sources in order, each once, and of
// each key the [Kept] newest.
type merger struct {
	heads []upcoming
	key   uint32
	n     int // entries of key so far
	last  uint64
}

// upcoming is the next entry of a source.
type upcoming struct {
	value uint64
	more  source
}

func newMerger(sources []source) *merger {
	m := &merger{}
	for _, s := range sources {
		m.heads = append(m.heads, upcoming{more: s})
	}
	return m
}

// start reads the first entry of each source.
func (m *merger) start() error {
	for i := len(m.heads) - 1; i >= 0; i-- {
		if err := m.advance(i); err != nil {
			return err
		}
	}
	return nil
}

// advance reads the next entry of a source, and lets go of it at its end.
func (m *merger) advance(i int) error {
	v, ok, err := m.heads[i].more()
	if err != nil {
		return err
	}
	if !ok {
		m.heads = append(m.heads[:i], m.heads[i+1:]...)
		return nil
	}
	m.heads[i].value = v
	return nil
}

// next yields the smallest entry that is not dropped.
func (m *merger) next() (uint64, bool, error) {
	for len(m.heads) > 0 {
		least := 0
		for i := range m.heads {
			if m.heads[i].value < m.heads[least].value {
				least = i
			}
		}
		v := m.heads[least].value
		if err := m.advance(least); err != nil {
			return 0, false, err
		}
		if m.keeps(v) {
			return v, true, nil
		}
	}
	return 0, false, nil
}

func (m *merger) keeps(v uint64) bool {
	key, _ := unpack(v)
	if m.n > 0 && v == m.last {
		return false
	}
	if m.n == 0 || key != m.key {
		m.key, m.n = key, 0
	}
	m.n++
	m.last = v
	return m.n <= Kept
}
