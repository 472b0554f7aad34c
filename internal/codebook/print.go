package codebook

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode/utf8"
)

// textWidth is the width of the printed form in characters.
const textWidth = 96

// WriteText writes the codebook for people to read in a terminal: every word
// with its definition, every rule, every figure. The only errors are w's.
func (cb *Codebook) WriteText(w io.Writer) error {
	p := &page{}
	p.printf("%s, %s\n", cb.Title, cb.Version)
	p.paragraph("", cb.Summary)
	section(p, "Levels, strongest first", cb.Levels)
	section(p, "Stages of remote_controlled, lowest first", cb.Stages)
	p.predicates(cb)
	section(p, "Polarity", cb.Polarities)
	section(p, "Certainty", cb.Certainties)
	section(p, "Origins", cb.Origins)
	p.kinds(cb)
	p.rules("Rules that no weight overrides", cb.Rules)
	p.rules("Rulings that make the rules definite", cb.Rulings)
	p.words(cb)
	p.weights(&cb.Weights)
	_, err := w.Write(p.Bytes())
	return err
}

// page collects the printed form; writing to it cannot fail.
type page struct{ bytes.Buffer }

func (p *page) printf(format string, args ...any) { fmt.Fprintf(p, format, args...) }

func (p *page) heading(title string) {
	p.printf("\n%s\n%s\n", title, strings.Repeat("-", utf8.RuneCountInString(title)))
}

// term prints a word and, indented below it, what it means.
func (p *page) term(name, definition string) {
	p.printf("%s\n", name)
	p.paragraph("    ", definition)
}

// paragraph prints text wrapped to the page's width, each line indented.
func (p *page) paragraph(indent, text string) {
	line := indent
	for _, word := range strings.Fields(text) {
		if utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > textWidth {
			p.printf("%s\n", line)
			line = indent
		}
		if line != indent {
			line += " "
		}
		line += word
	}
	p.printf("%s\n", line)
}

func section[T ~string](p *page, title string, terms []Term[T]) {
	p.heading(title)
	for _, t := range terms {
		p.term(string(t.Name), t.Definition)
	}
}

func (p *page) predicates(cb *Codebook) {
	p.heading("Predicates")
	for _, d := range cb.Predicates {
		shows := string(d.Role)
		if d.Stage != "" {
			shows += ", stage " + string(d.Stage)
		}
		p.term(fmt.Sprintf("%s (%s)", d.Name, shows), d.Definition)
	}
}

func (p *page) kinds(cb *Codebook) {
	p.heading("Kinds of speaker")
	for _, k := range cb.Kinds {
		p.term(fmt.Sprintf("%s (origin: %s)", k.Name, k.Origin), k.Definition+" "+k.reach())
	}
}

// reach says in words what the word of such a speaker can carry.
func (k Kind) reach() string {
	var can []string
	if k.Carries != "" {
		can = append(can, "any level if "+string(k.Carries))
	}
	if k.CarriesInfluence != "" {
		can = append(can, "inspired if "+string(k.CarriesInfluence))
	}
	if k.FindsAbsence {
		can = append(can, "no_known_link")
	}
	if len(can) == 0 {
		return "Carries no level."
	}
	return "Carries " + strings.Join(can, ", ") + "."
}

func (p *page) rules(title string, rules []Rule) {
	p.heading(title)
	for _, r := range rules {
		name := r.ID
		if r.Number > 0 {
			name = fmt.Sprintf("%d. %s", r.Number, r.ID)
		}
		p.term(name, r.Text)
		for _, k := range slices.Sorted(maps.Keys(r.Parameters)) {
			p.printf("    %s = %g\n", k, r.Parameters[k])
		}
	}
}

func (p *page) words(cb *Codebook) {
	p.heading("Words of likelihood, in percent")
	for _, w := range cb.Words {
		p.printf("%3d to %2d  %s\n", w.Low, w.High, w.Word)
	}
	p.paragraph("", "Source: "+cb.WordSource+".")
	p.heading("Confidence")
	for _, c := range cb.Confidences {
		p.term(string(c.Name), c.Criteria)
	}
}

func (p *page) weights(w *Weights) {
	p.heading("Weights in nats: row x certainty factor x kind factor")
	t := tabwriter.NewWriter(p, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "\t\t")
	for _, c := range w.Columns {
		fmt.Fprintf(t, "%s\t", c)
	}
	writeFigures(t, "prior", "", w.Prior)
	for _, r := range w.Rows {
		writeFigures(t, string(r.Predicate), "affirmed", r.Affirmed)
		writeFigures(t, "", "denied", r.Denied)
	}
	fmt.Fprintln(t)
	t.Flush()
	factors(p, "Certainty factors", w.CertaintyFactor)
	factors(p, "Kind factors", w.KindFactor)
}

func writeFigures(t io.Writer, name, polarity string, figures []float64) {
	fmt.Fprintf(t, "\n%s\t%s\t", name, polarity)
	for _, x := range figures {
		fmt.Fprintf(t, "%+.1f\t", x)
	}
}

func factors[T ~string](p *page, title string, by map[T]float64) {
	list := title + ":"
	for _, k := range slices.Sorted(maps.Keys(by)) {
		list += fmt.Sprintf(" %s %g", k, by[k])
	}
	p.paragraph("", list)
}
