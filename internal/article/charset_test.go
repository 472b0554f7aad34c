package article

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"ascribe/internal/source"
)

func encode(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestCharsets(t *testing.T) {
	const german = "Würzburg – ein “Zug” mit Größe"
	const russian = "Старый мост закрыт, сообщили власти города"
	const japan = "古い橋が閉鎖された、と市が発表した"
	latin := encode(t, charmap.Windows1252, german)
	meta := []byte(`<html><head><title>x</title><META http-equiv="Content-Type" content="text/html; charset=windows-1251">`)
	for name, c := range map[string]struct {
		body              []byte
		charset, media, s string
	}{
		"UTF-8":                    {[]byte(german), "", source.Text, german},
		"UTF-8 with mark":          {[]byte("\xef\xbb\xbf" + german), "", source.Text, german},
		"UTF-8 called Latin":       {[]byte(german), "iso-8859-1", source.Text, german},
		"UTF-8 cut":                {[]byte(german + " ü")[:len(german)+2], "", source.Text, german + " \ufffd"},
		"UTF-8 with a foreign “":   {append([]byte(german+" "+german), 0x93), "", source.Text, german + " " + german + "\ufffd"},
		"undeclared Latin":         {latin, "", source.Text, german},
		"Latin called UTF-8":       {latin, "utf-8", source.Text, german},
		"Latin called Latin":       {latin, "ISO-8859-1", source.Text, german},
		"Latin called nothing":     {latin, "klingon", source.Text, german},
		"Russian by the carrier":   {encode(t, charmap.KOI8R, russian), "koi8-r", source.Text, russian},
		"Russian by the page":      {append(meta, encode(t, charmap.Windows1251, russian)...), "", source.HTML, string(meta) + russian},
		"page against carrier":     {append(meta, encode(t, charmap.KOI8R, russian)...), "koi8-r", source.HTML, string(meta) + russian},
		"Shift JIS":                {encode(t, japanese.ShiftJIS, japan), "shift_jis", source.Text, japan},
		"ISO-2022-JP":              {encode(t, japanese.ISO2022JP, japan), "iso-2022-jp", source.Text, japan},
		"UTF-16 LE":                {encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), german), "", source.Text, german},
		"UTF-16 BE":                {encode(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), russian), "", source.Text, russian},
		"UTF-16 LE without a mark": {encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), german), "", source.Text, german},
		"UTF-16 BE without a mark": {encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), german), "utf-16", source.HTML, german},
	} {
		if got, err := decode(c.body, c.charset, c.media); err != nil || got != c.s {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// TestCharsetOfAnyText holds that UTF-8 comes through whatever is declared.
func TestCharsetOfAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Repeat("words ", 100) + rapid.StringMatching(`[^\x00-\x1f\x7f\x{feff}]*`).Draw(t, "text")
		declared := rapid.SampledFrom([]string{"", "utf-8", "latin1", "shift_jis", "utf-16", "x"}).Draw(t, "declared")
		if got, err := decode([]byte(s), declared, source.Text); err != nil || got != s {
			t.Fatalf("%q, %v", got, err)
		}
	})
}
