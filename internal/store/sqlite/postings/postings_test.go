package postings

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// model is the index as one would say it: all rows of a key, the newest first.
type model map[uint32][]uint32

func (m model) add(row uint32, keys []uint32) {
	for _, k := range slices.Compact(slices.Sorted(slices.Values(keys))) {
		m[k] = slices.Insert(m[k], 0, row)
	}
}

func (m model) rows(key uint32, limit int) []uint32 { return m[key][:min(limit, Kept, len(m[key]))] }

// TestAsTheModel adds, flushes and reopens at will and asks after every step.
func TestAsTheModel(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		folder, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		x, m := New(folder, "n", 0), model{}
		defer func() { x.Close() }()
		var added [][]uint32
		add := func(row int) { x.Add(uint32(row), added[row-1]) }
		key := rapid.Uint32Range(0, 9)
		for range rapid.IntRange(1, 60).Draw(rt, "steps") {
			switch rapid.SampledFrom([]string{"add", "add", "add", "flush", "reopen", "ask"}).Draw(rt, "step") {
			case "add":
				for range rapid.IntRange(1, 40).Draw(rt, "rows") {
					keys := rapid.SliceOfN(key, 0, 5).Draw(rt, "keys")
					added = append(added, keys)
					m.add(uint32(len(added)), keys)
					add(len(added))
				}
			case "flush":
				if err := x.Flush(Stamp{Batch: int64(len(added))}); err != nil {
					rt.Fatal(err)
				}
			case "reopen":
				if err := x.Close(); err != nil {
					rt.Fatal(err)
				}
				x = New(folder, "n", 0)
				if err := x.Resume(always); err != nil {
					rt.Fatal(err)
				}
				for row := int(x.Last()) + 1; row <= len(added); row++ {
					add(row)
				}
			}
			k, limit := key.Draw(rt, "key"), rapid.IntRange(0, 2*Kept).Draw(rt, "limit")
			got, err := x.Rows(nil, k, limit)
			if err != nil || !slices.Equal(got, m.rows(k, limit)) {
				rt.Fatalf("key %d: %v, %v; want %v", k, got, err, m.rows(k, limit))
			}
		}
	})
}

func always(Stamp) (bool, error) { return true, nil }

func rowsOf(t *testing.T, x *Index, key uint32) []uint32 {
	t.Helper()
	rows, err := x.Rows(nil, key, Kept)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// filled returns a closed index's folder with the rows 1 to n in segments.
func filled(t *testing.T, n int) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "keys")
	x := New(folder, "n", 100)
	for row := range uint32(n) {
		x.Add(row+1, []uint32{row % 7, 1000 + row, 1<<32 - 1})
		if !x.Full() {
			continue
		}
		if err := x.Flush(Stamp{Batch: int64(row)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Flush(Stamp{Batch: int64(n)}); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestSegmentsStayFew(t *testing.T) {
	folder := filled(t, 3000)
	files, err := os.ReadDir(folder)
	if err != nil || len(files) > 7 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	x := New(folder, "n", 0)
	if err := x.Resume(always); err != nil || x.Last() != 3000 {
		t.Fatalf("resumed at %d, %v", x.Last(), err)
	}
	defer x.Close()
	if got := rowsOf(t, x, 1234); !slices.Equal(got, []uint32{235}) {
		t.Errorf("one row's own key leads to %v", got)
	}
	if got := rowsOf(t, x, 1<<32-1); len(got) != Kept || got[0] != 3000 || got[Kept-1] != 3000-Kept+1 {
		t.Errorf("a key of all leads to %v", got)
	}
}

// TestAnotherHistory holds that files of another record, torn ones and
// leftovers are passed over, and removed with the next flush.
func TestAnotherHistory(t *testing.T) {
	folder := filled(t, 300)
	x := New(folder, "n", 0)
	if err := x.Resume(func(s Stamp) (bool, error) { return s.Batch < 200, nil }); err != nil || x.Last() >= 300 {
		t.Fatalf("resumed at %d, %v", x.Last(), err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if err := os.Truncate(filepath.Join(folder, f.Name()), 100); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, segmentName("n", 1, 9)+unfinished), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	x = New(folder, "n", 0)
	if err := x.Resume(always); err != nil || x.Last() != 0 {
		t.Fatalf("resumed at %d, %v", x.Last(), err)
	}
	defer x.Close()
	x.Add(1, []uint32{5})
	if err := x.Flush(Stamp{}); err != nil {
		t.Fatal(err)
	}
	if files, err = os.ReadDir(folder); err != nil || len(files) != 1 {
		t.Errorf("%d files are left, %v", len(files), err)
	}
	broken := errors.New("no answer")
	if err := New(folder, "n", 0).Resume(func(Stamp) (bool, error) { return false, broken }); !errors.Is(err, broken) {
		t.Errorf("an error of the record came out as %v", err)
	}
}

func FuzzSegment(f *testing.F) {
	f.Add(append(head(1, Stamp{Batch: 1}), 1, 2, 3, 4, 5, 6, 7, 8, 5, 6, 7, 8))
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(t.TempDir(), segmentName("n", 1, 2))
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := openSegment(path)
		if err != nil {
			if !errors.Is(err, errShape) {
				t.Fatal(err)
			}
			return
		}
		defer s.file.Close()
		for _, key := range []uint32{0, 7, 1<<32 - 1} {
			if _, err := s.rows(nil, key, Kept); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// BenchmarkRows looks keys up in two million entries over several segments.
func BenchmarkRows(b *testing.B) {
	x := New(b.TempDir(), "n", 0)
	defer x.Close()
	for row := range uint32(100_000) {
		keys := make([]uint32, 20)
		for i := range keys {
			keys[i] = (row*20 + uint32(i)) * 2654435761
		}
		x.Add(row+1, keys)
		if x.Full() {
			if err := x.Flush(Stamp{}); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(len(x.segments)), "segments")
	n := uint32(0)
	for b.Loop() {
		n++
		if _, err := x.Rows(nil, n*2654435761, Kept); err != nil {
			b.Fatal(err)
		}
	}
}
