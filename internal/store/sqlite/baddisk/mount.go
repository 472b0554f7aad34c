package baddisk

import (
	"fmt"
	"sync/atomic"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// Mount is a disk under a name by which SQLite can open files on it: the vfs
// parameter of a data source name.
type Mount struct {
	Name string

	disk    *Disk
	tls     *libc.TLS
	vfs     uintptr
	methods uintptr
	cname   uintptr
	handles map[uintptr]*handle
	lastID  uintptr
	// kept holds the functions that SQLite has the addresses of.
	kept []any
}

// handle is one opening of a file.
type handle struct {
	file       *inode
	name       string
	syncFolder bool
	scratch    bool // deleted when closed
}

// cFile is SQLite's idea of an open file: its methods, and our number for it.
type cFile struct {
	base sqlite3.Tsqlite3_file
	id   uintptr
}

var mounts atomic.Int64 // names in SQLite's registry are of the whole process

// Mount makes the disk known to SQLite until [Mount.Unmount].
func (d *Disk) Mount() (*Mount, error) {
	m := &Mount{Name: fmt.Sprintf("baddisk%d", mounts.Add(1)), disk: d, tls: libc.NewTLS(), handles: map[uintptr]*handle{}}
	var err error
	if m.cname, err = libc.CString(m.Name); err != nil {
		return nil, err
	}
	m.methods = libc.Xcalloc(m.tls, 1, libc.Tsize_t(unsafe.Sizeof(sqlite3.Tsqlite3_io_methods{})))
	m.vfs = libc.Xcalloc(m.tls, 1, libc.Tsize_t(unsafe.Sizeof(sqlite3.Tsqlite3_vfs{})))
	if m.methods == 0 || m.vfs == 0 {
		return nil, fmt.Errorf("no memory for a mount")
	}
	m.fillMethods(at[sqlite3.Tsqlite3_io_methods](m.methods))
	m.fillVFS(at[sqlite3.Tsqlite3_vfs](m.vfs))
	if rc := sqlite3.Xsqlite3_vfs_register(m.tls, m.vfs, 0); rc != sqlite3.SQLITE_OK {
		return nil, fmt.Errorf("registering %s: %d", m.Name, rc)
	}
	return m, nil
}

// Unmount takes the disk away from SQLite. No file may be open.
func (m *Mount) Unmount() {
	sqlite3.Xsqlite3_vfs_unregister(m.tls, m.vfs)
	libc.Xfree(m.tls, m.vfs)
	libc.Xfree(m.tls, m.methods)
	libc.Xfree(m.tls, m.cname)
	m.tls.Close()
}

const fileSize = int32(unsafe.Sizeof(cFile{}))

// at reads an address of C memory as a pointer.
func at[T any](p uintptr) *T { return *(**T)(unsafe.Pointer(&p)) }

// bytesAt is the C memory of n bytes at p.
func bytesAt(p uintptr, n int32) []byte { return unsafe.Slice(at[byte](p), n) }

// address returns what the translated C code calls a function by.
func address[F any](m *Mount, f F) uintptr {
	m.kept = append(m.kept, f)
	return *(*uintptr)(unsafe.Pointer(&f))
}
