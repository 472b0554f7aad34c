package server_test

import (
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"ascribe/internal/grouping"
	"ascribe/internal/link"
	"ascribe/internal/server"
)

// TestIncidentIsGroupedAsOfTheDay asks for an incident that a court joined out
// of two: as of the year before, each half answers under its own id.
func TestIncidentIsGroupedAsOfTheDay(t *testing.T) {
	script, err := txtar.ParseFile("../cli/testdata/script/grouping.txtar")
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(script.Files, func(f txtar.File) bool { return f.Name == "reports.jsonl" })
	s, cb := recordOf(t, script.Files[i].Data)
	m, err := link.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := startWith(t, server.Parts{Record: grouping.NewAsOf(s, m), Codebook: cb, Take: refuse, Organisation: noOrganisation}, server.Guard{})
	found := read[server.Incidents](c, "/incidents")
	if found.Total != 1 || found.Incidents[0].Reports != 4 {
		t.Fatalf("today: %+v", found)
	}
	id := found.Incidents[0].ID
	then := read[server.Incident](c, "/incidents/"+id+"?as_of=2017")
	if then.Reports != 1 || len(then.Sources) != 1 || then.Sources[0].DocID != "a1" {
		t.Errorf("as of 2017: %+v", then.Sources)
	}
	for _, s := range read[server.Statements](c, "/statements?class=all&as_of=2017&incident="+id).Statements {
		if s.Report != then.Sources[0].ID {
			t.Errorf("as of 2017: %+v", s)
		}
	}
}
