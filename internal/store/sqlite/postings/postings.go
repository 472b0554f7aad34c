// Package postings tells under which keys which rows of the record stand. A
// B-tree would take a page of its own for nearly every key of a report once it
// has outgrown memory; here new rows gather in memory and go to disk sorted,
// in segments that are never changed, only merged (a log-structured merge
// tree, O'Neil et al. 1996). What it holds is derived: rows and their keys are
// kept in the record, and an index that is missing or belongs to another
// history is built again from them.
//
// Of each key the [Kept] newest rows stay: a key with more is a stock phrase
// or a common word, and what is new is more like what came last.
package postings

import (
	"cmp"
	"path/filepath"
	"slices"
)

const (
	// Kept is the number of rows that stay under one key.
	Kept = 64
	// Room is how many keys of rows gather in memory before they go to disk, if
	// nothing else is said: about 20 bytes each.
	Room = 1 << 18
	// wider is how many times larger a segment must be than what is written, to
	// be left alone. Every segment is looked into for every key: few segments are
	// worth writing some rows once more.
	wider = 8
)

// Stamp names the state of the history up to which an index holds rows: the
// number of a batch and its seal.
type Stamp struct {
	Batch int64
	Seal  [32]byte
}

// Index maps keys to rows. Looking up may run in parallel, with nothing else.
type Index struct {
	folder, name string
	room         int
	last         uint32 // row added last
	fresh        *table
	segments     []*segment // the oldest rows first
}

// New returns the index called name in a folder, which is made when the first
// rows go to disk: when room keys have gathered, [Room] for 0. It is empty
// until [Index.Resume].
func New(folder, name string, room int) *Index {
	return &Index{folder: folder, name: name, room: cmp.Or(room, Room), fresh: newTable()}
}

// Last returns the row up to which rows were added.
func (x *Index) Last() uint32 { return x.last }

// Add files a row under its keys. Rows come in ascending order.
func (x *Index) Add(row uint32, keys []uint32) {
	for _, k := range keys {
		x.fresh.add(k, row)
	}
	x.last = row
}

// Rows returns the rows that stand under key, the newest first, at most limit
// and at most [Kept], in the room of rows, whose values it overwrites.
func (x *Index) Rows(rows []uint32, key uint32, limit int) ([]uint32, error) {
	limit = min(limit, Kept)
	rows = x.fresh.rows(rows[:0], key, limit)
	for _, s := range slices.Backward(x.segments) {
		if len(rows) >= limit {
			break
		}
		var err error
		if rows, err = s.rows(rows, key, limit); err != nil {
			return nil, fault(s.path, "cannot be read", err)
		}
	}
	return rows, nil
}

// Full reports whether the rows in memory should go to disk.
func (x *Index) Full() bool { return len(x.fresh.entries) >= x.room }

// Flush writes the rows in memory to disk, together with the segments that
// are not much larger, so that their number stays below the logarithm of
// their size. stamp is a state of the history that has all rows added.
func (x *Index) Flush(stamp Stamp) error {
	if len(x.fresh.entries) == 0 {
		return nil
	}
	from, size := len(x.segments), len(x.fresh.entries)
	for from > 0 && x.segments[from-1].entries <= wider*size {
		from--
		size += x.segments[from].entries
	}
	merged, err := x.merge(from, stamp)
	if err != nil {
		return err
	}
	for _, s := range x.segments[from:] {
		s.file.Close()
	}
	x.segments = append(x.segments[:from], merged)
	x.fresh = newTable()
	return x.sweep()
}

// merge writes the segments from number from on and the rows in memory into
// one segment.
func (x *Index) merge(from int, stamp Stamp) (*segment, error) {
	first := uint32(1)
	if from > 0 {
		first = x.segments[from-1].to + 1
	}
	sources := []source{x.fresh.sorted()}
	for _, s := range x.segments[from:] {
		sources = append(sources, s.scan())
	}
	path := filepath.Join(x.folder, segmentName(x.name, first, x.last))
	if err := write(path, stamp, newMerger(sources)); err != nil {
		return nil, fault(path, "cannot be written", err)
	}
	s, err := openSegment(path)
	if err != nil {
		return nil, fault(path, "cannot be read back", err)
	}
	return s, nil
}

// Close releases the files. Rows that are only in memory are forgotten; the
// record has them.
func (x *Index) Close() error {
	var err error
	for _, s := range x.segments {
		if e := s.file.Close(); err == nil {
			err = e
		}
	}
	x.segments, x.fresh, x.last = nil, newTable(), 0
	return err
}
