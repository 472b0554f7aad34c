package gazetteer

// qualifier returns the containing place that is named together with match i
// and holds e, "" if none is: "Tripoli, Lebanon", "Tripoli in northern
// Lebanon", "Lebanon's port of Tripoli".
func (r *resolver) qualifier(i int, e *Entry) string {
	if e.Class == City && r.ms[i].Kind == CountryName {
		return "" // "Peru, Costa Rica, Brazil" is a list, though Brazil has a Costa Rica
	}
	if i+1 < len(r.ms) && r.adjacent(i, i+1, afterName) {
		if holder := holder(&r.ms[i+1], e); holder != "" {
			return holder
		}
	}
	if i > 0 && r.adjacent(i-1, i, beforeName) {
		return holder(&r.ms[i-1], e)
	}
	return ""
}

// holder returns the name of the candidate of m that contains e.
func holder(m *Match, e *Entry) string {
	for k := range m.Candidates {
		if contains(&m.Candidates[k], e) {
			return m.Candidates[k].Place.Name
		}
	}
	return ""
}

// misplaced reports whether a region named right behind match i holds none of
// its candidates: "San Pablo, San Marcos department" is another San Pablo.
func (r *resolver) misplaced(i int) bool {
	if i+1 >= len(r.ms) || !r.adjacent(i, i+1, comma) {
		return false
	}
	next, c := &r.ms[i+1], &r.chosen[i+1]
	small := r.ms[i].Candidates[r.chosen[i].pick].Population < 500_000
	if next.wants != Region && !next.short && (!small || next.Candidates[c.pick].Class != Region) {
		return false
	}
	for k := range r.ms[i].Candidates {
		if r.ms[i].Candidates[k].Class == Country || holder(next, &r.ms[i].Candidates[k]) != "" {
			return false
		}
	}
	return true
}

var comma = wordSet(",")

// maxBetween is the number of words that may stand between a place and its
// qualifier.
const maxBetween = 4

// adjacent reports whether between the matches a and b, in one sentence, stand
// only the given words and directions.
func (r *resolver) adjacent(a, b int, words map[string]bool) bool {
	x, y := &r.ms[a], &r.ms[b]
	if x.sentence != y.sentence || x.sentence >= len(r.d.Sentences) || y.first <= x.end-1 || y.first-x.end > maxBetween {
		return false
	}
	gap := r.d.Sentences[x.sentence].Tokens[x.end:y.first]
	for i := range gap {
		if w := gap[i].Lower; !words[w] && !beside[w] {
			return false
		}
	}
	return len(gap) > 0 || y.Kind == Place && x.Kind == Demonym
}

// afterName may stand between a place and the country behind it.
var afterName = wordSet(", ( in")

// beforeName may stand between a country or nationality and the place behind
// it.
var beforeName = wordSet("'s city town capital port of , village suburb district province border resort seaside region state")
