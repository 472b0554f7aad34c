package ascribe

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// Identify sets s.ID from the statement's content. It depends on nothing that
// a second run over the same report could change.
func (s *Statement) Identify() {
	s.ID = "s" + digest(20, s.Report, s.Incident, strconv.Itoa(s.Start), strconv.Itoa(s.End), s.Quote,
		string(s.Predicate), string(s.Polarity), string(s.Certainty), s.Speaker, s.Behind, string(s.SpeakerKind),
		s.Organisation, s.SaidOn.String(), s.Value, s.Method)
}

// ReportID returns the id of the report whose original is addressed by ref and
// that its source calls docid: "r" and 16 hexadecimal digits.
func ReportID(ref Ref, docid string) string { return "r" + digest(16, string(ref), docid) }

// MentionKey returns the id, unique in a record, of a report's mention of an
// incident.
func MentionKey(report, mention string) string { return report + "/" + mention }

// digest hashes the parts, each preceded by its length so that no two lists of
// parts run together, and returns the first n hexadecimal digits.
func digest(n int, parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write(strconv.AppendInt(nil, int64(len(p)), 10))
		h.Write([]byte{':'})
		h.Write([]byte(p))
	}
	return hex.EncodeToString(h.Sum(nil))[:n]
}
