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
