package sqlite

import (
	"encoding/binary"
	"sync"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

const pageSize = 4096

// arrangeMemory tells SQLite, once and before it opens anything, where the
// process keeps what it would take from the system and give back all the time.
//
// Pages of all caches lie side by side in one region. By themselves they would
// take 8 KiB each, for the allocator gives out powers of two.
//
// A B-tree is balanced in a block of some kilobytes. The allocator unmaps the
// region of a size when its last block is freed, which stops all cores for a
// moment; so one block of each such size is kept.
var arrangeMemory = sync.OnceFunc(func() {
	tls := libc.NewTLS()
	defer tls.Close()
	args := libc.Xmalloc(tls, 64)
	defer libc.Xfree(tls, args)
	size := libc.Xmalloc(tls, 8)
	defer libc.Xfree(tls, size)
	if sqlite3.Xsqlite3_config(tls, sqlite3.SQLITE_CONFIG_PCACHE_HDRSZ, libc.VaList(args, size)) != sqlite3.SQLITE_OK {
		return // opened before by somebody else: it works without
	}
	line := pageSize + int32(binary.NativeEndian.Uint32(libc.GoBytes(size, 4)))
	lines := int32((writerCache + maxReaders*readerCache) << 10 / pageSize)
	region := libc.Xmalloc(tls, libc.Tsize_t(line)*libc.Tsize_t(lines))
	if region != 0 {
		sqlite3.Xsqlite3_config(tls, sqlite3.SQLITE_CONFIG_PAGECACHE, libc.VaList(args, region, line, lines))
	}
	for kept := libc.Tsize_t(2 << 10); kept <= 16<<10; kept *= 2 {
		libc.Xmalloc(tls, kept)
	}
})
