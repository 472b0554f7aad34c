package source

import (
	"bytes"
	"errors"
	"io"
	"strconv"

	"ascribe"
)

// webArchive reads the records of a WARC file (ISO 28500:2017).
type webArchive struct {
	name    string
	recs    records
	layers  int   // compressions around a record
	maxBody int64 // the largest body that is handed on
	fields  fields
	http    fields
	raw     bytes.Buffer // a body freed of its codings
	rec     record
}

// record is one record whose head has been read.
type record struct {
	at    place
	head  fields
	block block
}

func newWebArchive(in *input, recs records) *webArchive {
	a := &webArchive{name: in.name, recs: recs, layers: in.layers, maxBody: MaxBody}
	if _, ok := recs.(*gzipRecords); ok {
		a.layers++
	}
	return a
}

// readArchive reads a web archive and hands on items whose bodies the receiver
// may keep.
func readArchive(in *input, recs records, emit visit) bool {
	if head, err := recs.content().Peek(1); len(head) == 0 && errors.Is(err, io.EOF) {
		return emit(Item{}, emptyFault(in.name))
	}
	return newWebArchive(in, recs).each(nil, func(it Item, err error) bool {
		it.Body = bytes.Clone(it.Body)
		return emit(it, err)
	})
}

// each hands on every page and every fault, up to the end of the archive or to
// the record before which stop, if given, says so. Bodies are valid during the
// call only. Damage costs the record it is in: reading goes on with the next
// that can be found.
func (a *webArchive) each(stop func(place) bool, emit visit) bool {
	reported := int64(-1) // the gzip member whose damage has been told of
	for {
		rec, item, fault, damaged := a.read(stop)
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
			if a.recs.recover(rec.at, fault) != nil {
				return true
			}
		}
	}
}

// read reads the next record. The item has no media if the record holds no
// page. A fault is the record's own, or, if damaged, leaves open where the
// next one begins. io.EOF is the end of the archive, or of what was asked for.
func (a *webArchive) read(stop func(place) bool) (rec *record, item Item, fault error, damaged bool) {
	rec, err := a.next(stop)
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
func (a *webArchive) next(stop func(place) bool) (*record, error) {
	a.recs.begin()
	w := a.recs.content()
	err := skipEOLs(w)
	head, _ := w.Peek(len(recordMagic))
	rec := &a.rec
	*rec = record{at: a.recs.place()}
	switch {
	case err == nil && stop != nil && stop(rec.at):
		return rec, io.EOF
	case err != nil:
		return rec, err
	case !bytes.HasPrefix(recordMagic, head):
		return rec, errFraming
	}
	_, a.fields, err = passHead(w, a.fields)
	rec.head = a.fields
	if err != nil {
		return rec, err
	}
	length, err := strconv.ParseInt(rec.head.get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return rec, &ascribe.Error{Code: ascribe.Damaged, What: "a record without a valid Content-Length",
			Remedy: "fetch the archive again"}
	}
	rec.block = block{w: w, left: length}
	a.recs.enclose(&rec.at)
	return rec, nil
}

// forward is a stream that can be looked at and moved on.
type forward interface {
	peeker
	Discard(n int64) error
}

// passHead reads a head and passes it; its fields take the place of fs.
func passHead(f forward, fs fields) (first string, all fields, err error) {
	first, all, size, err := readHead(f, fs[:0])
	if err == nil {
		err = f.Discard(int64(size))
	}
	return first, all, err
}

// finish reads what is left of the record and looks at what follows: only then
// is it known that the record is whole. A cut behind the record is left for
// next to find.
func (a *webArchive) finish(rec *record) error {
	if err := rec.block.Discard(rec.block.left); err != nil {
		return err
	}
	a.recs.enclose(nil)
	w := a.recs.content()
	last := a.recs.place()
	end, _ := w.Peek(len(recordEnd))
	terminated := bytes.Equal(end, recordEnd)
	var head []byte
	var err error
	if terminated {
		if err = w.Discard(int64(len(recordEnd))); err == nil {
			err = a.recs.settle()
		}
	} else if err = skipEOLs(w); err == nil {
		head, _ = w.Peek(len(recordMagic))
	}
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
