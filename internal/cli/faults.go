package cli

import (
	"fmt"
	"io"

	"ascribe"
)

// faults counts bad items and says one line about each.
type faults struct {
	w io.Writer
	n int
}

func newFaults(w io.Writer) *faults { return &faults{w: w} }

func (f *faults) add(err error) {
	f.n++
	fmt.Fprintln(f.w, "ascribe:", oneLine(err))
}

// unlessRead is the error for a run that read nothing: its cause was told
// line by line, or there was no report to be found.
func (f *faults) unlessRead(n int) error {
	switch {
	case n > 0:
		return nil
	case f.n > 0:
		return errSilent
	}
	return &ascribe.Error{Code: ascribe.NotFound, What: "no reports found", Remedy: "name a file or folder that holds some"}
}
