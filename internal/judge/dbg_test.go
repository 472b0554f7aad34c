package judge

import ("testing";"ascribe";"os";"strings")

func TestDbg(t *testing.T) {
	v := os.Getenv("DBG"); if v=="" { t.Skip() }
	sts := goldStatements(t); p := strings.Split(v,"@")
	by := map[string]ascribe.Statement{}
	for _, s := range sts[p[0]] { by[s.ID]=s }
	j := Judge(load(t), p[0], sts[p[0]], ascribe.MustDate(p[1]))
	for _, k := range append([]ascribe.Judgement{j}, j.Others...) {
		t.Log(k.Organisation, k.Level, k.Stage, k.Likelihood, k.Confidence)
		for _, id := range k.Because { s:=by[id]; t.Log("   because", s.Predicate, s.Polarity, s.Certainty, s.Speaker, s.SpeakerKind, s.Organisation) }
		for _, id := range k.Against { s:=by[id]; t.Log("   against", s.Predicate, s.Polarity, s.Certainty, s.Speaker, s.SpeakerKind, s.Organisation) }
		for _, st := range k.Steps { if st.Rule!="weight" {s:=by[st.Statement]; t.Log("   step", st.Rule, st.Note, s.Predicate, s.Speaker) }}
	}
}
