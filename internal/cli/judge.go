package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"ascribe"
	"ascribe/internal/codebook"
	"ascribe/internal/judge"
)

func newJudge(std IO) *cobra.Command {
	var asOf string
	c := &cobra.Command{
		Use:   "judge [--as-of DATE|course] PATH|-",
		Short: "Judge statements without a database",
		Long: `judge reads statements, one JSON object a line with "incident" and "published",
or reports with their "statements" inside (each then takes the report's date),
and prints one judgement a line for each incident. With --as-of course it
prints one line for each change of the judgement.`,
		Example: `  ascribe judge --as-of 2016-07-20 coded.jsonl
  ascribe judge --as-of course - < coded.jsonl`,
		Args: cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&asOf, "as-of", "", `cut by publication: a date, or "course" for every change (default: all that was published)`)
	c.RunE = func(c *cobra.Command, args []string) error {
		date, err := judgeDate(asOf)
		if err != nil {
			return err
		}
		return run(func(_ context.Context, args []string) error {
			return runJudge(std, args[0], asOf == "course", date)
		})(c, args)
	}
	return c
}

func judgeDate(s string) (ascribe.Date, error) {
	if s == "course" {
		return ascribe.Date{}, nil
	}
	return parseAsOf(s)
}

// verdict is the line that judge prints.
type verdict struct {
	Incident     string             `json:"incident"`
	Organisation string             `json:"organisation"`
	AsOf         ascribe.Date       `json:"as_of"`
	Level        ascribe.Level      `json:"level"`
	Stage        *ascribe.Stage     `json:"stage"`
	Likelihood   ascribe.Likelihood `json:"likelihood"`
	Confidence   ascribe.Confidence `json:"confidence"`
	Because      []string           `json:"because"`
	Against      []string           `json:"against"`
	Codebook     string             `json:"codebook"`
}

func verdictOf(incident string, j ascribe.Judgement) verdict {
	v := verdict{incident, j.Organisation, j.AsOf, j.Level, nil, j.Likelihood, j.Confidence, orEmpty(j.Because), orEmpty(j.Against), j.Codebook}
	if j.Stage != ascribe.NoStage {
		v.Stage = &j.Stage
	}
	return v
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func runJudge(std IO, path string, course bool, asOf ascribe.Date) error {
	cb, err := codebook.Load()
	if err != nil {
		return err
	}
	by, bad, err := readStatements(std, path)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(std.Out)
	for _, incident := range slices.Sorted(maps.Keys(by)) {
		for _, j := range judgements(cb, incident, by[incident], course, asOf) {
			if err := enc.Encode(verdictOf(incident, j)); err != nil {
				return err
			}
		}
	}
	if bad > 0 {
		return &ascribe.Error{Code: ascribe.Invalid, What: fmt.Sprintf("%d lines were left out", bad), Where: path, Remedy: "mend them and run again"}
	}
	return nil
}

func judgements(cb *codebook.Codebook, incident string, sts []ascribe.Statement, course bool, asOf ascribe.Date) []ascribe.Judgement {
	if course {
		return judge.Course(cb, incident, sts)
	}
	if asOf.IsZero() {
		asOf = slices.MaxFunc(sts, func(a, b ascribe.Statement) int { return a.Published.Compare(b.Published) }).Published
	}
	return []ascribe.Judgement{judge.Judge(cb, incident, sts, asOf)}
}

// codedLine is either a statement or a report with statements inside.
type codedLine struct {
	ascribe.Statement
	DocID      string               `json:"docid"`
	CopyOf     string               `json:"copy_of"`
	Statements *[]ascribe.Statement `json:"statements"`
}

// readStatements groups the statements of a JSONL file by incident. A broken
// line costs one line on standard error.
func readStatements(std IO, path string) (by map[string][]ascribe.Statement, bad int, err error) {
	in := std.In
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, 0, &ascribe.Error{Code: ascribe.NotFound, What: "cannot read statements", Where: path, Remedy: "check the path", Err: err}
		}
		defer f.Close()
		in = f
	}
	by = map[string][]ascribe.Statement{}
	r := bufio.NewReaderSize(in, 1<<20)
	for n := 1; ; n++ {
		line, readErr := r.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if err := addLine(by, line); err != nil {
				bad++
				fmt.Fprintf(std.Err, "ascribe: %s line %d: %s\n", path, n, oneLine(err))
			}
		}
		if errors.Is(readErr, io.EOF) {
			return by, bad, nil
		}
		if readErr != nil {
			return nil, bad, fmt.Errorf("%s: %w", path, readErr)
		}
	}
}

func addLine(by map[string][]ascribe.Statement, line []byte) error {
	var c codedLine
	if err := json.Unmarshal(line, &c); err != nil {
		return &ascribe.Error{Code: ascribe.Invalid, What: "not a statement or report", Err: err, Remedy: "write one JSON object a line"}
	}
	sts := []ascribe.Statement{c.Statement}
	if c.Statements != nil {
		sts = *c.Statements
	}
	for i := range sts {
		if err := c.complete(&sts[i]); err != nil {
			return err
		}
	}
	for _, s := range sts {
		by[s.Incident] = append(by[s.Incident], s)
	}
	return nil
}

// complete gives a statement the date, report and family of the line it stands
// in, and an id where it has none.
func (c *codedLine) complete(s *ascribe.Statement) error {
	if s.Published.IsZero() {
		s.Published = c.Published
	}
	s.Report = cmp.Or(s.Report, c.DocID)
	s.Family = cmp.Or(s.Family, c.CopyOf, c.DocID)
	if s.ID == "" {
		s.Identify()
	}
	switch {
	case s.Incident == "":
		return &ascribe.Error{Code: ascribe.Invalid, What: "a statement names no incident", Remedy: `give "incident"`}
	case s.Published.IsZero():
		return &ascribe.Error{Code: ascribe.Invalid, What: "a statement has no date", Remedy: `give "published" on the statement or its report`}
	case !slices.Contains(ascribe.DirectionPredicates, s.Predicate):
		return &ascribe.Error{Code: ascribe.Invalid, What: fmt.Sprintf("unknown predicate %q", s.Predicate), Remedy: "see 'ascribe codebook'"}
	}
	return nil
}
