package archive

import (
	"bytes"
	"testing"

	"ascribe"
)

// FuzzPack opens any bytes as a pack: nothing is given out that does not match
// its address, and the archive goes on behind them.
func FuzzPack(f *testing.F) {
	whole := appendFrame([]byte(packHead), key(bytes.Repeat([]byte{1}, 32)), []byte("no such sum"))
	f.Add(appendMark(whole, int64(len(whole))))
	f.Add([]byte(packHead))
	f.Add([]byte("ascribe pack v2\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		d := newBadDisk()
		d.files["a"], d.files["a/packs"] = nil, nil
		d.files["a/packs/000001.pack"] = &badInode{now: bytes.Clone(b), synced: bytes.Clone(b)}
		a, err := openOn(d, "a")
		if err != nil {
			if ascribe.CodeOf(err) != ascribe.Unsupported {
				t.Fatal(err)
			}
			return
		}
		for ref, err := range a.Verify(t.Context()) {
			if body, gerr := a.Get(ref); ref != "" && (gerr == nil) != (err == nil) || gerr == nil && ascribe.RefOf(body) != ref {
				t.Fatalf("%s: %v, %v", ref, err, gerr)
			}
		}
		ref, _, err := a.Put([]byte("one more"))
		if err == nil {
			err = a.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
		if a, err = openOn(d, "a"); err != nil {
			t.Fatal(err)
		}
		if body, err := a.Get(ref); err != nil || string(body) != "one more" {
			t.Fatalf("%q, %v", body, err)
		}
	})
}
