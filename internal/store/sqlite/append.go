package sqlite

import (
	"context"
	"encoding/json"
	"strings"

	"ascribe"
	"ascribe/internal/store"
)

// Append implements [store.Appender].
func (t *tx) Append(ctx context.Context, c store.Checked) (added store.Added, err error) {
	e := c.Entry()
	err = t.change(ctx, func(ctx context.Context) error {
		switch _, err := t.reportSeq(ctx, e.Report.ID); {
		case err == nil:
			return nil
		case !noRows(err):
			return err
		}
		added, err = t.entry(ctx, e)
		return err
	})
	return added, err
}

func (t *tx) entry(ctx context.Context, e store.Entry) (added store.Added, err error) {
	report, err := t.report(ctx, e.Report)
	if err != nil {
		return added, err
	}
	added.Report = store.Row(report)
	mentions := make(map[string]int64, len(e.Mentions))
	for _, m := range e.Mentions {
		seq, err := t.mention(ctx, report, m, e)
		if err != nil {
			return added, err
		}
		mentions[m.ID] = seq
		added.Mentions = append(added.Mentions, store.Row(seq))
		if err := t.statements(ctx, mentions, m.Facts); err != nil {
			return added, err
		}
	}
	if err := t.statements(ctx, mentions, e.Statements); err != nil {
		return added, err
	}
	added.New = true
	return added, t.sketch(ctx, report, e)
}

func (t *tx) report(ctx context.Context, r ascribe.Report) (int64, error) {
	seq, err := t.insert(ctx, reportTable, r.ID, r.DocID, string(r.Original), r.Origin, r.URL, r.Publisher,
		r.Published.String(), r.Published.Last().String(), r.Title, r.Language, r.TextMethod, r.Codebook, r.Method,
		bit(r.Relevant), r.Relevance, r.Text)
	if err != nil {
		return 0, err
	}
	return seq, t.versions(ctx, store.Version{Kind: "codebook", Name: r.Codebook},
		store.Version{Kind: "extract", Name: r.Method}, store.Version{Kind: "text", Name: r.TextMethod})
}

func (t *tx) mention(ctx context.Context, report int64, m ascribe.Mention, e store.Entry) (int64, error) {
	place, killed, injured, spans := optional(m.Place), optional(m.Killed), optional(m.Injured), any(nil)
	if len(m.Spans) > 0 {
		spans = optional(&m.Spans)
	}
	seq, err := t.insert(ctx, mentionTable, report, m.ID, bit(m.Main), string(m.AttackType), string(m.Weapon), m.Target,
		m.Date.String(), string(m.DatePrecision), place, killed, injured, string(m.Outcome), m.Organisation, spans)
	if err != nil {
		return 0, err
	}
	t.mentions[ascribe.MentionKey(m.Report, m.ID)] = seq
	profile, keys := e.Profiles[m.ID], folded(e.LinkKeys[m.ID])
	if len(profile) == 0 && len(keys) == 0 {
		return seq, nil
	}
	t.unfiled.mentions = append(t.unfiled.mentions, rowKeys{seq, keys})
	return seq, t.exec(ctx, `INSERT INTO mention_profile (mention, profile, keys) VALUES (?, ?, ?)`, seq, append([]byte{}, profile...), packKeys(keys))
}

// optional returns v as JSON, or NULL for nil. What it is given are numbers in
// range and strings, which always have a JSON form.
func optional[T any](v *T) any {
	if v == nil {
		return nil
	}
	text, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	return string(text)
}

func (t *tx) statements(ctx context.Context, mentions map[string]int64, sts []ascribe.Statement) error {
	for _, s := range sts {
		_, err := t.insert(ctx, statementTable, s.ID, mentions[s.Incident], bit(s.Predicate.IsFact()), int64(s.Start), int64(s.End),
			s.Quote, string(s.Predicate), string(s.Polarity), string(s.Certainty), s.Speaker, s.Behind,
			string(s.SpeakerKind), s.Organisation, s.SaidOn.String(), s.Value, s.Method)
		if err != nil {
			return err
		}
		if err := t.versions(ctx, store.Version{Kind: "extract", Name: s.Method}); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) sketch(ctx context.Context, report int64, e store.Entry) error {
	if len(e.Sketch) == 0 && len(e.Keys) == 0 {
		return nil
	}
	keys := folded(e.Keys)
	t.unfiled.reports = append(t.unfiled.reports, rowKeys{report, keys})
	return t.exec(ctx, `INSERT INTO sketch (report, signature, keys) VALUES (?, ?, ?)`, report, append([]byte{}, e.Sketch...), packKeys(keys))
}

// reportSeq returns the row of a report; sql.ErrNoRows if it is not known.
func (t *tx) reportSeq(ctx context.Context, id string) (seq int64, err error) {
	err = t.one(ctx, `SELECT seq FROM report WHERE id = ?`, []any{id}, &seq)
	return seq, err
}

// mentionSeq returns the row of a mention by its key; Invalid if it is not
// known.
func (t *tx) mentionSeq(ctx context.Context, key string) (int64, error) {
	if seq, ok := t.mentions[key]; ok {
		return seq, nil
	}
	report, mention := splitKey(key)
	var seq int64
	err := t.one(ctx, `SELECT m.seq FROM report r JOIN mention m ON m.report = r.seq WHERE r.id = ? AND m.id = ?`,
		[]any{report, mention}, &seq)
	if noRows(err) {
		return 0, invalid(key, "no such mention in the record", "append its report first")
	}
	t.mentions[key] = seq
	return seq, err
}

// splitKey parts a mention's key into the report's id, which has no slash, and
// the mention's.
func splitKey(key string) (report, mention string) {
	report, mention, _ = strings.Cut(key, "/")
	return report, mention
}
