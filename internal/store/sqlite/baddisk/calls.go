package baddisk

import (
	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// fillVFS sets the calls of a file system (https://www.sqlite.org/c3ref/vfs.html).
// Time and chance are the usual one's.
func (m *Mount) fillVFS(v *sqlite3.Tsqlite3_vfs) {
	*v = *at[sqlite3.Tsqlite3_vfs](sqlite3.Xsqlite3_vfs_find(m.tls, 0))
	v.FiVersion = 2
	v.FpNext = 0
	v.FzName = m.cname
	v.FszOsFile = fileSize
	v.FxOpen = address(m, m.open)
	v.FxDelete = address(m, m.delete)
	v.FxAccess = address(m, m.access)
	v.FxFullPathname = address(m, fullPathname)
}

// fillMethods sets the calls of an open file
// (https://www.sqlite.org/c3ref/io_methods.html), without memory mapping.
func (m *Mount) fillMethods(f *sqlite3.Tsqlite3_io_methods) {
	f.FiVersion = 2
	f.FxClose = address(m, m.close)
	f.FxRead = address(m, m.read)
	f.FxWrite = address(m, m.write)
	f.FxTruncate = address(m, m.truncate)
	f.FxSync = address(m, m.sync)
	f.FxFileSize = address(m, m.size)
	f.FxLock = address(m, m.lock)
	f.FxUnlock = address(m, m.unlock)
	f.FxCheckReservedLock = address(m, m.checkReservedLock)
	f.FxFileControl = address(m, fileControl)
	f.FxSectorSize = address(m, sectorSize)
	f.FxDeviceCharacteristics = address(m, characteristics)
	f.FxShmMap = address(m, m.shmMap)
	f.FxShmLock = address(m, m.shmLock)
	f.FxShmBarrier = address(m, m.shmBarrier)
	f.FxShmUnmap = address(m, m.shmUnmap)
}

func (m *Mount) of(file uintptr) *handle { return m.handles[at[cFile](file).id] }

func (m *Mount) open(tls *libc.TLS, _, zName, file uintptr, flags int32, outFlags uintptr) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	at[cFile](file).base.FpMethods = 0 // until it is open there is nothing to close
	name := ""
	if zName != 0 {
		name = libc.GoString(zName)
	}
	f, ok := m.disk.files[name]
	switch {
	case m.disk.off, !ok && flags&sqlite3.SQLITE_OPEN_CREATE == 0:
		return sqlite3.SQLITE_CANTOPEN
	case !ok:
		f = &inode{}
	}
	if name != "" {
		m.disk.files[name] = f
	}
	if f.locks == nil {
		f.locks = map[*handle]int32{}
	}
	m.lastID++
	m.handles[m.lastID] = &handle{file: f, name: name,
		syncFolder: !ok && flags&(sqlite3.SQLITE_OPEN_WAL|sqlite3.SQLITE_OPEN_MAIN_JOURNAL) != 0,
		scratch:    flags&sqlite3.SQLITE_OPEN_DELETEONCLOSE != 0}
	at[cFile](file).id = m.lastID
	at[cFile](file).base.FpMethods = m.methods
	if outFlags != 0 {
		*at[int32](outFlags) = flags
	}
	return sqlite3.SQLITE_OK
}

func (m *Mount) delete(tls *libc.TLS, _, zName uintptr, syncDir int32) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	name := libc.GoString(zName)
	if _, ok := m.disk.files[name]; !ok {
		return sqlite3.SQLITE_IOERR_DELETE_NOENT
	}
	return result(m.disk.remove(name, syncDir != 0), sqlite3.SQLITE_IOERR_DELETE)
}

func (m *Mount) access(tls *libc.TLS, _, zName uintptr, flags int32, out uintptr) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	*at[int32](out) = 0
	if f, ok := m.disk.files[libc.GoString(zName)]; ok && (flags != sqlite3.SQLITE_ACCESS_EXISTS || len(f.now) > 0) {
		*at[int32](out) = 1
	}
	return sqlite3.SQLITE_OK
}

func fullPathname(tls *libc.TLS, _, zName uintptr, n int32, out uintptr) int32 {
	name := libc.GoString(zName)
	if len(name) >= int(n) {
		return sqlite3.SQLITE_CANTOPEN
	}
	copy(bytesAt(out, n), name+"\x00")
	return sqlite3.SQLITE_OK
}

func (m *Mount) close(tls *libc.TLS, file uintptr) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	h := m.of(file)
	h.file.unlock(h, 0)
	h.file.shared.leave(tls, h)
	if h.scratch {
		delete(m.disk.files, h.name)
	}
	delete(m.handles, at[cFile](file).id)
	at[cFile](file).base.FpMethods = 0
	return sqlite3.SQLITE_OK
}

func (m *Mount) read(tls *libc.TLS, file, buf uintptr, n int32, off int64) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	if m.disk.off {
		return sqlite3.SQLITE_IOERR_READ
	}
	now, into := m.of(file).file.now, bytesAt(buf, n)
	got := 0
	if off < int64(len(now)) {
		got = copy(into, now[off:])
	}
	if clear(into[got:]); got < len(into) {
		return sqlite3.SQLITE_IOERR_SHORT_READ
	}
	return sqlite3.SQLITE_OK
}

func (m *Mount) write(tls *libc.TLS, file, buf uintptr, n int32, off int64) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	return result(m.disk.write(m.of(file), bytesAt(buf, n), off), sqlite3.SQLITE_IOERR_WRITE)
}

func (m *Mount) truncate(tls *libc.TLS, file uintptr, size int64) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	return result(m.disk.truncate(m.of(file), size), sqlite3.SQLITE_IOERR_TRUNCATE)
}

func (m *Mount) sync(tls *libc.TLS, file uintptr, _ int32) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	return result(m.disk.sync(m.of(file)), sqlite3.SQLITE_IOERR_FSYNC)
}

// result is the code for an outcome; bad is the one for a failure of the kind
// of operation.
func result(o Outcome, bad int32) int32 {
	switch o {
	case Done:
		return sqlite3.SQLITE_OK
	case NoSpace:
		return sqlite3.SQLITE_FULL
	}
	return bad
}

func (m *Mount) size(tls *libc.TLS, file, out uintptr) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	*at[int64](out) = int64(len(m.of(file).file.now))
	return sqlite3.SQLITE_OK
}

func (m *Mount) lock(tls *libc.TLS, file uintptr, level int32) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	h := m.of(file)
	return unlessBusy(h.file.lock(h, level))
}

func (m *Mount) unlock(tls *libc.TLS, file uintptr, level int32) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	h := m.of(file)
	h.file.unlock(h, level)
	return sqlite3.SQLITE_OK
}

func (m *Mount) checkReservedLock(tls *libc.TLS, file, out uintptr) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	*at[int32](out) = libc.Bool32(m.of(file).file.reserved())
	return sqlite3.SQLITE_OK
}

func fileControl(tls *libc.TLS, file uintptr, op int32, arg uintptr) int32 {
	return sqlite3.SQLITE_NOTFOUND
}

func sectorSize(tls *libc.TLS, file uintptr) int32 { return 4096 }

// characteristics are those that SQLite assumes of a disk on Unix: a write
// never harms bytes beside it.
func characteristics(tls *libc.TLS, file uintptr) int32 {
	return sqlite3.SQLITE_IOCAP_POWERSAFE_OVERWRITE
}

func (m *Mount) shmMap(tls *libc.TLS, file uintptr, i, size, extend int32, out uintptr) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	h := m.of(file)
	p, ok := h.file.shared.region(tls, h, i, size, extend != 0)
	*at[uintptr](out) = p
	if !ok {
		return sqlite3.SQLITE_NOMEM
	}
	return sqlite3.SQLITE_OK
}

func (m *Mount) shmLock(tls *libc.TLS, file uintptr, first, n, flags int32) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	h := m.of(file)
	return unlessBusy(h.file.shared.change(h, first, n, flags))
}

func unlessBusy(free bool) int32 {
	if free {
		return sqlite3.SQLITE_OK
	}
	return sqlite3.SQLITE_BUSY
}

func (m *Mount) shmBarrier(tls *libc.TLS, file uintptr) {
	m.disk.mu.Lock()
	m.disk.mu.Unlock()
}

func (m *Mount) shmUnmap(tls *libc.TLS, file uintptr, _ int32) int32 {
	m.disk.mu.Lock()
	defer m.disk.mu.Unlock()
	h := m.of(file)
	h.file.shared.leave(tls, h)
	return sqlite3.SQLITE_OK
}
