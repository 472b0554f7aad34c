package incidents

import (
	"strings"
	"testing"

	"ascribe"
	"ascribe/internal/text"
)

// TestInQuestion holds which group a report's main incident is put to: the one
// of which most is said, not the one named most often.
func TestInQuestion(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"A car bomb killed three people in Quetta on Monday. The Taliban said they knew nothing of it. The Taliban and the government are in talks. " +
			"Islamic State claimed responsibility for the attack.", "Islamic State"},
		{"Gunmen killed two policemen in Diyarbakir on Monday. The governor blamed the PKK.", "PKK"},
		{"A man stabbed four people at a station in Hamburg on Monday. Police found that he had pledged allegiance to Islamic State.", "Islamic State"},
		{"A man drove a van into a crowd in Lyon on Monday, killing one. He had been in contact with nobody, police said. Months before, he had shown an Islamic State flag to his neighbours.", "Islamic State"},
		{"Police shot dead a man who had stabbed two people in Leeds on Monday. The army was not involved.", ""},
		{"A bomb killed two people in Cali on Monday. Drug cartels have their seat in the region.", ""},
	} {
		r := reader(t).Read(text.Parse(c.source), &ascribe.Report{Text: c.source})
		if len(r.Mentions) == 0 {
			t.Errorf("%s: no incident", c.source)
			continue
		}
		m := r.Mentions[0]
		if m.Organisation != c.want {
			t.Errorf("%s\n%q, want %q", c.source, m.Organisation, c.want)
		}
		for _, f := range m.Facts {
			if f.Predicate == ascribe.FactOrganisation && !strings.Contains(f.Quote, c.want) {
				t.Errorf("%s: the fact rests on %q", c.want, f.Quote)
			}
		}
	}
}
