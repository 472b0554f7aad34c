package cli

import (
	"context"
	"encoding/json"
	"io"

	"github.com/spf13/cobra"

	"ascribe/internal/codebook"
)

func newCodebook(std IO) *cobra.Command {
	var version string
	var asJSON bool
	c := &cobra.Command{
		Use:   "codebook [--version NAME] [--json]",
		Short: "Print the codebook: levels, predicates, rules and weights",
		Example: `  ascribe codebook | less
  ascribe codebook --version direction/1 --json`,
		Args: cobra.NoArgs,
		RunE: run(func(context.Context, []string) error {
			cb, err := loadCodebook(version)
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(std.Out, cb)
			}
			return cb.WriteText(std.Out)
		}),
	}
	c.Flags().StringVar(&version, "version", "", "an older version by name (default: the newest)")
	c.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return c
}

func loadCodebook(version string) (*codebook.Codebook, error) {
	if version == "" {
		return codebook.Load()
	}
	return codebook.LoadVersion(version)
}

func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
