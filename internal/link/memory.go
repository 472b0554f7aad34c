package link

import (
	"cmp"
	"context"
	"slices"
)

// MaxHolders bounds the number of mentions that a [Memory] returns for one
// key.
const MaxHolders = 64

// Memory is an [Index] in memory. It is not safe for concurrent use.
type Memory struct {
	profiles []Profile
	at       map[string]int
	holders  map[string][]int32
	edges    map[string][]Edge
	groups   map[string]*Group // by mention
}

// NewMemory returns an empty index.
func NewMemory() *Memory {
	return &Memory{at: map[string]int{}, holders: map[string][]int32{}, edges: map[string][]Edge{}, groups: map[string]*Group{}}
}

// Put keeps profiles under their keys. One that is kept already is left as it
// is.
func (x *Memory) Put(ps ...Profile) {
	for _, p := range ps {
		if _, ok := x.at[p.Mention]; ok {
			continue
		}
		n := len(x.profiles)
		x.at[p.Mention] = n
		x.profiles = append(x.profiles, p)
		for _, k := range p.Keys() {
			x.hold(k, int32(n))
		}
	}
}

// hold files a mention under a key among those with the lowest mention keys.
func (x *Memory) hold(key string, n int32) {
	hs := x.holders[key]
	i, _ := slices.BinarySearchFunc(hs, n, func(a, b int32) int {
		return cmp.Compare(x.profiles[a].Mention, x.profiles[b].Mention)
	})
	if i >= MaxHolders {
		return
	}
	if len(hs) == MaxHolders {
		hs = hs[:MaxHolders-1]
	}
	x.holders[key] = slices.Insert(hs, i, n)
}

// Connect keeps edges.
func (x *Memory) Connect(edges ...Edge) {
	for _, e := range edges {
		x.edges[e.A] = append(x.edges[e.A], e)
		x.edges[e.B] = append(x.edges[e.B], e)
	}
}

// Place keeps which mentions stand in one incident.
func (x *Memory) Place(groups ...Group) {
	for _, g := range groups {
		for _, m := range g.Mentions {
			x.groups[m] = &g
		}
	}
}

// Beside implements [Index].
func (x *Memory) Beside(_ context.Context, mentions []string) ([]string, error) {
	var out []string
	seen := map[*Group]bool{}
	for _, m := range mentions {
		if g := x.groups[m]; g != nil && !seen[g] {
			seen[g] = true
			out = append(out, g.Mentions...)
		}
	}
	return out, nil
}

// Candidates implements [Index]: for each key of p the [MaxHolders] profiles
// with the lowest mention keys.
func (x *Memory) Candidates(_ context.Context, p *Profile) ([]Profile, error) {
	var found []int32
	for _, k := range p.Keys() {
		found = append(found, x.holders[k]...)
	}
	slices.Sort(found)
	found = slices.Compact(found)
	out := make([]Profile, len(found))
	for i, n := range found {
		out[i] = x.profiles[n]
	}
	return out, nil
}

// Edges implements [Index].
func (x *Memory) Edges(_ context.Context, mentions []string) ([]Edge, error) {
	var out []Edge
	for _, m := range mentions {
		out = append(out, x.edges[m]...)
	}
	return out, nil
}

// Profiles implements [Index].
func (x *Memory) Profiles(_ context.Context, mentions []string) ([]Profile, error) {
	var out []Profile
	for _, m := range mentions {
		if n, ok := x.at[m]; ok {
			out = append(out, x.profiles[n])
		}
	}
	return out, nil
}
