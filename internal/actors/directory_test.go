package actors

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"ascribe"
	"ascribe/internal/text"
)

// TestNamesAreUnambiguous holds that every name, alias and outlet stands for
// one organisation only.
func TestNamesAreUnambiguous(t *testing.T) {
	a := load(t)
	owner := map[string]string{}
	for _, o := range a.Organisations() {
		for _, name := range append(append([]string{o.Name}, o.Aliases...), o.Outlets...) {
			key := joinLowered(a.words.appendName(nil, name))
			if other, ok := owner[key]; ok && other != o.Name {
				t.Errorf("%q stands for %q and for %q", name, other, o.Name)
			}
			owner[key] = o.Name
			if got, ok := a.Organisation(name); !ok || got.Name != o.Name {
				t.Errorf("Organisation(%q) = %q, %v; want %q", name, got.Name, ok, o.Name)
			}
		}
	}
}

func joinLowered(ws []word) string {
	var b strings.Builder
	for i, w := range ws {
		if low := fold(w.exact); i > 0 || low != "the" {
			b.WriteString(low + " ")
		}
	}
	return b.String()
}

// TestNamesAreNoWords holds that no name that counts in any case is a common
// word of English by itself.
func TestNamesAreNoWords(t *testing.T) {
	common := commonWords(t)
	a := load(t)
	for _, o := range a.Organisations() {
		for _, name := range append([]string{o.Name}, o.Aliases...) {
			ws := a.words.appendName(nil, name)
			if len(ws) != 1 || !common[fold(ws[0].exact)] {
				continue
			}
			lower := strings.ToLower(name)
			source := "it was the " + lower + " that mattered, Mr Brown said."
			if ms := a.FindOrganisations(text.Parse(source)); len(ms) > 0 && !ms[0].Generic {
				t.Errorf("%q in lower case is taken for %s", lower, o.Name)
			}
		}
	}
}

// commonWords returns the common words that the reader of incidents knows.
func commonWords(t *testing.T) map[string]bool {
	f, err := os.Open("../extract/incidents/lexicon/vocabulary.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[string]bool{}
	s := bufio.NewScanner(f)
	s.Buffer(make([]byte, 1<<20), 1<<20)
	for s.Scan() {
		if line := s.Text(); !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				out[w] = true
			}
		}
	}
	if len(out) < 1000 {
		t.Fatalf("%d words read; the vocabulary holds thousands", len(out))
	}
	return out
}

func TestCablesNameGroups(t *testing.T) {
	a := load(t)
	for source, want := range map[string]string{
		"THE CINCHONERO POPULAR LIBERATION MOVEMENT PAINTED SLOGANS.": "Cinchoneros",
		"THE UNION CAMILISTA-ARMY OF NATIONAL LIBERATION SAID SO.":    "National Liberation Army",
		"A LEADER OF ORPA SPOKE.":                                     "Revolutionary Organization of the People in Arms",
		"IT WAS SIGNED BY THE NESTOR PAZ ZAMORA COMMISSION.":          "Nestor Paz Zamora Commission",
		"FIGHTERS OF SENDERO LUMINOSO ARRIVED.":                       "Shining Path",
		"A CALLER SPOKE FOR DEATH TO KIDNAPPERS (MAS).":               "Death to Kidnappers",
	} {
		ms := a.FindOrganisations(text.Parse(source))
		if len(ms) == 0 || ms[0].Org.Name != want {
			t.Errorf("%s: got %v, want %s", source, ms, want)
		}
	}
}

// TestCapitalsHideWords holds that text all in capitals is not searched for
// names that cannot be told from words there.
func TestCapitalsHideWords(t *testing.T) {
	a := load(t)
	for source, want := range map[string]string{
		"THE ARMY IS HERE. LET THEM COME.":                "",
		"ETA IS STRONG, THE PAPER SAID. THE IRA IS WEAK.": "ETA, Irish Republican Army",
		"IS said it was there, as LeT did.":               "Islamic State, Lashkar-e-Taiba",
		"Let it be as it is.":                             "",
		"He said THIS IS ALL WE HAVE, and left.":          "",
		"They dream of an Islamic state.":                 "",
		"The Islamic State said so, in Simi Valley.":      "Islamic State",
	} {
		var got []string
		for _, m := range a.FindOrganisations(text.Parse(source)) {
			got = append(got, m.Org.Name)
		}
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%s: got %q, want %q", source, g, want)
		}
	}
}

// TestOffices holds the kinds of further offices, as cables and courts name
// them.
func TestOffices(t *testing.T) {
	a := load(t)
	for phrase, want := range map[string]ascribe.SpeakerKind{
		"a police spokesman": ascribe.Police, "the chief of police": ascribe.Police, "the attorney general": ascribe.Prosecutor,
		"the interior minister": ascribe.Government, "the army chief of staff": ascribe.Military, "a military spokesman": ascribe.Military,
		"the appeals court": ascribe.Court, "the high court": ascribe.Court, "a spokesman for the rebels": ascribe.Organisation,
		"the Shining Path": ascribe.Organisation,
	} {
		if got, ok := a.KindOf(phrase); !ok || got != want {
			t.Errorf("KindOf(%q) = %q, %v; want %q", phrase, got, ok, want)
		}
	}
}

// FuzzFindOrganisations holds that matches stand in order, inside the text,
// apart from each other, and name an organisation unless they are generic.
func FuzzFindOrganisations(f *testing.F) {
	for _, s := range []string{"", "The FARC's men and ISIS, the group said.", "FMLN [FARABUNDO MARTI NATIONAL LIBERATION FRONT]", "al-\u00adQaeda’s — \xff‘ETA’"} {
		f.Add(s)
	}
	a, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, source string) {
		d := text.Parse(source)
		end := 0
		for _, m := range a.FindOrganisations(d) {
			if m.Range.Start < end || m.Range.End <= m.Range.Start || m.Range.End > len(d.Source) {
				t.Fatalf("match %v after byte %d of %d", m.Range, end, len(d.Source))
			}
			if m.Generic != (m.Org.Name == "") {
				t.Fatalf("%q: generic %v, organisation %q", d.Slice(m.Range), m.Generic, m.Org.Name)
			}
			end = m.Range.End
		}
	})
}
