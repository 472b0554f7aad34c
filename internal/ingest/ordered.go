package ingest

import (
	"context"
	"iter"
	"sync"
)

// outcome is what the work on one input gave.
type outcome[T any] struct {
	value T
	err   error
}

// ordered applies work to the values of in on several goroutines and yields
// the outcomes in the order of the inputs, so that what follows does not
// depend on which of them was faster. An error of in is passed on in its
// place. No more than ahead outcomes wait for their turn.
func ordered[In, Out any](ctx context.Context, in iter.Seq2[In, error], workers, ahead int, work func(In) (Out, error)) iter.Seq2[Out, error] {
	return func(yield func(Out, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		queue := make(chan chan outcome[Out], ahead)
		var busy sync.WaitGroup
		go func() {
			defer close(queue)
			dispatch(ctx, in, queue, workers, work, &busy)
		}()
		for slot := range queue {
			o := <-slot
			if !yield(o.value, o.err) {
				break
			}
		}
		cancel()
		for slot := range queue { // let the dispatcher come to its end
			<-slot
		}
		busy.Wait()
	}
}

func dispatch[In, Out any](ctx context.Context, in iter.Seq2[In, error], queue chan<- chan outcome[Out], workers int, work func(In) (Out, error), busy *sync.WaitGroup) {
	free := make(chan struct{}, workers)
	for v, err := range in {
		slot := make(chan outcome[Out], 1)
		select {
		case queue <- slot:
		case <-ctx.Done():
			return
		}
		if err != nil {
			slot <- outcome[Out]{err: err}
			continue
		}
		free <- struct{}{}
		busy.Go(func() {
			out, err := work(v)
			slot <- outcome[Out]{out, err}
			<-free
		})
	}
}
