package ingest

import (
	"context"
	"iter"
	"net/url"
	"strings"

	"ascribe"
	"ascribe/internal/article"
	"ascribe/internal/link"
	"ascribe/internal/neardup"
	"ascribe/internal/source"
	"ascribe/internal/store"
)

// prepared is a report on its way to the writer: all that can be found out
// without the rest of the record.
type prepared struct {
	original []byte
	sketch   neardup.Signature
	entry    store.Checked
	mentions []link.Arrival
}

func (p *prepared) report() ascribe.Report { return p.entry.Entry().Report }

// id returns the id that the item's report has or would have.
func id(it source.Item) string { return ascribe.ReportID(ascribe.RefOf(it.Body), article.DocID(it)) }

// fresh passes on the items whose reports are not in the record yet, and
// counts the others: what is known costs no more than a look-up.
func (p *Pipeline) fresh(ctx context.Context, items iter.Seq2[source.Item, error], t *taker) iter.Seq2[source.Item, error] {
	return func(yield func(source.Item, error) bool) {
		for it, err := range items {
			if err == nil {
				var known bool
				if known, err = p.knows(ctx, id(it)); known {
					t.known.Add(1)
					continue
				}
			}
			if !yield(it, err) {
				return
			}
		}
	}
}

func (p *Pipeline) knows(ctx context.Context, id string) (bool, error) {
	known, err := p.Store.Known(ctx, []string{id})
	return known[id], err
}

// prepare does the costly steps for one item.
func (p *Pipeline) prepare(it source.Item) (prepared, error) {
	r, err := newReportReader().report(it)
	if err != nil {
		return prepared{}, err
	}
	x := annotate(&r, p.Extractor)
	sketch := neardup.Sign(r.Text).From(outlet(&r))
	out := prepared{original: it.Body, sketch: sketch}
	entry := store.Entry{Report: r, Mentions: x.Mentions, Statements: x.Statements,
		Sketch: sketch.Marshal(), Keys: sketch.Keys(), LinkKeys: map[string][]uint64{}, Profiles: map[string][]byte{}}
	for i := range x.Mentions {
		profile := p.Model.Profile(&r, &x.Mentions[i])
		keys := profile.KeyHashes()
		out.mentions = append(out.mentions, link.Arrival{Profile: profile, Keys: keys})
		entry.LinkKeys[x.Mentions[i].ID] = keys
		entry.Profiles[x.Mentions[i].ID] = profile.Marshal()
	}
	out.entry, err = entry.Check()
	return out, err
}

// outlet names where a report appeared: the host of its address, else its
// publisher.
func outlet(r *ascribe.Report) string {
	if u, err := url.Parse(r.URL); err == nil && u.Hostname() != "" {
		return strings.TrimPrefix(u.Hostname(), "www.")
	}
	return r.Publisher
}
