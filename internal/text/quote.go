package text

// markQuotes sets Quoted and the direction of every quotation mark. bounds are
// the token counts at the paragraph ends.
//
// A passage that a paragraph leaves open goes on in the next one if that
// begins with an opening mark, as printers do; otherwise its closing mark is
// missing, and only the rest of the paragraph counts as quoted.
func markQuotes(src string, toks []Token, bounds []int) {
	for p := 1; p < len(bounds); p++ {
		markParagraph(src, toks[bounds[p-1]:bounds[p]])
	}
}

func markParagraph(src string, toks []Token) {
	var by string // the mark that opened the passage; empty outside
	for i := range toks {
		t := &toks[i]
		if t.Kind != Quote {
			t.Quoted = by != ""
			continue
		}
		t.Quoted = true
		if opensAt(src, toks, i, by) {
			t.open = true
			by = t.Text
			continue
		}
		t.Quoted = by != ""
		by = ""
	}
}

// opensAt reports whether the quotation mark toks[i] opens a passage, where by
// is the mark of the passage already open.
func opensAt(src string, toks []Token, i int, by string) bool {
	switch toks[i].Text {
	case "„", "‟", "``":
		return true
	case "“":
		return by != "„"
	case "”", "''":
		return false
	case "«":
		return by != "»"
	case "»":
		return by == ""
	}
	if by != "" {
		// Inside: a mark that hugs the next word only begins another passage,
		// because the closing mark of the last one is missing.
		return hugsNext(src, toks, i) && !hugsPrevious(src, toks, i)
	}
	// Outside: one that hugs the previous word only closes a passage whose
	// beginning is missing, or is the sign for inches or seconds.
	return hugsNext(src, toks, i) || !hugsPrevious(src, toks, i)
}

func hugsNext(src string, toks []Token, i int) bool {
	end := toks[i].End
	c, _ := classAt(src, end)
	return c != space && i+1 < len(toks) && toks[i+1].Kind != Punct
}

func hugsPrevious(src string, toks []Token, i int) bool {
	return i > 0 && toks[i-1].End == toks[i].Start
}
