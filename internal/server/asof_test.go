package server_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"ascribe/internal/grouping"
	"ascribe/internal/link"
	"ascribe/internal/server"
)

// TestIncidentIsGroupedAsOfTheDay asks for an incident that a court joined out
// of two: as of the year before, each half answers under its own id, and lists,
// counts and maps show two.
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
	c := startWith(t, server.Parts{Record: grouping.NewAsOf(s, m, grouping.Unwatched), Codebook: cb, Take: refuse, Organisation: noOrganisation}, server.Guard{})
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
	report := read[server.Report](c, "/reports/"+then.Sources[0].ID+"?as_of=2017")
	if len(report.Incidents) != 1 || report.Incidents[0].Incident != then.ID || report.Incidents[0].Title != then.Title {
		t.Errorf("as of 2017 its report tells of %+v", report.Incidents)
	}
	for _, s := range report.Statements {
		if s.Incident != then.ID {
			t.Errorf("as of 2017 its report says of %s: %+v", s.Incident, s)
		}
	}
	listsAgreeWithPages(c, "2017", 2)
	listsAgreeWithPages(c, "2016-05-02", 2)
	listsAgreeWithPages(c, "2018-03-20", 1)
	listsAgreeWithPages(c, "2016-05-01", 0)
}

// listsAgreeWithPages holds that as of a day a list has so many incidents,
// each as its own page shows it, and that counts and map have as many.
func listsAgreeWithPages(c *client, day string, incidents int) {
	c.t.Helper()
	list := read[server.Incidents](c, "/incidents?as_of="+day)
	if list.Total != incidents || len(list.Incidents) != incidents {
		c.t.Errorf("as of %s: %d incidents, want %d", day, list.Total, incidents)
	}
	placed := 0
	for _, row := range list.Incidents {
		page := read[server.Incident](c, "/incidents/"+row.ID+"?as_of="+day)
		if diff := cmp.Diff(page.Summary, row); diff != "" {
			c.t.Errorf("as of %s, page and row (-page +row):\n%s", day, diff)
		}
		if row.Place != nil {
			placed++
		}
	}
	if n := read[server.Counts](c, "/counts?as_of="+day).Total; n != incidents {
		c.t.Errorf("as of %s: %d counted, want %d", day, n, incidents)
	}
	if n := read[server.Map](c, "/map?as_of="+day).Total; n != placed {
		c.t.Errorf("as of %s: %d on the map, want %d", day, n, placed)
	}
}
