package newscrawl

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"strings"
)

// sites is the number of outlets, each with furniture of its own.
const sites = 24

// site is how an outlet builds its pages.
type site struct {
	name   string
	prefix string   // of its class names
	words  []string // its class and variable names
	css    int      // rules
	state  int      // objects of inline state
	links  int      // in menus and lists
	blob   int      // bytes of what does not compress: images and fonts inside the page
	ld     bool     // repeats the text as structured data
	bare   bool     // old markup: no quotes, capitals, unclosed paragraphs
}

var roots = []string{"nav", "item", "card", "story", "media", "track", "grid", "lead", "promo", "list", "head", "foot", "share", "video",
	"image", "label", "meta", "teaser", "widget", "button", "menu", "hero", "inner", "wrap", "module", "component", "article", "ad"}

func newSite(n int) site {
	rnd := rand.New(rand.NewPCG(uint64(n), 77))
	s := site{name: fmt.Sprintf("Outlet %d", n), prefix: string(rune('a'+n%26)) + roots[n%len(roots)][:2],
		css: 100 + rnd.IntN(300), state: 60 + rnd.IntN(220), links: 110 + rnd.IntN(290), blob: 1000 + rnd.IntN(4500), ld: n%3 == 0, bare: n%8 == 5}
	for _, r := range rnd.Perm(len(roots))[:14] {
		s.words = append(s.words, roots[r])
	}
	return s
}

// class makes up a class name.
func (w *writer) class(s site) string {
	return s.prefix + "-" + pick(w, s.words) + "__" + pick(w, s.words)
}

// html writes the page.
func (w *writer) html(s site, p Page, t story) string {
	var b strings.Builder
	w.head(&b, s, p, t)
	fmt.Fprintf(&b, "<body class=\"%s %s\">\n", w.class(s), w.class(s))
	w.links(&b, s, s.links/4, "nav")
	w.article(&b, s, p, t)
	w.links(&b, s, s.links/2, "aside")
	w.state(&b, s)
	w.links(&b, s, s.links/4, "footer")
	fmt.Fprintf(&b, "<p>© 2016 %s. All rights reserved. <a href=/terms>Terms</a></p>\n</body>\n</html>\n", s.name)
	if s.bare {
		return bareMarkup.Replace(b.String())
	}
	return b.String()
}

// bareMarkup makes markup as old systems write it.
var bareMarkup = strings.NewReplacer("<p>", "<P>", "</p>", "", "<div ", "<DIV ", "</div>", "</DIV>", "<a ", "<A ", "</a>", "</A>", "</li>", "",
	"<script>", "<SCRIPT LANGUAGE=JavaScript>", "</script>", "</SCRIPT >", "<h1", "<H1", "</h1>", "</H1>")

func (w *writer) head(b *strings.Builder, s site, p Page, t story) {
	title := html.EscapeString(t.title)
	fmt.Fprintf(b, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s | %s</title>\n", p.Language, title, s.name)
	for _, name := range []string{"og:title", "twitter:title"} {
		fmt.Fprintf(b, "<meta property=\"%s\" content=\"%s\">\n", name, title)
	}
	fmt.Fprintf(b, "<meta property=\"og:site_name\" content=\"%s\">\n<meta property=\"article:published_time\" content=\"%sT08:%02d:00Z\">\n", s.name, p.Day, w.rnd.IntN(60))
	fmt.Fprintf(b, "<meta name=\"description\" content=\"%s\">\n<link rel=\"canonical\" href=\"%s\">\n", html.EscapeString(t.paragraphs[0]), p.URL)
	for range 25 {
		fmt.Fprintf(b, "<link rel=\"preload\" href=\"/static/%s/%08x.woff2\" as=\"font\" crossorigin>\n", w.class(s), w.rnd.Uint32())
	}
	b.WriteString("<style>")
	for range s.css {
		fmt.Fprintf(b, ".%s{margin:%dpx %dpx;color:#%06x;display:flex}", w.class(s), w.rnd.IntN(40), w.rnd.IntN(40), w.rnd.Uint32()&0xffffff)
	}
	b.WriteString("</style>\n")
	if s.ld {
		ld, _ := json.Marshal(map[string]any{"@type": "NewsArticle", "headline": t.title, "articleBody": strings.Join(t.paragraphs, "\n"), "datePublished": p.Day})
		fmt.Fprintf(b, "<script type=\"application/ld+json\">%s</script>\n", ld)
	}
	b.WriteString("</head>\n")
}

// links writes a list of links, teasers of other pages among them.
func (w *writer) links(b *strings.Builder, s site, n int, element string) {
	fmt.Fprintf(b, "<%s class=\"%s\"><!-- %s --><ul>\n", element, w.class(s), w.class(s))
	for range n {
		head := pick(w, w.teasers)
		if w.rnd.IntN(3) > 0 {
			head = w.fill(pick(w, pick(w, w.topics).titles))
		}
		class := w.class(s)
		fmt.Fprintf(b, "<li class=\"%s %s--%s\"><a href=\"/%s/%s-%d\" class=\"%s\" data-track=\"%s\"><img loading=\"lazy\" alt=\"\" src=\"/img/%08x.jpg\"><span class=\"%s\">%s</span></a></li>\n",
			class, class, pick(w, s.words), pick(w, s.words), slug(head), w.rnd.IntN(1000000), w.class(s), class, w.rnd.Uint32(), w.class(s), html.EscapeString(head))
	}
	fmt.Fprintf(b, "</ul></%s>\n", element)
}

func (w *writer) article(b *strings.Builder, s site, p Page, t story) {
	fmt.Fprintf(b, "<main><article class=\"%s\">\n<h1 class=\"%s\">%s</h1>\n", w.class(s), w.class(s), html.EscapeString(t.title))
	fmt.Fprintf(b, "<div class=\"%s\"><span>By our desk</span> <time datetime=\"%s\">%s</time></div>\n", w.class(s), p.Day, p.Day)
	for i, text := range t.paragraphs {
		fmt.Fprintf(b, "<p>%s</p>\n", w.inline(html.EscapeString(text)))
		if i%4 == 3 {
			fmt.Fprintf(b, "<div class=\"%s\"><a href=\"/read\">Read more: %s</a></div>\n", w.class(s), pick(w, w.teasers))
		}
	}
	fmt.Fprintf(b, "</article></main>\n")
}

// inline puts marks into some of the words of a paragraph.
func (w *writer) inline(text string) string {
	words := strings.Split(text, " ")
	for i := range words {
		switch w.rnd.IntN(60) {
		case 0:
			words[i] = "<strong>" + words[i] + "</strong>"
		case 1:
			words[i] = `<a href="/topic">` + words[i] + "</a>"
		case 2:
			words[i] += "&nbsp;&#8211;"
		}
	}
	return strings.Join(words, " ")
}

// state writes the scripts behind the text.
func (w *writer) state(b *strings.Builder, s site) {
	b.WriteString("<script>window.__STATE__={\"items\":[")
	for i := range s.state {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(b, `{"id":"%016x","type":"%s","url":"/%s/%s-%d","headline":%q,"flags":{"live":false,"premium":%t,"comments":%d}}`,
			w.rnd.Uint64(), pick(w, s.words), pick(w, s.words), pick(w, s.words), w.rnd.IntN(100000), pick(w, w.teasers), w.rnd.IntN(2) == 0, w.rnd.IntN(400))
	}
	b.WriteString("]};</script>\n")
	blob := make([]byte, s.blob)
	for i := range blob {
		blob[i] = byte(w.rnd.Uint32())
	}
	fmt.Fprintf(b, "<script>(function(a,b){for(var i=0;i<b.length&&!(b[i]<a);i++){a=b[i]}return a})(0,atob(\"%s\"))</script>\n",
		base64.StdEncoding.EncodeToString(blob))
	for range s.css / 4 {
		fmt.Fprintf(b, "<script>%s.push(function(){var e=document.getElementById(\"%s\");if(e&&e.%s<%d){%s.render(e,\"%s\")}});</script>\n",
			pick(w, s.words), w.class(s), pick(w, s.words), w.rnd.IntN(99), pick(w, s.words), w.class(s))
	}
}
