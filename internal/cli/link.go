package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"ascribe"
	"ascribe/internal/extract"
	"ascribe/internal/ingest"
	"ascribe/internal/link"
)

func newLink(std IO) *cobra.Command {
	var mentions bool
	c := &cobra.Command{
		Use:   "link PATH... | -",
		Short: "Group reports by incident without a database",
		Long: `link reads reports and prints, for each, its docid, a tab, and the incident that
it is mainly about. With --mentions it prints every incident of a report, one
line each, with the mention behind a second tab. All is held in memory.`,
		Example: `  ascribe link reports.jsonl > groups.tsv
  ascribe link --mentions reports/`,
		Args: cobra.MinimumNArgs(1),
		RunE: run(func(ctx context.Context, paths []string) error {
			return runLink(ctx, std, paths, mentions)
		}),
	}
	c.Flags().BoolVar(&mentions, "mentions", false, "print every incident that a report tells of")
	return c
}

func runLink(ctx context.Context, std IO, paths []string, all bool) error {
	x, err := extract.Load()
	if err != nil {
		return err
	}
	m, err := link.Load()
	if err != nil {
		return err
	}
	index := link.NewMemory()
	var profiles []link.Profile
	var lines []mentionLine
	err = forEachReport(ctx, std, paths, ingest.Extracting(x), func(r ingest.Read) error {
		told := r.Extraction.Mentions
		if len(told) == 0 { // no attack was found: tied by names and words, or alone
			told = []ascribe.Mention{{ID: "i1", Main: true}}
		}
		if i := slices.IndexFunc(told, func(m ascribe.Mention) bool { return m.Main }); i > 0 && !all {
			told = told[i:]
		}
		for i := range told {
			p := m.Profile(&r.Report, &told[i])
			index.Put(p)
			profiles = append(profiles, p)
			if i == 0 || all {
				lines = append(lines, mentionLine{r.Report.DocID, told[i].ID, p.Mention})
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	groups, _, err := link.NewLinker(m, index).Link(ctx, profiles, nil)
	if err != nil {
		return err
	}
	return printGroups(std, groups, lines, all)
}

// mentionLine is one line of output to be: a mention and whose it is.
type mentionLine struct{ docid, mention, key string }

func printGroups(std IO, groups []link.Group, lines []mentionLine, all bool) error {
	of := map[string]string{}
	for _, g := range groups {
		for _, m := range g.Mentions {
			of[m] = g.Incident
		}
	}
	for _, l := range lines {
		line := l.docid + "\t" + of[l.key]
		if all {
			line += "\t" + l.mention
		}
		if _, err := fmt.Fprintln(std.Out, line); err != nil {
			return err
		}
	}
	return nil
}
