package gazetteer

import (
	"sync"
	"testing"
)

var loaded = sync.OnceValues(Load)

// load returns the one gazetteer that all tests share.
func load(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestOpenersHoldEveryFirstWord holds that no name is missed for its first word.
func TestOpenersHoldEveryFirstWord(t *testing.T) {
	g := load(t)
	for name := range g.index.names {
		if _, words := g.index.begin([]byte(name)); words == 0 {
			t.Errorf("%q begins no name", name)
		}
	}
}
