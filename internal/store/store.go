// Package store holds the ports of the record: what the rest of the program
// may ask of the place where reports, statements and decisions are kept. An
// adapter lives in a package of its own (internal/store/sqlite); every adapter
// passes the suite in internal/store/storetest.
//
// The record only grows. Nothing that was taken in is changed or removed: a
// correction is a later row. Two clocks cut what a question sees ([Cut]):
// the date of publication, and the time at which this record took a row in.
// Every row carries the second, which the caller passes in; no adapter reads
// a clock.
//
// Answers do not depend on the order in which reports arrived: sequences are
// ordered by content (dates and ids), never by row.
//
// Errors that a user can cause are [ascribe.Error]: Full when the disk takes
// no more, Conflict when another process holds the record, Unsupported for a
// record of a newer version, Damaged when the file does not read, NotFound and
// Invalid for what is asked or appended.
package store

import (
	"context"
	"iter"
	"time"

	"ascribe"
)

// Store is one record: all the ports together, and the way to let go of it.
// Code should ask for the smallest port that it needs. A Store is safe for
// concurrent use; any number of readers run beside one writer.
type Store interface {
	Writer
	Reports
	Statements
	Copies
	Links
	Incidents
	Ledger
	Days
	Desk
	// Close releases the record. Writes that were acknowledged stay.
	Close() error
}

// Writer takes new rows into the record.
type Writer interface {
	// Write runs fn in one transaction and returns nil only when everything
	// that fn appended is on disk. If fn returns an error, or the disk
	// refuses, nothing is kept. One Write runs at a time; a second one waits.
	//
	// recorded is the time of taking in, kept in UTC to the nanosecond. The
	// record's clock never runs backwards: a time before that of the last
	// Write is taken as that one. A Write that appends nothing new leaves no
	// trace.
	Write(ctx context.Context, recorded time.Time, fn func(Tx) error) error
}

// Tx is an open Write: what was appended in it is visible to its own
// questions and to no one else until Write returns. It must not be used after
// fn has returned, nor by several goroutines at once.
type Tx interface {
	Appender
	Candidates
}

// Appender adds rows to an open [Tx]. A row that is already there is left
// alone, so that repeating a Write changes nothing. An error of code Invalid
// leaves the transaction as it was before the call; after any other error the
// transaction is lost and fn must return.
type Appender interface {
	// Append adds a report with all that was found in it. A report whose id
	// is known is left as it stands, with everything in the entry.
	Append(ctx context.Context, e Checked) (Added, error)
	// File lets [Neighbours] find what was appended so far, before it is
	// committed. It is forgotten if the Write fails.
	File(ctx context.Context) error
	// Connect keeps edges between mentions. One that is kept already stays.
	Connect(ctx context.Context, es ...Edge) error
	// Decide appends decisions about links. Decisions are never changed; an
	// [Undo] takes one back.
	Decide(ctx context.Context, ds ...Decision) error
	// Place records to which incident each mention belongs from now on.
	Place(ctx context.Context, ps ...Placement) error
	// Rename makes incident ids point to other incidents from now on.
	Rename(ctx context.Context, as ...Alias) error
	// Copy records which reports are copies, and of what, from now on.
	Copy(ctx context.Context, cs ...Copy) error
}

// Neighbours finds what a new report should be compared with, by keys, in what
// was committed and in what an open Write has filed.
type Neighbours interface {
	// ReportsNear returns the reports that stand under band keys of keys.
	ReportsNear(ctx context.Context, keys []uint64, n Near) ([]Row, error)
	// MentionsNear returns the mentions that stand under link keys of keys.
	MentionsNear(ctx context.Context, keys []uint64, n Near) ([]Row, error)
}

// Candidates tells what is kept of reports and mentions for comparing them.
type Candidates interface {
	// Sketches returns what is known of those reports for the search for
	// copies, ordered by row; what is not known is left out.
	Sketches(ctx context.Context, reports []Row) ([]Sketch, error)
	// ProfilesAt returns the mentions of those rows, ordered by row, without
	// their incidents; what is not known is left out.
	ProfilesAt(ctx context.Context, mentions []Row) ([]Candidate, error)
	// Candidates returns the mentions of those keys, ordered by mention key;
	// what is not known is left out.
	Candidates(ctx context.Context, mentions []string) ([]Candidate, error)
	// Placed returns the incident of each of those mentions that has one.
	Placed(ctx context.Context, mentions []string) (map[string]string, error)
	// Members returns the mentions of each of those incidents, ordered by
	// mention key; nothing for an incident that has none.
	Members(ctx context.Context, incidents []string) (map[string][]string, error)
	// Edges returns the edges at any of the mentions, ordered by their ends,
	// the lower end as A, each once.
	Edges(ctx context.Context, mentions []string) ([]Edge, error)
	// FamilyMembers returns the reports of a family of copies as last
	// recorded, ordered by report id; none for a family that is not known.
	FamilyMembers(ctx context.Context, family string) ([]Member, error)
}

// Reports answers for the reports that were taken in.
type Reports interface {
	// Known returns which of the ids are in the record.
	Known(ctx context.Context, ids []string) (map[string]bool, error)
	// Report returns the report of that id, NotFound if there is none.
	Report(ctx context.Context, id string) (ascribe.Report, error)
	// Reports yields the reports that q selects, ordered by date of
	// publication (undated first) and id.
	Reports(ctx context.Context, q ReportQuery) iter.Seq2[ascribe.Report, error]
}

// Statements answers for what was said. In every answer Statement.Incident
// is the incident to which the mention belongs under the cut asked for (as of
// a day the one of that day, once stays have been derived), or the mention's
// key ([ascribe.MentionKey]) if it belongs to none; Published
// and Family are those of the report.
type Statements interface {
	// Statements yields the statements that q selects, ordered by date of
	// publication, report id, start, end and id.
	Statements(ctx context.Context, q StatementQuery) iter.Seq2[ascribe.Statement, error]
	// Mentions yields the mentions of one report, ordered by id, with their
	// facts.
	Mentions(ctx context.Context, report string) iter.Seq2[ascribe.Mention, error]
}

// Copies answers for copies of one story.
type Copies interface {
	Neighbours
	Candidates
	// CopiesOf yields what is recorded of the copies under the cut, ordered
	// by report id: the latest row for each report that has one.
	CopiesOf(ctx context.Context, cut Cut) iter.Seq2[Copy, error]
}

// Links answers for the ties between mentions and incidents.
type Links interface {
	// Decisions yields decisions in the order in which they were taken.
	Decisions(ctx context.Context, q DecisionQuery) iter.Seq2[Decision, error]
	// Placements yields the incident of every mention that has one under the
	// cut, ordered by mention key.
	Placements(ctx context.Context, cut Cut) iter.Seq2[Placement, error]
	// Aliases yields every id that points to another incident under the cut,
	// ordered by id.
	Aliases(ctx context.Context, cut Cut) iter.Seq2[Alias, error]
}

// Incidents answers for what was gathered about each attack.
type Incidents interface {
	// Incidents yields the incidents that have a mention under the cut,
	// ordered by id.
	Incidents(ctx context.Context, q IncidentQuery) iter.Seq2[IncidentHead, error]
	// Resolve returns the incident that id stands for under the cut: itself,
	// or the one that it was merged into. NotFound if there is none.
	Resolve(ctx context.Context, id string, cut Cut) (string, error)
	// Dossier returns all that is known under the cut of the incident that
	// id stands for. NotFound if nothing is.
	Dossier(ctx context.Context, id string, cut Cut) (Dossier, error)
	// Dossiers yields the dossier of every incident that has a mention under
	// the cut, ordered by id, all of one moment. It holds one at a time.
	Dossiers(ctx context.Context, cut Cut) iter.Seq2[Dossier, error]
}

// Ledger answers for the record itself.
type Ledger interface {
	// Head returns the state of the history. Kept elsewhere, it proves later
	// that nothing up to it was changed.
	Head(ctx context.Context) (Head, error)
	// Versions returns every codebook, extractor and text method that a row
	// of the record names, ordered by kind and name.
	Versions(ctx context.Context) ([]Version, error)
	// Verify reads the whole record and yields what is wrong with it: pages,
	// references, ids, spans that do not re-read, history that was changed.
	// since, if not zero, is an earlier Head that the history must continue.
	// told, if not nil, is called with how much of the work is done, by several
	// goroutines at once: both count rows, each as often as it has to be read.
	Verify(ctx context.Context, since Head, told func(done, of int64)) iter.Seq2[Problem, error]
}
