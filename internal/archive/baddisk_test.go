package archive

import (
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// badDisk is a disk in memory that can fail at any operation and lose power in
// the middle of anything. After that only what was synced is sure to be there;
// of each sector written since, the old or the new may be, by chance.
type badDisk struct {
	mu      sync.Mutex
	files   map[string]*badInode // folders are nil
	durable map[string]*badInode // the names that are sure to stay
	locked  bool
	ops     int
	fate    func(op int, kind string) error // nil to go on
	off     bool
	// What is left out, to show that it is needed.
	skipSync, skipSyncDir bool
}

const sector = 512

type badInode struct {
	now, synced []byte
	pending     []change
}

// change is a write at off, or, without data, a truncation to off.
type change struct {
	off  int64
	data []byte
}

func newBadDisk() *badDisk {
	root := map[string]*badInode{".": nil}
	return &badDisk{files: root, durable: map[string]*badInode{".": nil}}
}

// step counts an operation and asks what becomes of it.
func (d *badDisk) step(kind string) error {
	if d.off {
		return io.ErrClosedPipe
	}
	d.ops++
	if d.fate == nil {
		return nil
	}
	return d.fate(d.ops, kind)
}

func (d *badDisk) list(dir string) ([]string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, ok := d.files[dir]; !ok {
		return nil, fs.ErrNotExist
	}
	var names []string
	for name := range d.files {
		if filepath.Dir(name) == dir && name != "." {
			names = append(names, filepath.Base(name))
		}
	}
	slices.Sort(names)
	return names, nil
}

func (d *badDisk) mkdir(dir string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, ok := d.files[dir]; ok {
		return fs.ErrExist
	}
	if _, ok := d.files[filepath.Dir(dir)]; !ok {
		return fs.ErrNotExist
	}
	if err := d.step("mkdir"); err != nil {
		return err
	}
	d.files[dir] = nil
	return nil
}

func (d *badDisk) open(name string, write bool) (file, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f, ok := d.files[name]
	if !ok {
		if _, parent := d.files[filepath.Dir(name)]; !write || !parent {
			return nil, fs.ErrNotExist
		}
		if err := d.step("create"); err != nil {
			return nil, err
		}
		f = &badInode{}
		d.files[name] = f
	}
	return &badFile{d, f}, nil
}

func (d *badDisk) syncDir(dir string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.step("syncdir"); err != nil || d.skipSyncDir {
		return err
	}
	for name, f := range d.files {
		if filepath.Dir(name) == dir {
			d.durable[name] = f
		}
	}
	return nil
}

func (d *badDisk) lock(string) (func() error, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.locked {
		return nil, errLocked
	}
	d.locked = true
	return func() error { d.locked = false; return nil }, nil
}

type badFile struct {
	d *badDisk
	f *badInode
}

func (f *badFile) Close() error { return nil }

func (f *badFile) Size() (int64, error) {
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	return int64(len(f.f.now)), nil
}

func (f *badFile) ReadAt(p []byte, off int64) (int, error) {
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	if off >= int64(len(f.f.now)) {
		return 0, io.EOF
	}
	n := copy(p, f.f.now[off:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// WriteAt gets half way if it fails.
func (f *badFile) WriteAt(p []byte, off int64) (int, error) {
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	err := f.d.step("write")
	if err != nil {
		p = p[:len(p)/2]
	}
	c := change{off, slices.Clone(p)}
	f.f.now = c.apply(f.f.now)
	f.f.pending = append(f.f.pending, c)
	return len(p), err
}

func (f *badFile) Truncate(size int64) error {
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	if err := f.d.step("truncate"); err != nil {
		return err
	}
	c := change{off: size}
	f.f.now = c.apply(f.f.now)
	f.f.pending = append(f.f.pending, c)
	return nil
}

// Sync that fails while the power stays on drops what was to be written, as
// Linux does: a second call would find nothing to do and succeed.
func (f *badFile) Sync() error {
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	if err := f.d.step("sync"); err != nil {
		if !f.d.off {
			f.f.pending = nil
		}
		return err
	}
	if f.d.skipSync {
		return nil
	}
	for _, c := range f.f.pending {
		f.f.synced = c.apply(f.f.synced)
	}
	f.f.pending = nil
	return nil
}

// apply returns b changed; b itself may be.
func (c change) apply(b []byte) []byte {
	end := c.off + int64(len(c.data))
	if grow := end - int64(len(b)); grow > 0 {
		b = append(b, make([]byte, grow)...)
	}
	if c.data == nil {
		return b[:c.off]
	}
	copy(b[c.off:], c.data)
	return b
}

// sectors parts a write at the borders of sectors.
func (c change) sectors() []change {
	if c.data == nil {
		return []change{c}
	}
	var parts []change
	for len(c.data) > 0 {
		n := min(int64(len(c.data)), sector-c.off%sector)
		parts = append(parts, change{c.off, c.data[:n]})
		c.off, c.data = c.off+n, c.data[n:]
	}
	return parts
}

// afterPowerLoss returns the disk as it may be found.
func (d *badDisk) afterPowerLoss(chance *rand.Rand) *badDisk {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.off = true
	after := newBadDisk()
	after.skipSync, after.skipSyncDir = d.skipSync, d.skipSyncDir
	for _, name := range slices.Sorted(maps.Keys(d.files)) {
		_, kept := d.durable[name]
		if !kept && chance.IntN(2) == 0 {
			continue // the name never reached the disk
		}
		after.files[name] = d.files[name].survivor(chance)
	}
	for name := range after.files { // nor did what is below a lost folder
		if name != "." && !after.reaches(filepath.Dir(name)) {
			delete(after.files, name)
		}
	}
	after.durable = maps.Clone(after.files)
	return after
}

// afterKill returns the disk as the next process finds it if only the process
// ended: all is there, and no more sure to stay than before.
func (d *badDisk) afterKill() *badDisk {
	d.off, d.locked = false, false
	return d
}

func (d *badDisk) reaches(dir string) bool {
	for ; dir != "." && !strings.HasSuffix(dir, "/"); dir = filepath.Dir(dir) {
		if _, ok := d.files[dir]; !ok {
			return false
		}
	}
	return true
}

// survivor applies each sector of what was pending, or not: an earlier write
// may be lost and a later one kept.
func (f *badInode) survivor(chance *rand.Rand) *badInode {
	if f == nil {
		return nil
	}
	b := slices.Clone(f.synced)
	lucky := []float64{0, 0.3, 0.8, 1}[chance.IntN(4)]
	for _, c := range f.pending {
		for _, part := range c.sectors() {
			if chance.Float64() < lucky && (part.data != nil || part.off <= int64(len(b))) {
				b = part.apply(b)
			}
		}
	}
	return &badInode{now: b, synced: slices.Clone(b)}
}
