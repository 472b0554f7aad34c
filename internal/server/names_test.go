package server_test

import (
	"net/url"
	"strings"
	"testing"

	"ascribe/internal/server"
)

// TestNamesOfPeopleStayInside takes in a report that names a victim, a witness,
// a suspect and an official, and finds none of the names in any answer. The
// names are made up.
func TestNamesOfPeopleStayInside(t *testing.T) {
	report := `{"docid":"named","published":"2016-03-02","publisher":"A test","title":"Friends mourn Qwertzon after bomb in Cali","text":"` +
		`A bomb exploded at the market of Cali, Colombia, on Tuesday, killing two people, the interior minister, Asdfgho Yxcvb, said. ` +
		`One of the victims was Anna Qwertzon, 23. Qwertzon had been shopping with her sister, a witness, Maria Hjklerin, said. ` +
		`Police said the suspect, Pedro Mnbvcx, had been guided by a member of the Islamic State, and that the Islamic State claimed responsibility. ` +
		`Mr Mnbvcx had been in contact with the group, Asdfgho Yxcvb told reporters."}` + "\n"
	s, cb := recordOf(t, []byte(report))
	c := startWith(t, server.Parts{Record: s, Codebook: cb, Take: refuse, Organisation: func(name string) bool { return name == "Islamic State" }}, server.Guard{})
	found := read[server.Incidents](c, "/incidents")
	if found.Total != 1 {
		t.Fatalf("%d incidents", found.Total)
	}
	id := found.Incidents[0].ID
	incident := read[server.Incident](c, "/incidents/"+id)
	if len(incident.Statements) < 2 || len(incident.Sources) != 1 {
		t.Fatalf("%d statements, %d reports", len(incident.Statements), len(incident.Sources))
	}
	reportID := incident.Sources[0].ID
	for _, path := range []string{"/incidents", "/incidents/" + id, "/incidents/" + id + "/course", "/incidents/" + id + "/links", "/reports/" + reportID,
		"/statements", "/statements?class=all&incident=" + id, "/search?q=Qwertzon", "/search?q=" + url.QueryEscape(`"islamic state"`), "/search?q=Yxcvb+OR+Mnbvcx"} {
		_, text := c.do("GET", "/api/v1"+path, "")
		for _, name := range []string{"Qwertzon", "Yxcvb", "Asdfgho", "Mnbvcx", "Hjklerin"} {
			if strings.Contains(text, name) {
				t.Errorf("%s names %s", path, name)
			}
		}
		if strings.HasPrefix(path, "/reports/") && !strings.Contains(text, "Islamic State") {
			t.Errorf("%s hides an organisation", path)
		}
	}
	shown := read[server.Report](c, "/reports/"+reportID)
	text := []rune(shown.Text)
	for _, st := range shown.Statements {
		if string(text[st.Start:st.End]) != st.Quote {
			t.Errorf("%s does not re-read", st.ID)
		}
	}
}
