package store

import "ascribe"

// Reading is what the record says of one incident between two days. The
// readings of an incident are derived from its dossier: one for each stretch
// of days on which the answer is the same, and one for everything taken in.
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
}
