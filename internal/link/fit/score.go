package main

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"ascribe/internal/link"
	"ascribe/internal/pairing"
)

// group runs the whole of linking over a set and returns the incident of each
// mention.
func group(m *link.Model, s set) (map[string]string, error) {
	ix := link.NewMemory()
	var ps []link.Profile
	for _, it := range s.items {
		ps = append(ps, it.profile)
	}
	ix.Put(ps...)
	groups, _, err := link.NewLinker(m, ix).Link(context.Background(), ps, nil)
	if err != nil {
		return nil, err
	}
	found := map[string]string{}
	for _, g := range groups {
		for _, k := range g.Mentions {
			found[k] = g.Incident
		}
	}
	return found, nil
}

// figures say how well a grouping agrees with the known one: B³ (Bagga and
// Baldwin 1998), pairs, MUC (Vilain et al. 1995) and CEAF over entities (Luo
// 2005), all 0 to 1.
type figures struct{ b3P, b3R, pairP, pairR, muc, ceaf float64 }

// score compares the grouping found with the known one over the scored
// mentions.
func score(s set, found map[string]string) figures {
	o := overlap{gold: map[string]float64{}, sys: map[string]float64{}, both: map[[2]string]float64{}}
	for _, it := range s.items {
		if it.scored {
			f := found[it.profile.Mention]
			o.gold[it.cluster]++
			o.sys[f]++
			o.both[[2]string{it.cluster, f}]++
		}
	}
	f := figures{muc: o.muc(), ceaf: o.ceaf()}
	f.b3P, f.b3R = o.b3()
	f.pairP = pairs(o.both) / max(1, pairs(o.sys))
	f.pairR = pairs(o.both) / max(1, pairs(o.gold))
	return f
}

func (f figures) means() (b3, pair float64) { return f1(f.b3P, f.b3R), f1(f.pairP, f.pairR) }

// conll is the mean of three F measures, as in the CoNLL shared tasks.
func (f figures) conll() float64 { return (f.muc + f1(f.b3P, f.b3R) + f.ceaf) / 3 }

func (f figures) String() string {
	b3, pair := f.means()
	return fmt.Sprintf("B3 P %.3f R %.3f F %.3f  pair P %.3f R %.3f F %.3f  CoNLL %.3f",
		f.b3P, f.b3R, b3, f.pairP, f.pairR, pair, f.conll())
}

// overlap counts the mentions of each known group, of each group found, and of
// each that meet.
type overlap struct {
	gold, sys map[string]float64
	both      map[[2]string]float64
}

func (o overlap) b3() (p, r float64) {
	n := total(o.gold)
	for k, c := range o.both {
		p += c * c / o.sys[k[1]] / n
		r += c * c / o.gold[k[0]] / n
	}
	return p, r
}

// muc counts links: a group of n needs n-1, and one less for each part that
// the other grouping leaves it in.
func (o overlap) muc() float64 {
	kept := total(o.gold) - float64(len(o.both))
	return f1(kept/max(1, total(o.sys)-float64(len(o.sys))), kept/max(1, total(o.gold)-float64(len(o.gold))))
}

// exact is the number of steps that a similarity of 1 is counted in, to pair
// groups by whole numbers.
const exact = 1e9

// ceaf pairs the groups one to one.
func (o overlap) ceaf() float64 {
	gold, sys := slices.Sorted(maps.Keys(o.gold)), slices.Sorted(maps.Keys(o.sys))
	weight := make([][]int, len(gold))
	for i, g := range gold {
		weight[i] = make([]int, len(sys))
		for j, f := range sys {
			weight[i][j] = int(exact * 2 * o.both[[2]string{g, f}] / (o.gold[g] + o.sys[f]))
		}
	}
	sum := 0
	for i, j := range pairing.Heaviest(weight) {
		if j >= 0 {
			sum += weight[i][j]
		}
	}
	return f1(float64(sum)/exact/float64(max(1, len(sys))), float64(sum)/exact/float64(max(1, len(gold))))
}

func total(sizes map[string]float64) float64 {
	n := 0.0
	for _, c := range sizes {
		n += c
	}
	return n
}

func pairs[K comparable](sizes map[K]float64) float64 {
	n := 0.0
	for _, c := range sizes {
		n += c * (c - 1) / 2
	}
	return n
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
