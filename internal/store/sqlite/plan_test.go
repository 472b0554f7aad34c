package sqlite

import (
	"path/filepath"
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
	for name, query := range map[string]string{
		"statements of an incident": selectStatements + fromIncident + ofClass + inTextOrder,
		"statements of a report":    selectStatements + fromReport + ofClass + inTextOrder,
		"all statements":            selectStatements + fromAll + ofClass + inTextOrder,
		"reports of an incident":    memberReports,
		"mentions of an incident":   memberMentions,
		"mentions of a report":      selectMentions,
		"names of an incident":      aliasesOf,
		"count of an incident":      countMembers,
		"a page of incidents":       incidentsNow,
		"decisions about":           selectDecisions + aboutAny,
	} {
		rows, err := s.reading.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, int64(1), "", "x", 0)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for rows.Next() {
			var id, parent, unused int
			var step string
			if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
				t.Fatal(err)
			}
			ordered := step == "SCAN r USING INDEX report_by_date" && name == "all statements"
			if strings.HasPrefix(step, "SCAN ") && !ordered && !strings.Contains("SCAN named SCAN CONSTANT ROW SCAN j VIRTUAL TABLE INDEX 1:", step) {
				t.Errorf("%s: %s", name, step)
			}
		}
		if err := rows.Err(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		rows.Close()
	}
}
