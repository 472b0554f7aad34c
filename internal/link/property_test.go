package link

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ascribe"
)

// arrive links mentions one after the other, as they are published, and
// returns the partition that stands at the end.
func arrive(t testing.TB, m *Model, ps []Profile, ds []Decision) string {
	ix := NewMemory()
	l := NewLinker(m, ix)
	of := map[string]*Group{}
	for _, p := range ps {
		groups, fresh, err := l.Link(t.Context(), []Profile{p}, ds)
		if err != nil {
			t.Fatal(err)
		}
		ix.Put(p)
		ix.Connect(fresh...)
		ix.Place(groups...)
		for i := range groups {
			for _, k := range groups[i].Mentions {
				of[k] = &groups[i]
			}
		}
	}
	seen := map[*Group]bool{}
	var out []Group
	for _, g := range of {
		if !seen[g] {
			seen[g] = true
			out = append(out, *g)
		}
	}
	return partition(out)
}

// stream makes reports of a few attacks in look-alike towns and weeks, as
// extraction leaves them: some without a day, a place or a count.
func stream(t *rapid.T, m *Model) []Profile {
	towns := []*ascribe.Place{
		{Name: "Marlow", CountryCode: "GB", Precision: "city", Lat: 51.57, Lon: -0.77},
		{Name: "Reading", CountryCode: "GB", Precision: "city", Lat: 51.45, Lon: -0.97},
		{Name: "England", CountryCode: "GB", Precision: "region", Region: "England", Lat: 52, Lon: -1}, nil}
	tails := []string{"The mayor of Abbots Lane spoke.", "Trains to Kestrel Valley stopped.", "Witnesses ran to the Torvald boathouse."}
	n := rapid.IntRange(2, 24).Draw(t, "mentions")
	var ps []Profile
	for i := range n {
		day := rapid.IntRange(0, 6).Draw(t, "day")
		mention := ascribe.Mention{ID: "i1", Main: true, Place: towns[rapid.IntRange(0, len(towns)-1).Draw(t, "town")]}
		if day > 0 {
			mention.Date = ascribe.Date{Year: 2019, Month: 3, Day: day}
		}
		if k := rapid.IntRange(-1, 3).Draw(t, "killed"); k >= 0 {
			mention.Killed = &ascribe.Count{Low: k, Best: k, High: k}
		}
		mention.AttackType = rapid.SampledFrom([]ascribe.AttackType{ascribe.ArmedAssault, ascribe.Bombing, ""}).Draw(t, "type")
		r := ascribe.Report{ID: fmt.Sprintf("r%02d", i), Published: ascribe.Date{Year: 2019, Month: 3, Day: 7 + day},
			Title: "Attack", Text: "People were hurt. " + rapid.SampledFrom(tails).Draw(t, "tail")}
		ps = append(ps, m.Profile(&r, &mention))
	}
	return ps
}

// The grouping is a function of the set of mentions: 200 streams, each in an
// order of its own and one at a time, against all at once.
func TestOrderOfArrival(t *testing.T) {
	m := loaded(t)
	for range 2 { // rapid makes 100 streams of one check
		rapid.Check(t, func(rt *rapid.T) {
			ps := stream(rt, m)
			want := partition(linked(t, m, ps, nil))
			if got := arrive(t, m, rapid.Permutation(ps).Draw(rt, "order"), nil); got != want {
				rt.Fatalf("one by one %q, together %q", got, want)
			}
		})
	}
}

// Past the bound the grouping may depend on the order, but no incident is ever
// looked at in part: none is torn, and none that was left alone loses a mention.
func TestPastTheBoundIncidentsStayWhole(t *testing.T) {
	m := loaded(t)
	rapid.Check(t, func(rt *rapid.T) {
		ix := NewMemory()
		l := NewLinker(m, ix).Within(rapid.IntRange(0, 4).Draw(rt, "bound"))
		of := map[string]string{}
		for _, p := range stream(rt, m) {
			groups, fresh, err := l.Link(t.Context(), []Profile{p}, nil)
			if err != nil {
				rt.Fatal(err)
			}
			ix.Put(p)
			ix.Connect(fresh...)
			ix.Place(groups...)
			touched, now := map[string]bool{}, map[string]string{}
			for _, g := range groups {
				for _, k := range g.Mentions {
					if of[k] != "" {
						touched[of[k]] = true
					}
					now[k] = g.Incident
				}
			}
			for k, incident := range of {
				if touched[incident] && now[k] == "" {
					rt.Fatalf("%s was left behind in %s", k, incident)
				}
			}
			maps.Copy(of, now)
			if of[p.Mention] == "" {
				rt.Fatalf("%s was not placed", p.Mention)
			}
		}
	})
}

// Whatever the bound, a mention that came before and is grouped again is looked
// at beside all that it agrees with.
func TestWhatAMentionAgreesWithIsLookedAt(t *testing.T) {
	m := loaded(t)
	rapid.Check(t, func(rt *rapid.T) {
		ix := NewMemory()
		ps := stream(rt, m)
		groups, fresh, err := NewLinker(m, ix).Link(t.Context(), ps, nil)
		if err != nil {
			rt.Fatal(err)
		}
		ix.Put(ps...)
		ix.Connect(fresh...)
		ix.Place(groups...)
		for _, p := range ps {
			again, _, err := NewLinker(m, ix).Within(0).Tie(t.Context(), []Arrival{{Profile: p}}, nil)
			if err != nil {
				rt.Fatal(err)
			}
			looked := map[string]bool{}
			for _, g := range again {
				for _, k := range g.Mentions {
					looked[k] = true
				}
			}
			for _, e := range fresh {
				if (e.A == p.Mention || e.B == p.Mention) && !(looked[e.A] && looked[e.B]) {
					rt.Fatalf("%s was grouped without %s or %s", p.Mention, e.A, e.B)
				}
			}
		}
	})
}

// Decisions name mentions that have come, so their scenarios are left out.
func TestScenariosInAnyOrder(t *testing.T) {
	m := loaded(t)
	for _, s := range scenarios(t, m, read(t, "testdata/scenarios.txt")) {
		if len(s.decisions) > 0 {
			continue
		}
		rapid.Check(t, func(rt *rapid.T) {
			order := rapid.Permutation(s.mentions).Draw(rt, "order")
			if got := arrive(t, m, order, nil); got != s.want {
				rt.Fatalf("%s: grouped as %q, want %q", s.name, got, s.want)
			}
		})
	}
}

func TestCompareIsSymmetric(t *testing.T) {
	m := loaded(t)
	rapid.Check(t, func(rt *rapid.T) {
		ps := stream(rt, m)
		c, d := m.Compare(&ps[0], &ps[1]), m.Compare(&ps[1], &ps[0])
		if c.Score != d.Score || c.Veto != d.Veto {
			rt.Fatalf("%v one way, %v the other", c.Score, d.Score)
		}
	})
}

func TestProfileIsStoredWhole(t *testing.T) {
	m := loaded(t)
	rapid.Check(t, func(rt *rapid.T) {
		for _, p := range stream(rt, m) {
			b := p.Marshal()
			q, err := Unmarshal(b)
			if err != nil {
				rt.Fatal(err)
			}
			if !slices.Equal(q.Marshal(), b) {
				rt.Fatalf("read back as %+v, stored %+v", q, p)
			}
		}
	})
}

func FuzzUnmarshal(f *testing.F) {
	m := loaded(f)
	p := m.Profile(&ascribe.Report{ID: "r1", Title: "Bomb in Ankara", Text: "A bomb killed 12 at Kizilay station."},
		&ascribe.Mention{ID: "i1", Place: &ascribe.Place{Name: "Ankara", CountryCode: "TR", Precision: "city", Lat: 39.9, Lon: 32.9},
			Killed: &ascribe.Count{Low: 12, Best: 12, High: 12}})
	f.Add(p.Marshal())
	f.Add([]byte{version})
	f.Fuzz(func(t *testing.T, b []byte) {
		q, err := Unmarshal(b)
		if err != nil {
			return
		}
		if _, err := Unmarshal(q.Marshal()); err != nil {
			t.Errorf("%x is read, but not what it is stored as: %v", b, err)
		}
		if keys := q.Keys(); len(keys) == 0 || len(keys) > MaxKeys {
			t.Errorf("%d keys", len(keys))
		}
	})
}

func BenchmarkLink(b *testing.B) {
	m := loaded(b)
	ix := NewMemory()
	l := NewLinker(m, ix)
	for i := range b.N {
		r := ascribe.Report{ID: fmt.Sprintf("r%07d", i), Published: ascribe.Date{Year: 2000 + i/300%25, Month: time.Month(1 + i%12), Day: 28},
			Title: "Attack", Text: fmt.Sprintf("Gunmen attacked Post%d near Gate%d, the Warden%d said.", i%997, i%101, i%53)}
		p := m.Profile(&r, &ascribe.Mention{ID: "i1", Main: true, AttackType: ascribe.ArmedAssault,
			Date: ascribe.Date{Year: r.Published.Year, Month: r.Published.Month, Day: 1 + i%27}})
		_, fresh, err := l.Link(b.Context(), []Profile{p}, nil)
		if err != nil {
			b.Fatal(err)
		}
		ix.Put(p)
		ix.Connect(fresh...)
	}
}
