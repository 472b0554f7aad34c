package gazetteer

// Lookup returns every place that may be meant by name, most populous first; the
// caller must not change them. Capitals and diacritics do not matter. Where nothing has the whole name,
// "San Miguel Department" is looked up as the region San Miguel.
func (g *Gazetteer) Lookup(name string) []Entry {
	if found := g.meanings(g.index.names[Fold(name)]); len(found) > 0 {
		return found
	}
	var regions []Entry
	for _, e := range g.meanings(g.index.names[Fold(properName(name))]) {
		if e.Class == Region {
			regions = append(regions, e)
		}
	}
	return regions
}

// meanings returns the entries that a name may mean. The caller must not change
// them: a single one is the table's own.
func (g *Gazetteer) meanings(of term) []Entry {
	if of.first == 0 {
		return nil
	}
	if p := g.index.postings[of.first]; p.next == 0 && !p.alias {
		return g.entries[p.entry : p.entry+1 : p.entry+1]
	}
	n := 0
	for k := of.first; k > 0; k = g.index.postings[k].next {
		n++
	}
	out := make([]Entry, 0, n)
	for k := of.first; k > 0; k = g.index.postings[k].next {
		p := g.index.postings[k]
		out = append(out, g.entries[p.entry])
		out[len(out)-1].alias = p.alias
	}
	return out
}

// Country returns the country with the given name, ISO 3166 code of two or
// three letters, nationality or demonym.
func (g *Gazetteer) Country(nameOrCodeOrDemonym string) (Entry, bool) {
	key := Fold(nameOrCodeOrDemonym)
	n, ok := g.countries[key]
	if !ok {
		n, ok = g.demonyms[key]
	}
	if !ok {
		return Entry{}, false
	}
	return g.entries[n], true
}

// Has reports whether a folded name means any place.
func (g *Gazetteer) Has(key string) bool {
	return g.index.names[key].first > 0
}
