package incidents

import (
	"testing"

	"ascribe"
	"ascribe/internal/text"
)

func TestGroups(t *testing.T) {
	for _, c := range []struct {
		source string
		want   []string // canonical name, class, words
	}{
		{"THE FARABUNDO MARTI NATIONAL LIBERATION FRONT [FMLN] ATTACKED A FARM.",
			[]string{"Farabundo Marti National Liberation Front", "left", "FARABUNDO MARTI NATIONAL LIBERATION FRONT [FMLN]"}},
		{"PEASANTS WERE KILLED BY SALVADORAN ARMY SOLDIERS.", []string{"armed forces", "state", "SALVADORAN ARMY"}},
		{"THE ARMED FORCES SHELLED TWO VILLAGES.", []string{"armed forces", "state", "ARMED FORCES"}},
		{"ALLEGED DEATH SQUADS MURDERED A TEACHER.", []string{"death squad", "band", "DEATH SQUADS"}},
		{"FORCES GATHERED BEFORE THE RAIN.", nil},
		{"RADIO VENCEREMOS SAID IT RAINED.", nil},
	} {
		d := text.Parse(c.source)
		a := reader(t).Analyse(d, &ascribe.Report{Text: c.source})
		var got []string
		for _, g := range a.Groups {
			got = append(got, g.Name, g.Class, a.Text(g.Mentions[0].Range))
		}
		if len(got) != len(c.want) {
			t.Errorf("%s\ngot %q, want %q", c.source, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s\ngot %q, want %q", c.source, got, c.want)
			}
		}
	}
}

// TestGroupsReread holds that every mention lies in its sentence and that the
// groups of a report do not share a place.
func TestGroupsReread(t *testing.T) {
	source := "BOGOTA -- [TEXT] THE ELN [ARMY OF NATIONAL LIBERATION] AND THE FARC BLEW UP A PIPELINE. THE COLOMBIAN ARMY BLAMED THE ELN. DRUG MAFIAS DENIED IT."
	d := text.Parse(source)
	a := reader(t).Analyse(d, &ascribe.Report{Text: source})
	taken := make([]bool, len(source))
	n := 0
	for _, g := range a.Groups {
		for _, m := range g.Mentions {
			n++
			if s := d.Sentences[m.Sentence]; m.Range.Start < s.Start || m.Range.End > s.End {
				t.Errorf("%s: %v outside its sentence", g.Name, m.Range)
			}
			for b := m.Range.Start; b < m.Range.End; b++ {
				if taken[b] {
					t.Fatalf("%s: byte %d named twice", g.Name, b)
				}
				taken[b] = true
			}
		}
	}
	if n < 5 {
		t.Errorf("%d mentions found, want 5", n)
	}
}
