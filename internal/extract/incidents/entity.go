package incidents

import (
	"slices"

	"ascribe/internal/extract/incidents/lexicon"
	"ascribe/internal/extract/linear"
)

// Entity is all phrases of a report that name one thing.
type Entity struct {
	// Mentions are indices of phrases, in text order.
	Mentions []int
	// Phrase is the one that names most.
	Phrase *Phrase
}

// entities gathers the phrases of a report. Names are joined wherever they
// stand; a description joins an earlier one only if it refers back.
func (a *Analysis) entities() []Entity {
	out := make([]Entity, 0, len(a.Phrases))
	alone := make([]int, len(a.Phrases))  // room for the first mention of each
	var first [256]int32                  // by hash of the key: the first entity, counted from 1, 0 for none
	next := make([]int32, len(a.Phrases)) // by entity: the next of that hash, likewise
phrases:
	for i := range a.Phrases {
		p := &a.Phrases[i]
		key := a.key(p)
		at := &first[linear.Identity(key.word)%uint64(len(first))]
		for ; *at > 0; at = &next[*at-1] {
			if e := &out[*at-1]; a.key(&a.Phrases[e.Mentions[0]]) == key && a.same(e, p) {
				e.Mentions, e.Phrase = append(e.Mentions, i), fuller(e.Phrase, p)
				continue phrases
			}
		}
		alone[i] = i
		out = append(out, Entity{Mentions: alone[i : i+1 : i+1], Phrase: p})
		*at = int32(len(out))
	}
	return out
}

// same reports whether phrase p names entity e.
func (a *Analysis) same(e *Entity, p *Phrase) bool {
	return coreferent(a, e.Phrase, p) && a.refersBack(&a.Phrases[e.Mentions[len(e.Mentions)-1]], p)
}

// entityKey is what two phrases must have in common to be compared: the last
// word of a name, the canonical name of an organisation, or the head.
type entityKey struct{ sort, word string }

func (a *Analysis) key(p *Phrase) entityKey {
	switch {
	case p.Organisation:
		return entityKey{"organisation", p.canonical}
	case p.Name.Len() > 0:
		s := &a.d.sents[p.Sentence]
		return entityKey{"name", s.Tokens[s.NPs[p.np].Last].Lower}
	}
	return entityKey{"head", p.Head}
}

// refersBack reports whether q may mean the same as p before it: a name, or a
// description with a definite article or the same number, not too far away.
func (a *Analysis) refersBack(p, q *Phrase) bool {
	if q.Organisation || q.Name.Len() > 0 {
		return true
	}
	if q.np < 0 || q.Sentence-p.Sentence > 6 {
		return false
	}
	if p.Quantified && q.Quantified {
		return p.Quantity == q.Quantity
	}
	s := &a.d.sents[q.Sentence]
	switch first := &s.Tokens[s.NPs[q.np].First]; first.Lower {
	case "the", "these", "those", "this", "that", "his", "her", "their", "both":
		return true
	default:
		return p.key == q.key && !first.Word.Is(lexicon.Det) && len(p.key) > len(p.Head)
	}
}

// EntityFeatures adds the features by which it is judged what entity e is in
// candidate k: those of all its mentions, each once.
func (a *Analysis) EntityFeatures(e, k int, f *linear.Features) {
	a.ownFeatures(e, f)
	a.tieFeatures(e, k, f)
	f.Unique()
}

// ownFeatures are those of entity e whatever the candidate.
func (a *Analysis) ownFeatures(e int, f *linear.Features) {
	en := &a.Entities[e]
	for _, i := range en.Mentions {
		a.d.roleFeatures(&a.Phrases[i], f)
	}
	switch n := len(en.Mentions); {
	case n >= 4:
		f.Add("mentions", "many", en.Phrase.class)
	case n > 1:
		f.Add("mentions", "some", en.Phrase.class)
	}
}

// tieFeatures are those that tie entity e to candidate k.
func (a *Analysis) tieFeatures(e, k int, f *linear.Features) {
	for _, i := range a.Entities[e].Mentions {
		a.d.pairFeatures(&a.Phrases[i], &a.clusters[k], f)
	}
}

// near returns the distance in sentences of entity e from candidate k.
func (a *Analysis) near(e, k int) int {
	best := 1 << 20
	for _, i := range a.Entities[e].Mentions {
		best = min(best, distance(a.clusters[k].sents, a.Phrases[i].Sentence))
	}
	return best
}

// Nearest returns those of some candidates that are told nearest to entity e:
// the first if several of one type are equally near.
func (a *Analysis) Nearest(e int, candidates []int) []int {
	return a.appendNearest(nil, e, candidates)
}

// appendNearest appends what Nearest returns to out, which is empty.
func (a *Analysis) appendNearest(out []int, e int, candidates []int) []int {
	best := 1 << 20
	for _, k := range candidates {
		n := a.near(e, k)
		if n < best {
			best, out = n, out[:0]
		}
		same := func(j int) bool { return a.clusters[j].typ == a.clusters[k].typ }
		if n == best && !slices.ContainsFunc(out, same) {
			out = append(out, k)
		}
	}
	return out
}
