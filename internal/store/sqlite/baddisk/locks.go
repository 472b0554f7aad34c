package baddisk

import (
	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// lock raises h's lock on its file to level, as SQLite's file locking defines
// (https://www.sqlite.org/lockingv3.html), and reports whether it was free.
func (f *inode) lock(h *handle, level int32) bool {
	if f.locks[h] >= level {
		return true
	}
	for other, held := range f.locks {
		if other == h {
			continue
		}
		switch {
		case level == sqlite3.SQLITE_LOCK_SHARED && held >= sqlite3.SQLITE_LOCK_PENDING,
			level == sqlite3.SQLITE_LOCK_RESERVED && held >= sqlite3.SQLITE_LOCK_RESERVED:
			return false
		case level == sqlite3.SQLITE_LOCK_EXCLUSIVE && held >= sqlite3.SQLITE_LOCK_SHARED:
			f.locks[h] = sqlite3.SQLITE_LOCK_PENDING
			return false
		}
	}
	f.locks[h] = level
	return true
}

func (f *inode) unlock(h *handle, level int32) {
	if f.locks[h] > level {
		f.locks[h] = level
	}
	if level == 0 {
		delete(f.locks, h)
	}
}

func (f *inode) reserved() bool {
	for _, held := range f.locks {
		if held >= sqlite3.SQLITE_LOCK_RESERVED {
			return true
		}
	}
	return false
}

// sharedMemory is the index of a write-ahead log that the connections to one
// file share. It is never on disk.
type sharedMemory struct {
	regions []uintptr
	users   map[*handle]bool
	locks   [sqlite3.SQLITE_SHM_NLOCK]struct {
		shared    map[*handle]bool
		exclusive *handle
	}
}

// region returns region number i, making it if extend is set; 0 if there is
// none.
func (m *sharedMemory) region(tls *libc.TLS, h *handle, i, size int32, extend bool) (uintptr, bool) {
	if m.users == nil {
		m.users = map[*handle]bool{}
	}
	m.users[h] = true
	for int(i) >= len(m.regions) {
		if !extend {
			return 0, true
		}
		p := libc.Xcalloc(tls, 1, libc.Tsize_t(size))
		if p == 0 {
			return 0, false
		}
		m.regions = append(m.regions, p)
	}
	return m.regions[i], true
}

// leave lets go of the memory; the last one out clears it away.
func (m *sharedMemory) leave(tls *libc.TLS, h *handle) {
	if !m.users[h] {
		return
	}
	m.change(h, 0, sqlite3.SQLITE_SHM_NLOCK, sqlite3.SQLITE_SHM_UNLOCK)
	delete(m.users, h)
	if len(m.users) > 0 {
		return
	}
	for _, p := range m.regions {
		libc.Xfree(tls, p)
	}
	m.regions = nil
}

// change takes or lets go of n locks from number first on, all or none.
func (m *sharedMemory) change(h *handle, first, n, flags int32) bool {
	locks := m.locks[first : first+n]
	if flags&sqlite3.SQLITE_SHM_UNLOCK != 0 {
		for i := range locks {
			delete(locks[i].shared, h)
			if locks[i].exclusive == h {
				locks[i].exclusive = nil
			}
		}
		return true
	}
	exclusive := flags&sqlite3.SQLITE_SHM_EXCLUSIVE != 0
	for _, l := range locks {
		others := len(l.shared)
		if l.shared[h] {
			others--
		}
		if l.exclusive != nil && l.exclusive != h || exclusive && others > 0 {
			return false
		}
	}
	for i := range locks {
		if exclusive {
			locks[i].exclusive = h
			continue
		}
		if locks[i].shared == nil {
			locks[i].shared = map[*handle]bool{}
		}
		locks[i].shared[h] = true
	}
	return true
}
