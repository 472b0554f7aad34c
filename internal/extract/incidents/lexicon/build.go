package lexicon

import (
	"cmp"
	"slices"
	"strings"
)

// builder fills the tables of a lexicon line by line.
type builder struct {
	words     map[string]*Word
	phrases   map[string][]phrase
	irregular map[string][2]string // base form to past and participle
	plurals   map[string]string    // of the nouns that the table of heads gives
}

// word returns the entry of a form, making it if need be.
func (b *builder) word(form, lemma string) *Word {
	w := b.words[form]
	if w == nil {
		w = &Word{Lemma: lemma}
		b.words[form] = w
	}
	return w
}

var tagNames = map[string]Tag{"det": Det, "prep": Prep, "conj": Conj, "sub": Sub, "rel": Rel, "pron": Pron, "be": Be,
	"have": Have, "do": Do, "modal": Modal, "to": To, "neg": Neg, "adv": Adv, "adj": Adj, "num": Num, "title": Title,
	"month": Month, "weekday": Weekday, "given": Given}

func (b *builder) irregularLine(line string) bool {
	f := strings.Fields(line)
	if len(f) != 3 {
		return false
	}
	b.irregular[f[0]] = [2]string{f[1], f[2]}
	return true
}

func (b *builder) functionLine(line string) bool {
	name, words, ok := strings.Cut(line, ":")
	tag := tagNames[name]
	for _, w := range strings.Fields(words) {
		b.word(w, w).Tags |= tag | Known
	}
	return ok && tag != 0
}

func (b *builder) verbLine(line string) bool {
	extra := Tag(0)
	if rest, ok := strings.CutPrefix(line, "both:"); ok {
		line, extra = rest, Either
	}
	for _, base := range strings.Fields(line) {
		b.verb(base, extra)
	}
	return true
}

// verb enters all forms of a verb and returns them.
func (b *builder) verb(base string, extra Tag) []*Word {
	past, part := b.pastForms(base)
	out := []*Word{}
	for _, f := range []struct {
		form string
		tags Tag
	}{{base, VerbBase | extra}, {third(base), Verb3 | extra}, {past, VerbPast}, {part, VerbPart}, {ing(base), VerbIng}} {
		w := b.word(f.form, base)
		w.Tags |= f.tags | Known
		w.Lemma = base
		out = append(out, w)
	}
	if extra&Either != 0 {
		b.word(base, base).Tags |= Noun
		b.word(third(base), base).Tags |= Noun | Plural
	}
	return out
}

func (b *builder) pastForms(base string) (past, part string) {
	if f, ok := b.irregular[base]; ok {
		return f[0], f[1]
	}
	ed := regularPast(base)
	return ed, ed
}

func (b *builder) headLine(line string) bool {
	head, words, ok := strings.Cut(line, ":")
	name, typ, found := strings.Cut(head, " ")
	kind := kinds[name]
	for _, w := range strings.Fields(words) {
		singular, plural, given := strings.Cut(w, "=")
		if !given {
			plural = pluralOf(singular)
		}
		b.noun(singular, singular, Noun).sense(Sense{kind, typ})
		b.plurals[singular] = plural
		if plural != "" {
			b.noun(plural, singular, Noun|Plural).sense(Sense{kind, typ})
		}
	}
	return ok && found && kind != NoKind
}

func (b *builder) noun(form, lemma string, tags Tag) *Word {
	w := b.word(form, lemma)
	w.Tags |= tags | Known
	return w
}

func (w *Word) sense(s Sense) {
	if w.Senses == nil {
		w.Class = s.Kind.String() + " " + s.Type
	}
	if !slices.Contains(w.Senses, s) {
		w.Senses = append(w.Senses, s)
	}
}

func (b *builder) eventLine(line string) bool {
	head, words, ok := strings.Cut(line, ":")
	event, part, found := strings.Cut(head, " ")
	for _, w := range strings.Fields(words) {
		first, rest, several := strings.Cut(w, "_")
		switch {
		case several:
			b.phrase(first, strings.Split(rest, "_"), event)
		case part == "verb":
			for _, form := range b.verb(w, 0) {
				form.VerbEvent = event
			}
		case part == "noun":
			for _, form := range []*Word{b.noun(w, w, Noun), b.noun(b.plural(w), w, Noun|Plural)} {
				form.NounEvent = event
			}
		}
	}
	return ok && found && (part == "verb" || part == "noun")
}

// plural returns the plural of a noun, the singular itself if it has none.
func (b *builder) plural(singular string) string {
	if p, ok := b.plurals[singular]; ok {
		return cmp.Or(p, singular)
	}
	return pluralOf(singular)
}

func (b *builder) phrase(first string, rest []string, event string) {
	past, part := b.pastForms(first)
	forms := []string{first, third(first), past, part, ing(first)}
	slices.Sort(forms)
	for _, f := range slices.Compact(forms) {
		b.phrases[f] = append(b.phrases[f], phrase{rest, event})
	}
}

func (b *builder) vocabularyLine(line string) bool {
	for _, w := range strings.Fields(line) {
		b.word(w, w).Tags |= Known
	}
	return true
}
