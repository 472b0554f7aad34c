package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"ascribe"
	"ascribe/internal/dossier"
)

// width is the line length that answers for people are wrapped to.
const width = 100

// printHead writes what, where, when and how the judgement stands.
func printHead(w io.Writer, d dossier.Dossier) {
	fmt.Fprintf(w, "%s\n", d.Title)
	fmt.Fprintf(w, "  id          %s\n", d.ID)
	fmt.Fprintf(w, "  date        %s\n", dossier.Day(d.Date, d.DatePrecision))
	fmt.Fprintf(w, "  place       %s\n", placeWords(d.Place))
	if c := casualties(d.Killed, d.Injured); c != "" {
		fmt.Fprintf(w, "  reported    %s\n", c)
	}
	j := d.Judgement
	fmt.Fprintf(w, "  level       %s\n", levelWords(j))
	fmt.Fprintf(w, "  likelihood  %s\n", likelihoodWords(j.Likelihood))
	fmt.Fprintf(w, "  confidence  %s\n", j.Confidence)
	fmt.Fprintf(w, "  as of       %s (%s, %s)\n", j.AsOf, plural(len(d.Sources), "report"), plural(d.Incident.Statements, "statement"))
}

func levelWords(j ascribe.Judgement) string {
	s := words(string(j.Level))
	if j.Stage != ascribe.NoStage {
		s += ", stage " + words(string(j.Stage))
	}
	if j.Organisation != "" {
		s += " (" + j.Organisation + ")"
	}
	return s
}

func words(code string) string { return strings.ReplaceAll(code, "_", " ") }

func likelihoodWords(l ascribe.Likelihood) string {
	if l.Word == "" {
		return "not stated for an undetermined level"
	}
	return fmt.Sprintf("%s (%.0f %%)", l.Word, 100*l.P)
}

func placeWords(p *ascribe.Place) string {
	if p == nil {
		return "not known"
	}
	parts := []string{p.Name}
	for _, x := range []string{p.Region, p.Country} {
		if x != "" && !slices.Contains(parts, x) {
			parts = append(parts, x)
		}
	}
	if p.Precision == "country" {
		return p.Name + " (place within it not known)"
	}
	return fmt.Sprintf("%s (%.2f, %.2f)", strings.Join(parts, ", "), p.Lat, p.Lon)
}

func casualties(killed, injured *ascribe.Count) string {
	var parts []string
	if killed != nil {
		parts = append(parts, countWords(*killed)+" killed")
	}
	if injured != nil {
		parts = append(parts, countWords(*injured)+" injured")
	}
	return strings.Join(parts, ", ")
}

func countWords(c ascribe.Count) string {
	if c.Low == c.High {
		return fmt.Sprint(c.Best)
	}
	return fmt.Sprintf("%d (reports give %d to %d)", c.Best, c.Low, c.High)
}

// printEvidence writes the statements that carried the judgement and those
// that speak against it, at most so many of each, with speaker, hedge, source
// and date.
func printEvidence(w io.Writer, d dossier.Dossier, most int) {
	byID := map[string]ascribe.Statement{}
	for _, s := range d.Evidence {
		byID[s.ID] = s
	}
	sources := map[string]dossier.Source{}
	for _, s := range d.Sources {
		sources[s.ID] = s
	}
	for _, part := range []struct {
		head string
		ids  []string
	}{{"because", d.Judgement.Because}, {"against", d.Judgement.Against}} {
		if len(part.ids) == 0 {
			continue
		}
		fmt.Fprintf(w, "  %s\n", part.head)
		for _, id := range part.ids[:min(most, len(part.ids))] {
			printStatement(w, byID[id], sources[byID[id].Report])
		}
		if more := len(part.ids) - most; more > 0 {
			fmt.Fprintf(w, "    and %s\n", plural(more, "more statement"))
		}
	}
}

func printStatement(w io.Writer, s ascribe.Statement, src dossier.Source) {
	fmt.Fprint(w, wrap("“"+s.Quote+"”", "    "))
	fmt.Fprint(w, wrap("— "+statementWords(s)+"; "+sourceWords(s, src), "      "))
}

// statementWords says what a statement says, and on whose word.
func statementWords(s ascribe.Statement) string {
	say := words(string(s.Predicate))
	if s.Value != "" {
		say += " " + s.Value
	}
	if s.Certainty == ascribe.Unknown {
		say += ": open"
	} else {
		say += ": " + string(s.Polarity) + ", " + string(s.Certainty)
	}
	who := s.Speaker
	if who == "" {
		who = "no speaker named"
	}
	if s.Behind != "" {
		who += ", invoking " + s.Behind
	}
	return fmt.Sprintf("%s; %s (%s)", say, who, words(string(s.SpeakerKind)))
}

func sourceWords(s ascribe.Statement, src dossier.Source) string {
	day := "undated"
	if !s.Published.IsZero() {
		day = dossier.Day(s.Published, "")
	}
	from := src.DocID
	if src.Publisher != "" {
		from = src.Publisher + ", " + src.DocID
	}
	return fmt.Sprintf("%s, %s [%s]", from, day, s.ID)
}

// printCourse writes how the reading changed from the first day to the last.
func printCourse(w io.Writer, d dossier.Dossier) {
	for _, h := range d.History {
		level := words(string(h.Level))
		if h.Stage != ascribe.NoStage {
			level += ", stage " + words(string(h.Stage))
		}
		fmt.Fprintf(w, "    from %s  %s\n", h.From, level)
	}
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// wrap breaks s into lines of width code points, each led by indent.
func wrap(s, indent string) string {
	var b strings.Builder
	n := 0
	for _, word := range strings.Fields(s) {
		l := utf8.RuneCountInString(word)
		switch {
		case n == 0:
			b.WriteString(indent)
			n = len(indent)
		case n+1+l > width:
			b.WriteString("\n" + indent)
			n = len(indent)
		default:
			b.WriteByte(' ')
			n++
		}
		b.WriteString(word)
		n += l
	}
	if n > 0 {
		b.WriteByte('\n')
	}
	return b.String()
}
