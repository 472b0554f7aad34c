package sqlite

import (
	"encoding/binary"
	"testing"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// TestPagesLieInTheirRegion holds that SQLite takes the pages of its caches from
// where it was told to, and that these are large enough.
func TestPagesLieInTheirRegion(t *testing.T) {
	recordWith(t, 50)
	tls := libc.NewTLS()
	defer tls.Close()
	now, most := libc.Xmalloc(tls, 8), libc.Xmalloc(tls, 8)
	defer libc.Xfree(tls, now)
	defer libc.Xfree(tls, most)
	status := func(of int32) uint32 {
		if rc := sqlite3.Xsqlite3_status(tls, of, now, most, 0); rc != sqlite3.SQLITE_OK {
			t.Fatal("SQLite's status: ", rc)
		}
		return binary.NativeEndian.Uint32(libc.GoBytes(most, 4))
	}
	if pages := status(sqlite3.SQLITE_STATUS_PAGECACHE_USED); pages < 20 {
		t.Errorf("%d pages were in their region", pages)
	}
}
