package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"

	"ascribe"
)

// webArchive reads the records of a WARC file (ISO 28500:2017).
type webArchive struct {
	name   string
	recs   records
	layers int           // compressions around a record
	body   *bufio.Reader // reads the block of one record
	raw    bytes.Buffer  // the body as transferred, if it is coded
}

// record is one record whose head has been read.
type record struct {
	at    place
	head  fields
	block *block
}

// readArchive reads a web archive. Damage costs the record it is in: reading
// goes on with the next that can be found.
func readArchive(in *input, recs records, emit visit) bool {
	a := &webArchive{name: in.name, recs: recs, layers: in.layers, body: bufio.NewReaderSize(nil, 4<<10)}
	if _, ok := recs.(*gzipRecords); ok {
		a.layers++
	}
	if head, err := recs.bytes().Peek(1); len(head) == 0 && errors.Is(err, io.EOF) {
		return emit(Item{}, emptyFault(in.name))
	}
	reported := int64(-1) // the gzip member whose damage has been told of
	for {
		rec, item, fault, damaged := a.read()
		if errors.Is(fault, io.EOF) {
			return true
		}
		again := damaged && rec.at.offset == reported && rec.at.inside > 0
		switch {
		case fault != nil && !again:
			if !emit(Item{}, readFault(a.where(rec.at, fault), fault)) {
				return false
			}
		case item.Media != "":
			if reported = -1; !emit(item, nil) {
				return false
			}
		}
		if damaged {
			reported = rec.at.offset
			if recs.recover(rec.at, fault) != nil {
				return true
			}
		}
	}
}

// read reads the next record. The item has no media if the record holds no
// page. A fault is the record's own, or, if damaged, leaves open where the
// next one begins. io.EOF is the end of the archive.
func (a *webArchive) read() (rec *record, item Item, fault error, damaged bool) {
	rec, err := a.next()
	if err == nil {
		item, fault = a.item(rec)
		err = a.finish(rec)
	}
	if err != nil {
		return rec, Item{}, err, true
	}
	return rec, item, fault, false
}

// where names the place of a record, or of the gzip member whose damage err is.
func (a *webArchive) where(at place, err error) string {
	if m := (*memberError)(nil); errors.As(err, &m) {
		return atOffset(a.name, m.offset)
	}
	where := atOffset(a.name, at.offset)
	if at.inside > 0 {
		where += ", unpacked byte " + strconv.FormatInt(at.inside, 10)
	}
	return where
}

// next reads the head of the next record; io.EOF behind the last. The
// record's place is set whatever the error.
func (a *webArchive) next() (*record, error) {
	r := a.recs.bytes()
	err := skipEOLs(r)
	head, _ := r.Peek(len(recordMagic))
	rec := &record{at: a.recs.place()}
	switch {
	case err != nil:
		return rec, err
	case !bytes.HasPrefix(recordMagic, head):
		return rec, errFraming
	}
	if _, rec.head, err = readHead(r); err != nil {
		return rec, err
	}
	length, err := strconv.ParseInt(rec.head.get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return rec, &ascribe.Error{Code: ascribe.Damaged, What: "a record without a valid Content-Length",
			Remedy: "fetch the archive again"}
	}
	rec.block = &block{r: r, left: length}
	return rec, nil
}

// finish reads what is left of the record and looks at what follows: only then
// is it known that the record is whole. A cut behind the record is left for
// next to find.
func (a *webArchive) finish(rec *record) error {
	if _, err := io.Copy(io.Discard, rec.block); err != nil {
		return err
	}
	r := a.recs.bytes()
	last := a.recs.place()
	end, _ := r.Peek(len(recordEnd))
	terminated := bytes.Equal(end, recordEnd)
	err := skipEOLs(r)
	head, _ := r.Peek(len(recordMagic))
	var m *memberError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return nil
	case errors.As(err, &m) && m.offset != last.offset:
		return nil
	case err != nil:
		return err
	case !terminated && !bytes.HasPrefix(recordMagic, head):
		return errFraming
	}
	return nil
}

// recordEnd stands behind every record. Where a writer left it out, the next
// record has to follow at once for the length to be believed.
var recordEnd = []byte("\r\n\r\n")

// errFraming says that the lengths in the archive do not fit together.
var errFraming = &ascribe.Error{Code: ascribe.Damaged, What: "a record does not begin or end where it should",
	Remedy: "fetch the archive again"}
