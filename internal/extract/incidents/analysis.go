package incidents

import (
	"slices"
	"strconv"

	"ascribe"
	"ascribe/internal/actors"
	"ascribe/internal/extract/linear"
	"ascribe/internal/text"
)

// Analysis is a report analysed for those who render or fit: candidates for
// roles, candidates for incidents, and the features that decide about both.
type Analysis struct {
	d        *document
	tracks   []*track
	clusters []cluster
	// by is how they were made; byTrack the analysis in which it is by track.
	by      Division
	byTrack *Analysis
	// Phrases are the candidates for roles, in text order.
	Phrases []Phrase
	// Entities are the phrases gathered by what they name.
	Entities []Entity
	// Groups are the organisations named that may stand behind an incident.
	Groups []Group
}

// Organisations returns the organisations that the text names, as
// [actors.Directory.FindOrganisations] found them. The caller must not change
// them.
func (a *Analysis) Organisations() []actors.OrgMatch { return a.d.orgs }

// Analyse analyses the text d of report r.
func (x *Reader) Analyse(d *text.Doc, r *ascribe.Report) *Analysis { return newWeigher(x).read(d, r) }

func (w *weigher) read(d *text.Doc, r *ascribe.Report) *Analysis {
	doc := w.analyse(d, r)
	f := w.empty()
	doc.relevance(f)
	w.scores = w.models.relevance.Score(f, w.scores)
	doc.relevanceLogit = float64(w.scores[0])
	a := &Analysis{d: doc, tracks: doc.tracks()}
	w.settlePlaces(doc, a.tracks)
	a.clusters = doc.clusters(a.tracks, ByTrack)
	doc.link()
	a.Phrases = doc.phrases()
	a.Entities = a.entities()
	a.Groups = doc.groups(w.dir)
	a.byTrack = a
	return a
}

// Text returns the bytes of r with every run of blanks made one.
func (a *Analysis) Text(r text.Range) string { return squeeze(a.d.Slice(r)) }

// squeeze replaces every run of white space by one blank.
func squeeze(s string) string {
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		c := s[i]
		if c == '\n' || c == '\r' || c == '\t' {
			c = ' '
		}
		if c == ' ' && len(b) > 0 && b[len(b)-1] == ' ' {
			continue
		}
		b = append(b, c)
	}
	return string(b)
}

// Clusters returns the number of candidates for incidents.
func (a *Analysis) Clusters() int { return len(a.clusters) }

// ClusterType returns the MUC-4 type of candidate k.
func (a *Analysis) ClusterType(k int) string { return a.clusters[k].typ }

// ClusterSentences returns the sentences in which candidate k is told.
func (a *Analysis) ClusterSentences(k int) []int { return a.clusters[k].sents }

// ClusterFeatures adds the features of candidate k for the model of
// incidents.
func (a *Analysis) ClusterFeatures(k int, f *linear.Features) {
	others := 0
	for i := range a.clusters {
		if i != k && a.clusters[i].typ == a.clusters[k].typ {
			others++
		}
	}
	a.d.clusterFeatures(&a.clusters[k], others, f)
	f.Add("division", strconv.Itoa(int(a.by)))
}

// Divisions returns the analysis with the events divided in each way, by track
// first; ways that make the same candidates count once.
func (a *Analysis) Divisions() []*Analysis {
	out := []*Analysis{a.byTrack}
	b := *a
	b.by, b.clusters = ByParagraph, a.d.clusters(a.tracks, ByParagraph)
	if len(b.clusters) != len(a.byTrack.clusters) { // it only parts what is one by track
		out = append(out, &b)
	}
	return out
}

// undivided returns the analysis by track and the candidate there that an
// incident of a is, or is part of.
func (a *Analysis) undivided(in *Incident) (*Analysis, int) {
	c := &a.clusters[in.cluster]
	return a.byTrack, slices.IndexFunc(a.byTrack.clusters, func(h cluster) bool { return h.typ == c.typ && h.track == c.track })
}
