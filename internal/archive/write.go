package archive

import (
	"crypto/sha256"
	"path/filepath"
)

// packWriter is the end of the last pack.
type packWriter struct {
	pack    *pack // nil if there is none yet
	n       int32 // its index in Archive.packs
	written int64 // bytes in the file
	buf     []byte
	// dirty says that something stands behind the last mark.
	dirty bool
}

func (w *packWriter) size() int64 { return w.written + int64(len(w.buf)) }

// resume makes the archive ready for writing behind the last pack. Whole
// originals behind its last mark are kept; anything torn is cut off.
func (a *Archive) resume() error {
	a.out = &packWriter{n: int32(len(a.packs) - 1)}
	if len(a.packs) == 0 {
		return nil
	}
	p := a.packs[a.out.n]
	f, err := a.disk.open(p.name, true)
	if err != nil {
		return diskFault(p.name, "cannot be opened for writing", err)
	}
	p.file.Close()
	p.file = f
	// The pack is written to only from here on: until then what it holds is read from the file.
	if a.out.written, err = a.salvage(p); err != nil {
		return err
	}
	a.out.pack = p
	if err := f.Truncate(a.out.written); err != nil {
		return diskFault(p.name, "cannot be cut", err)
	}
	if a.out.written == 0 {
		return a.writeHead()
	}
	// The last run may have ended before it forced to disk what is read here.
	if err := f.Sync(); err != nil {
		return diskFault(p.name, "cannot be forced to disk", err)
	}
	if err := a.syncFolder(); err != nil {
		return err
	}
	a.out.dirty = a.out.written > max(p.end, int64(len(packHead)))
	return a.commit()
}

// salvage indexes the originals behind the last mark that are whole, up to
// the first that is not, and returns where they end; 0 if the pack has no head.
func (a *Archive) salvage(p *pack) (int64, error) {
	size, err := p.file.Size()
	if err != nil {
		return 0, diskFault(p.name, "cannot be read", err)
	}
	at := p.end
	if at == 0 {
		head := make([]byte, min(size, int64(len(packHead))))
		if err := readAt(p.file, head, 0); err != nil {
			return 0, diskFault(p.name, "cannot be read", err)
		}
		if string(head) != packHead {
			return 0, nil
		}
		at = int64(len(packHead))
	}
	for at+frameHead <= size {
		f, ok, err := p.frame(at)
		if err != nil {
			return 0, err
		}
		if !ok || f.mark || at+frameHead+f.length > size {
			break
		}
		loc := location{pack: a.out.n, length: uint32(f.length), offset: at}
		body, err := p.body(loc)
		if err != nil {
			return 0, err
		}
		if sha256.Sum256(body) != f.sum {
			break
		}
		if err := a.note(f.sum, placeOf(loc.pack, loc.offset)); err != nil {
			return 0, err
		}
		at += frameHead + f.length
	}
	return at, nil
}

// append adds a frame to the last pack, or to a new one if that is full.
func (a *Archive) append(sum key, body []byte) error {
	if a.out.pack == nil || a.out.size() >= a.packSize {
		if err := a.newPack(); err != nil {
			return err
		}
	}
	if err := a.hold(sum, body); err != nil {
		return err
	}
	if len(a.out.buf) >= a.flushSize {
		return a.flush()
	}
	return nil
}

// hold puts a frame behind what is in memory and indexes it.
func (a *Archive) hold(sum key, body []byte) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.note(sum, placeOf(a.out.n, a.out.size())); err != nil {
		return err
	}
	a.out.buf = appendFrame(a.out.buf, sum, body)
	a.out.dirty = true
	return nil
}

// newPack ends the last pack, begins the next, and makes sure that its name
// stays.
func (a *Archive) newPack() error {
	if err := a.commit(); err != nil {
		return err
	}
	number := 1
	if last := a.out.pack; last != nil {
		number = last.number + 1
	}
	p := &pack{name: filepath.Join(packsIn(a.dir), packName(number)), number: number}
	f, err := a.disk.open(p.name, true)
	if err != nil {
		return diskFault(p.name, "cannot be made", err)
	}
	p.file = f
	a.mu.Lock()
	a.packs = append(a.packs, p)
	a.out = &packWriter{pack: p, n: int32(len(a.packs) - 1)}
	a.mu.Unlock()
	return a.writeHead()
}

// writeHead begins the last pack, which is empty. The first commit forces the
// head to disk with the rest.
func (a *Archive) writeHead() error {
	p := a.out.pack
	if _, err := p.file.WriteAt([]byte(packHead), 0); err != nil {
		return diskFault(p.name, "cannot be written", err)
	}
	if err := a.syncFolder(); err != nil {
		return err
	}
	a.mu.Lock()
	a.out.written, a.out.dirty = int64(len(packHead)), false
	a.mu.Unlock()
	return nil
}

func (a *Archive) syncFolder() error {
	if err := a.disk.syncDir(packsIn(a.dir)); err != nil {
		return diskFault(packsIn(a.dir), "cannot be forced to disk", err)
	}
	return nil
}

// flush writes what is held in memory, without forcing it to disk.
func (a *Archive) flush() error {
	w := a.out
	if _, err := w.pack.file.WriteAt(w.buf, w.written); err != nil {
		return diskFault(w.pack.name, "cannot be written", err)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	w.written += int64(len(w.buf))
	if w.buf = w.buf[:0]; cap(w.buf) > 4*a.flushSize {
		w.buf = nil // grown by one large original
	}
	return nil
}

// commit forces everything to disk and then, and only then, marks it.
func (a *Archive) commit() error {
	w := a.out
	if !w.dirty { // nothing new, or no pack yet
		return nil
	}
	if err := a.flush(); err != nil {
		return err
	}
	if err := w.pack.file.Sync(); err != nil {
		return diskFault(w.pack.name, "cannot be forced to disk", err)
	}
	if _, err := w.pack.file.WriteAt(appendMark(nil, w.written), w.written); err != nil {
		return diskFault(w.pack.name, "cannot be written", err)
	}
	if err := w.pack.file.Sync(); err != nil {
		return diskFault(w.pack.name, "cannot be forced to disk", err)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	w.written += frameHead
	w.pack.end, w.dirty = w.written, false
	return nil
}
