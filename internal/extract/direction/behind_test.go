package direction

import "testing"

// TestSourceBehind reads who stands behind the one who speaks.
func TestSourceBehind(t *testing.T) {
	x := testReader(t)
	const opening = "A gunman killed four people in Lyon on Monday.\n\n"
	for sentence, want := range map[string][2]string{
		"The attacker was guided by Islamic State, the newspaper reports, citing interrogation records.":                          {"the newspaper", "interrogation records"},
		"Citing police sources, the newspaper said that the gunman had been in contact with Islamic State.":                       {"the newspaper", "police sources"},
		"The gunman had been trained by Islamic State, Reuters reported, quoting a security official.":                            {"Reuters", "a security official"},
		"The daily, citing intelligence sources, wrote that the gunman had been trained by Islamic State.":                        {"The daily", "intelligence sources"},
		"Officials of the agency who did not want to be named told newspapers that the gunman was in contact with Islamic State.": {"Officials of the agency who did not want to be named", ""},
		"The gunman had been trained by Islamic State, police said.":                                                              {"police", ""},
		"The minister said that, according to investigators, the gunman had been in contact with a member of Islamic State.":      {"The minister", "investigators"},
	} {
		source := opening + sentence
		found := readText(x, source, nil)
		if len(found) == 0 {
			t.Errorf("%s: no statement", sentence)
			continue
		}
		if s := found[0]; s.Speaker != want[0] || s.Behind != want[1] {
			t.Errorf("%s\n speaker %q behind %q, want %q", sentence, s.Speaker, s.Behind, want)
		}
	}
}
