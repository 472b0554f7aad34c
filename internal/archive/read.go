package archive

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"slices"

	"ascribe"
)

// Get returns the original with that address, checked against it: bytes that
// do not match are [ascribe.Damaged] and are not returned.
func (a *Archive) Get(ref ascribe.Ref) ([]byte, error) {
	sum, err := keyOf(ref)
	if err != nil {
		return nil, err
	}
	loc, ok := a.look(sum)
	if !ok {
		return nil, &ascribe.Error{Code: ascribe.NotFound, Where: string(ref), What: "no such original in the archive",
			Remedy: "check the address, or restore the archive from a copy"}
	}
	return a.read(sum, loc)
}

// Has reports whether the archive holds the original with that address.
func (a *Archive) Has(ref ascribe.Ref) bool {
	sum, err := keyOf(ref)
	if err != nil {
		return false
	}
	_, ok := a.look(sum)
	return ok
}

// Len returns the number of originals.
func (a *Archive) Len() int {
	a.mu.RLock()
	defer a.mu.RUnlock()
	return len(a.index)
}

// Refs returns the addresses of all originals in the order in which they were
// first put.
func (a *Archive) Refs() iter.Seq[ascribe.Ref] {
	return func(yield func(ascribe.Ref) bool) {
		for _, e := range a.entries() {
			if !yield(ascribe.RefOfSum(e.sum)) {
				return
			}
		}
	}
}

// Verify reads every original and checks it against its address. Each pair is
// one original, with a nil error if it is sound. Stretches of packs that
// cannot be read at all follow without an address, and so does ctx's error,
// last, if ctx ends before all is checked.
func (a *Archive) Verify(ctx context.Context) iter.Seq2[ascribe.Ref, error] {
	return func(yield func(ascribe.Ref, error) bool) {
		for _, e := range a.entries() {
			if err := ctx.Err(); err != nil {
				yield("", err)
				return
			}
			if _, err := a.read(e.sum, e.loc); !yield(ascribe.RefOfSum(e.sum), err) {
				return
			}
		}
		for _, err := range a.unreadable() {
			if !yield("", err) {
				return
			}
		}
	}
}

// keyOf returns the digest that an address consists of.
func keyOf(ref ascribe.Ref) (sum key, err error) {
	if ref, err = ascribe.ParseRef(string(ref)); err == nil {
		_, err = hex.Decode(sum[:], []byte(ref.Hex()))
	}
	return sum, err
}

// find returns where an original is.
func (a *Archive) find(sum key) (location, bool) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	loc, ok := a.index[sum]
	return loc, ok
}

// look is find that, for a reader, takes in what another process has written
// in the meantime.
func (a *Archive) look(sum key) (location, bool) {
	loc, ok := a.find(sum)
	if ok || !a.reader() {
		return loc, ok
	}
	if err := a.refresh(); err != nil {
		return loc, false
	}
	return a.find(sum)
}

// reader reports whether the archive is open, and for reading only.
func (a *Archive) reader() bool {
	a.mu.RLock()
	defer a.mu.RUnlock()
	return a.index != nil && a.out == nil
}

// read returns the checked body at a location.
func (a *Archive) read(sum key, loc location) ([]byte, error) {
	body, name, err := a.bytes(loc)
	if err == nil && sha256.Sum256(body) != sum {
		err = &ascribe.Error{Code: ascribe.Damaged, Where: atOffset(name, loc.offset), What: "the original no longer matches its address",
			Remedy: "restore this pack from a copy"}
	}
	if err != nil {
		return nil, err
	}
	return body, nil
}

// bytes returns the body at a location, unchecked, and the name of its pack.
func (a *Archive) bytes(loc location) ([]byte, string, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	if a.index == nil {
		return nil, a.dir, &ascribe.Error{Code: ascribe.Unsupported, Where: a.dir, What: "the archive is closed", Remedy: "open it again"}
	}
	p := a.packs[loc.pack]
	if w := a.out; w != nil && w.pack == p && loc.offset >= w.written {
		from := loc.offset - w.written + frameHead
		return slices.Clone(w.buf[from : from+int64(loc.length)]), p.name, nil
	}
	body, err := p.body(loc)
	return body, p.name, err
}

func (p *pack) body(loc location) ([]byte, error) {
	body := make([]byte, loc.length)
	if err := readAt(p.file, body, loc.offset+frameHead); err != nil {
		return nil, diskFault(atOffset(p.name, loc.offset), "cannot be read", err)
	}
	return body, nil
}

// entry is one original of the index.
type entry struct {
	sum key
	loc location
}

// entries lists the index in the order of the packs, which is the fastest to
// read in.
func (a *Archive) entries() []entry {
	a.mu.RLock()
	defer a.mu.RUnlock()
	all := make([]entry, 0, len(a.index))
	for sum, loc := range a.index {
		all = append(all, entry{sum, loc})
	}
	slices.SortFunc(all, func(x, y entry) int {
		return cmp.Or(cmp.Compare(x.loc.pack, y.loc.pack), cmp.Compare(x.loc.offset, y.loc.offset))
	})
	return all
}

// unreadable reports the stretches of packs in which there should be originals
// and are none.
func (a *Archive) unreadable() (faults []error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	for i, p := range a.packs {
		for _, g := range p.gaps {
			faults = append(faults, gapFault(p.name, g))
		}
		if i == len(a.packs)-1 {
			break // behind its last mark anything may be
		}
		size, err := p.file.Size()
		if err != nil {
			faults = append(faults, diskFault(p.name, "cannot be read", err))
		} else if size != p.end {
			faults = append(faults, gapFault(p.name, gap{p.end, size}))
		}
	}
	return faults
}

func gapFault(name string, g gap) error {
	return &ascribe.Error{Code: ascribe.Damaged, Where: atOffset(name, g.from),
		What: fmt.Sprintf("%d bytes that are no original", g.to-g.from), Remedy: "restore this pack from a copy"}
}
