package train

import (
	"maps"

	"ascribe/internal/actors"
	"ascribe/internal/extract/incidents"
	"ascribe/internal/gazetteer"
)

// Models are stacked: what one says is a feature of the next. A model says too
// much of the reports that it was fitted on, so that the next would trust it
// more than it deserves on others. Each report therefore shows the next
// model what models say that were fitted without its fold.

// folds is the number of parts that the reports are dealt out to, in runs of
// neighbours: reports that stand side by side are often of one story.
const (
	folds      = 5
	neighbours = 10
)

// foldOf returns the fold of the i-th report.
func foldOf(i int) int { return i / neighbours % folds }

// Case is a report with a MUC-4 key, analysed.
type Case struct {
	*Report
	*incidents.Analysis
	fold int
}

// fitter fits models over the names that the program carries.
type fitter struct {
	gz  *gazetteer.Gazetteer
	dir *actors.Directory
	m   incidents.Models
}

// with returns a reader with some models in place of the fitter's.
func (t *fitter) with(other incidents.Models) (*incidents.Reader, error) {
	m := maps.Clone(t.m)
	maps.Copy(m, other)
	return incidents.NewWith(t.gz, t.dir, m)
}

// cases analyses the reports that have a key, each by a reader whose model of
// relevance has not seen its fold.
func (t *fitter) cases(j *judged, reports []Report) ([]Case, error) {
	var readers [folds]*incidents.Reader
	for k := range readers {
		x, err := t.with(incidents.Models{"relevance": j.fit(k)})
		if err != nil {
			return nil, err
		}
		readers[k] = x
	}
	var out []Case
	for i := range reports {
		if c := &reports[i]; c.coded() {
			k := foldOf(i)
			out = append(out, Case{c, readers[k].Analyse(c.parse()), k})
		}
	}
	return out, nil
}
