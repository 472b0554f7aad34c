package sqlite

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ascribe/internal/store/storetest"
)

// TestQueriesAreIndexed reads SQLite's plans: a question about one thing must
// not walk through a table, and one about all reports walks them in order.
func TestQueriesAreIndexed(t *testing.T) {
	s := create(t, filepath.Join(t.TempDir(), "record.db"))
	if err := storetest.Take(t.Context(), s, 0, 0, 300, 2); err != nil {
		t.Fatal(err)
	}
	small := []string{ // what is scanned holds no more than the answer
		"SCAN r USING INDEX report_by_date", "SCAN d USING INDEX decision_by_hand",
		"SCAN named", "SCAN CONSTANT ROW", "SCAN j VIRTUAL TABLE INDEX 1:",
	}
	for name, query := range map[string]string{
		"statements of an incident": selectStatements + fromIncident + ofClass + inTextOrder,
		"statements of a report":    selectStatements + fromReport + ofClass + inTextOrder,
		"all statements":            selectStatements + fromAll + ofClass + inTextOrder,
		"statements from a place":   selectStatements + fromPlace + ofClass + inTextOrder,
		"reports of an incident":    memberReports,
		"mentions of an incident":   memberMentions,
		"mentions of a report":      selectMentions,
		"names of an incident":      aliasesOf,
		"count of an incident":      countMembers,
		"a page of incidents":       incidentsNow,
		"stays of an incident":      selectStays + ofIncidents + holding + byMention,
		"stays of mentions":         selectStays + ofMentions + holding + byMention,
		"residents of an incident":  residentsOf,
		"mentions of a part":        partMentions,
		"edges of a part":           partEdges,
		"a gathered dossier":        statementsTogether,
		"decisions about":           selectDecisions + aboutAny,
		"decisions by hand":         selectDecisions + byHand + ` ORDER BY d.seq`,
	} {
		rows, err := s.reading.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, int64(1), "", "x", 0, "", "")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for rows.Next() {
			var id, parent, unused int
			var step string
			if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(step, "SCAN ") && !slices.Contains(small, step) {
				t.Errorf("%s: %s", name, step)
			}
		}
		if err := rows.Err(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		rows.Close()
	}
}
