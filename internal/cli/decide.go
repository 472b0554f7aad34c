package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os/user"

	"github.com/spf13/cobra"

	"ascribe"
	"ascribe/internal/dossier"
	"ascribe/internal/link"
	"ascribe/internal/store"
)

// decisionCommand makes the command for one kind of decision by hand.
func decisionCommand(std IO, c *cobra.Command, kind store.DecisionKind) *cobra.Command {
	var db, author, reason string
	c.Flags().StringVar(&db, "db", defaultRecord, "the record: a SQLite file")
	c.Flags().StringVar(&author, "author", "", "who decides (default: your user name)")
	c.Flags().StringVar(&reason, "reason", "", "why, in words")
	c.RunE = run(func(ctx context.Context, args []string) error {
		p, done, err := openPipeline(ctx, db)
		if err != nil {
			return err
		}
		d := store.Decision{Kind: kind, A: args[0], Score: 1, Reason: reason, Author: cmp.Or(author, userName()), Method: "by hand"}
		if len(args) > 1 {
			d.B = args[1]
		}
		d, err = p.Decide(ctx, d)
		if cerr := done(); err == nil {
			err = cerr
		}
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(std.Out, "recorded as %s; take it back with: ascribe undo %s\n", d.ID, d.ID)
		return err
	})
	return c
}

func userName() string {
	u, err := user.Current()
	if err != nil {
		return "unknown"
	}
	return u.Username
}

func newMerge(std IO) *cobra.Command {
	return decisionCommand(std, &cobra.Command{
		Use:     "merge INCIDENT INCIDENT",
		Short:   "Say that two incidents are one",
		Long:    `merge records that two incidents are one attack. Both ids stay valid.`,
		Example: `  ascribe merge 2016-07-18-wurzburg-armed-assault-01 2016-07-19-wurzburg-02 --reason "same train"`,
		Args:    cobra.ExactArgs(2),
	}, store.Merge)
}

func newSplit(std IO) *cobra.Command {
	return decisionCommand(std, &cobra.Command{
		Use:   "split MENTION INCIDENT",
		Short: "Say that a report's mention is not of this incident",
		Long: `split records that what a report tells of (a mention, as 'ascribe links' names
it) is another attack than the one that founded the incident.`,
		Example: `  ascribe split r0123456789abcdef/i2 2016-07-18-wurzburg-armed-assault-01 --reason "another town"`,
		Args:    cobra.ExactArgs(2),
	}, store.Split)
}

func newUndo(std IO) *cobra.Command {
	return decisionCommand(std, &cobra.Command{
		Use:     "undo DECISION",
		Short:   "Take back a merge, a split or an undo",
		Long:    `undo takes back a decision. The decision itself stays in the history.`,
		Example: `  ascribe undo d0123456789abcdef0123`,
		Args:    cobra.ExactArgs(1),
	}, store.Undo)
}

func newLinks(std IO) *cobra.Command {
	var f recordFlags
	var why bool
	c := &cobra.Command{
		Use:   "links INCIDENT [--why] [--json]",
		Short: "Show why the reports of an incident are tied to it",
		Long: `links lists what tells of an incident and every decision that tied it there.
With --why each score is taken apart: what every measure of agreement adds to
the log-odds, in nats, so that the score can be redone on paper.`,
		Example: `  ascribe links 2016-07-18-wurzburg-armed-assault-0123456789
  ascribe links 2016-07-18-wurzburg-armed-assault-0123456789 --why`,
		Args: cobra.ExactArgs(1),
	}
	f.add(c)
	c.Flags().BoolVar(&why, "why", false, "take the scores apart")
	c.RunE = f.with(func(ctx context.Context, r *record, args []string) error {
		ties, err := r.ties(ctx, args[0], why)
		if err != nil {
			return err
		}
		if f.json {
			return printJSON(std.Out, ties)
		}
		printTies(std.Out, ties)
		return nil
	})
	return c
}

func printTies(w io.Writer, ties []tie) {
	for _, t := range ties {
		fmt.Fprintf(w, "%s  %s  %s: %s\n", t.Mention, t.Report.Published, cmp.Or(t.Report.Publisher, t.Report.DocID), cmp.Or(t.Report.Title, "untitled"))
		for _, d := range t.Decisions {
			fmt.Fprint(w, wrap(decisionWords(d.Decision), "    "))
			for _, m := range d.Measures {
				fmt.Fprintf(w, "      %+6.2f  %s %.2f\n", m.Nats, m.Name, m.Value)
			}
		}
	}
}

// tie is a mention of an incident with what was decided about it.
type tie struct {
	Mention   string         `json:"mention"`
	Report    dossier.Source `json:"report"`
	Decisions []explained    `json:"decisions"`
}

// explained is a decision with what makes up its score, if it was asked for
// and the decision compared two mentions.
type explained struct {
	store.Decision
	Measures []link.Measure `json:"measures,omitempty"`
}

// ties lists the mentions of an incident and the decisions about each.
func (r *record) ties(ctx context.Context, id string, why bool) ([]tie, error) {
	held, err := r.Dossier(ctx, id, store.Cut{AsOf: r.asOf})
	if err != nil {
		return nil, err
	}
	reports := map[string]ascribe.Report{}
	for _, x := range held.Reports {
		reports[x.ID] = x
	}
	var out []tie
	for _, m := range held.Mentions {
		x := reports[m.Report]
		t := tie{Mention: ascribe.MentionKey(m.Report, m.ID), Decisions: []explained{},
			Report: dossier.Source{ID: x.ID, DocID: x.DocID, Publisher: x.Publisher, Published: x.Published, Title: x.Title, URL: x.URL, CopyOf: x.CopyOf}}
		for d, err := range r.Decisions(ctx, store.DecisionQuery{About: []string{t.Mention, held.Incident}}) {
			if err != nil {
				return nil, err
			}
			if d.A == t.Mention || d.Author != "" {
				e := explained{Decision: d}
				if why {
					if e.Measures, err = r.measures(ctx, d); err != nil {
						return nil, err
					}
				}
				t.Decisions = append(t.Decisions, e)
			}
		}
		out = append(out, t)
	}
	return out, nil
}

// measures takes the score of a link between two mentions apart.
func (r *record) measures(ctx context.Context, d store.Decision) ([]link.Measure, error) {
	held, err := r.Candidates(ctx, []string{d.A, d.B})
	if err != nil || len(held) != 2 || d.Kind != store.Link {
		return nil, err
	}
	var ps [2]link.Profile
	for i, c := range held {
		if ps[i], err = link.Unmarshal(c.Profile); err != nil {
			return nil, err
		}
	}
	return r.model.Measures(&ps[0], &ps[1]), nil
}

func decisionWords(d store.Decision) string {
	by := d.Method
	if d.Author != "" {
		by = d.Author
	}
	s := fmt.Sprintf("%s %s", d.Kind, d.B)
	if d.Author == "" {
		s += fmt.Sprintf(", %.2f", d.Score)
	}
	if d.Reason != "" {
		s += ": " + d.Reason
	}
	return fmt.Sprintf("%s (%s, %s) [%s]", s, by, d.Recorded.Format("2006-01-02"), d.ID)
}
