package sift

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"maps"
	"os"
	"time"

	"ascribe"
	"ascribe/internal/neardup"
)

// Summary counts what became of the input of a run.
type Summary struct {
	// Pages is the number of pages that were scored.
	Pages int `json:"pages"`
	// Candidates may report an attack; Copies are those among them that tell
	// the text of an earlier one.
	Candidates int `json:"candidates"`
	Copies     int `json:"copies"`
	// Bad is the number of records that could not be read.
	Bad int `json:"bad"`
	// Bytes is the number of bytes of archives that were read.
	Bytes int64 `json:"bytes"`
	// Languages counts the pages by the language that they declare, "" if
	// they declare none.
	Languages map[string]int `json:"languages"`
}

// Position is how far a run has come: the next run with the same input goes on
// from there.
type Position struct {
	// Input is the index of the path that is being read, Offset how far.
	Input  int   `json:"input"`
	Offset int64 `json:"offset"`
	// Written is the number of bytes of output so far.
	Written int64   `json:"written"`
	Done    bool    `json:"done"`
	Summary Summary `json:"summary"`
}

// Sink takes the output of a run.
type Sink interface {
	io.Writer
	// Commit says that everything written so far belongs to pos.
	Commit(pos Position) error
}

// Run sifts a list of inputs into a sink.
type Run struct {
	Sifter  *Sifter
	Options Options
	Paths   []string
	Stdin   io.Reader
	// Bad is told of every record that cannot be read, Progress of every
	// stretch that was.
	Bad      func(error)
	Progress func(Summary)
	// CommitEvery is how much work a kill may cost; 0 is a second.
	CommitEvery time.Duration
	// Copies are the texts of the candidates that stand in the sink already.
	Copies *neardup.Index
}

// From reads on from pos, which is zero for a new run, and returns where it
// came to. An error of the sink ends the run; it can go on from what was
// committed last.
func (r *Run) From(ctx context.Context, pos Position, sink Sink) (Position, error) {
	pos.Summary.Languages = maps.Clone(pos.Summary.Languages)
	if pos.Summary.Languages == nil {
		pos.Summary.Languages = map[string]int{}
	}
	committed, every := time.Now(), cmp.Or(r.CommitEvery, time.Second)
	for ; pos.Input < len(r.Paths); pos.Input, pos.Offset = pos.Input+1, 0 {
		for st, err := range r.Sifter.Path(ctx, r.Paths[pos.Input], pos.Offset, r.Stdin, Everything, r.Options) {
			if err == nil {
				err = r.take(&pos, st, sink)
			}
			if err == nil && time.Since(committed) >= every {
				err, committed = sink.Commit(pos), time.Now()
			}
			if err != nil {
				return pos, err
			}
		}
	}
	pos.Done = true
	return pos, sink.Commit(pos)
}

// take writes the candidates of a stretch and counts it.
func (r *Run) take(pos *Position, st Stretch, sink Sink) error {
	for _, c := range st.Candidates {
		rep, err := c.Report()
		if err != nil {
			st.Faults = append(st.Faults, located(c.Item.Origin, err))
			continue
		}
		if pairs := r.Copies.Add(rep.DocID, neardup.Sign(rep.Text)); len(pairs) > 0 {
			rep.CopyOf = pairs[0].A
			pos.Summary.Copies++
		}
		line, err := json.Marshal(rep)
		if err == nil {
			_, err = sink.Write(append(line, '\n'))
		}
		if err != nil {
			return err
		}
		pos.Written += int64(len(line)) + 1
		pos.Summary.Candidates++
	}
	for _, fault := range st.Faults {
		r.Bad(fault)
	}
	pos.Offset = st.Offset
	pos.Summary.Bad += len(st.Faults)
	pos.Summary.Pages += st.Count()
	pos.Summary.Bytes += st.Bytes
	for lang, n := range st.Pages {
		pos.Summary.Languages[lang] += n
	}
	r.Progress(pos.Summary)
	return nil
}

// Size returns the number of bytes behind the paths as far as it is known:
// archives and other files, not standard input.
func Size(paths []string) (total int64) {
	for _, p := range paths {
		if info, err := os.Stat(p); err == nil && info.Mode().IsRegular() {
			total += info.Size()
		}
	}
	return total
}

// Recall files the texts of candidates that were written before, so that
// their copies are known.
func Recall(candidates io.Reader, copies *neardup.Index) error {
	dec := json.NewDecoder(candidates)
	for {
		var rep Report
		if err := dec.Decode(&rep); err == io.EOF {
			return nil
		} else if err != nil {
			return &ascribe.Error{Code: ascribe.Damaged, What: "the candidates written so far cannot be read",
				Remedy: "remove the file and its position and begin anew", Err: err}
		}
		copies.Add(rep.DocID, neardup.Sign(rep.Text))
	}
}
