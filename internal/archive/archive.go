// Package archive keeps originals: immutable bytes, each under the SHA-256 of
// itself, written once and never altered.
//
// Originals are small and many, so they are not files of their own but frames
// in packs, files that only grow: packs/000001.pack and so on. One sync to
// disk serves all that was put since the last. The index is in memory and is
// rebuilt from the packs when the archive is opened.
//
// # Format, version 1
//
// A pack begins with the 16 bytes "ascribe pack v1\n". Frames follow without
// gaps. A frame is a head of 48 bytes and a body:
//
//	 0  4  C0 C1 "or" for an original, C0 C1 "mk" for a mark
//	 4  8  length of the body in bytes, little-endian; 0 in a mark
//	12 32  SHA-256 of the body; in a mark, the offset of the mark as 8 bytes
//	       little-endian, and zeros
//	44  4  CRC-32C of the 44 bytes before, little-endian
//	48     body
//
// A mark is written only after everything before it has been forced to disk.
// What stands before the last mark of a pack is therefore there for good, and
// damage to it is damage. What stands behind the last mark was never
// acknowledged: after a crash it may be torn in any way. When the archive is
// next opened for writing, the originals there that are whole are kept, and
// the rest from the first torn one on is cut off. A new pack is begun only
// behind a mark.
package archive

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"sync"

	"ascribe"
)

const (
	// MaxOriginal is the largest original, in bytes.
	MaxOriginal      = 256 << 20
	defaultPackSize  = 256 << 20
	defaultFlushSize = 1 << 20
)

// Archive is an open archive. Its methods may be called concurrently.
type Archive struct {
	dir       string
	disk      disk
	packSize  int64 // the size from which on a new pack is begun
	flushSize int   // how much is held in memory before it is written

	// writing serialises Put, Sync and Close; it is taken before mu.
	writing sync.Mutex
	out     *packWriter // nil in an archive opened for reading
	unlock  func() error
	failed  error // why nothing can be put any more

	mu    sync.RWMutex // guards what follows
	packs []*pack      // in the order of their numbers
	index *index       // nil once closed
}

type key [sha256.Size]byte

// location is where an original is kept.
type location struct {
	pack   int32 // in Archive.packs
	length uint32
	offset int64 // of the frame
}

// Open opens the archive in the folder dir for reading and writing, and makes
// it if it is not there. Only one process at a time can write: for the second
// Open fails with [ascribe.Conflict]. What a crash left half-written is
// cleared away.
func Open(dir string) (*Archive, error) { return openOn(osDisk{}, dir) }

// OpenReader opens the archive in the folder dir for reading, also while
// another process writes to it.
func OpenReader(dir string) (*Archive, error) { return openReaderOn(osDisk{}, dir) }

func openReaderOn(d disk, dir string) (*Archive, error) {
	a := &Archive{dir: dir, disk: d, packSize: defaultPackSize, flushSize: defaultFlushSize, index: newIndex()}
	if err := a.refresh(); err != nil {
		a.Close()
		return nil, err
	}
	return a, nil
}

func openOn(d disk, dir string) (*Archive, error) {
	for _, folder := range []string{dir, packsIn(dir)} {
		if err := makeFolder(d, folder); err != nil {
			return nil, diskFault(folder, "cannot be made", err)
		}
	}
	unlock, err := d.lock(filepath.Join(dir, "lock"))
	if err != nil {
		return nil, lockFault(dir, err)
	}
	a, err := openReaderOn(d, dir)
	if err != nil {
		unlock()
		return nil, err
	}
	a.unlock = unlock
	if a.failed = a.resume(); a.failed != nil {
		a.Close()
		return nil, a.failed
	}
	return a, nil
}

func packsIn(dir string) string { return filepath.Join(dir, "packs") }

// Put adds an original and returns its address. fresh reports whether it was
// written: what the archive holds is not written again, unless its copy turns
// out to be damaged. The original can be read at once; it is sure to stay only
// once Sync has returned nil.
func (a *Archive) Put(body []byte) (ref ascribe.Ref, fresh bool, err error) {
	if len(body) > MaxOriginal {
		return "", false, &ascribe.Error{Code: ascribe.TooLarge, What: fmt.Sprintf("the original is larger than %d MB", MaxOriginal>>20),
			Remedy: "split it, or leave it out"}
	}
	sum := sha256.Sum256(body)
	ref = ascribe.RefOfSum(sum)
	a.writing.Lock()
	defer a.writing.Unlock()
	if err := a.writable(); err != nil {
		return "", false, err
	}
	loc, known, err := a.find(sum)
	if err != nil {
		return "", false, err
	}
	if known {
		if _, err := a.read(sum, loc); err == nil {
			return ref, false, nil
		}
	}
	if err := a.append(sum, body); err != nil {
		a.failed = err
		return "", false, err
	}
	return ref, true, nil
}

// Sync returns once everything put so far is on disk for good. After an error
// nothing more can be put: what the disk holds is known again only once the
// archive is opened anew. What was synced before stays readable.
func (a *Archive) Sync() error {
	a.writing.Lock()
	defer a.writing.Unlock()
	if err := a.writable(); err != nil {
		return err
	}
	if err := a.commit(); err != nil {
		a.failed = err
		return err
	}
	return nil
}

// writable says why nothing can be put, if so.
func (a *Archive) writable() error {
	switch {
	case a.failed != nil:
		return a.failed
	case a.out == nil:
		return &ascribe.Error{Code: ascribe.Unsupported, Where: a.dir, What: "the archive is open for reading only, or closed",
			Remedy: "open it for writing"}
	}
	return nil
}

// Close syncs and closes the archive and lets others write to it.
func (a *Archive) Close() error {
	a.writing.Lock()
	defer a.writing.Unlock()
	var err error
	if a.out != nil && a.failed == nil {
		err = a.commit()
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, p := range a.packs {
		err = firstError(err, p.file.Close())
	}
	a.packs, a.out, a.index = nil, nil, nil
	if a.unlock != nil {
		err = firstError(err, a.unlock())
		a.unlock = nil
	}
	return err
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
