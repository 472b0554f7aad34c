package direction

import (
	"strings"
	"testing"

	"ascribe"
	"ascribe/internal/extract/linear"
	"ascribe/internal/text"
)

// everyday are sentences whose words could make a statement and do not: nobody
// in them deals with an organisation behind an attack.
var everyday = []string{
	"The mayor said that her office was in contact with federal officials and had offered shelter to residents.",
	"A teacher had given the pupils money for the bus before the shooting began.",
	"The ambassador travelled to Iraq in spring to speak with the families of soldiers.",
	"The senator said that the order to stand down had come from the Pentagon.",
	"Doctors at the hospital are trained for such cases, a spokeswoman said.",
	"Muslim leaders urged their members to stay calm and to talk with the police.",
	"The prime minister spoke to reporters in Brussels before he returned from Turkey.",
	"Volunteers had been sent by the Red Cross to guide families through the building.",
	"The two men were members of a cycling club in the town.",
	"A reporter reached the shopkeeper by telephone, who said he had received no money from the insurer.",
	"Soldiers back from Afghanistan helped to carry the wounded.",
	"The suspect bought the rifle at a shop near his home, police said.",
}

// telling are sentences that do make one.
var telling = []string{
	"Islamic State claimed responsibility for the attack through its news agency.",
	"Investigators found no evidence that the gunman had acted with others or had links to any terrorist group.",
	"The gunman had pledged allegiance to Islamic State before the attack, police said.",
	"Prosecutors said that the attacker had been in contact with a handler of the group in Syria.",
	"Officials said that the attacker had been trained in a camp of al-Qaeda in Yemen.",
	"Police believe that he acted alone.",
	"He was inspired by the propaganda of Islamic State, the prosecutor said.",
	"No group has claimed responsibility.",
	"A man in Raqqa had instructed him over Telegram, according to investigators.",
	"The attacker had travelled to Syria in 2014 and fought for the group, officials said.",
	"It was not yet clear whether he had ties to extremist groups, the police chief said.",
	"Al-Qaeda in the Arabian Peninsula said that its leaders had planned and financed the operation.",
}

// opening is a report of ordinary length on an attack, none of whose sentences
// makes a statement.
const opening = `A gunman shot dead four people at a market in Lyon on Monday evening before police killed him.

The shooting began shortly after six, when the stalls around the square were crowded. Shoppers ran into side streets and hid
behind counters. A baker locked twenty people into his kitchen.

Ambulances took eleven wounded to three hospitals. Two of them were still in danger on Tuesday morning, doctors said. The
tram through the centre stopped running until midnight.

The mayor laid flowers at the town hall. Schools will stay open, her office said, and the Christmas lights will be lit as
planned. Football matches in the region were called off.

The interior minister is expected in the city on Wednesday. Parliament held a minute of silence. Flags on public buildings
were lowered.

Shares of retailers fell slightly in Paris. The market had reopened only this spring after repairs. It draws visitors from
the whole region.

`

// TestBelief reads both kinds at the end of such a report, with the model that
// the program carries.
func TestBelief(t *testing.T) {
	x := testReaderWith(t, EmbeddedBelief())
	told := []ascribe.Mention{{ID: "i1", Main: true, Spans: []ascribe.Span{{Start: 0, End: strings.IndexByte(opening, '.')}}}}
	if found := readText(x, opening, told); len(found) > 0 {
		t.Fatalf("the opening alone makes %d statements", len(found))
	}
	read := func(sentences []string) (believed int) {
		for _, sentence := range sentences {
			source := opening + sentence
			if found := readText(x, source, told); len(found) > 0 {
				believed++
				t.Logf("believed: %s", sentence)
			}
		}
		return believed
	}
	if n := read(everyday); n > len(everyday)/4 {
		t.Errorf("%d of %d everyday sentences make statements", n, len(everyday))
	}
	if n := read(telling); n < len(telling)-1 {
		t.Errorf("%d of %d telling sentences make statements", n, len(telling))
	}
}

// TestNamesAreNotWeighed holds that what somebody is called weighs nothing.
func TestNamesAreNotWeighed(t *testing.T) {
	x := testReader(t)
	weigh := func(name string) string {
		source := "A gunman shot dead four people in Lyon on Monday. Police said that " + name + ", 24, had pledged allegiance to Islamic State."
		d := text.Parse(source)
		s := x.newScene(d, &ascribe.Report{Text: source}, x.dir.FindOrganisations(d), nil)
		s.fitting = true
		var all []string
		for _, f := range s.find() {
			all = append(all, f.features.Names()...)
		}
		return strings.Join(all, "\n")
	}
	first := weigh("Karim Haddad")
	if other := weigh("Peter Larsson"); first == "" || first != other {
		t.Errorf("two names weigh differently:\n%s\n\n%s", first, other)
	}
}

func TestFitLearnsFromVerdicts(t *testing.T) {
	x := testReader(t)
	const opening = "A gunman shot dead four people in Lyon on Monday. "
	var coded []Coded
	for range 20 {
		for _, c := range []struct {
			sentence string
			right    bool
		}{{"Islamic State claimed responsibility for the attack.", true}, {"The gunman had travelled to Syria.", false}} {
			source := opening + c.sentence
			var verdicts []Verdict
			for _, s := range readText(x, source, nil) {
				verdicts = append(verdicts, Verdict{s.Span, s.Predicate, c.right})
			}
			coded = append(coded, Coded{Doc: text.Parse(source), Report: &ascribe.Report{Text: source}, Verdicts: verdicts})
		}
	}
	model := x.Fit(coded)
	if model != x.Fit(coded) {
		t.Fatal("two fits of the same reports differ")
	}
	if _, err := linear.Parse("belief", model); err != nil {
		t.Fatal(err)
	}
	fitted := testReaderWith(t, model)
	count := func(sentence string) int {
		return len(readText(fitted, opening+sentence, nil))
	}
	if n := count("Islamic State claimed responsibility for the attack."); n != 1 {
		t.Errorf("%d statements where one was judged right", n)
	}
	if n := count("The gunman had travelled to Syria."); n != 0 {
		t.Errorf("%d statements where all were judged wrong", n)
	}
}
