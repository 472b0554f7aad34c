package ingest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
)

func TestCacheReadsWhatItDoesNotHold(t *testing.T) {
	c := newCache[string, int]()
	c.put("a", 1)
	var asked []string
	load := func(_ context.Context, ids []string) (map[string]int, error) {
		asked = ids
		return map[string]int{"b": 2}, nil
	}
	got, err := c.get(t.Context(), []string{"b", "a", "unknown"}, load)
	if err != nil || !slices.Equal(got, []int{2, 1}) || !slices.Equal(asked, []string{"b", "unknown"}) {
		t.Errorf("got %v, %v, asked for %v", got, err, asked)
	}
	if got, err := c.get(t.Context(), []string{"a", "b"}, func(context.Context, []string) (map[string]int, error) {
		return nil, errors.New("asked again")
	}); err != nil || len(got) != 2 {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestCacheIsBoundedAndKeepsWhatIsUsed(t *testing.T) {
	c := newCache[string, int]()
	c.put("used", 7)
	for i := range 5 * cacheSize {
		c.put(fmt.Sprint(i), i)
		if i%100 == 0 {
			if have, _ := c.at([]string{"used"}); have["used"] != 7 {
				t.Fatal("let go of what is in use")
			}
		}
	}
	if n := len(c.young) + len(c.old); n > cacheSize {
		t.Errorf("%d values are held: %d", n, len(slices.Collect(maps.Keys(c.young))))
	}
}
