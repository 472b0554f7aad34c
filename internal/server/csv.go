package server

import (
	"bytes"
	"context"
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// tabular is a finding that can be shown as a table.
type tabular interface {
	// table returns the names of the columns and the rows.
	table() (columns []string, rows [][]string)
}

// csvFile is a table as a file.
type csvFile struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

// finding adds a finding as JSON and, under the same path with ".csv", as a
// table.
func finding[T tabular](s *Server, name, summary string, compute func(context.Context, *findingQuery) (*answer[T], error)) {
	get(s.api, "/findings/"+name, "finding-"+name, summary, compute)
	path := root + "/findings/" + name + ".csv"
	huma.Register(s.api, huma.Operation{OperationID: "finding-" + name + "-csv", Method: http.MethodGet, Path: path, Summary: summary + ", as a table",
		Responses: map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{"text/csv": {Schema: &huma.Schema{Type: huma.TypeString}}}}},
		Errors:    []int{http.StatusBadRequest}}, func(ctx context.Context, q *findingQuery) (*csvFile, error) {
		found, err := compute(ctx, q)
		if err != nil {
			return nil, err
		}
		body, err := csvOf(found.Body)
		return &csvFile{"text/csv; charset=utf-8; header=present", `attachment; filename="` + name + `.csv"`, body}, err
	})
}

func csvOf(t tabular) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	columns, rows := t.table()
	for _, row := range append([][]string{columns}, rows...) {
		for i := range row {
			row[i] = harmless(row[i])
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// harmless keeps a spreadsheet from taking a cell for a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// wantsTable sends a client that asks for CSV to the table of a finding.
func wantsTable(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.Path
		if strings.HasPrefix(path, root+"/findings/") && !strings.HasSuffix(path, ".csv") && strings.HasPrefix(r.Header.Get("Accept"), "text/csv") {
			again := r.Clone(r.Context())
			again.URL.Path = path + ".csv"
			r = again
		}
		next.ServeHTTP(w, r)
	})
}

func (v Survival) table() ([]string, [][]string) {
	var rows [][]string
	for _, p := range v.Steps {
		rows = append(rows, []string{strconv.Itoa(p.Day), strconv.Itoa(p.AtRisk), strconv.Itoa(p.Changed), decimal(p.Share), decimal(p.Low), decimal(p.High)})
	}
	return []string{"day", "at_risk", "changed", "share", "low", "high"}, rows
}

func (v LevelsByYear) table() ([]string, [][]string) {
	var rows [][]string
	for _, y := range v.Years {
		for _, l := range y.Levels {
			rows = append(rows, []string{strconv.Itoa(y.Year), string(l.Level), strconv.Itoa(l.Count), decimal(l.Share)})
		}
	}
	return []string{"year", "level", "count", "share"}, rows
}

func (v ClaimDelay) table() ([]string, [][]string) {
	var rows [][]string
	for _, d := range v.Delays {
		rows = append(rows, []string{strconv.Itoa(d.Days), strconv.Itoa(d.Claims)})
	}
	return []string{"days", "claims"}, rows
}

func (v Transitions) table() ([]string, [][]string) {
	var rows [][]string
	for _, c := range v.Cells {
		rows = append(rows, []string{string(c.First), string(c.Later), strconv.Itoa(c.Count)})
	}
	return []string{"first", "later", "count"}, rows
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', 4, 64) }
