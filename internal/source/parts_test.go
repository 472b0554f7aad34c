package source

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// inParts reads an archive in parts of the given size as several readers would
// do it side by side, and puts the chain together.
func inParts(t testing.TB, path string, step int64) (items []Item, faults []string) {
	t.Helper()
	a, ok, err := OpenArchive(path)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	defer a.Close()
	var got []Item
	var bad []string
	read := func(p Part) Reached {
		got, bad = nil, nil
		r, err := a.Read(t.Context(), p, MaxBody, func(it Item, err error) bool {
			if err != nil {
				bad = append(bad, err.Error())
			} else {
				it.Body = bytes.Clone(it.Body)
				got = append(got, it)
			}
			return true
		})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	at := int64(0)
	for from := int64(0); from < a.Size(); from += step {
		to := min(from+step, a.Size())
		if at >= to {
			continue
		}
		r := read(Part{From: from, To: to, Sure: from == 0})
		if r.Start != at {
			r = read(Part{From: at, To: to, Sure: true})
		}
		if r.End < r.Start || r.End < to {
			t.Fatalf("part %d to %d: read %+v", from, to, r)
		}
		at = r.End
		items, faults = append(items, got...), append(faults, bad...)
	}
	return items, faults
}

// TestPartsMakeTheWhole holds that an archive in which any byte may be damaged
// reads the same in parts of any size.
func TestPartsMakeTheWhole(t *testing.T) {
	recs := archiveOf(9)
	inner := append([]byte("text\r\n\r\n"), response("https://forged.example/", pageOf(0))...)
	recs[4] = response(pageURL(4), inner)
	recs[6] = response(pageURL(6), append([]byte("x"), zip(t, response("https://forged.example/", pageOf(0)))...))
	for name, whole := range map[string][]byte{"a.warc": bytes.Join(recs, nil), "a.warc.gz": bytes.Join(zipAll(t, recs), nil)} {
		rapid.Check(t, func(rt *rapid.T) {
			b := bytes.Clone(whole)
			if rapid.Bool().Draw(rt, "damaged") {
				b[rapid.IntRange(0, len(b)-1).Draw(rt, "at")] ^= rapid.ByteRange(1, 255).Draw(rt, "flip")
			}
			if !isGzip(b) && name == "a.warc.gz" || !bytes.HasPrefix(b, recordMagic) && name == "a.warc" {
				return
			}
			path := write(t, name, b)
			var faults []string
			items, fs := gather(t, nil, path)
			for _, f := range fs {
				faults = append(faults, f.Error())
			}
			got, bad := inParts(t, path, rapid.Int64Range(1, int64(len(b))).Draw(rt, "step"))
			if fmt.Sprint(got) != fmt.Sprint(items) || !slices.Equal(bad, faults) {
				rt.Fatalf("%s: %s, %q; the whole: %s, %q", name, urlsOf(got), bad, urlsOf(items), faults)
			}
		})
	}
}

func TestOpenArchiveTellsArchives(t *testing.T) {
	for name, c := range map[string]struct {
		body []byte
		ok   bool
	}{
		"a.warc":     {response(pageURL(1), pageOf(1)), true},
		"a.warc.gz":  {zip(t, response(pageURL(1), pageOf(1))), true},
		"noname":     {zip(t, response(pageURL(1), pageOf(1))), true},
		"a.txt":      {[]byte("WARC/1.0 is a format"), false},
		"a.html":     {pageOf(1), false},
		"a.gz":       {zip(t, pageOf(1)), false},
		"a.jsonl.gz": {zip(t, []byte(`{"text":"a"}`)), false},
	} {
		a, ok, err := OpenArchive(write(t, name, c.body))
		if ok != c.ok || err != nil {
			t.Errorf("%s: %v, %v", name, ok, err)
		}
		if ok {
			a.Close()
		}
	}
	if _, _, err := OpenArchive("nowhere.warc.gz"); err == nil {
		t.Error("a file that is not there opens")
	}
}

// TestOutgrownRecord holds that a record which claims to be longer than its
// gzip member costs itself only, and no reading through what follows.
func TestOutgrownRecord(t *testing.T) {
	recs := archiveOf(4)
	recs[1] = bytes.Replace(recs[1], []byte("Content-Length: "), []byte("Content-Length: 9999999"), 1)
	file := bytes.Join(zipAll(t, recs), nil)
	for _, seeks := range []bool{true, false} {
		items, faults := gatherWarc(packedWarc, file, seeks)
		if urlsOf(items) != "0 2 3" || len(faults) != 1 || faults[0].What != errOutgrown.What {
			t.Errorf("pages %s, errors %v", urlsOf(items), faults)
		}
	}
}
