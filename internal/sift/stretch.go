package sift

import (
	"bytes"
	"context"
	"iter"

	"ascribe"
	"ascribe/internal/source"
)

// stretchSize is how many bytes of an archive one worker takes at a time: a
// few hundred pages.
const stretchSize = 4 << 20

// Stretch is what was found in a part of the input.
type Stretch struct {
	// Path is the input, Offset how far it has been read. The offset of what
	// cannot be read in parts counts items.
	Path   string
	Offset int64
	// Bytes is the number of bytes of the file that were read.
	Bytes int64
	// Candidates are the items that may report an attack, in their order.
	Candidates []Candidate
	// Faults are what could not be read.
	Faults []error
	// Pages is the number of pages that were scored, by declared language;
	// Passed is how many of them are no candidates.
	Pages  map[string]int
	Passed int
}

// Candidate is an item that may report an attack.
type Candidate struct {
	Item  source.Item
	Score float64
	// Because are the findings that spoke most for it, "part=group" and
	// "word=word", the strongest first.
	Because []string
}

// Count returns the number of pages scored.
func (s *Stretch) Count() (n int) {
	for _, k := range s.Pages {
		n += k
	}
	return n
}

// Options of a run.
type Options struct {
	// Jobs is the number of goroutines that read; at least 1.
	Jobs int
	// MinScore is the score from which on a page is a candidate.
	MinScore float64
}

// worker scores items one after the other.
type worker struct {
	*Scorer
	min float64
	out Stretch
}

func (s *Sifter) worker(o Options) *worker { return &worker{Scorer: s.Scorer(), min: o.MinScore} }

// begin starts a stretch and returns the one before.
func (w *worker) begin() Stretch {
	done := w.out
	w.out = Stretch{Pages: map[string]int{}}
	return done
}

// visit scores one item; it is called with what [source] yields.
func (w *worker) visit(it source.Item, err error) bool {
	var score float64
	if err == nil {
		score, err = w.Item(it)
	}
	if err != nil {
		w.out.Faults = append(w.out.Faults, located(it.Origin, err))
		return true
	}
	w.out.Pages[languageOf(it)]++
	if score < w.min {
		w.out.Passed++
		return true
	}
	it.Body = bytes.Clone(it.Body)
	w.out.Candidates = append(w.out.Candidates, Candidate{it, score, w.because()})
	return true
}

// mostReasons is how many findings a candidate names.
const mostReasons = 5

// because names what spoke most for the item scored last.
func (w *worker) because() []string {
	var out []string
	for _, c := range w.Explain() {
		if c.Weight > 0 && len(out) < mostReasons {
			out = append(out, c.Feature)
		}
	}
	return out
}

// located says in an error which item it is about, unless it does.
func located(origin string, err error) error {
	if e, ok := err.(*ascribe.Error); ok && e.Where == "" {
		at := *e
		at.Where = origin
		return &at
	}
	return err
}

// Archive reads a web archive from a record on that begins at offset, which is
// 0 or was told by an earlier run, and yields stretch by stretch, in the order
// of the file. What it yields depends neither on the number of jobs nor on
// where it began. The error is ctx's, and the last pair.
func (s *Sifter) Archive(ctx context.Context, a *source.Archive, offset int64, o Options) iter.Seq2[Stretch, error] {
	return func(yield func(Stretch, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		redo := s.worker(o)
		at := offset
		for part := range s.sideBySide(ctx, a, offset, o) {
			got := part.take()
			if at >= part.To { // a record reaches beyond this part
				continue
			}
			if got.reached.Start != at {
				// What this worker took for a record is not one of the chain.
				got = redo.part(ctx, a, source.Part{From: at, To: part.To, Sure: true})
			}
			if got.err != nil {
				cancel()
				yield(Stretch{}, got.err)
				return
			}
			got.Path, got.Offset, got.Bytes = a.Name(), got.reached.End, got.reached.End-at
			at = got.reached.End
			if !yield(got.Stretch, nil) {
				cancel()
				return
			}
		}
	}
}

// partRead is what a worker read of a part.
type partRead struct {
	Stretch
	reached source.Reached
	err     error
}

func (w *worker) part(ctx context.Context, a *source.Archive, p source.Part) partRead {
	w.begin()
	reached, err := a.Read(ctx, p, maxPage, w.visit)
	return partRead{w.begin(), reached, err}
}

// pending is a part that a worker is at.
type pending struct {
	source.Part
	done chan partRead
}

// take waits for the part to be read.
func (p pending) take() partRead { return <-p.done }

// sideBySide reads the parts of an archive on several goroutines and yields
// them in order. Only as many as there are jobs wait to be taken. They have
// all ended when it returns.
func (s *Sifter) sideBySide(ctx context.Context, a *source.Archive, offset int64, o Options) iter.Seq[pending] {
	return func(yield func(pending) bool) {
		workers := make(chan *worker, o.Jobs)
		for range o.Jobs {
			workers <- s.worker(o)
		}
		var queue []pending
		defer func() {
			for range o.Jobs {
				<-workers
			}
		}()
		for from := offset; from < a.Size() || len(queue) > 0; from += stretchSize {
			if from < a.Size() {
				p := pending{source.Part{From: from, To: min(from+stretchSize, a.Size()), Sure: from == offset}, make(chan partRead, 1)}
				queue = append(queue, p)
				w := <-workers
				go func() {
					p.done <- w.part(ctx, a, p.Part)
					workers <- w
				}()
			}
			if len(queue) < 2*o.Jobs && from+stretchSize < a.Size() {
				continue
			}
			if !yield(queue[0]) {
				return
			}
			queue = queue[1:]
		}
	}
}
