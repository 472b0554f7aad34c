package sqlite

import (
	"context"
	"iter"
	"runtime"
	"sync"
)

// sideBySide makes something of each piece of work on all cores, and puts it
// away by one goroutine, as it comes.
func sideBySide[W, R any](ctx context.Context, work iter.Seq[W], do func(context.Context, W) (R, error), put func(R) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	todo, done := make(chan W), make(chan R)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for w := range todo {
				r, err := do(ctx, w)
				if err != nil {
					cancel(err)
					return
				}
				select {
				case done <- r:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	go func() {
		defer close(done)
		defer workers.Wait()
		defer close(todo)
		for w := range work {
			select {
			case todo <- w:
			case <-ctx.Done():
				return
			}
		}
	}()
	for r := range done {
		if err := put(r); err != nil {
			cancel(err)
		}
	}
	return context.Cause(ctx)
}
