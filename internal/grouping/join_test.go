package grouping_test

import (
	"testing"

	"ascribe"
	"ascribe/eval/stream"
	"ascribe/internal/grouping"
	"ascribe/internal/store"
)

// joined are reports of a shooting and of a bombing that nobody connects
// until a court does, two years later.
var joined = []stream.Report{
	{DocID: "a1", Publisher: "morning paper", Published: ascribe.MustDate("2016-05-02"), Title: "Shooting in Hamburg",
		Text: `HAMBURG - Gunmen opened fire outside a government office on Kestrel Street in Hamburg, Germany on Sunday, killing 3 people and wounding 7, police said.

Witnesses near Kestrel Street saw two masked attackers run towards Dormal Park. Soldiers sealed off Kestrel Street after the shooting.

The interior minister said it was not clear who was behind the attack.`},
	{DocID: "b1", Publisher: "evening paper", Published: ascribe.MustDate("2016-05-02"), Title: "Bomb",
		Text: `A bomb exploded near the Torvald Hall market on Sunday, killing 5 people and wounding 31, police said.

The blast tore through Torvald Hall shortly before noon, and the stalls along Welken Quay burned. Fire crews worked at Welken Quay until the evening.

Nobody has claimed responsibility for the bombing.`},
	{DocID: "b2", Publisher: "city radio", Published: ascribe.MustDate("2016-05-03"), Title: "Market bomb: the dead are mourned",
		Text: `Traders mourned the 5 people killed by the bomb at the Torvald Hall market on Sunday. Welken Quay stayed closed.

Police said that 31 people were wounded by the blast at Torvald Hall.`},
	{DocID: "c1", Publisher: "national broadcaster", Published: ascribe.MustDate("2018-03-20"), Title: "Two jailed for Hamburg attack",
		Text: `HAMBURG - A court in Hamburg, Germany sentenced two men over the attack of 1 May 2016, in which gunmen opened fire outside a government office on Kestrel Street and a bomb exploded at the Torvald Hall market.

The judges found that both men had fired on Kestrel Street, fled by way of Dormal Park, and set off the bomb at Torvald Hall near Welken Quay, killing 8 people and wounding 38.

The court said the attack had been ordered by Islamic State.`},
}

func incidents(t *testing.T, s store.Incidents, c store.Cut) (out []store.Dossier) {
	t.Helper()
	for d, err := range s.Dossiers(t.Context(), c) {
		must(t, err)
		out = append(out, d)
	}
	return out
}

// TestALaterReportJoins takes the reports in in either order, and all at once.
func TestALaterReportJoins(t *testing.T) {
	k := newKit(t)
	back := []stream.Report{joined[3], joined[2], joined[1], joined[0]}
	for name, batches := range map[string][][]stream.Report{
		"together": {joined}, "as they came": {joined[:1], joined[1:3], joined[3:]}, "backwards": {back[:1], back[1:2], back[2:]},
	} {
		r := k.record(t, nil)
		for _, b := range batches {
			r.take(t, b)
		}
		now := incidents(t, r.Store, store.Cut{})
		if len(now) != 1 || len(now[0].Mentions) != 4 {
			t.Fatalf("%s: %d incidents now", name, len(now))
		}
		view, then := grouping.NewAsOf(r.Store, k.model, grouping.Unwatched), store.Cut{AsOf: ascribe.MustDate("2017")}
		before := incidents(t, view, then)
		if len(before) != 2 || len(before[0].Mentions)+len(before[1].Mentions) != 3 {
			t.Fatalf("%s: in 2017 there were %d incidents", name, len(before))
		}
		for _, d := range before { // by its own id, which may never have been given
			same, err := view.Dossier(t.Context(), d.Incident, then)
			must(t, err)
			if written(same) != written(d) {
				t.Errorf("%s: %s answers with\n%s, not\n%s", name, d.Incident, written(same), written(d))
			}
		}
		d, err := view.Dossier(t.Context(), now[0].Incident, then)
		must(t, err)
		if len(d.Mentions) == 0 || len(d.Mentions) == 3 {
			t.Errorf("%s: the id of now answers with %d mentions", name, len(d.Mentions))
		}
		for st, err := range view.Statements(t.Context(), store.StatementQuery{Cut: then, Incident: now[0].Incident}) {
			must(t, err)
			if st.Incident != d.Incident {
				t.Errorf("%s: statement of %s among those of %s", name, st.Incident, d.Incident)
			}
		}
	}
}

// TestHandsOutrankDays merges by hand: the merge holds on every day, whatever
// arrives later for one of the two, until it is undone.
func TestHandsOutrankDays(t *testing.T) {
	k := newKit(t)
	r := k.record(t, joined[:2])
	apart := incidents(t, r.Store, store.Cut{})
	if len(apart) != 2 {
		t.Fatalf("%d incidents before the merge", len(apart))
	}
	merge, err := r.Decide(t.Context(), store.Decision{Kind: store.Merge, A: apart[0].Incident, B: apart[1].Incident, Score: 1, Author: "an editor"})
	must(t, err)
	view, then := grouping.NewAsOf(r.Store, k.model, grouping.Unwatched), store.Cut{AsOf: ascribe.MustDate("2016-05-02")}
	one := func(when string, s store.Incidents, c store.Cut, mentions int) {
		t.Helper()
		if ds := incidents(t, s, c); len(ds) != 1 || len(ds[0].Mentions) != mentions {
			t.Errorf("%s: %d incidents, %d mentions in the first", when, len(ds), len(ds[0].Mentions))
		}
	}
	one("merged", r.Store, store.Cut{}, 2)
	one("merged, as of the day", view, then, 2)
	r.take(t, joined[2:3])
	one("another report came", r.Store, store.Cut{}, 3)
	for _, id := range []string{apart[0].Incident, apart[1].Incident} {
		if d, err := r.Store.Dossier(t.Context(), id, store.Cut{}); err != nil || len(d.Mentions) != 3 {
			t.Errorf("%s stands for %d mentions, %v", id, len(d.Mentions), err)
		}
	}
	_, err = r.Decide(t.Context(), store.Decision{Kind: store.Undo, A: merge.ID, Score: 1, Author: "an editor"})
	must(t, err)
	if ds := incidents(t, r.Store, store.Cut{}); len(ds) != 2 {
		t.Errorf("undone: %d incidents", len(ds))
	}
	if ds := incidents(t, view, then); len(ds) != 2 {
		t.Errorf("undone, as of the day: %d incidents", len(ds))
	}
}
