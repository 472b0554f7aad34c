package gazetteer

// Lookup returns every place that may be meant by name, most populous first.
// Capitals and diacritics do not matter. Where nothing has the whole name,
// "San Miguel Department" is looked up as the region San Miguel.
func (g *Gazetteer) Lookup(name string) []Entry {
	if found := g.entriesOf([]byte(Fold(name))); len(found) > 0 {
		return found
	}
	var regions []Entry
	for _, e := range g.entriesOf([]byte(Fold(properName(name)))) {
		if e.Class == Region {
			regions = append(regions, e)
		}
	}
	return regions
}

// entriesOf returns the meanings of a folded name.
func (g *Gazetteer) entriesOf(key []byte) []Entry {
	head, ok := g.index.heads[string(key)]
	if !ok {
		return nil
	}
	n := 0
	for k := head; k >= 0; k = g.index.postings[k].next {
		n++
	}
	out := make([]Entry, 0, n)
	for k := head; k >= 0; k = g.index.postings[k].next {
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
	_, ok := g.index.heads[key]
	return ok
}
