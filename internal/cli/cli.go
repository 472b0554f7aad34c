// Package cli holds the commands and their flags. It is the only place that
// picks adapters and wires them together.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// Version is the program's version.
const Version = "0.1.0"

// Exit codes of the program.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// IO is where a command reads from and writes to: answers to Out, everything
// else to Err.
type IO struct {
	In       io.Reader
	Out, Err io.Writer
}

// failure marks an error of a command that was called rightly; every other
// error that reaches Run is one of usage.
type failure struct{ error }

func (f failure) Unwrap() error { return f.error }

// errSilent ends with exit code 1 after the command has said what failed.
var errSilent = errors.New("failed")

// Run executes the command line and returns its exit code: 0 done, 1 failed,
// 2 called wrongly. Errors go to std.Err, one line each.
func Run(ctx context.Context, args []string, std IO) int {
	root := newRoot(std)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var failed failure
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errSilent):
		return exitFailed
	case errors.As(err, &failed):
		fmt.Fprintln(std.Err, "ascribe:", oneLine(failed.error))
		return exitFailed
	}
	fmt.Fprintf(std.Err, "ascribe: %s; see 'ascribe --help'\n", oneLine(err))
	return exitUsage
}

func oneLine(err error) string {
	return strings.Join(strings.Fields(err.Error()), " ")
}

func newRoot(std IO) *cobra.Command {
	root := &cobra.Command{
		Use:   "ascribe",
		Short: "What was known of an attack, when, and on whose word",
		Long: `ascribe reads published reports of attacks, groups them into incidents, extracts
who said what about an organisation's role, and keeps a judgement that can be
asked for any date and traced to the sentence.`,
		Example: `  ascribe ingest reports/                    read a folder of reports into ascribe.db
  ascribe incidents                          list what came out
  ascribe show INCIDENT --as-of 2016-07-20   what was known then, and on whose word`,
		Version:       Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetIn(std.In)
	root.SetOut(std.Out)
	root.SetErr(std.Err)
	root.CompletionOptions.HiddenDefaultCmd = false
	root.AddCommand(commands(std)...)
	return root
}

// run adapts a command's body: its errors are failures, not errors of usage.
func run(body func(context.Context, []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		if err := body(c.Context(), args); err != nil {
			return failure{err}
		}
		return nil
	}
}
