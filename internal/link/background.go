package link

import (
	_ "embed"
	"math"
	"strconv"
	"strings"

	"ascribe"
)

//go:generate go run ./genwords -news ../../../shared/gold/news/articles.jsonl -cables ../../../shared/gold/muc4/train.jsonl -local ../../../shared/gold/linking/gvdb.A.jsonl -o words.txt

// words.txt holds, for every word that at least [genwords] documents of a news
// collection use, its document frequency in parts per million: "word<TAB>ppm",
// ordered by word. A fixed table makes the weight of a word independent of
// which reports have arrived.
//
//go:embed words.txt
var wordTable string

// background knows how common words are.
type background struct {
	idfs  map[string]float32
	floor float64 // idf of a word that is not in the table
}

// rarest is the document frequency that a word outside the table is taken to
// have, in parts per million.
const rarest = 300

func parseBackground(table string) (*background, error) {
	b := &background{idfs: map[string]float32{}, floor: idf(rarest)}
	for i, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		w, ppm, ok := strings.Cut(line, "\t")
		n, err := strconv.Atoi(ppm)
		if !ok || err != nil || n < 1 {
			return nil, &ascribe.Error{Code: ascribe.Damaged, What: "not a word and its frequency",
				Where: "words.txt:" + strconv.Itoa(i+1), Err: err}
		}
		b.idfs[w] = float32(idf(n))
	}
	return b, nil
}

// idf is the inverse document frequency in nats of a word that ppm of a
// million documents use. A word that more than one in eight uses tells
// nothing.
func idf(ppm int) float64 {
	if ppm > 1e6/8 {
		return 0
	}
	return math.Log(1e6 / float64(ppm))
}

func (b *background) idf(fold []byte) float64 {
	if v, ok := b.idfs[string(fold)]; ok {
		return float64(v)
	}
	return b.floor
}
