package muc4

import (
	"encoding/json"
	"testing"

	"ascribe"
	"ascribe/internal/actors"
	"ascribe/internal/extract/incidents"
	"ascribe/internal/gazetteer"
	"ascribe/internal/text"

	"github.com/google/go-cmp/cmp"
)

func templates(t *testing.T, body string) []Template {
	t.Helper()
	gz, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	x, err := incidents.New(gz, dir)
	if err != nil {
		t.Fatal(err)
	}
	return Templates(x.Read(text.Parse(body), &ascribe.Report{Text: body}))
}

func TestTemplate(t *testing.T) {
	ts := templates(t, `BOGOTA, 14 JUN 89 (AGENCY) -- [TEXT] GUERRILLAS OF THE ARMY OF
NATIONAL LIBERATION [ELN] DYNAMITED AN OIL PIPELINE IN ARAUCA DEPARTMENT
YESTERDAY, THE POLICE REPORTED.  THE BOMB DESTROYED THE PIPELINE.`)
	if len(ts) != 1 {
		t.Fatalf("%d templates, want 1: %v", len(ts), ts)
	}
	for slot, want := range map[string][]Value{
		"inc_type": {{V: "BOMBING"}}, "inc_stage": {{V: "ACCOMPLISHED"}}, "inc_date": {{V: "13 JUN 89"}},
		"perp_inc_cat": {{V: "TERRORIST ACT"}},
		"inc_loc":      {{V: "COLOMBIA: ARAUCA (DEPARTMENT)"}},
	} {
		if d := cmp.Diff(want, ts[0][slot]); d != "" {
			t.Errorf("%s: -want +got\n%s", slot, d)
		}
	}
	for _, v := range ts[0]["phys_tgt_type"] {
		if v.Ref == "" {
			t.Error("a type of target refers to the target")
		}
	}
}

func TestNothing(t *testing.T) {
	ts := templates(t, "CARACAS, 5 MAR 89 -- [TEXT] THE MINISTERS DISCUSSED THE PRICE OF OIL. THEY WILL MEET AGAIN IN MAY.")
	if b, err := json.Marshal(ts); err != nil || string(b) != "[]" {
		t.Errorf("%s, %v; want an empty list", b, err)
	}
}

func TestValueJSON(t *testing.T) {
	b, err := json.Marshal(Template{"inc_type": {{V: "ATTACK"}}, "hum_tgt_num": {{V: "2", Ref: "JUDGES"}}})
	if want := `{"hum_tgt_num":[{"v":"2","ref":"JUDGES"}],"inc_type":["ATTACK"]}`; err != nil || string(b) != want {
		t.Errorf("%s, %v; want %s", b, err, want)
	}
}

func TestDay(t *testing.T) {
	if got := day(ascribe.MustDate("1990-01-07")); got != "07 JAN 90" {
		t.Errorf("%q", got)
	}
}
