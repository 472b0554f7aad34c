package neardup_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ascribe"
	"ascribe/internal/neardup"
)

// prose returns n words that hardly recur, the same for a seed.
func prose(seed uint64, n int) []string {
	rnd := rand.New(rand.NewPCG(seed, 9))
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("%c%c%c%c", 'a'+rnd.IntN(26), 'a'+rnd.IntN(26), 'a'+rnd.IntN(26), 'a'+rnd.IntN(26))
	}
	return words
}

func text(parts ...[]string) string { return strings.Join(slices.Concat(parts...), " ") }

func TestIsCopy(t *testing.T) {
	wire := prose(1, 300)
	updated := slices.Clone(wire)
	for i := 7; i < len(updated); i += 40 {
		updated[i] = "changed"
	}
	for name, c := range map[string]struct {
		other string
		want  bool
	}{
		"the same":               {text(wire), true},
		"capitals":               {strings.ToUpper(text(wire)), true},
		"tail trimmed":           {text(wire[:180]), true},
		"inside a longer story":  {text(prose(2, 250), wire, prose(3, 250)), true},
		"figures updated":        {text(updated), true},
		"a paragraph in between": {text(wire[:90], prose(4, 50), wire[90:250]), true},
		"a paragraph in between, the tail trimmed": {text(wire[:90], prose(10, 45), wire[90:220]), true},
		"another story":              {text(prose(5, 300)), false},
		"a shared quotation":         {text(prose(6, 250), wire[:25], prose(7, 150)), false},
		"too short to tell":          {text(wire[:5]), false},
		"half rewritten, and longer": {text(interleave(wire, prose(8, 300)), prose(9, 40)), false},
	} {
		got, why := neardup.IsCopy(neardup.Sign(text(wire)), neardup.Sign(c.other))
		back, _ := neardup.IsCopy(neardup.Sign(c.other), neardup.Sign(text(wire)))
		if got != c.want || back != got {
			t.Errorf("%s: %v (%s), the other way round %v; want %v", name, got, why, back, c.want)
		}
	}
}

// TestBoilerplateOfAnOutlet puts the same lines before and after reports.
func TestBoilerplateOfAnOutlet(t *testing.T) {
	above, below := prose(30, 15), prose(31, 70)
	page := func(body []string) neardup.Signature { return neardup.Sign(text(above, body, below)) }
	story, other := prose(32, 90), prose(33, 80)
	update := append(prose(34, 40), story[20:]...)
	for name, c := range map[string]struct {
		a, b neardup.Signature
		want bool
	}{
		"two stories of one outlet":            {page(story).From("a.example"), page(other).From("A.example"), false},
		"one story of one outlet, updated":     {page(story).From("a.example"), page(update).From("a.example"), true},
		"one story of one outlet, cut":         {page(story).From("a.example"), page(story[:60]).From("a.example"), true},
		"the same words at two outlets":        {page(story).From("a.example"), page(other).From("b.example"), true},
		"outlets unknown":                      {page(story), page(other), true},
		"a long story with another end":        {neardup.Sign(text(prose(35, 300), story)).From("a.example"), neardup.Sign(text(prose(35, 300), other)).From("a.example"), true},
		"two stories of one outlet, read back": {back(t, page(story).From("a.example")), back(t, page(other).From("a.example")), false},
	} {
		got, why := neardup.IsCopy(c.a, c.b)
		again, _ := neardup.IsCopy(c.b, c.a)
		if got != c.want || again != got {
			t.Errorf("%s: %v (%s), the other way round %v; want %v", name, got, why, again, c.want)
		}
	}
}

func back(t *testing.T, s neardup.Signature) neardup.Signature {
	t.Helper()
	s, err := neardup.Unmarshal(s.Marshal())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// interleave takes ten words of each in turn.
func interleave(a, b []string) (out []string) {
	for i := 0; i+10 <= min(len(a), len(b)); i += 20 {
		out = append(append(out, a[i:i+10]...), b[i:i+10]...)
	}
	return out
}

func TestSignatureSurvivesStorage(t *testing.T) {
	for _, n := range []int{0, 1, 3, 40, 300, 5000} {
		s := neardup.Sign(text(prose(uint64(n), n)))
		b := s.Marshal()
		back, err := neardup.Unmarshal(b)
		if err != nil || len(b) > neardup.MaxSize || !slices.Equal(back.Marshal(), b) || !slices.Equal(back.Keys(), s.Keys()) {
			t.Errorf("%d words: %d bytes, %v", n, len(b), err)
		}
		if len(s.Keys()) > neardup.MaxKeys {
			t.Errorf("%d words give %d keys", n, len(s.Keys()))
		}
	}
}

// TestFirstFormat reads a signature as version 1 stored it: without a host.
func TestFirstFormat(t *testing.T) {
	s := neardup.Sign(text(prose(1, 60)))
	b := s.Marshal()
	old := append(append([]byte{1}, b[1:9]...), b[13:]...)
	got, err := neardup.Unmarshal(old)
	if err != nil || !slices.Equal(got.Marshal(), b) {
		t.Errorf("read as %x, %v; want %x", got.Marshal(), err, b)
	}
}

func FuzzUnmarshal(f *testing.F) {
	f.Add(neardup.Sign(text(prose(1, 50))).Marshal())
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := neardup.Unmarshal(b)
		if err != nil {
			if code := ascribe.CodeOf(err); code != ascribe.Damaged && code != ascribe.Unsupported {
				t.Errorf("error of class %s: %v", code, err)
			}
			return
		}
		neardup.IsCopy(s, neardup.Sign("some words of a text that is long enough to have shingles"))
	})
}

func TestFamiliesDoNotDependOnOrder(t *testing.T) {
	items := []neardup.Item{{ID: "c", Published: ascribe.MustDate("2016-07-02")}, {ID: "a", Published: ascribe.MustDate("2016-07-03")},
		{ID: "b", Published: ascribe.MustDate("2016-07-02")}, {ID: "x"}, {ID: "alone", Published: ascribe.MustDate("2016-01-01")}}
	pairs := []neardup.Pair{{A: "a", B: "c"}, {A: "x", B: "b"}, {A: "b", B: "a"}, {A: "a", B: "unknown"}}
	want := fmt.Sprint(neardup.Families(items, pairs))
	if want != "[{alone [alone]} {b [b c a x]}]" {
		t.Errorf("families %s", want)
	}
	rnd := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		rnd.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		rnd.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
		if got := fmt.Sprint(neardup.Families(items, pairs)); got != want {
			t.Fatalf("another order gives %s", got)
		}
	}
}

// TestPairsDoNotDependOnOrder files stories, their copies and look-alikes in
// 200 orders, one at a time.
func TestPairsDoNotDependOnOrder(t *testing.T) {
	texts := map[string]string{}
	for i := range uint64(12) {
		wire := prose(i, 200)
		id := fmt.Sprintf("s%02d", i)
		texts[id+"wire"] = text(wire)
		texts[id+"trimmed"] = text(wire[:140])
		texts[id+"carried"] = text(prose(100+i, 120), wire)
		texts[id+"quoting"] = text(prose(200+i, 180), wire[:20])
	}
	ids := slices.Sorted(maps.Keys(texts))
	signs := map[string]neardup.Signature{}
	var items []neardup.Item
	for _, id := range ids {
		signs[id] = neardup.Sign(texts[id])
		items = append(items, neardup.Item{ID: id})
	}
	rnd := rand.New(rand.NewPCG(3, 3))
	want := ""
	for range 200 {
		x := neardup.NewIndex()
		var pairs []neardup.Pair
		for _, id := range ids {
			pairs = append(pairs, x.Add(id, signs[id])...)
		}
		got := fmt.Sprint(neardup.Families(items, pairs))
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("in another order:\n%s\nnot\n%s", got, want)
		}
		rnd.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	}
	if families := strings.Count(want, "{"); families != 24 {
		t.Errorf("%d families of 12 stories, each with two copies, and 12 reports of their own: %s", families, want)
	}
}

// BenchmarkIndex files reports of 350 words, one in eight a copy, and tells
// what a million of them take in memory. With -benchtime 1000000x it holds that
// many.
func BenchmarkIndex(b *testing.B) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	rnd := rand.New(rand.NewPCG(1, 1))
	word := func() string { return strconv.Itoa(rnd.IntN(1<<30)) + "x" }
	words := make([]string, 350)
	for i := range words {
		words[i] = word()
	}
	x := neardup.NewIndex()
	pairs := 0
	b.ResetTimer()
	for n := range b.N {
		for i := range words {
			if n%8 != 0 {
				words[i] = word()
			}
		}
		pairs += len(x.Add(strconv.Itoa(n), neardup.Sign(text(words))))
	}
	b.StopTimer()
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(b.N)*1e6/(1<<20), "MB/million")
	b.ReportMetric(float64(pairs), "pairs")
	runtime.KeepAlive(x)
}

func BenchmarkSign(b *testing.B) {
	report := text(prose(1, 350))
	b.SetBytes(int64(len(report)))
	for b.Loop() {
		neardup.Sign(report)
	}
}

// TestCopiesAsIsCopyTells compares the quick answer with the one that gives its
// reason, on pieces of two texts put together at random.
func TestCopiesAsIsCopyTells(t *testing.T) {
	copies := 0
	rapid.Check(t, func(rt *rapid.T) {
		made := func(name string) neardup.Signature {
			var parts [][]string
			for i := range rapid.IntRange(1, 4).Draw(rt, name) {
				words := prose(rapid.Uint64Range(1, 2).Draw(rt, "text"), 400)
				from := rapid.IntRange(0, 390).Draw(rt, "from")
				parts = append(parts, words[from:rapid.IntRange(from, 400).Draw(rt, "to")], prose(uint64(10+i), rapid.IntRange(0, 60).Draw(rt, "between")))
			}
			return neardup.Sign(text(parts...)).From(rapid.SampledFrom([]string{"", "one", "two"}).Draw(rt, "outlet"))
		}
		a, b := made("one"), made("other")
		is, why := neardup.IsCopy(a, b)
		if is {
			copies++
		}
		if neardup.Copies(a, b) != is {
			rt.Fatalf("%v; with its reason %v: %s", !is, is, why)
		}
	})
	if copies == 0 {
		t.Error("no copies: the test shows nothing")
	}
}
