package samples_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ascribe"
)

func TestFrontMatter(t *testing.T) {
	seen := map[string]string{}
	for _, r := range load(t).reports {
		for _, key := range []string{"docid", "title", "facts"} {
			if strings.TrimSpace(r.meta[key]) == "" {
				t.Errorf("%v: no %s", r, key)
			}
		}
		if r.meta["publisher"] != "ascribe samples" || r.meta["language"] != "en" {
			t.Errorf("%v: publisher %q, language %q", r, r.meta["publisher"], r.meta["language"])
		}
		if other := seen[r.meta["docid"]]; other != "" {
			t.Errorf("%v: the docid is taken by %s", r, other)
		}
		seen[r.meta["docid"]] = r.file
	}
}

// Facts come from reporting of the day of the report or before it: only then
// does a judgement as of that day show what was known.
func TestFactsAreNotLaterThanTheReport(t *testing.T) {
	for _, r := range load(t).reports {
		published, err := ascribe.ParseDate(r.meta["published"])
		if err != nil || published.Precision() != ascribe.PrecisionDay {
			t.Errorf("%v: published %q is not a day: %v", r, r.meta["published"], err)
			continue
		}
		dates := factDates(r.meta["facts"])
		if len(dates) == 0 {
			t.Errorf("%v: facts name no date: %q", r, r.meta["facts"])
		}
		for _, d := range dates {
			if published.Before(d) {
				t.Errorf("%v: facts of %v in a report of %v", r, d, published)
			}
		}
	}
}

var factDate = regexp.MustCompile(`(?:(\d{1,2}) )?(` + strings.Join(months(), "|") + `) (\d{4})`)

func months() []string {
	var names []string
	for m := time.January; m <= time.December; m++ {
		names = append(names, m.String())
	}
	return names
}

// factDates finds "22 March 2017" and "September 2016".
func factDates(facts string) []ascribe.Date {
	var dates []ascribe.Date
	for _, m := range factDate.FindAllStringSubmatch(facts, -1) {
		var d ascribe.Date
		fmt.Sscan(m[3], &d.Year)
		fmt.Sscan(m[1], &d.Day)
		d.Month = time.Month(slices.Index(months(), m[2]) + 1)
		dates = append(dates, d)
	}
	return dates
}

func TestLength(t *testing.T) {
	reports := load(t).reports
	if len(reports) < 26 {
		t.Errorf("%d reports, want at least 26", len(reports))
	}
	for _, r := range reports {
		if n := len(strings.Fields(r.text)); n < 120 || n > 300 {
			t.Errorf("%v: %d words, want 120 to 300", r, n)
		}
	}
}

func TestOneBrokenItem(t *testing.T) {
	if got := load(t).broken; !slices.Equal(got, []string{"unfinished.jsonl:2"}) {
		t.Errorf("broken items: %q, want the second line of unfinished.jsonl alone", got)
	}
}

// The local copy carries the agency's paragraphs with one of its own among
// them, another headline and the end cut off.
func TestAgencyCopies(t *testing.T) {
	agency := paragraphs(t, "orlando-2016-06-13-agency")
	local := paragraphs(t, "orlando-2016-06-13-local")
	own := slices.DeleteFunc(slices.Clone(local), func(p string) bool { return slices.Contains(agency, p) })
	if len(own) != 1 {
		t.Errorf("the local copy has %d paragraphs of its own, want 1: %q", len(own), own)
	}
	if cut := len(agency) - (len(local) - len(own)); cut < 1 {
		t.Errorf("the local copy has lost %d paragraphs of the agency's, want at least 1", cut)
	}
}

func paragraphs(t *testing.T, docid string) []string {
	t.Helper()
	for _, r := range load(t).reports {
		if r.meta["docid"] != docid {
			continue
		}
		if !strings.Contains(r.meta["facts"], "agency copy") {
			t.Errorf("%v: facts do not say that it is an agency copy", r)
		}
		var list []string
		for p := range strings.SplitSeq(strings.TrimSpace(r.text), "\n\n") {
			list = append(list, strings.ReplaceAll(p, "\n", " "))
		}
		return list
	}
	t.Fatal("no report " + docid)
	return nil
}

// row is a line of README's table.
type row struct{ file, docid, incident, published, facts string }

func readme(t *testing.T) []row {
	t.Helper()
	body, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for line := range strings.SplitSeq(string(body), "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if strings.HasPrefix(line, "| `") && len(cells) == 5 {
			rows = append(rows, row{strings.Trim(cells[0], "`"), strings.Trim(cells[1], "`"), cells[2], cells[3], cells[4]})
		}
	}
	return rows
}

func TestReadmeListsEveryReport(t *testing.T) {
	f, rows := load(t), readme(t)
	listed := map[row]bool{}
	for _, r := range rows {
		listed[row{r.file, r.docid, "", r.published, r.facts}] = true
		if !slices.Contains(f.files, r.file) {
			t.Errorf("README.md lists %s, which is not there", r.file)
		}
	}
	for _, r := range f.reports {
		want := row{r.file, r.meta["docid"], "", r.meta["published"][:10], r.meta["facts"]}
		if !listed[want] {
			t.Errorf("README.md has no line for %+v", want)
		}
	}
	if len(rows) != len(f.reports) {
		t.Errorf("README.md lists %d reports, the folder holds %d", len(rows), len(f.reports))
	}
}

func TestIncidents(t *testing.T) {
	days := map[string]map[string]bool{}
	for _, r := range readme(t) {
		for name := range strings.SplitSeq(r.incident, "; ") {
			if days[name] == nil {
				days[name] = map[string]bool{}
			}
			days[name][r.published] = true
		}
	}
	delete(days, "no attack")
	courses := 0
	for _, d := range days {
		if len(d) >= 3 {
			courses++
		}
	}
	if len(days) < 9 || courses < 4 {
		t.Errorf("%d incidents, %d of them told on three days or more; want at least 9 and 4", len(days), courses)
	}
}
