package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each text is cut where ¦ stands; the mark itself is not part of it.
var sentenceTests = map[string]string{
	"plain":                "Police arrested a man.¦ They searched his flat.",
	"title":                "Mr. Weber and Gen. Ruiz met Lt. Col. Adams.¦ They left.",
	"plural title":         "The letter was signed by Sens. Brown and Reyes.¦ Others declined.",
	"initials":             "The ruling by J. P. Morris stands.¦ It is final.",
	"country in the way":   "The U.S. President spoke.¦ The U.K. Parliament listened.",
	"country at the end":   "He was sent to the U.S.¦ He stayed for a year.",
	"company":              "It was bought by Alpha Inc. in 2015.¦ Alpha Inc.¦ The firm closed.",
	"clock":                "It began at 3 p.m. Monday and ended at 5 a.m.¦ Police then left.",
	"decimal":              "It measured 5.9 and cost 1.5 million.¦ Nobody was hurt.",
	"number sign":          "He lived at No. 5 and at No. 12.¦ No.¦ He moved.",
	"month":                "It opened on Jan. 5.¦ On Feb. 3 it closed.",
	"state":                "They met in Boise, Idaho, and Tampa, Fla., twice.¦ They left.",
	"ellipsis":             "He waited...¦ Then he ran.¦ He said ... nothing at all.",
	"ellipsis as a pause":  "We heard ... Berlin had fallen silent.",
	"question":             "Who sent him?¦ Nobody knows!¦ The file is closed.",
	"closing quote":        `"We did it."¦ "They came from the north," he said.`,
	"curly quotes":         "“We did it.”¦ “They came,” he said.",
	"speaker after a mark": `"Who sent you?" Smith asked.¦ There was no answer.`,
	"small after a mark":   `"Stop!" he shouted.¦ The man ran.`,
	"colon and quotation":  `He said: "We were told to go.¦ We went."¦ That was all.`,
	"bracket":              "He left (at night.)¦ She stayed.¦ (Nobody saw them.)¦ It rained.",
	"glued":                "The attack ended.The police left.¦ Nobody was hurt.",
	"web address":          "See www.example.org.¦ More at example.com today.",
	"single quotes":        "He left.¦ 'We know nothing,' she said.",
	"list number":          "1. The army withdraws.¦ 2. The talks begin.",
	"Spanish":              "No sabemos nada.¦ ¿Quién fue?¦ Nadie.",
	"German":               "Er fuhr nach Köln.¦ Übrigens war er allein.",
	"apostrophe at end":    "They blamed the rebels'.¦ He agreed.",
	"pronoun I":            "So did I.¦ Then we left.",
	"stray quote at end":   "They will attack again. \"",
	"one word":             "Enough",
	"only marks":           "...",
	"etcetera":             "Guns, knives etc.¦ Police took them.",
	"bracketed tag":        "The talks failed.¦ [PASSAGE OMITTED]",
}

func TestSentences(t *testing.T) {
	sentenceTests["glued"] = strings.Replace(sentenceTests["glued"], "ended.The", "ended.¦The", 1)
	for name, marked := range sentenceTests {
		t.Run(name, func(t *testing.T) { checkSentences(t, marked) })
	}
}

func checkSentences(t *testing.T, marked string) {
	t.Helper()
	var want, got []string
	for s := range strings.SplitSeq(marked, "¦") {
		want = append(want, strings.TrimSpace(s))
	}
	d := Parse(strings.ReplaceAll(marked, "¦", ""))
	for _, s := range d.Sentences {
		got = append(got, d.Slice(s.Range))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
}

func TestSentencesInCapitals(t *testing.T) {
	for _, marked := range []string{
		"THE U.S. EMBASSY WAS HIT.¦  MR. RUIZ SAID NO.¦  HE LEFT FOR THE U.S.¦  NOBODY FOLLOWED HIM.",
		"A BOMB EXPLODED YESTERDAY MORNING IN THE BUILDING AT NO.\n1810 ON THE AVENUE.¦ THERE WERE NO VICTIMS IN THE BUILDING.",
		"GEN. A. LOPEZ SAID:  \"WE WILL GO ON.¦  WE WILL WIN.\"¦  THAT IS WHAT HE SAID.",
	} {
		checkSentences(t, marked)
		if !Parse(marked).AllCaps {
			t.Errorf("%q is not seen as capitals", marked)
		}
	}
}

func TestTokens(t *testing.T) {
	for source, want := range map[string]string{
		"the group's men":          "the|group|'s|men",
		"the group’s men":          "the|group|’s|men",
		"THE GROUP'S MEN":          "THE|GROUP|'S|MEN",
		"the rebels' base":         "the|rebels|'|base",
		"he didn't go":             "he|didn't|go",
		"O'Brien's car":            "O'Brien|'s|car",
		"a 17-year-old, al-Qaeda":  "a|17-year-old|,|al-Qaeda",
		"1,200 and 3.5 and 10,20":  "1,200|and|3.5|and|10|,|20",
		"$5m, 50%":                 "$|5m|,|50|%",
		"at 19:30 on 2016-07-18":   "at|19:30|on|2016-07-18",
		"in 2015–16 and 4-5":       "in|2015–16|and|4-5",
		"a .22-caliber gun":        "a|.22-caliber|gun",
		"the U.S. and U.N.":        "the|U.S.|and|U.N.",
		"Mr. J. Smith":             "Mr.|J.|Smith",
		"AT&T and/or R&D":          "AT&T|and|/|or|R&D",
		"said -- well... no":       "said|--|well|...|no",
		`"so" “so” «so» ''so''`:    `"|so|"|“|so|”|«|so|»|''|so|''`,
		"see http://a.org/b?c=d).": "see|http://a.org/b?c=d|)|.",
		"ask x@example.org":        "ask|x@example.org",
		"the 1980's and '90s":      "the|1980|'s|and|'|90s",
		"[FMLN] (ETA)":             "[|FMLN|]|(|ETA|)",
		"Würzburg Çankırı Łódź":    "Würzburg|Çankırı|Łódź",
		"l'Intérieur d'Ivoire":     "l'Intérieur|d'Ivoire",
	} {
		if got := tokenTexts(Parse(source)); got != want {
			t.Errorf("%q\n got %s\nwant %s", source, got, want)
		}
	}
}

func tokenTexts(d *Doc) string {
	var words []string
	for _, s := range d.Sentences {
		for _, tok := range s.Tokens {
			words = append(words, tok.Text)
		}
	}
	return strings.Join(words, "|")
}

func TestLower(t *testing.T) {
	d := Parse("WÜRZBURG’S O’Brien co‑operate zero\u200dwidth soft\u00adhyphen U.S. plain İzmir")
	var got []string
	for _, tok := range d.Sentences[0].Tokens {
		got = append(got, tok.Lower)
	}
	want := []string{"würzburg", "'s", "o'brien", "co-operate", "zerowidth", "softhyphen", "u.s.", "plain", "izmir"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestKinds(t *testing.T) {
	want := map[string]Kind{"five": Word, "5": Number, "1,200": Number, "18th": Word, "9/11": Number, "AK-47": Word,
		"“": Quote, "\"": Quote, ",": Punct, "--": Punct, "2016-07-18": Number, "U.S.": Word, "٣٤": Number}
	for source, kind := range want {
		toks := Parse(source).Sentences[0].Tokens
		if len(toks) != 1 || toks[0].Kind != kind {
			t.Errorf("%q: got %+v, want one token of kind %d", source, toks, kind)
		}
	}
}

func TestParagraphs(t *testing.T) {
	for name, c := range map[string]struct {
		source string
		want   []string
	}{
		"blank lines":     {"One.\n\nTwo.\n \t\nThree.", []string{"One.", "Two.", "Three."}},
		"line per item":   {"One line here.\nAnother line here.\nA third.", []string{"One line here.", "Another line here.", "A third."}},
		"carriage return": {"One.\r\n\r\nTwo.\r\n", []string{"One.", "Two."}},
		"hard wrapped": {
			"THE ARMY COMMAND HAS REPORTED THAT ABOUT FIFTY PEASANTS OF VARIOUS AGES\nHAVE BEEN TAKEN AWAY.  THE SOURCE SAID NO MORE THAN THAT TODAY.",
			[]string{"THE ARMY COMMAND HAS REPORTED THAT ABOUT FIFTY PEASANTS OF VARIOUS AGES\nHAVE BEEN TAKEN AWAY.  THE SOURCE SAID NO MORE THAN THAT TODAY."}},
		"short lines in capitals": {"[SIGNED] GENERAL COMMAND\n2 FEBRUARY 1990", []string{"[SIGNED] GENERAL COMMAND", "2 FEBRUARY 1990"}},
		"sentence runs on":        {"He left the town and\nwent north.", []string{"He left the town and\nwent north."}},
		"indented line begins": {
			"   A line that is about as long as the other lines of this little block\n   and an indented one, which begins a paragraph of its own in this form.",
			[]string{"A line that is about as long as the other lines of this little block", "and an indented one, which begins a paragraph of its own in this form."}},
		"empty":       {"", nil},
		"only blanks": {" \n\t\n\u200b\ufeff", nil},
	} {
		t.Run(name, func(t *testing.T) {
			d := Parse(c.source)
			var got []string
			for _, p := range d.Paragraphs {
				got = append(got, d.Slice(p))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("paragraphs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestQuoted(t *testing.T) {
	for source, want := range map[string]string{
		`He said "we did it" and left.`:                `"|we|did|it|"`,
		"He said “we did it” and left.":                "“|we|did|it|”",
		"Er sagte „nein“ und ging.":                    "„|nein|“",
		"Il a dit « non » et partit.":                  "«|non|»",
		"He said ``no'' today.":                        "``|no|''",
		`The 5" gun and the 6" one.`:                   "",
		"“One.\n\n“Two,” he said.":                     "“|One|.|“|Two|,|”",
		`He said "we never` + "\n\n" + `He left.`:      `"|we|never`,
		`"One," he said. "Two."`:                       `"|One|,|"|"|Two|.|"`,
		`It ended."Then," he said, "we went."`:         `"|Then|,|"|"|we|went|.|"`,
		`end of a lost quote," he said, and then "so"`: `"|so|"`,
	} {
		var got []string
		for _, s := range Parse(source).Sentences {
			for _, tok := range s.Tokens {
				if tok.Quoted {
					got = append(got, tok.Text)
				}
			}
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("%q\n got %s\nwant %s", source, g, want)
		}
	}
}

func TestDateline(t *testing.T) {
	for source, want := range map[string]string{ // dateline|body
		"BERLIN, July 19 (Agency) - A man was held.":                               "BERLIN, July 19 (Agency) -|A man was held.",
		"WÜRZBURG, Germany, July 19 - A man was held.":                             "WÜRZBURG, Germany, July 19 -|A man was held.",
		"WASHINGTON — As talks began, he left.":                                    "WASHINGTON —|As talks began, he left.",
		"Washington — As talks began, he left.":                                    "Washington —|As talks began, he left.",
		"Austin, Texas (CNN) Police closed in.":                                    "Austin, Texas (CNN)|Police closed in.",
		"(CNN) Police closed in.":                                                  "(CNN)|Police closed in.",
		"ANNAPOLIS, Md. (Reuters) - A man was held.":                               "ANNAPOLIS, Md. (Reuters) -|A man was held.",
		"RIO DE JANEIRO, Brazil (AP) -- The city slept.":                           "RIO DE JANEIRO, Brazil (AP) --|The city slept.",
		"CAIRO/ISTANBUL, Jan 14 (Reuters) - Nobody spoke.":                         "CAIRO/ISTANBUL, Jan 14 (Reuters) -|Nobody spoke.",
		"INDIANAPOLIS--The theme was set.":                                         "INDIANAPOLIS--|The theme was set.",
		"NEW DELHI: Eight men were held.":                                          "NEW DELHI:|Eight men were held.",
		"   SAN SALVADOR, 9 JAN 90 (DPA) -- [TEXT] THE ARMY LEFT TOWN.":            "SAN SALVADOR, 9 JAN 90 (DPA) --|THE ARMY LEFT TOWN.",
		"   BOGOTA, 26 SEP 89 (ACAN -\nEFE) -- [REPORT] [TEXT] IT RAINED ALL DAY.": "BOGOTA, 26 SEP 89 (ACAN -\nEFE) --|IT RAINED ALL DAY.",
		"NO CITY (EL SALVADOR), NO DATE -- [TEXT] THE ARMY LEFT TOWN.":             "NO CITY (EL SALVADOR), NO DATE --|THE ARMY LEFT TOWN.",
		"By A. Reporter\n\nOSLO, July 22 - A bomb exploded.":                       "OSLO, July 22 -|A bomb exploded.",
		"WASHINGTON (Agency)\n\nThe director spoke.":                               "WASHINGTON (Agency)|",
		"FILE - In this photo a man waits.":                                        "|FILE - In this photo a man waits.",
		"A former soldier -- armed -- was held.":                                   "|A former soldier -- armed -- was held.",
		"Police said on July 19 that a man was held.":                              "|Police said on July 19 that a man was held.",
		"Department of Justice (DOJ) Secretary Smith spoke.":                       "|Department of Justice (DOJ) Secretary Smith spoke.",
		"[TEXT] THE ARMY LEFT THE TOWN TODAY.":                                     "|THE ARMY LEFT THE TOWN TODAY.",
		"":                                                                         "|",
	} {
		d := Parse(source)
		got := d.Slice(d.Dateline) + "|"
		for _, s := range d.Sentences {
			if s.Range.Contains(d.Dateline) {
				got += d.Source[s.Body:s.End]
				break
			}
		}
		if d.Dateline.Len() == 0 && len(d.Sentences) > 0 {
			got = "|" + d.Source[d.Sentences[0].Body:d.Sentences[0].End]
		}
		if got != want {
			t.Errorf("%q\n got %s\nwant %s", source, got, want)
		}
	}
}

func TestAllCaps(t *testing.T) {
	for source, want := range map[string]bool{
		"THE ARMY LEFT THE TOWN AT DAWN":                      true,
		"THE ARMY LEFT THE TOWN AT dawn AND WENT NORTH TODAY": true,
		"The army left the town at dawn.":                     false,
		"USA":                                                 false,
		"":                                                    false,
		"POLICE HOLD THREE MEN\n\nThe police held three men in a flat on Monday, the ministry said.": false,
	} {
		if got := Parse(source).AllCaps; got != want {
			t.Errorf("AllCaps(%q) = %v", source, got)
		}
	}
}

func TestOpens(t *testing.T) {
	var got []bool
	for _, tok := range Parse(`He said "no" and "yes".`).Sentences[0].Tokens {
		if tok.Kind == Quote {
			got = append(got, tok.Opens())
		}
	}
	if diff := cmp.Diff([]bool{true, false, true, false}, got); diff != "" {
		t.Error(diff)
	}
}
