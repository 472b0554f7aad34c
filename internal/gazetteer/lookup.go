package gazetteer

// Lookup returns every place that may be meant by name, most populous first.
// Capitals and diacritics do not matter.
func (g *Gazetteer) Lookup(name string) []Entry { return g.candidates(g.names[Fold(name)]) }

func (g *Gazetteer) candidates(ps []posting) []Entry {
	if len(ps) == 0 {
		return nil
	}
	out := make([]Entry, len(ps))
	for i, p := range ps {
		out[i] = g.entries[p.entry]
		out[i].alias = p.alias
	}
	return out
}

// Country returns the country with the given name, ISO 3166 code of two or
// three letters, nationality or demonym.
func (g *Gazetteer) Country(nameOrCodeOrDemonym string) (Entry, bool) {
	key := Fold(nameOrCodeOrDemonym)
	n, ok := g.country[key]
	if !ok {
		n, ok = g.demonym[key]
	}
	if !ok {
		return Entry{}, false
	}
	return g.entries[n], true
}
