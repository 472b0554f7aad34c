package incidents

import (
	"os"
	"strings"
	"sync"
	"testing"

	"ascribe"
	"ascribe/eval/stream"
	"ascribe/internal/actors"
	"ascribe/internal/gazetteer"
	"ascribe/internal/text"

	"pgregory.net/rapid"
)

var load = sync.OnceValues(func() (*Reader, error) {
	gz, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	dir, err := actors.Load()
	if err != nil {
		return nil, err
	}
	return New(gz, dir)
})

func reader(t testing.TB) *Reader {
	t.Helper()
	x, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func read(t testing.TB, published, title, body string) Reading {
	t.Helper()
	r := &ascribe.Report{Published: ascribe.MustDate(published), Title: title, Text: body}
	return reader(t).Read(text.Parse(body), r)
}

// want is what a mention should hold; an empty value is not looked at.
type want struct {
	attack          ascribe.AttackType
	weapon          ascribe.Weapon
	date, place     string
	killed, injured int // -1 not looked at
	outcome         ascribe.Outcome
}

func (w want) check(t *testing.T, m ascribe.Mention) {
	t.Helper()
	place := ""
	if m.Place != nil {
		place = m.Place.Name
	}
	for _, c := range []struct{ what, got, want string }{
		{"attack type", string(m.AttackType), string(w.attack)}, {"weapon", string(m.Weapon), string(w.weapon)},
		{"date", m.Date.String(), w.date}, {"place", place, w.place}, {"outcome", string(m.Outcome), string(w.outcome)},
	} {
		if c.want != "" && c.got != c.want {
			t.Errorf("%s %q, want %q", c.what, c.got, c.want)
		}
	}
	checkCount(t, "killed", m.Killed, w.killed)
	checkCount(t, "injured", m.Injured, w.injured)
}

func checkCount(t *testing.T, what string, got *ascribe.Count, want int) {
	t.Helper()
	if want < 0 {
		return
	}
	if got == nil {
		t.Errorf("%s not given, want %d", what, want)
	} else if got.Best != want {
		t.Errorf("%s %d, want %d", what, got.Best, want)
	}
}

func TestMainIncident(t *testing.T) {
	for _, c := range []struct {
		style, published, title, body string
		want                          want
	}{
		{"wire", "2014-05-06", "Blast at bus station kills nine",
			"ABUJA, May 6 - A bomb exploded at a crowded bus station in Abuja on Monday, killing nine people and wounding at least 20, police said.\n\nNo group has claimed responsibility.",
			want{ascribe.Bombing, ascribe.Explosives, "2014-05-05", "Abuja", 9, 20, ascribe.Completed}},
		{"flash", "2015-03-18", "",
			"TUNIS - Gunmen killed 17 tourists at a museum in Tunis on Wednesday, the prime minister said.",
			want{ascribe.ArmedAssault, ascribe.Firearms, "2015-03-18", "Tunis", 17, -1, ascribe.Completed}},
		{"cable in capitals", "1990-02-14", "",
			"LIMA, 14 FEB 90 (AGENCY) -- [TEXT] FOUR POLICEMEN WERE KILLED YESTERDAY WHEN UNIDENTIFIED INDIVIDUALS ATTACKED A BANK IN LIMA WITH MACHINEGUNS.\n\nTHE POLICE REPORTED THAT TWO CIVILIANS WERE WOUNDED IN THE ATTACK.",
			want{ascribe.ArmedAssault, ascribe.Firearms, "1990-02-13", "Lima", 4, 2, ascribe.Completed}},
		{"vehicle", "2018-04-24", "Van ploughs into crowd",
			"TORONTO, April 24 - A man drove a rented van into pedestrians on a busy street in Toronto on Monday, killing 10 people and injuring 15. Police arrested the driver.",
			want{ascribe.VehicleRamming, ascribe.Vehicle, "2018-04-23", "Toronto", 10, 15, ascribe.Completed}},
		{"knife", "2017-10-02", "Two women stabbed at station",
			"MARSEILLE, Oct 2 - A man stabbed two women to death at the main railway station in Marseille on Sunday before soldiers shot him dead.",
			want{ascribe.ArmedAssault, ascribe.Melee, "2017-10-01", "Marseille", -1, -1, ascribe.Completed}},
		{"court report long after", "2012-11-08", "Life for bombers",
			"A court in Nairobi on Thursday sentenced two men to life in prison for the bombing of a bus in Kampala on 3 March 2009, which killed 12 people.",
			want{ascribe.Bombing, ascribe.Explosives, "2009-03-03", "Kampala", 12, -1, ascribe.Completed}},
		{"foiled", "2016-09-09", "Three held over station plot",
			"LYON, Sept 9 - Police have foiled a plot to bomb a railway station in Lyon, the interior minister said on Friday. Three suspects were arrested before any attack could be carried out.",
			want{ascribe.Bombing, ascribe.Explosives, "", "Lyon", 0, 0, ascribe.Foiled}},
		{"kidnapping", "2013-07-21", "Engineers seized",
			"Masked men kidnapped three engineers near Kano in northern Nigeria on Saturday, officials said. Nobody was hurt.",
			want{ascribe.Kidnapping, "", "2013-07-20", "Kano", -1, 0, ascribe.Completed}},
		{"day of what was planted", "2011-07-29", "",
			"PAMPLONA, July 29 - Two guards were killed by a bomb placed under their van in Pamplona on Thursday, the ministry said.",
			want{ascribe.Bombing, ascribe.Explosives, "2011-07-28", "Pamplona", 2, -1, ascribe.Completed}},
	} {
		t.Run(c.style, func(t *testing.T) {
			r := read(t, c.published, c.title, c.body)
			if !r.Relevant || len(r.Mentions) == 0 {
				t.Fatalf("relevance %.2f, %d mentions", r.Relevance, len(r.Mentions))
			}
			if m := r.Mentions[0]; m.ID != "i1" || !m.Main {
				t.Errorf("first mention is %s, main %v", m.ID, m.Main)
			}
			c.want.check(t, r.Mentions[0])
		})
	}
}

func TestBackgroundIsAnotherMention(t *testing.T) {
	r := read(t, "2017-05-23", "Explosion at hall",
		"MANCHESTER, May 23 - A suicide bomber killed 22 people at a concert hall in Manchester on Monday night.\n\nIn Paris, gunmen killed dozens of people at a theatre in November 2015.")
	if len(r.Mentions) != 2 {
		t.Fatalf("%d mentions, want 2", len(r.Mentions))
	}
	want{"", "", "2017-05-22", "Manchester", 22, -1, ascribe.Completed}.check(t, r.Mentions[0])
	want{"", "", "2015-11", "Paris", 24, -1, ascribe.Completed}.check(t, r.Mentions[1])
	if r.Mentions[1].Main {
		t.Error("the background is not what the report is about")
	}
}

// TestLikenedAttackIsAnother holds that what an attack copies or answers gives
// it neither place nor day.
func TestLikenedAttackIsAnother(t *testing.T) {
	for _, aside := range []string{
		"He had copied the Oslo gunman, detectives said.", "It was meant as revenge for the shootings in Oslo in 2011, he wrote.",
	} {
		r := read(t, "2018-10-29", "", "LEEDS, England - A man shot dead three people at a prayer hall on Saturday. "+aside+" He was arrested.")
		if len(r.Mentions) != 2 {
			t.Fatalf("%q: %d mentions, want 2", aside, len(r.Mentions))
		}
		want{"", "", "2018-10-27", "Leeds", 3, -1, ascribe.Completed}.check(t, r.Mentions[0])
		want{"", "", "", "Oslo", -1, -1, ""}.check(t, r.Mentions[1])
	}
}

func TestPlaceBeforeAColonHeadsAParagraph(t *testing.T) {
	r := read(t, "2014-09-05", "In brief", "TUNIS: Four soldiers were shot dead at a checkpoint on Thursday.\n\n"+
		"LAHORE: A bomb killed six people outside a shrine on Friday.\n\nKANO: Two traders were wounded when a grenade was thrown into a market.")
	if len(r.Mentions) != 3 {
		t.Fatalf("%d mentions, want 3", len(r.Mentions))
	}
	byPlace := map[string]ascribe.Mention{}
	for _, m := range r.Mentions {
		if m.Place != nil {
			byPlace[m.Place.Name] = m
		}
	}
	want{"", "", "2014-09-04", "Tunis", 4, -1, ""}.check(t, byPlace["Tunis"])
	want{ascribe.Bombing, "", "2014-09-05", "Lahore", 6, -1, ""}.check(t, byPlace["Lahore"])
	want{"", "", "", "Kano", -1, 2, ""}.check(t, byPlace["Kano"])
}

func TestCourtIsNotTheSite(t *testing.T) {
	r := read(t, "2009-06-08", "",
		"BELFAST - Four men were responsible for the bomb that killed 29 people in Omagh in 1998, the High Court in Belfast ruled on Monday.")
	if len(r.Mentions) != 1 {
		t.Fatalf("%d mentions, want 1", len(r.Mentions))
	}
	want{"", "", "1998", "Omagh", 29, -1, ascribe.Completed}.check(t, r.Mentions[0])
	r = read(t, "2019-06-04", "", "A chemist who wanted to blow up a barracks was sent to prison for twelve years. Prosecutors told the court in Leeds that he had tested a device.")
	if len(r.Mentions) != 1 || r.Mentions[0].Place != nil {
		t.Errorf("the court's seat stands as the place: %+v", r.Mentions)
	}
}

func TestNotAboutAnAttack(t *testing.T) {
	for name, body := range map[string]string{
		"illness":  "The actor died of a heart attack on Monday, his agent said. He was 64 and had been ill for some time.",
		"machine":  "A cyber attack shut down the computers of a hospital group on Friday. The software demanded a ransom.",
		"politics": "Senators attacked the budget plan on Tuesday and vowed to kill the bill in committee. The minister defended the policy.",
		"sport":    "The striker led the attack and shot wide twice before the break. The visitors exploded into life in the second half and won 3-1.",
		"fiction":  "The film tells of a fictional bombing in a nameless city. The director shot it in nine weeks, and the actors do their best. Two stars.",
		"weather": "Three people were killed in Ireland on Monday in one of the strongest storms in half a century. The hurricane destroyed a school, and " +
			"two men died in floods near the coast.",
		"economics": "Shares fell on Monday after the central bank raised its rate. Analysts said that growth would slow next year.",
	} {
		if r := read(t, "2018-01-09", "", body); r.Relevant || len(r.Mentions) > 0 {
			t.Errorf("%s: relevance %.2f, %d mentions", name, r.Relevance, len(r.Mentions))
		}
	}
}

// faithful checks that every statement re-reads byte for byte.
func faithful(t interface{ Fatalf(string, ...any) }, body string, r Reading) {
	runes := []rune(body)
	for _, m := range r.Mentions {
		for _, s := range m.Spans {
			if s.Start < 0 || s.End > len(runes) || s.Start >= s.End {
				t.Fatalf("span %v outside of %d code points", s, len(runes))
			}
		}
		for _, f := range m.Facts {
			if f.Start < 0 || f.End > len(runes) || f.Start >= f.End {
				t.Fatalf("fact %s: span %v outside of %d code points", f.Predicate, f.Span, len(runes))
			}
			// Malformed bytes are one code point each.
			if got := string(runes[f.Start:f.End]); got != string([]rune(f.Quote)) {
				t.Fatalf("fact %s: %q at its span, %q quoted", f.Predicate, got, f.Quote)
			}
			if f.Value == "" || f.Incident != m.ID || !f.Predicate.IsFact() {
				t.Fatalf("fact without value, incident or predicate: %+v", f)
			}
		}
		for _, c := range []*ascribe.Count{m.Killed, m.Injured} {
			if c != nil && (c.Low < 0 || c.Low > c.Best || c.Best > c.High) {
				t.Fatalf("count %+v", *c)
			}
		}
	}
}

// pieces are what reports are made of, so that arbitrary texts hold events.
var pieces = []string{"A bomb exploded", "gunmen killed", "12 people", "in Paris", "on Monday", "were wounded", "by", "police said",
	"the attack on", "a church", "was kidnapped", "no one", "at least", "hundreds of", "March 2004", ",", ".", ";", "\n\n", "who", "and", "\"",
	"THE ARMY", "of the", "19", "'s", "Würzburg", "—", "[FMLN]", "is dead", "plot to", "drove a van into", "“", "\u00a0", "dead"}

func TestAnyText(t *testing.T) {
	x := reader(t)
	rapid.Check(t, func(t *rapid.T) {
		body := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "pieces"), " ")
		r := &ascribe.Report{Published: ascribe.MustDate("2016-07-19"), Text: body}
		a := x.Analyse(text.Parse(body), r)
		for i, tr := range a.tracks {
			faithful(t, body, Reading{Mentions: []ascribe.Mention{a.mention(tr, i, x.dir)}})
		}
		x.Explain(x.Read(text.Parse(body), r))
	})
}

func FuzzRead(f *testing.F) {
	f.Add("BERLIN, Dec 20 - A lorry ploughed into a crowd on Monday evening, killing 12 people.")
	f.Add("FOUR \xff POLICEMEN WERE KILLED -- [TEXT]")
	f.Add("AAAA0\xffAAAAAA KILLED AAAA0")
	f.Add("“”.;,\n\n'’s of of of")
	x := reader(f)
	f.Fuzz(func(t *testing.T, body string) {
		d := text.Parse(body)
		faithful(t, body, x.Read(d, &ascribe.Report{Text: body}))
	})
}

func TestReadIsDeterministic(t *testing.T) {
	body := "KABUL, July 23 - Two bombs killed at least 80 people at a rally in Kabul on Saturday, and gunmen shot dead three guards in Herat on Friday."
	first := strings.Join(reader(t).Explain(read(t, "2016-07-23", "", body)), "\n")
	for range 5 {
		if again := strings.Join(reader(t).Explain(read(t, "2016-07-23", "", body)), "\n"); again != first {
			t.Fatalf("two readings differ:\n%s\n%s", first, again)
		}
	}
}

// BenchmarkRead reads generated news, a report after the other.
func BenchmarkRead(b *testing.B) {
	x := reader(b)
	var docs []*text.Doc
	var reports []*ascribe.Report
	bytes := 0
	for r := range stream.Reports(1, 200) {
		docs = append(docs, text.Parse(r.Text))
		reports = append(reports, &ascribe.Report{Publisher: r.Publisher, Published: r.Published, Title: r.Title, Text: r.Text})
		bytes += len(r.Text)
	}
	b.SetBytes(int64(bytes / len(docs)))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		x.Read(docs[i%len(docs)], reports[i%len(docs)])
	}
}

func shared(t *testing.T, path string) *os.File {
	t.Helper()
	f, err := os.Open("../../../../shared/gold/" + path)
	if err != nil {
		t.Skipf("needs the coded reports beside the repository: %v", err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}
