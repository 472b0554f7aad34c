package sift

import (
	"context"
	"io"
	"iter"

	"ascribe/internal/source"
)

// Mode says what is sifted.
type Mode uint8

// The modes.
const (
	Everything Mode = iota // whatever is read
	Archives               // pages of web archives; every other item is a candidate
)

// Paths reads what the paths name, in their order, and yields stretch by
// stretch. Web archives on disk are read by several jobs, everything else that
// [source.Open] reads by one. The error is ctx's, and the last pair.
func (s *Sifter) Paths(ctx context.Context, paths []string, stdin io.Reader, mode Mode, o Options) iter.Seq2[Stretch, error] {
	return func(yield func(Stretch, error) bool) {
		for _, path := range paths {
			for st, err := range s.Path(ctx, path, 0, stdin, mode, o) {
				if !yield(st, err) || err != nil {
					return
				}
			}
		}
	}
}

// Path is [Sifter.Paths] for one path, from an offset on that an earlier run
// told of.
func (s *Sifter) Path(ctx context.Context, path string, offset int64, stdin io.Reader, mode Mode, o Options) iter.Seq2[Stretch, error] {
	return func(yield func(Stretch, error) bool) {
		if path != "-" {
			a, ok, err := source.OpenArchive(path)
			if err != nil {
				yield(Stretch{Path: path, Offset: offset + 1, Faults: []error{err}}, nil)
				return
			}
			if ok {
				defer a.Close()
				s.Archive(ctx, a, offset, o)(yield)
				return
			}
		}
		s.stream(ctx, path, offset, stdin, mode, o)(yield)
	}
}

// streamStretch is how many items of a stream make a stretch.
const streamStretch = 256

// stream reads what cannot be read in parts, passing over the first items.
func (s *Sifter) stream(ctx context.Context, path string, passed int64, stdin io.Reader, mode Mode, o Options) iter.Seq2[Stretch, error] {
	return func(yield func(Stretch, error) bool) {
		w, n, from := s.worker(o), int64(0), passed
		w.begin()
		flush := func() bool {
			st := w.begin()
			st.Path, st.Offset, from = path, n, n
			return yield(st, nil)
		}
		for it, err := range source.Open(ctx, []string{path}, stdin) {
			if ctx.Err() != nil {
				yield(Stretch{}, ctx.Err())
				return
			}
			if n++; n <= passed {
				continue
			}
			if mode == Archives && err == nil && !archived(it) {
				w.out.Candidates = append(w.out.Candidates, Candidate{Item: it})
			} else {
				w.visit(it, err)
			}
			if n-from >= streamStretch && !flush() {
				return
			}
		}
		if n > from {
			flush()
		}
	}
}

// archived reports whether an item is a page of a web archive: of all carriers
// that hold pages they alone know the address.
func archived(it source.Item) bool { return it.Media != source.JSON && it.URL != "" }

// Items is [source.Open] with the pages of web archives sifted: those that do
// not reach o.MinScore are left out, and handed to passed as a number.
func (s *Sifter) Items(ctx context.Context, paths []string, stdin io.Reader, o Options, passed func(int)) iter.Seq2[source.Item, error] {
	return func(yield func(source.Item, error) bool) {
		for st, err := range s.Paths(ctx, paths, stdin, Archives, o) {
			if err != nil {
				yield(source.Item{}, err)
				return
			}
			passed(st.Passed)
			for _, fault := range st.Faults {
				if !yield(source.Item{}, fault) {
					return
				}
			}
			for _, c := range st.Candidates {
				if !yield(c.Item, nil) {
					return
				}
			}
		}
	}
}
