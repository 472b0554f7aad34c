package source

import (
	"context"
	"errors"
	"io"
	"os"

	"ascribe"
)

// Archive is a web archive on disk, of which parts can be read side by side.
// It is safe for concurrent use.
type Archive struct {
	name   string
	f      *os.File
	size   int64
	packed bool
}

// OpenArchive opens a web archive, plain or with records compressed by gzip.
// ok is false for everything else that [Open] reads; an error says that path
// cannot be read at all.
func OpenArchive(path string) (a *Archive, ok bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, false, pathFault(path, err)
	}
	a = &Archive{name: path, f: f}
	if ok, err = a.look(); !ok || err != nil {
		return nil, false, errors.Join(err, f.Close())
	}
	return a, true, nil
}

// look tells from the first bytes and the name what the file is, as readInput
// does.
func (a *Archive) look() (ok bool, err error) {
	info, err := a.f.Stat()
	if err != nil {
		return false, pathFault(a.name, err)
	}
	if !info.Mode().IsRegular() {
		return false, nil
	}
	a.size = info.Size()
	head := make([]byte, bufferSize)
	n, err := a.f.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return false, pathFault(a.name, err)
	}
	head = head[:n]
	k, _ := kindOf(a.name)
	a.packed = isGzip(head) || k == packedWarc
	switch {
	case n == 0 || k != unknown && k != warc && k != packedWarc:
		return false, nil
	case a.packed:
		inner := inflateHead(head, sniffLength)
		return k == packedWarc && !isGzip(inner) || sniff(inner) == warc, nil
	}
	return k == warc || sniff(head) == warc, nil
}

// Name returns the path under which the archive was opened.
func (a *Archive) Name() string { return a.name }

// Size returns the number of bytes in the file.
func (a *Archive) Size() int64 { return a.size }

// Close closes the file.
func (a *Archive) Close() error { return a.f.Close() }

// Part is a stretch of an archive, in bytes of the file.
type Part struct {
	// From is where reading begins: at a record, if Sure, otherwise at the
	// first record behind From.
	From, To int64
	Sure     bool
}

// Reached says between which records a part was read: the first one at or
// behind Part.From, and the first one at or behind Part.To that was not read.
type Reached struct{ Start, End int64 }

// Read visits the pages and faults of the records that begin in the part. The
// body of an item is valid during the visit only; bodies larger than maxBody
// are faults. Visit returns false to stop; then Read returns early.
//
// Whoever reads side by side parts that meet must check that each one ends
// where the next one started: what looks like the beginning of a record may
// stand inside one, and only the chain from the first record on proves that it
// does not.
func (a *Archive) Read(ctx context.Context, p Part, maxBody int64, visit func(Item, error) bool) (Reached, error) {
	file := io.NewSectionReader(a.f, 0, a.size)
	if _, err := file.Seek(p.From, io.SeekStart); err != nil {
		return Reached{}, readFault(a.name, err)
	}
	t := newTape(obeying(ctx, file), file)
	t.pos = p.From
	in := newInput(a.name, t, a.size)
	recs, err := a.records(in, p)
	if err != nil {
		return Reached{a.size, a.size}, endOf(ctx, err)
	}
	w := newWebArchive(in, recs)
	w.maxBody = maxBody
	got := Reached{Start: recs.place().offset, End: a.size}
	w.each(func(at place) bool {
		if at.offset >= p.To {
			got.End = at.offset
		}
		return at.offset >= p.To
	}, visit)
	return got, ctx.Err()
}

// records positions a reader of records at the beginning of the part; io.EOF
// if there is none.
func (a *Archive) records(in *input, p Part) (records, error) {
	if a.packed {
		g := newGzipRecords(in)
		if !p.Sure {
			return g, g.nextMember(p.From)
		}
		return g, nil
	}
	r := newPlainRecords(in)
	if !p.Sure {
		return r, findRecord(&r.w)
	}
	return r, nil
}

// endOf makes of the end of an archive no error.
func endOf(ctx context.Context, err error) error {
	var known *ascribe.Error
	if errors.Is(err, io.EOF) || errors.As(err, &known) {
		return ctx.Err()
	}
	return err
}
