package store

import (
	"time"

	"ascribe"
)

// ReportQuery selects reports. Empty fields select all.
type ReportQuery struct {
	Cut
	DocID    string
	Original ascribe.Ref
	// Relevant keeps only the reports that were found to be about an attack.
	Relevant bool
	// NoText leaves Report.Text empty.
	NoText bool
}

// StatementQuery selects statements. Empty fields select all.
type StatementQuery struct {
	Cut
	// Incident is an incident's id or an alias of it.
	Incident string
	Report   string
	// Only keeps the statements about the organisation's role, or the facts.
	Only StatementClass
	// Since begins with a report, for paging; zero begins with the first.
	Since ReportPlace
}

// ReportPlace is a report's place in the order by date of publication and id.
type ReportPlace struct {
	Published ascribe.Date
	Report    string
}

// StatementClass parts facts from statements about the organisation's role.
type StatementClass int

// The classes.
const (
	Both StatementClass = iota
	Roles
	Facts
)

// DecisionQuery selects decisions. Empty fields select all.
type DecisionQuery struct {
	// RecordedBy keeps what had been taken in by then.
	RecordedBy time.Time
	// About keeps the decisions whose A or B is one of these ids.
	About []string
	// ByHand keeps the decisions of people.
	ByHand bool
}

// IncidentQuery selects incidents. Empty fields select all.
type IncidentQuery struct {
	Cut
	// After keeps ids that come after it in order, for paging.
	After string
	// Limit is the greatest number to yield; 0 means all.
	Limit int
}
