package ingest

import (
	"context"
	"sync"
)

// cacheSize is how many values each cache holds: a few tens of megabytes.
const cacheSize = 20_000

// cache keeps what was read from the record last, by id. What it keeps never
// changes in the record. When it is full it lets go of the older half.
type cache[V any] struct {
	mu         sync.Mutex
	young, old map[string]V
}

func newCache[V any]() *cache[V] { return &cache[V]{young: map[string]V{}, old: map[string]V{}} }

// get returns the values of ids that are known, in the order of ids; load
// reads those that are not at hand.
func (c *cache[V]) get(ctx context.Context, ids []string, load func(context.Context, []string) (map[string]V, error)) ([]V, error) {
	have, missing := c.at(ids)
	if len(missing) > 0 {
		read, err := load(ctx, missing)
		if err != nil {
			return nil, err
		}
		for id, v := range read {
			have[id] = v
			c.put(id, v)
		}
	}
	out := make([]V, 0, len(ids))
	for _, id := range ids {
		if v, ok := have[id]; ok {
			out = append(out, v)
		}
	}
	return out, nil
}

func (c *cache[V]) at(ids []string) (have map[string]V, missing []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	have = make(map[string]V, len(ids))
	for _, id := range ids {
		if v, ok := c.young[id]; ok {
			have[id] = v
		} else if v, ok := c.old[id]; ok {
			have[id] = v
			c.keep(id, v)
		} else {
			missing = append(missing, id)
		}
	}
	return have, missing
}

func (c *cache[V]) put(id string, v V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keep(id, v)
}

func (c *cache[V]) keep(id string, v V) {
	if len(c.young) >= cacheSize/2 {
		c.young, c.old = map[string]V{}, c.young
	}
	c.young[id] = v
}
