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
}

// NewMemory returns an empty index.
func NewMemory() *Memory { return &Memory{at: map[string]int{}, holders: map[string][]int32{}} }

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

// Candidates returns the profiles kept under any of keys, for each key the
// [MaxHolders] with the lowest mention keys.
func (x *Memory) Candidates(_ context.Context, keys []string) ([]Profile, error) {
	var found []int32
	for _, k := range keys {
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
