// Package baddisk is a disk in memory that SQLite writes to and that fails on
// demand: it refuses the n-th write or fsync, fills up, and loses power in the
// middle of anything. After a power loss only what was synced is sure to be
// there; of everything else any part may be, sector by sector.
//
// It exists for tests. kill -9 does not do what it does: the page cache
// survives the process.
package baddisk

import (
	"math/rand/v2"
	"slices"
	"sync"
)

// sector is the unit in which a write reaches the platter or does not.
const sector = 512

// Kind is an operation that changes the disk.
type Kind string

// The operations.
const (
	Write    Kind = "write"
	Truncate Kind = "truncate"
	Sync     Kind = "sync"
	Delete   Kind = "delete"
)

// Event is one operation about to be done.
type Event struct {
	Kind Kind
	// Nth counts the operations of this kind, Total those of all kinds, both
	// from 1.
	Nth, Total int
	// File is the name that SQLite gave the file.
	File string
}

// Outcome is what becomes of an operation.
type Outcome int

// The outcomes.
const (
	Done Outcome = iota
	// BadIO fails the operation. A write gets half way; a sync makes no
	// promise about anything, and never will: what was pending is forgotten,
	// as the page cache of Linux does, though it still reads back.
	BadIO
	// NoSpace fails a write half way, for lack of room.
	NoSpace
	// PowerOff ends everything: this operation and all that follow fail.
	PowerOff
)

// Disk is a file system of one folder.
type Disk struct {
	mu    sync.Mutex
	files map[string]*inode
	// synced is the folder as it was last forced to disk.
	synced map[string]*inode
	fate   func(Event) Outcome
	nth    map[Kind]int
	total  int
	off    bool
}

// inode is a file: its contents now, and what is sure to survive a loss of power: the
// contents when it was last synced. The changes since then lie between.
type inode struct {
	now, synced []byte
	pending     []change
	locks       map[*handle]int32
	shared      sharedMemory
}

// change is a write of data at off, or, without data, a truncation to off.
type change struct {
	off  int64
	data []byte
}

// New returns an empty disk. fate decides on every operation; nil means that
// all are done.
func New(fate func(Event) Outcome) *Disk {
	if fate == nil {
		fate = func(Event) Outcome { return Done }
	}
	return &Disk{files: map[string]*inode{}, synced: map[string]*inode{}, fate: fate, nth: map[Kind]int{}}
}

// Operations returns how many operations were asked for.
func (d *Disk) Operations() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.total
}

// AfterPowerLoss returns a disk as it may be found after the power failed now:
// what was synced, and of each sector written since, by chance, the old or the
// new. The old disk is of no more use.
func (d *Disk) AfterPowerLoss(chance *rand.Rand, fate func(Event) Outcome) *Disk {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.off = true
	after := New(fate)
	folder := d.synced
	if chance.IntN(2) == 0 {
		folder = d.files // the folder was written out though nobody asked
	}
	lucky := []float64{0, 0.2, 0.8, 1}[chance.IntN(4)]
	for name, f := range folder {
		left := f.survivor(chance, lucky)
		after.files[name], after.synced[name] = left, left
	}
	return after
}

// survivor applies each pending change, or each sector of one, with
// probability lucky. To lose an earlier write and keep a later one is what
// reordering does.
func (f *inode) survivor(chance *rand.Rand, lucky float64) *inode {
	left := &inode{now: slices.Clone(f.synced)}
	for _, c := range f.pending {
		if c.data == nil {
			if chance.Float64() < lucky {
				left.apply(c)
			}
			continue
		}
		for from := 0; from < len(c.data); {
			to := min(len(c.data), from+sector-int(c.off+int64(from))%sector)
			if chance.Float64() < lucky {
				left.apply(change{c.off + int64(from), c.data[from:to]})
			}
			from = to
		}
	}
	left.synced = slices.Clone(left.now)
	return left
}

func (f *inode) apply(c change) {
	if c.data == nil {
		f.resize(c.off)
		return
	}
	if end := c.off + int64(len(c.data)); end > int64(len(f.now)) {
		f.resize(end)
	}
	copy(f.now[c.off:], c.data)
}

func (f *inode) resize(n int64) {
	for int64(len(f.now)) < n {
		f.now = append(f.now, make([]byte, min(n-int64(len(f.now)), 1<<16))...)
	}
	f.now = f.now[:n]
}

// decide asks for the fate of an operation.
func (d *Disk) decide(kind Kind, name string) Outcome {
	d.total++
	d.nth[kind]++
	if d.off {
		return PowerOff
	}
	outcome := d.fate(Event{kind, d.nth[kind], d.total, name})
	if outcome == PowerOff {
		d.off = true
	}
	return outcome
}

func (d *Disk) write(h *handle, data []byte, off int64) Outcome {
	outcome := d.decide(Write, h.name)
	if outcome != Done {
		data = data[:len(data)/2]
	}
	if len(data) > 0 {
		c := change{off, slices.Clone(data)}
		h.file.apply(c)
		h.file.pending = append(h.file.pending, c)
	}
	return outcome
}

func (d *Disk) truncate(h *handle, size int64) Outcome {
	outcome := d.decide(Truncate, h.name)
	if outcome == Done {
		c := change{off: size}
		h.file.apply(c)
		h.file.pending = append(h.file.pending, c)
	}
	return outcome
}

// sync forces a file to disk and, for the first time of a new journal or log,
// the folder as well: so does SQLite on Unix.
func (d *Disk) sync(h *handle) Outcome {
	outcome := d.decide(Sync, h.name)
	switch outcome {
	case Done:
		h.file.synced, h.file.pending = slices.Clone(h.file.now), nil
		if h.syncFolder {
			d.syncFolder()
			h.syncFolder = false
		}
	case BadIO:
		h.file.pending = nil
	}
	return outcome
}

func (d *Disk) syncFolder() {
	d.synced = map[string]*inode{}
	for name, f := range d.files {
		d.synced[name] = f
	}
}

func (d *Disk) remove(name string, thenSync bool) Outcome {
	outcome := d.decide(Delete, name)
	if outcome == Done {
		delete(d.files, name)
		if thenSync {
			d.syncFolder()
		}
	}
	return outcome
}
