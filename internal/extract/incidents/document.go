package incidents

import (
	"ascribe"
	"ascribe/internal/actors"
	"ascribe/internal/extract/incidents/clause"
	"ascribe/internal/gazetteer"
	"ascribe/internal/text"
	"ascribe/internal/timex"
)

// document is a report analysed: its clauses, the events that they tell of,
// and the times, places and organisations named beside them.
type document struct {
	*text.Doc
	report *ascribe.Report
	sents  []sentence
	events []event           // in text order
	orgs   []actors.OrgMatch // all that are named, in text order
	// dateline holds the places that the dateline names.
	dateline []gazetteer.Resolved
	// relevanceLogit is the score of the model of relevance.
	relevanceLogit float64
	// header holds the groups and outlets that the header names.
	header []actors.OrgMatch
}

// groupRange is a place where a group is named.
type groupRange struct {
	text.Range
	name, class string
}

// sentence is one sentence with everything found in it.
type sentence struct {
	clause.Sentence
	at     int // index in the text's sentences
	events []int
	links  [][]link // by noun phrase
	times  []timex.Value
	places []gazetteer.Resolved
	orgs   []actors.OrgMatch
	// groups are the places where a group is named, acts the words that claim,
	// charge and doubt; both are set if the report names any group.
	groups []groupRange
	acts   []act
	// voice says in whose words it is told; set with groups.
	voice voice
}

// analyse runs the passes that every later step reads.
func (x *Reader) analyse(d *text.Doc, r *ascribe.Report) *document {
	doc := &document{Doc: d, report: r, sents: make([]sentence, len(d.Sentences)), orgs: x.dir.FindOrganisations(d),
		events: make([]event, 0, len(d.Sentences))}
	names := make([]text.Range, 0, len(doc.orgs))
	for _, o := range doc.orgs {
		if !o.Generic {
			names = append(names, o.Range)
		}
	}
	for i, s := range x.parser.Parse(d, names) {
		doc.sents[i] = sentence{Sentence: s, at: i}
		x.findEvents(doc, i)
	}
	numbers := make([]int, len(doc.events))
	for k := range numbers {
		numbers[k] = k
		s := &doc.sents[doc.events[k].sent]
		s.events = longer(s.events, numbers, k)
	}
	times := timex.Find(d, r.Published)
	for k := range times {
		if i, ok := doc.sentenceAt(times[k].Range.Start); ok {
			doc.sents[i].times = longer(doc.sents[i].times, times, k)
		}
	}
	places := x.gz.Resolve(d, x.gz.Find(d))
	kept := places[:0]
	for _, p := range places {
		if i, ok := doc.sentenceAt(p.Range.Start); ok {
			if k := doc.sents[i].tokenAt(p.Range.Start); k < 0 || p.Kind == gazetteer.Place && !doc.sents[i].placeName(k, p.Range) {
				continue
			}
			kept = append(kept, p)
			doc.sents[i].places = longer(doc.sents[i].places, kept, len(kept)-1)
		} else if p.Range.Start < d.Dateline.End {
			doc.dateline = append(doc.dateline, p)
		}
	}
	for _, o := range doc.orgs {
		if i, ok := doc.sentenceAt(o.Range.Start); ok {
			doc.sents[i].orgs = append(doc.sents[i].orgs, o)
		} else if !o.Generic && len(d.Sentences) > 0 && o.Range.End <= d.Sentences[0].Body {
			doc.header = append(doc.header, o)
		}
	}
	return doc
}

// longer returns the run of all that part is, longer by the k-th: what is found in
// text order needs no room of its own for each sentence.
func longer[T any](part, all []T, k int) []T { return all[k-len(part) : k+1 : k+1] }

// sentenceAt returns the sentence that holds byte b in its body.
func (d *document) sentenceAt(b int) (int, bool) {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		if mid := (lo + hi) / 2; d.Sentences[mid].End <= b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(d.Sentences) && d.Sentences[lo].Body <= b
}

// tokenAt returns the index of the token that holds byte b, -1 if none does.
func (s *sentence) tokenAt(b int) int {
	lo, hi := 0, len(s.Tokens)
	for lo < hi {
		if mid := (lo + hi) / 2; s.Tokens[mid].End <= b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(s.Tokens) && s.Tokens[lo].Start <= b {
		return lo
	}
	return -1
}

// tokenFrom returns the index of the first token that begins at byte b or after
// it, len(s.Tokens) if none does.
func (s *sentence) tokenFrom(b int) int {
	lo, hi := 0, len(s.Tokens)
	for lo < hi {
		if mid := (lo + hi) / 2; s.Tokens[mid].Start < b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// lastOf returns the index of the last token of r, whose first one is k.
func (s *sentence) lastOf(k int, r text.Range) int {
	for k+1 < len(s.Tokens) && s.Tokens[k+1].Start < r.End {
		k++
	}
	return k
}

// phrase returns the bytes of noun phrase n.
func (s *sentence) phrase(n int) text.Range {
	return text.Range{Start: s.Tokens[s.NPs[n].First].Start, End: s.Tokens[s.NPs[n].Last].End}
}

// body returns the bytes of sentence i without a dateline.
func (d *document) body(i int) text.Range {
	return text.Range{Start: d.Sentences[i].Body, End: d.Sentences[i].End}
}
