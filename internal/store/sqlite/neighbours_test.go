package sqlite

import (
	gocmp "cmp"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ascribe"
	"ascribe/internal/store"
	"ascribe/internal/store/storetest"
)

// found looks up the neighbours of the first n made-up reports, and closes
// the record.
func found(t *testing.T, c settings, n int) (near [][]store.Row) {
	t.Helper()
	s, err := open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	all := store.Near{PerKey: store.MaxPerKey, AtLeast: 1, Limit: 1000}
	for i := range n {
		e := storetest.Entry(i)
		reports, err := s.ReportsNear(t.Context(), e.Keys, all)
		if err != nil {
			t.Fatal(err)
		}
		mentions, err := s.MentionsNear(t.Context(), e.LinkKeys["i1"], all)
		if err != nil {
			t.Fatal(err)
		}
		near = append(near, reports, mentions)
	}
	return near
}

func noFiles(t *testing.T, folder string) bool {
	files, err := os.ReadDir(folder)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return len(files) == 0
}

// TestIndexesAreDerived holds that look-ups have one answer whether the
// indexes are in memory, on disk, gone, torn, or another record's.
func TestIndexesAreDerived(t *testing.T) {
	const n = 300
	path := recordWith(t, n)
	want := found(t, settings{path: path}, n)
	if !noFiles(t, keyFolder(path)) {
		t.Fatal("a few hundred reports went to disk")
	}
	small := settings{path: path, keyRoom: 200}
	for _, c := range []struct {
		name string
		do   func() error
	}{
		{"written", func() error { return nil }},
		{"read back", func() error { return nil }},
		{"removed", func() error { return os.RemoveAll(keyFolder(path)) }},
		{"torn", func() error {
			return filepath.WalkDir(keyFolder(path), func(p string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				return os.Truncate(p, 70)
			})
		}},
		{"another record's", func() error {
			other := filepath.Join(t.TempDir(), "other.db")
			s := create(t, other)
			for i := range 10 {
				if err := storetest.Take(t.Context(), s, i, 1000+i*n/10, 1000+(i+1)*n/10, 3); err != nil {
					return err
				}
			}
			found(t, settings{path: other, keyRoom: 200}, 1)
			if err := os.RemoveAll(keyFolder(path)); err != nil {
				return err
			}
			return os.Rename(keyFolder(other), keyFolder(path))
		}},
	} {
		if err := c.do(); err != nil {
			t.Fatal(c.name, err)
		}
		if diff := cmp.Diff(want, found(t, small, n)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if noFiles(t, keyFolder(path)) {
			t.Errorf("%s: nothing is on disk", c.name)
		}
	}
}

// TestIndexThatCannotBeWritten puts a file where the folder should be: the
// look-up says so, and the record is not concerned.
func TestIndexThatCannotBeWritten(t *testing.T) {
	path := recordWith(t, 100)
	if err := os.WriteFile(keyFolder(path), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := open(t.Context(), settings{path: path, keyRoom: 50})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	_, err = s.ReportsNear(t.Context(), storetest.Entry(1).Keys, store.Near{PerKey: 1, AtLeast: 1, Limit: 1})
	if ascribe.CodeOf(err) != ascribe.Full {
		t.Errorf("the look-up gave %v", err)
	}
	if err := storetest.Take(t.Context(), s, 1, 100, 120, 3); err != nil {
		t.Errorf("writing: %v", err)
	}
}

// TestFormatOne opens a record as the first version left it: what linking and
// the search for copies kept is found again.
func TestFormatOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	first, err := migrations.ReadFile("migrations/0001_record.sql")
	if err != nil {
		t.Fatal(err)
	}
	const rows = `INSERT INTO batch VALUES (1, '2024-03-01T09:00:00.000000000Z');
		INSERT INTO report SELECT value, 'r' || value, '', '', '', '', '', '', '', '', '', '', '', '', 1, 1, 1, 'text' FROM json_each('[1, 2, 3]');
		INSERT INTO mention SELECT value, value, 'i1', 1, '', '', '', '', '', NULL, NULL, NULL, '', '', NULL, 1 FROM json_each('[1, 2, 3]');
		INSERT INTO sketch SELECT value, x'0102' FROM json_each('[1, 2, 3]');
		INSERT INTO band VALUES (7, 'r1'), (9, 'r1'), (7, 'r2'), (-9223372036854775803, 'r3');
		INSERT INTO link_profile VALUES ('r1/i1', x'aa'), ('r2/i1', x'bb'), ('r3/i1', x'cc');
		INSERT INTO link_key VALUES ('n:12', 'r1/i1'), ('n:12', 'r3/i1'), ('c:GB:d5', 'r1/i1'), ('c:GB:d5', 'r2/i1');
		INSERT INTO link_edge VALUES ('r1/i1', 'r3/i1', 0.75), ('r3/i1', 'r1/i1', 0.75)`
	raw(t, path, string(first), `PRAGMA application_id = 1634952050`, `PRAGMA user_version = 1`, rows)
	s := create(t, path)
	all := store.Near{PerKey: store.MaxPerKey, AtLeast: 1, Limit: 1000}
	for key, want := range map[uint64][]store.Row{7: {2, 1}, 9: {1}, 1<<63 | 5: {3}, 8: {}} {
		got, err := s.ReportsNear(t.Context(), []uint64{key}, all)
		if err != nil || !cmp.Equal(got, want) {
			t.Errorf("reports under %d: %v, %v; want %v", key, got, err, want)
		}
	}
	for key, want := range map[string][]store.Row{"n:12": {3, 1}, "c:GB:d5": {2, 1}, "none": {}} {
		got, err := s.MentionsNear(t.Context(), []uint64{hashLinkKey(key)}, all)
		if err != nil || !cmp.Equal(got, want) {
			t.Errorf("mentions under %s: %v, %v; want %v", key, got, err, want)
		}
	}
	edges, err := s.Edges(t.Context(), []string{"r3/i1"})
	if err != nil || !cmp.Equal(edges, []store.Edge{{A: "r1/i1", B: "r3/i1", Score: 0.75}}) {
		t.Errorf("edges %v, %v", edges, err)
	}
	kept, err := s.ProfilesAt(t.Context(), []store.Row{2})
	if err != nil || len(kept) != 1 || kept[0].Mention != "r2/i1" || string(kept[0].Profile) != "\xbb" {
		t.Errorf("candidates %+v, %v", kept, err)
	}
}

// TestMostShared compares the choice of rows with sorting them all.
func TestMostShared(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		found := rapid.SliceOf(rapid.Uint32Range(1, 30)).Draw(rt, "found")
		n := store.Near{AtLeast: rapid.IntRange(1, 4).Draw(rt, "at least"), Limit: rapid.IntRange(0, 12).Draw(rt, "limit")}
		often := map[store.Row]int{}
		for _, row := range found {
			often[store.Row(row)]++
		}
		want := slices.SortedFunc(maps.Keys(often), func(a, b store.Row) int { return gocmp.Or(gocmp.Compare(often[b], often[a]), gocmp.Compare(b, a)) })
		want = slices.DeleteFunc(want, func(r store.Row) bool { return often[r] < n.AtLeast })
		want = want[:min(len(want), n.Limit)]
		if got := mostShared(found, n); !slices.Equal(got, want) {
			rt.Fatalf("%v, want %v", got, want)
		}
	})
}

// TestSortRows compares the order of rows with that of a sort by comparing.
func TestSortRows(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		most := rapid.Uint32().Draw(rt, "most")
		rows := rapid.SliceOfN(rapid.Uint32Range(0, most), 0, 400).Draw(rt, "rows")
		want := slices.Sorted(slices.Values(rows))
		if sortRows(rows); !slices.Equal(rows, want) {
			rt.Fatalf("%v, want %v", rows, want)
		}
	})
}

// BenchmarkMostShared chooses among the rows of fifty keys, of which most have
// thirty rows of their own and some have them in common.
func BenchmarkMostShared(b *testing.B) {
	rnd := rand.New(rand.NewPCG(1, 1))
	var all []uint32
	for key := range 50 {
		for range 30 {
			row := 990_000 - rnd.Uint32N(300_000)
			if key%8 == 0 {
				row = 990_000 + rnd.Uint32N(200)
			}
			all = append(all, row)
		}
	}
	found := make([]uint32, len(all))
	b.ReportAllocs()
	for b.Loop() {
		copy(found, all)
		mostShared(found, store.Near{PerKey: store.MaxPerKey, AtLeast: 1, Limit: 96})
	}
}
