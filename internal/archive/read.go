package archive

import (
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
	loc, ok, err := a.look(sum)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, &ascribe.Error{Code: ascribe.NotFound, Where: string(ref), What: "no such original in the archive",
			Remedy: "check the address, or restore the archive from a copy"}
	}
	return a.read(sum, loc)
}

// Has reports whether the archive holds the original with that address, as far
// as it can be read.
func (a *Archive) Has(ref ascribe.Ref) bool {
	sum, err := keyOf(ref)
	if err != nil {
		return false
	}
	_, ok, err := a.look(sum)
	return ok && err == nil
}

// Len returns the number of originals.
func (a *Archive) Len() int {
	a.mu.RLock()
	defer a.mu.RUnlock()
	return a.index.len()
}

// Refs returns the addresses of all originals in the order in which they were
// first put. One that cannot be read is left out; Verify tells of it.
func (a *Archive) Refs() iter.Seq[ascribe.Ref] {
	return func(yield func(ascribe.Ref) bool) {
		for _, at := range a.places() {
			if sum, _, err := a.original(at); err == nil && !yield(ascribe.RefOfSum(sum)) {
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
		for _, at := range a.places() {
			if err := ctx.Err(); err != nil {
				yield("", err)
				return
			}
			if !yield(a.verify(at)) {
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

// verify reads the original at a place. Its address is empty where not even the
// head of the frame can be read.
func (a *Archive) verify(at place) (ascribe.Ref, error) {
	sum, loc, err := a.original(at)
	if err != nil {
		return "", err
	}
	_, err = a.read(sum, loc)
	return ascribe.RefOfSum(sum), err
}

// find returns where an original is.
func (a *Archive) find(sum key) (location, bool, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	if a.index == nil {
		return location{}, false, nil
	}
	_, loc, ok, err := a.number(sum)
	return loc, ok, err
}

// look is find that, for a reader, takes in what another process has written
// in the meantime.
func (a *Archive) look(sum key) (location, bool, error) {
	loc, ok, err := a.find(sum)
	if ok || err != nil || !a.reader() {
		return loc, ok, err
	}
	if err := a.refresh(); err != nil {
		return loc, false, nil
	}
	return a.find(sum)
}

// number returns the number of an original and where it is. The caller holds mu.
func (a *Archive) number(sum key) (n int, loc location, ok bool, err error) {
	for n := range a.index.likely(sum) {
		at := a.index.places[n]
		f, whole, err := a.head(at)
		if err != nil {
			return 0, loc, false, err
		}
		if whole && !f.mark && f.sum == sum {
			return n, locationOf(at, f), true, nil
		}
	}
	return 0, loc, false, nil
}

// note indexes an original. Of two copies the later counts. The caller holds mu.
func (a *Archive) note(sum key, at place) error {
	n, _, known, err := a.number(sum)
	switch {
	case err != nil:
		return err
	case known:
		a.index.places[n] = at
	default:
		a.index.add(sum, at)
	}
	return nil
}

// head reads the head of the frame at a place. The caller holds mu.
func (a *Archive) head(at place) (frame, bool, error) {
	p := a.packs[at.pack()]
	if w := a.out; w != nil && w.pack == p && at.offset() >= w.written {
		f, ok := parseFrame(w.buf[at.offset()-w.written:], at.offset())
		return f, ok, nil
	}
	return p.frame(at.offset())
}

func locationOf(at place, f frame) location {
	return location{pack: at.pack(), length: uint32(f.length), offset: at.offset()}
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
		return nil, a.dir, a.closed()
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

// places lists where the originals are.
func (a *Archive) places() []place {
	a.mu.RLock()
	defer a.mu.RUnlock()
	return a.index.sorted()
}

// original returns the address of the original at a place, and where it is.
func (a *Archive) original(at place) (sum key, loc location, err error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	if a.index == nil {
		return sum, loc, a.closed()
	}
	f, whole, err := a.head(at)
	if err == nil && !whole {
		err = gapFault(a.packs[at.pack()].name, gap{at.offset(), at.offset() + frameHead})
	}
	return f.sum, locationOf(at, f), err
}

func (a *Archive) closed() error {
	return &ascribe.Error{Code: ascribe.Unsupported, Where: a.dir, What: "the archive is closed", Remedy: "open it again"}
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
