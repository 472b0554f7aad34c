package incidents

import (
	"ascribe"
	"ascribe/internal/actors"
	"ascribe/internal/extract/incidents/clause"
)

// speaker returns who says sentence i, as the text names him, and his kind:
// the subject of a verb of saying, or what follows "according to".
func (d *document) speaker(i int, dir *actors.Directory) (string, ascribe.SpeakerKind) {
	s := &d.sents[i]
	for g := range s.VGs {
		v := &s.VGs[g]
		if v.Subject < 0 || v.Passive || !says(s.Tokens[v.Head].Lower) {
			continue
		}
		phrase := d.Slice(s.phrase(v.Subject))
		if k, ok := dir.KindOf(phrase); ok {
			return phrase, k
		}
	}
	for k := 0; k+2 < len(s.Tokens); k++ {
		if s.Tokens[k].Lower == "according" && s.Tokens[k+1].Lower == "to" && s.Tokens[k+2].NP >= 0 {
			phrase := d.Slice(s.phrase(s.Tokens[k+2].NP))
			if kind, ok := dir.KindOf(phrase); ok {
				return phrase, kind
			}
		}
	}
	return "", ascribe.Reporter
}

func says(w string) bool {
	switch w {
	case "said", "says", "say", "told", "reported", "reports", "announced", "confirmed", "stated", "added", "believe",
		"believes", "believed", "alleged", "allege", "found", "held", "claimed":
		return true
	}
	return false
}

// certainty returns the weakest hedge of sentence i.
func (d *document) certainty(i int) ascribe.Certainty {
	c := ascribe.Certain
	for _, t := range d.sents[i].Tokens {
		switch t.Lower {
		case "may", "might", "could", "suspected", "possibly", "perhaps":
			if t.Part != clause.Noun {
				return ascribe.Possible
			}
		case "alleged", "allegedly", "reportedly", "believed", "likely", "probably", "apparently", "presumably", "accused", "charged":
			c = ascribe.Probable
		}
	}
	return c
}

// officials are words of bodies, offices and ranks of a state.
var officials = map[string]bool{"police": true, "army": true, "military": true, "government": true, "authority": true, "authorities": true,
	"minister": true, "ministry": true, "president": true, "judge": true, "court": true, "official": true, "officials": true,
	"commander": true, "brigade": true, "investigator": true, "command": true, "coprefa": true}

// speaking reports whether a verb says that somebody says or charges.
func speaking(t *clause.Token) bool {
	if says(t.Lower) {
		return true
	}
	switch t.Word.LemmaOf() {
	case "blame", "accuse", "charge", "denounce", "implicate", "attribute", "allege", "suspect", "believe", "deny", "reject",
		"report", "state", "confirm", "condemn", "indicate", "note", "point", "declare", "reveal", "acknowledge", "admit", "assert", "affirm",
		"claim", "insist", "conclude", "maintain", "announce", "stress", "explain", "reiterate", "argue":
		return true
	}
	return false
}
