package main

import (
	"context"
	"fmt"

	"ascribe/internal/link"
)

// group runs the whole of linking over a set and returns the incident of each
// mention.
func group(m *link.Model, s set) map[string]string {
	ix := link.NewMemory()
	var ps []link.Profile
	for _, it := range s.items {
		ps = append(ps, it.profile)
	}
	ix.Put(ps...)
	groups, _, err := link.NewLinker(m, ix).Link(context.Background(), ps, nil)
	if err != nil {
		panic(err) // an index in memory does not fail
	}
	found := map[string]string{}
	for _, g := range groups {
		for _, k := range g.Mentions {
			found[k] = g.Incident
		}
	}
	return found
}

// score returns pair and B³ figures over the scored mentions.
func score(s set, found map[string]string) figures {
	gold, sys, both := map[string]float64{}, map[string]float64{}, map[[2]string]float64{}
	n := 0.0
	for _, it := range s.items {
		if it.scored {
			n++
			f := found[it.profile.Mention]
			gold[it.cluster]++
			sys[f]++
			both[[2]string{it.cluster, f}]++
		}
	}
	var p, r float64
	for k, c := range both {
		p += c * c / sys[k[1]] / n
		r += c * c / gold[k[0]] / n
	}
	pp, pr := pairs(both)/max(1, pairs(sys)), pairs(both)/max(1, pairs(gold))
	return figures{p, r, pp, pr}
}

// figures are the precision and recall of a grouping, by mention (B³, Bagga &
// Baldwin 1998) and by pair.
type figures struct{ b3P, b3R, pairP, pairR float64 }

func (f figures) means() (b3, pair float64) { return f1(f.b3P, f.b3R), f1(f.pairP, f.pairR) }

func (f figures) String() string {
	b3, pair := f.means()
	return fmt.Sprintf("B3 P %.3f R %.3f F %.3f  pair P %.3f R %.3f F %.3f", f.b3P, f.b3R, b3, f.pairP, f.pairR, pair)
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
