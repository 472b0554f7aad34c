package train

import (
	"io"
	"strings"
	"testing"

	"ascribe"
	"ascribe/internal/actors"
	"ascribe/internal/extract/incidents"
	"ascribe/internal/gazetteer"
	"ascribe/internal/text"
)

// cables are reports with keys, written for this test.
const cables = `{"docid":"a","text":"LIMA, 3 MAR 89 -- [TEXT] TERRORISTS KILLED THE MAYOR OF A TOWN NEAR HUANCAYO YESTERDAY.","templates":[{"slots":{"inc_type":[{"alts":["ATTACK"]}],"inc_stage":[{"alts":["ACCOMPLISHED"]}],"perp_ind_id":[{"alts":["TERRORISTS"]}],"hum_tgt_desc":[{"alts":["MAYOR OF A TOWN","MAYOR"]}],"hum_tgt_type":[{"alts":["GOVERNMENT OFFICIAL"],"ref":["MAYOR OF A TOWN","MAYOR"]}],"hum_tgt_effect":[{"alts":["DEATH"],"ref":["MAYOR OF A TOWN","MAYOR"]}]}}]}
{"docid":"b","text":"QUITO, 4 MAR 89 -- [TEXT] A BOMB EXPLODED AT A BANK IN QUITO LAST NIGHT. THE WINDOWS OF THE BANK WERE BROKEN.","templates":[{"slots":{"inc_type":[{"alts":["BOMBING"]}],"phys_tgt_id":[{"alts":["BANK"]}],"phys_tgt_type":[{"alts":["FINANCIAL"],"ref":["BANK"]}],"inc_instr_id":[{"alts":["BOMB"]}]}}]}
{"docid":"c","text":"CARACAS, 5 MAR 89 -- [TEXT] THE MINISTERS DISCUSSED THE PRICE OF OIL. THEY WILL MEET AGAIN IN MAY.","templates":[]}
`

func prepare(t *testing.T) (*gazetteer.Gazetteer, *actors.Directory, []Report) {
	t.Helper()
	gz, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	reports, err := Read(strings.NewReader(strings.Repeat(cables, 5)))
	if err != nil {
		t.Fatal(err)
	}
	return gz, dir, reports
}

func TestTrainIsDeterministic(t *testing.T) {
	gz, dir, reports := prepare(t)
	first, err := Train(gz, dir, reports, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Train(gz, dir, reports, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	for name := range first {
		if first[name] != again[name] {
			t.Errorf("%s: two fits differ", name)
		}
	}
}

func TestTrainLearns(t *testing.T) {
	gz, dir, reports := prepare(t)
	m, err := Train(gz, dir, reports, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	x, err := incidents.NewWith(gz, dir, m)
	if err != nil {
		t.Fatal(err)
	}
	body := "LIMA, 9 MAY 89 -- [TEXT] TERRORISTS KILLED THE MAYOR OF A VILLAGE NEAR CUZCO YESTERDAY."
	r := x.Read(text.Parse(body), &ascribe.Report{Text: body})
	if len(r.Incidents) != 1 || r.Incidents[0].Type != "ATTACK" {
		t.Fatalf("incidents %+v, want one attack", r.Incidents)
	}
	found := map[string]string{}
	for role, fs := range r.Incidents[0].Fillers {
		found[role] = r.Analysis.Text(fs[0].Phrase.Base)
	}
	if found["individual"] != "TERRORISTS" || found["person"] != "MAYOR" {
		t.Errorf("fillers %v", found)
	}
	if got := r.Incidents[0].Fillers["person"][0].Attributes["person-effect"]; got != "DEATH" {
		t.Errorf("effect %q, want DEATH", got)
	}
}

func TestReadNamesTheLine(t *testing.T) {
	_, err := Read(strings.NewReader("{\"docid\":\"a\"}\n{broken\n"))
	if err == nil || !strings.Contains(err.Error(), "line 2") || ascribe.CodeOf(err) != ascribe.Invalid {
		t.Errorf("error %v, want one that names line 2", err)
	}
}

func TestSame(t *testing.T) {
	for _, c := range []struct {
		phrase, key string
		want        bool
	}{
		{"THE JESUIT PRIESTS", "PRIESTS", true}, {"MAYOR OF ABREGO", "MAYOR", true}, {"GUERRILLAS", "REBELS", false},
		{"TWO BOMBS", "BOMBS", true}, {"BOMB", "CAR BOMB", true}, {"POLICE CAR", "POLICE", false}, {"", "POLICE", false},
	} {
		if got := same(core(c.phrase), core(c.key)); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.phrase, c.key, got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(cables)
	f.Add(`{"relevant":true,"text":"x"}`)
	f.Fuzz(func(t *testing.T, s string) {
		rs, err := Read(strings.NewReader(s))
		if err != nil && rs != nil {
			t.Error("reports beside an error")
		}
	})
}
