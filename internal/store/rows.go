package store

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"strconv"
	"time"

	"ascribe"
)

// Cut says how much of the record a question sees. The zero Cut sees all.
type Cut struct {
	// AsOf keeps what had been published by the end of that day, month or
	// year. A report counts from the last day that its date may mean; one
	// without a date is outside every AsOf.
	AsOf ascribe.Date
	// RecordedBy keeps what this record had taken in by then: the same
	// question with the same RecordedBy has the same answer for ever.
	RecordedBy time.Time
}

// Entry is one report with all that was found in it.
type Entry struct {
	// Report.ID must be [ascribe.ReportID] of Original and DocID, or of
	// Original and "" where DocID is the id itself. CopyOf and Family are
	// not read: see [Appender.Copy].
	Report ascribe.Report
	// Mentions, with their facts. Statements name them by id.
	Mentions []ascribe.Mention
	// Statements are those about the organisation's role. Report is set and
	// the id computed where they are empty; where they are not they must
	// agree, and Quote must be the text at the span.
	Statements []ascribe.Statement
	// Sketch and Keys find copies: an opaque signature and the band keys
	// under which it is looked up.
	Sketch []byte
	Keys   []uint64
	// LinkKeys are the keys under which each mention is looked up, by the
	// mention's id.
	LinkKeys map[string][]uint64
	// Profiles are what linking keeps of each mention, opaque here, by the
	// mention's id.
	Profiles map[string][]byte
}

// Row is the record's own number of a report or of a mention. It is good only
// with the record that gave it.
type Row int64

// Added says what became of an entry.
type Added struct {
	// New is false for a report that was known; then the rows are not told.
	New    bool
	Report Row
	// Mentions are the rows of the entry's mentions, in their order.
	Mentions []Row
}

// MaxPerKey is the greatest number of rows that a look-up counts under one key.
const MaxPerKey = 64

// Near bounds a look-up by keys. What shares the most keys comes first, of
// equals what was taken in last: as long as no bound is reached, the rows found
// do not depend on the order of arrival.
type Near struct {
	// PerKey is the greatest number of rows that count under one key, up to
	// [MaxPerKey]: those taken in last.
	PerKey int
	// AtLeast is the smallest number of shared keys.
	AtLeast int
	// Limit is the greatest number of rows to return.
	Limit int
}

// Sketch is a report as the search for copies sees it.
type Sketch struct {
	Row       Row
	Report    string
	Signature []byte
	// Family is the report's family of copies, or empty.
	Family    string
	Published ascribe.Date
}

// Copy says that a report is one of a family of copies.
type Copy struct {
	Report string `json:"report"`
	// CopyOf is the report that it copies; empty for the first of a family.
	CopyOf string `json:"copy_of,omitempty"`
	// Family is the id shared by all copies; empty takes the report out.
	Family string `json:"family,omitempty"`
	// Score is the similarity, 0 to 1, that decided.
	Score float64 `json:"score"`
	// Method names the engine and version, or the person.
	Method string `json:"method,omitempty"`
}

// Member is a report of a family of copies.
type Member struct {
	Copy
	Published ascribe.Date
}

// Candidate is a mention as linking sees it.
type Candidate struct {
	Row Row
	// Mention is the mention's key ([ascribe.MentionKey]).
	Mention string
	// Profile is what its entry gave in Profiles.
	Profile []byte
	// Incident is the one that the mention belongs to now, or empty.
	Incident string
}

// Edge is a pair of mentions that linking found to agree. Edges are derived
// from the profiles: they spare comparing again.
type Edge struct {
	A, B string // mention keys
	// Score is the probability, 0 to 1, that both are of one incident.
	Score float64
}

// Placement ties a mention to an incident.
type Placement struct {
	// Mention is a mention key ([ascribe.MentionKey]).
	Mention string `json:"mention"`
	// Incident is the incident's id; empty takes the mention out of any.
	Incident string `json:"incident"`
}

// Alias makes one incident id stand for another incident.
type Alias struct {
	ID string `json:"id"`
	// Incident is what ID stands for; ID itself, or empty, makes ID stand for
	// itself again.
	Incident string `json:"incident"`
}

// DecisionKind says what a [Decision] does.
type DecisionKind string

// The kinds of decision.
const (
	// Link ties mention A to B, a mention or an incident.
	Link DecisionKind = "link"
	// Merge makes incident A one with incident B.
	Merge DecisionKind = "merge"
	// Split takes mention A away from B, a mention or an incident.
	Split DecisionKind = "split"
	// Undo takes back the decision whose id is A.
	Undo DecisionKind = "undo"
)

// Decision is one step of linking, by an engine or a person. It is appended,
// never changed; the grouping that follows from all decisions is link's to
// derive and the record's to keep ([Appender.Place]).
type Decision struct {
	// ID is "d" and 20 hexadecimal digits, a digest of all other fields;
	// set by [Decision.Identify].
	ID   string       `json:"id"`
	Kind DecisionKind `json:"kind"`
	// A and B are mention keys, incident ids or, for Undo, a decision's id.
	A string `json:"a"`
	B string `json:"b,omitempty"`
	// Score is the probability, 0 to 1, that the decision is right.
	Score float64 `json:"score"`
	// Reason says in words what decided.
	Reason string `json:"reason,omitempty"`
	// Method names the engine and version; Author the person, if one decided.
	Method string `json:"method,omitempty"`
	Author string `json:"author,omitempty"`
	// Recorded is when it was taken in: that of the Write.
	Recorded time.Time `json:"recorded"`
}

// Identify sets d.ID from the decision's content.
func (d *Decision) Identify() {
	h := sha256.New()
	for _, part := range []string{string(d.Kind), d.A, d.B, strconv.FormatUint(math.Float64bits(d.Score), 16),
		d.Reason, d.Method, d.Author, d.Recorded.UTC().Format(time.RFC3339Nano)} {
		h.Write(strconv.AppendInt(nil, int64(len(part)), 10))
		h.Write([]byte{':'})
		h.Write([]byte(part))
	}
	d.ID = "d" + hex.EncodeToString(h.Sum(nil))[:20]
}

// IncidentHead is an incident in a list.
type IncidentHead struct {
	ID string
	// First and Last are the dates of the earliest and the latest dated
	// report that tells of it; zero if none is dated.
	First, Last ascribe.Date
	// Mentions and Reports count what tells of it.
	Mentions, Reports int
}

// Dossier is all that the record holds about one incident.
type Dossier struct {
	Incident string
	// Aliases are the ids that stand for it besides its own, in order.
	Aliases []string
	// Reports, without their texts, ordered by date of publication and id.
	Reports []ascribe.Report
	// Mentions with their facts, in the order of the reports.
	Mentions []ascribe.Mention
	// Statements about the organisation's role, in the order of the reports
	// and their texts.
	Statements []ascribe.Statement
}

// Head is the state of the history: how many Writes it holds, and a digest
// that runs over all they appended.
type Head struct {
	Writes   int64     `json:"writes"`
	Digest   string    `json:"digest"` // 64 hexadecimal digits
	Recorded time.Time `json:"recorded"`
}

// Version is a version of a codebook or method that the record rests on.
type Version struct {
	// Kind is "codebook", "extract" or "text".
	Kind string `json:"kind"`
	Name string `json:"name"`
	// Since is when the record first took a row of it in.
	Since time.Time `json:"since"`
}

// Problem is one thing wrong with the record.
type Problem struct {
	// Where is the id or table concerned.
	Where string `json:"where"`
	// What says what is wrong, on one line.
	What string `json:"what"`
}

// String returns "where: what".
func (p Problem) String() string { return p.Where + ": " + p.What }
