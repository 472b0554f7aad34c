package ingest

import (
	"context"
	"errors"
	"iter"
	"sync/atomic"
	"testing"
	"time"
)

func numbers(n int, broken int) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			var err error
			if i == broken {
				err = errors.New("broken")
			}
			if !yield(i, err) {
				return
			}
		}
	}
}

func TestOrderedKeepsOrderAndErrors(t *testing.T) {
	slowFirst := func(i int) (int, error) {
		time.Sleep(time.Duration(i%3) * time.Millisecond)
		return i * i, nil
	}
	next := 0
	for v, err := range ordered(t.Context(), numbers(100, 17), 8, 16, slowFirst) {
		if (err != nil) != (next == 17) || err == nil && v != next*next {
			t.Fatalf("at %d came %d, %v", next, v, err)
		}
		next++
	}
	if next != 100 {
		t.Fatalf("%d of 100 came out", next)
	}
}

func TestOrderedStopsWithItsConsumer(t *testing.T) {
	var started atomic.Int32
	work := func(i int) (int, error) { started.Add(1); return i, nil }
	for v := range ordered(t.Context(), numbers(1_000_000, -1), 4, 8, work) {
		if v == 10 {
			break
		}
	}
	if n := started.Load(); n > 30 {
		t.Fatalf("%d were started for 11 that were wanted", n)
	}
}

func TestOrderedEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for range ordered(ctx, numbers(1_000_000, -1), 4, 8, func(i int) (int, error) { return i, nil }) {
		if n++; n == 5 {
			cancel()
		}
	}
	if n > 100 {
		t.Fatalf("%d came out after the context had ended", n)
	}
}
