package store

import (
	"context"
	"iter"

	"ascribe"
)

// Stay is the days for which a mention stood in an incident: as what had been
// published by each of them gives it. A mention stands nowhere before the last
// day that its report's date may mean, and one without a date stands nowhere
// on any day.
type Stay struct {
	Mention  string // its key ([ascribe.MentionKey])
	Incident string // the id that the incident had then
	// From is the first day; Until the first day no longer, zero if it stands
	// there still.
	From, Until ascribe.Date
}

// Holds reports whether the mention stood there on a day.
func (s Stay) Holds(day ascribe.Date) bool {
	return s.From.Compare(day) <= 0 && (s.Until.IsZero() || day.Before(s.Until))
}

// Part is mentions that may stand together on some day, with all that do with
// any of them: they hang together by edges and by what people merged.
type Part struct {
	Mentions []Dated
	Edges    []Edge
	// Known are stays that were derived before and still say how mentions with
	// a profile stood before the day Since. A zero Since says that none are.
	Known []Stay
	Since ascribe.Date
}

// Dated is a mention as the grouping of days sees it.
type Dated struct {
	Candidate
	Published ascribe.Date // of its report
}

// Regrouping says how stays are derived.
type Regrouping struct {
	// Method names what derives them: with another one all are derived anew.
	Method string
	// ByHand are the decisions of people, oldest first. A and B are mention
	// keys; A of an undo is a decision's id.
	ByHand []Decision
	// Replay returns the stays of a part's mentions, those that are known and
	// still hold good among them. It is called by several goroutines at once.
	// How mentions stood before a day may depend on nothing but what had been
	// published before it, and on decisions of people.
	Replay func(context.Context, Part) ([]Stay, error)
}

// StayQuery selects stays. Empty fields select all.
type StayQuery struct {
	Mentions, Incidents []string
	// On keeps the stays that hold on the day.
	On ascribe.Date
}

// Days answers for how mentions were grouped on days gone by, from rows that
// are derived from the record. They are brought up to date by Regroup, not by
// a Write.
type Days interface {
	// Regroup brings the stays up to the record as it is now.
	Regroup(ctx context.Context, r Regrouping) error
	// Regrouped reports whether the stays are those of the record as it is
	// now, by that method.
	Regrouped(ctx context.Context, method string) (bool, error)
	// PartOf returns the part, or the parts, that mentions belong to.
	PartOf(ctx context.Context, mentions []string, byHand []Decision) (Part, error)
	// Stays yields the stays that q selects, ordered by incident, mention and
	// first day.
	Stays(ctx context.Context, q StayQuery) iter.Seq2[Stay, error]
	// Gather returns the dossier that those mentions make under the cut as an
	// incident of that id. Its Aliases are all the ids that stand now for an
	// incident which holds one of them.
	Gather(ctx context.Context, incident string, mentions []string, cut Cut) (Dossier, error)
}
