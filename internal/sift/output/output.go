// Package output keeps the candidates of a run in a file, beside it the
// position that the run has come to. Whatever ends the run - kill, power, a
// full disk - the file can be cut back to what the position answers for, and a
// later run goes on from there: the file comes out as if nothing had happened.
package output

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"ascribe"
	"ascribe/internal/sift"
)

// format names the form of a position file.
const format = "sift-position/1"

// Input is one input of a run: a run goes on only with the same ones.
type Input struct {
	Path string `json:"path"`
	Size int64  `json:"size"`
}

// Terms are what the output of a run depends on.
type Terms struct {
	Method   string  `json:"method"`
	MinScore float64 `json:"min_score"`
	Inputs   []Input `json:"inputs"`
}

// TermsOf returns the terms of a run over paths.
func TermsOf(paths []string, minScore float64) Terms {
	t := Terms{Method: sift.Method, MinScore: minScore}
	for _, p := range paths {
		t.Inputs = append(t.Inputs, Input{p, sift.Size([]string{p})})
	}
	return t
}

func (t Terms) same(o Terms) bool {
	return t.Method == o.Method && t.MinScore == o.MinScore && slices.Equal(t.Inputs, o.Inputs)
}

// positionFile is what a position file holds.
type positionFile struct {
	Format string `json:"format"`
	Terms
	sift.Position
}

// File is a file of candidates. It implements [sift.Sink].
type File struct {
	path  string
	f     *os.File
	w     *bufio.Writer
	terms Terms
}

// PositionOf returns the name of the position file of the candidates at path.
func PositionOf(path string) string { return path + ".position" }

// Open opens the candidates at path for a run on those terms: new ones, or
// those of an earlier run that did not come to its end, cut back to its
// position. It fails with [ascribe.Invalid] if a file is there that belongs to
// no run, or to one on other terms.
func Open(path string, terms Terms) (*File, sift.Position, error) {
	pos, err := readPosition(path, terms)
	if err != nil {
		return nil, pos, err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, pos, fault(path, err)
	}
	if err := cutBack(f, pos.Written); err != nil {
		return nil, pos, errors.Join(fault(path, err), f.Close())
	}
	o := &File{path: path, f: f, w: bufio.NewWriterSize(f, 1<<20), terms: terms}
	if err := o.Commit(pos); err != nil { // so that whatever is written has a position
		return nil, pos, errors.Join(err, f.Close())
	}
	return o, pos, nil
}

// readPosition reads the position that belongs to the candidates at path.
func readPosition(path string, terms Terms) (pos sift.Position, err error) {
	b, err := os.ReadFile(PositionOf(path))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if info, err := os.Stat(path); err == nil && info.Size() > 0 {
			return pos, &ascribe.Error{Code: ascribe.Invalid, Where: path, What: "the file is there already, and no run of sift left it",
				Remedy: "remove it, or choose another name"}
		}
		return pos, nil
	case err != nil:
		return pos, fault(PositionOf(path), err)
	}
	var p positionFile
	if err := json.Unmarshal(b, &p); err != nil || p.Format != format {
		return pos, &ascribe.Error{Code: ascribe.Damaged, Where: PositionOf(path), What: "not a position of sift",
			Remedy: "remove it and the candidates, and begin anew", Err: err}
	}
	if !p.Terms.same(terms) {
		return pos, &ascribe.Error{Code: ascribe.Invalid, Where: PositionOf(path),
			What:   "it belongs to a run over other archives, with another score or by another method",
			Remedy: "repeat that run's command to go on with it, or choose another --out"}
	}
	return p.Position, nil
}

// cutBack cuts f to size bytes and goes to its end.
func cutBack(f *os.File, size int64) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() < size {
		return fmt.Errorf("it holds %d bytes, and %d were written", info.Size(), size)
	}
	if err := f.Truncate(size); err != nil {
		return err
	}
	_, err = f.Seek(size, io.SeekStart)
	return err
}

// Written returns a reader of what is in the file already. It is valid until
// the first Write.
func (o *File) Written() io.Reader { return io.NewSectionReader(o.f, 0, 1<<62) }

// Write implements [io.Writer].
func (o *File) Write(p []byte) (int, error) {
	n, err := o.w.Write(p)
	return n, fault(o.path, err)
}

// Commit puts on disk what was written, then that it was.
func (o *File) Commit(pos sift.Position) error {
	err := o.w.Flush()
	if err == nil {
		err = o.f.Sync()
	}
	if err != nil {
		return fault(o.path, err)
	}
	b, err := json.Marshal(positionFile{format, o.terms, pos})
	if err != nil {
		return err
	}
	return fault(PositionOf(o.path), replace(PositionOf(o.path), append(b, '\n')))
}

// replace writes a file so that after a crash there is the old one or the new.
func replace(path string, b []byte) error {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Close closes the file. What was not committed is left to be cut back.
func (o *File) Close() error { return o.f.Close() }

// fault says what cannot be written.
func fault(path string, err error) error {
	if err == nil {
		return nil
	}
	return &ascribe.Error{Code: ascribe.Invalid, Where: path, What: "cannot be written", Err: err,
		Remedy: "make room, or see who may write there, and start the same command again: it goes on where it stopped"}
}
