// Package storetest is the conformance suite of the record: what every adapter
// of package store must do, whatever engine is underneath. An adapter's test
// calls [Run] and adds only what is peculiar to its engine.
package storetest

import (
	"iter"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ascribe"
	"ascribe/internal/store"
)

// Open returns an empty record that lives until the test ends.
type Open func(t *testing.T) store.Store

// Run runs the suite.
func Run(t *testing.T, open Open) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, Open)
	}{
		{"an entry reads back as it went in", readsBack},
		{"foreign characters are kept", foreignCharacters},
		{"what is not there is not found", notFound},
		{"a second time changes nothing", secondTime},
		{"a failed write leaves nothing", failedWrite},
		{"a panic leaves nothing", panickedWrite},
		{"a cancelled write leaves nothing", cancelledWrite},
		{"a contradictory entry is refused alone", contradictory},
		{"references must exist", danglingReferences},
		{"the order of arrival does not matter", orderOfArrival},
		{"reports are selected", selectReports},
		{"statements are selected", selectStatements},
		{"as-of cuts by publication", cutByPublication},
		{"recorded-by cuts by taking in", cutByTakingIn},
		{"the clock never runs backwards", clockBackwards},
		{"reports are found by keys", reportsNear},
		{"mentions are found by keys", mentionsNear},
		{"what is near does not depend on the order of arrival", nearInAnyOrder},
		{"families are looked up as last recorded", familyMembers},
		{"edges are found from either end", edges},
		{"candidates see the open write, look-ups do not", candidatesInside},
		{"look-ups see what is filed", filing},
		{"copies come and go", copies},
		{"decisions are kept in order", decisions},
		{"mentions move between incidents", moves},
		{"names outlive a merge", names},
		{"names do not run in circles", circles},
		{"grouping follows a model", groupingModel},
		{"incidents are paged", paging},
		{"the ledger moves with every change", ledger},
		{"methods are noted", methods},
		{"verification finds nothing", verifiesClean},
		{"a sequence shows one moment", oneMoment},
		{"a dossier shows one moment", oneDossier},
		{"sequences nest and stop", nesting},
		{"readers see whole writes", wholeWrites},
		{"writers wait for each other", twoWriters},
		{"readings are derived for what changed", derives},
		{"a merge leaves no readings behind", mergesDerived},
		{"readings hold for their days", readingsHold},
		{"mentions are regrouped where something changed", regroups},
		{"only news are replayed", onlyNews},
		{"parts are whole", partsAreWhole},
		{"dossiers are gathered", gathers},
		{"runs follow stays", runsFollowStays},
		{"words are found", searches},
		{"the latest by a day are found first", searchesByDay},
		{"ten thousand in one write", tenThousand},
		{"closed is closed", closed},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open) })
	}
}

// list gathers a sequence, which must not fail.
func list[T any](t *testing.T, seq iter.Seq2[T, error]) []T {
	t.Helper()
	vs := []T{}
	for v, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		vs = append(vs, v)
	}
	return vs
}

func same[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s differ (-want +got):\n%s", what, diff)
	}
}

func wantCode(t *testing.T, err error, want ascribe.Code) {
	t.Helper()
	if got := ascribe.CodeOf(err); got != want {
		t.Errorf("error %v is %q, want %q", err, got, want)
	}
}

// answers is all that can be asked under a cut, but for times of taking in.
type answers struct {
	Reports    []ascribe.Report
	Statements []ascribe.Statement
	Placements []store.Placement
	Aliases    []store.Alias
	Copies     []store.Copy
	Incidents  []store.IncidentHead
	Dossiers   []store.Dossier
}

func ask(t *testing.T, s store.Store, c store.Cut) answers {
	t.Helper()
	ctx := t.Context()
	return answers{
		Reports:    list(t, s.Reports(ctx, store.ReportQuery{Cut: c})),
		Statements: list(t, s.Statements(ctx, store.StatementQuery{Cut: c})),
		Placements: list(t, s.Placements(ctx, c)),
		Aliases:    list(t, s.Aliases(ctx, c)),
		Copies:     list(t, s.CopiesOf(ctx, c)),
		Incidents:  list(t, s.Incidents(ctx, store.IncidentQuery{Cut: c})),
		Dossiers:   list(t, s.Dossiers(ctx, c)),
	}
}
