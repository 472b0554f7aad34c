package store

import (
	"context"
	"iter"

	"ascribe"
)

// Run is a stretch of days over which an incident only grew: on each of them it
// held what its dossier holds and had been published by then.
type Run struct {
	From, Until ascribe.Date // Until is the first day no longer; zero if it goes on
	Dossier
}

// Reading is what the record says of one incident between two days, as it was
// grouped on these. The readings of an incident are derived from its dossier
// and its runs: one for each stretch of days on which the answer is the same,
// and one for everything taken in.
type Reading struct {
	// Incident holds the answer without the lists of reports, the history and
	// the steps: what a list, a map or a count shows.
	ascribe.Incident
	// From is the first day that it holds for; zero marks the reading of all
	// that was taken in, reports without a date among it.
	From ascribe.Date
	// Until is the first day that it holds for no longer; zero if it holds on.
	Until ascribe.Date
	// Organisations are those in question by that day, the strongest first.
	Organisations []string
	// Tellers counts the reports, Sources the independent ones among them:
	// copies of one story are one.
	Tellers, Sources int
	// Claimed is the day of the earliest report by then of a claim of
	// responsibility that an organisation made; zero if there is none.
	Claimed ascribe.Date
	// Course is how the judgement came to what it is.
	Course Course
}

// YearLater is after how many days a first judgement is held against what
// stands then.
const YearLater = 365

// Course sums up the judgements of an incident on all days up to a reading, of
// the reports that the reading rests on.
type Course struct {
	// First is the day of the first report; zero if none has a date.
	First      ascribe.Date
	FirstLevel ascribe.Level
	// Changed is the day of the last change of level; zero if there was none.
	Changed ascribe.Date
	// YearOn is the level that stood [YearLater] days after First, or the last
	// one if the reading holds from an earlier day.
	YearOn ascribe.Level
}

// Then returns the course after a later day on which the level went from was to
// is, or stayed.
func (c Course) Then(day ascribe.Date, was, is ascribe.Level) Course {
	switch {
	case c.First.IsZero():
		return Course{First: day, FirstLevel: is, YearOn: is}
	case was != is:
		c.Changed = day
	}
	if !c.First.AddDays(YearLater).Before(day) {
		c.YearOn = is
	}
	return c
}

// Derivation is the readings of one incident as they were derived last.
type Derivation struct {
	Incident string
	// Pass counts the calls of [Desk.Derive] that changed something.
	Pass int64
	// Readings are ordered by From; there are none for an incident that lost
	// its mentions, and none of everything for one that only stood on days gone
	// by.
	Readings []Reading
}

// Desk answers for many incidents at once, and by the words of texts, from
// rows that are derived from the record. They are brought up to date by
// Derive, not by a Write: taking reports in costs nothing more for them.
type Desk interface {
	// Derive brings the rows up to the record as it is now. derive is called
	// for every incident that gained or lost a mention, a stay, a name or a
	// copy since Derive was last called with that method, by several goroutines
	// at once; with another method, for all of them. It is given what the
	// incident holds now, which is nothing if it only stood on days gone by,
	// and its runs, oldest first: those of the stays, or a single one of what
	// it holds now if the record was never regrouped.
	Derive(ctx context.Context, method string, derive func(Dossier, []Run) []Reading) error
	// Derived yields the incidents derived after a pass, ordered by id.
	Derived(ctx context.Context, after int64) iter.Seq2[Derivation, error]
	// Readings returns the reading of each incident that holds on a date, in
	// the order of the ids; the zero date asks for that of everything. What
	// is not known, or was not then, is left out.
	Readings(ctx context.Context, incidents []string, asOf ascribe.Date) ([]Reading, error)
	// SearchReports and SearchStatements return the reports, and the
	// statements about an organisation's role, that hold the words, the
	// latest published first, by the last day that their dates may mean, and
	// of one day by id. Where more than some thousands of one day match,
	// those taken in last are looked at. Invalid if the words cannot be made
	// sense of.
	SearchReports(ctx context.Context, q SearchQuery) ([]ReportHit, error)
	SearchStatements(ctx context.Context, q SearchQuery) ([]StatementHit, error)
}

// SearchQuery asks for texts by their words.
type SearchQuery struct {
	Cut
	// Words must all be there. "A phrase" is looked for as it stands, word*
	// by its beginning; OR between two of them accepts either, NOT before
	// one excludes it. Case and accents do not matter.
	Words string
	Limit int
}

// Piece is a run of a snippet.
type Piece struct {
	Text  string
	Match bool
}

// ReportHit is a report that was found; Text is empty.
type ReportHit struct {
	Report  ascribe.Report
	Snippet []Piece
}

// StatementHit is a statement that was found, and what its report is called.
type StatementHit struct {
	Statement        ascribe.Statement
	Title, Publisher string
	Snippet          []Piece
}
