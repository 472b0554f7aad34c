package visible

// kind says what a tag means for the text around it.
type kind uint8

const (
	inline    kind = iota
	block          // ends a block
	lineBreak      // ends a word
	anchor         // holds a link
	raw            // holds no markup and no text
	hidden         // holds markup that is not shown, or not as text
	furniture      // holds what stands on every page of the site
	core           // holds the page's own content: whatever was left open before is over
	heading        // the first-level heading
	titled         // the title
)

// kindOf returns the kind of the tags of that name.
func kindOf(name []byte) kind {
	switch string(name) {
	case "a":
		return anchor
	case "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "td", "th", "tr", "table", "tbody", "section", "header", "h2", "h3", "h4", "h5", "h6",
		"blockquote", "figure", "figcaption", "pre", "hr", "body", "head", "html", "address", "details", "summary", "center", "fieldset", "caption":
		return block
	case "br":
		return lineBreak
	case "script", "style", "textarea", "xmp":
		return raw
	case "noscript", "template", "svg", "math", "select", "iframe", "object", "video", "audio", "canvas":
		return hidden
	case "nav", "aside", "footer", "form", "menu", "button", "dialog":
		return furniture
	case "main", "article":
		return core
	case "h1":
		return heading
	case "title":
		return titled
	}
	return inline
}
