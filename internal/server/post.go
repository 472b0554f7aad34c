package server

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// MaxReport is the largest report that is taken in over HTTP, in bytes.
const MaxReport = 8 << 20

// NewReport is a report on its way in: the form of a line of JSON lines.
type NewReport struct {
	DocID     string `json:"docid,omitempty" maxLength:"1000" doc:"The source's own name for it"`
	URL       string `json:"url,omitempty" maxLength:"4000"`
	Publisher string `json:"publisher,omitempty" maxLength:"1000"`
	Published string `json:"published,omitempty" maxLength:"40" doc:"The date of publication: YYYY-MM-DD"`
	Title     string `json:"title,omitempty" maxLength:"4000"`
	Text      string `json:"text" minLength:"1"`
	Language  string `json:"language,omitempty" maxLength:"40"`

	_ struct{} `additionalProperties:"true"`
}

// Receipt says that a report is on disk.
type Receipt struct {
	Report   string `json:"report" doc:"The report's id"`
	New      bool   `json:"new" doc:"False if the record held it before"`
	Copy     bool   `json:"copy" doc:"Whether it copies another report"`
	Relevant bool   `json:"relevant" doc:"Whether it is about an attack; false if it was known"`
	Writes   int64  `json:"writes" doc:"The version of the record that holds it"`
}

type postQuery struct {
	Body    NewReport
	RawBody []byte
}

type receipt struct {
	Location string `header:"Location"`
	Body     Receipt
}

func (s *Server) registerPost() {
	huma.Register(s.api, huma.Operation{OperationID: "post-report", Method: http.MethodPost, Path: root + "/reports",
		Summary: "Take a report in; answered when it is on disk", DefaultStatus: http.StatusCreated, MaxBodyBytes: MaxReport,
		Errors: []int{http.StatusBadRequest, http.StatusConflict, http.StatusRequestEntityTooLarge, http.StatusInsufficientStorage}}, s.postReport)
	// The raw body is kept as the original; its form is still the one above.
	delete(s.api.OpenAPI().Paths[root+"/reports"].Post.RequestBody.Content, "application/octet-stream")
}

func (s *Server) postReport(ctx context.Context, q *postQuery) (*receipt, error) {
	taken, err := s.parts.Take(ctx, q.RawBody)
	if err != nil {
		return nil, problem(err)
	}
	if err := s.desk.refresh(ctx, quietly); err != nil {
		return nil, problem(err)
	}
	st, _ := s.desk.now()
	return &receipt{root + "/reports/" + taken.Report,
		Receipt{taken.Report, taken.New > 0, taken.Copies > 0, taken.Relevant > 0, st.head.Writes}}, nil
}
