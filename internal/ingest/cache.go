package ingest

import (
	"context"
	"sync"
)

// cacheSize is how many values each cache holds: a few tens of megabytes.
const cacheSize = 10_000

// cache keeps what was read from the record last, by id or row. When it is full
// it lets go of the older half.
type cache[K comparable, V any] struct {
	mu         sync.Mutex
	young, old map[K]V
	held       map[K]V
}

func newCache[K comparable, V any]() *cache[K, V] {
	return &cache[K, V]{young: map[K]V{}, old: map[K]V{}}
}

// get returns the values of ids that are known, in the order of ids; load
// reads those that are not at hand.
func (c *cache[K, V]) get(ctx context.Context, ids []K, load func(context.Context, []K) (map[K]V, error)) ([]V, error) {
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

func (c *cache[K, V]) at(ids []K) (have map[K]V, missing []K) {
	c.mu.Lock()
	defer c.mu.Unlock()
	have = make(map[K]V, len(ids))
	for _, id := range ids {
		if v, ok := c.held[id]; ok {
			have[id] = v
		} else if v, ok := c.young[id]; ok {
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

func (c *cache[K, V]) put(id K, v V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keep(id, v)
}

// hold puts values that are not to be let go of before the next are held: the
// record cannot tell of them yet.
func (c *cache[K, V]) hold(vs map[K]V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for id, v := range c.held {
		c.keep(id, v)
	}
	c.held = vs
}

// change replaces a value that is at hand.
func (c *cache[K, V]) change(id K, by func(V) V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.young[id]; ok {
		c.young[id] = by(v)
	} else if v, ok := c.old[id]; ok {
		c.old[id] = by(v)
	}
}

func (c *cache[K, V]) keep(id K, v V) {
	if _, there := c.young[id]; !there && len(c.young) >= cacheSize/2 {
		c.young, c.old = make(map[K]V, cacheSize/2), c.young
	}
	c.young[id] = v
}
