package ascribe

// Report is one published report as the record keeps it: where it came from,
// what it says, and how its text was derived from the original bytes.
type Report struct {
	// ID is "r" and 16 hexadecimal digits ([ReportID]).
	ID string `json:"id"`
	// DocID is the name that the source gave the report; where it gave none,
	// the ID.
	DocID string `json:"docid"`
	// Original addresses the bytes as they were received.
	Original Ref `json:"original"`
	// Origin says where the bytes came from, for people: a path with line or
	// offset. It never takes part in an id.
	Origin string `json:"origin,omitempty"`
	URL    string `json:"url,omitempty"`
	// Publisher is the outlet as named by the source, or the host of the URL.
	Publisher string `json:"publisher,omitempty"`
	// Published is the date of publication; zero if none is known.
	Published Date   `json:"published"`
	Title     string `json:"title,omitempty"`
	// Text is the running text that spans point into: UTF-8.
	Text string `json:"text"`
	// Language is an ISO 639-1 code, "" if unknown.
	Language string `json:"language,omitempty"`
	// TextMethod names what derived Text from the original ("plain/1",
	// "trafilatura/1").
	TextMethod string `json:"text_method,omitempty"`
	// Codebook and Method name the codebook and the extractor that read it.
	Codebook string `json:"codebook,omitempty"`
	Method   string `json:"method,omitempty"`
	// Relevance is the extractor's probability, 0 to 1, that the report is
	// about an attack; Relevant its decision.
	Relevant  bool    `json:"relevant"`
	Relevance float64 `json:"relevance"`
	// CopyOf is the id of the report that this one copies, or empty; Family
	// is the id shared by all copies of one story.
	CopyOf string `json:"copy_of,omitempty"`
	Family string `json:"family,omitempty"`
}
