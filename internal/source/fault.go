package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"ascribe"
)

// atLine and atOffset name a place in a file for people.
func atLine(name string, line int) string       { return fmt.Sprintf("%s line %d", name, line) }
func atOffset(name string, offset int64) string { return fmt.Sprintf("%s offset %d", name, offset) }

// pathFault says why the file or folder at path cannot be opened or read.
func pathFault(path string, err error) *ascribe.Error {
	cause := err
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		cause = pe.Err // the path stands in Where already
	}
	if errors.Is(err, fs.ErrNotExist) {
		return &ascribe.Error{Code: ascribe.NotFound, Where: path, What: "no such file or folder",
			Remedy: "check the path"}
	}
	return &ascribe.Error{Code: ascribe.Invalid, Where: path, What: "cannot be read",
		Remedy: "check what it is and who may read it", Err: cause}
}

// emptyFault says that there is nothing in the file.
func emptyFault(name string) *ascribe.Error {
	return &ascribe.Error{Code: ascribe.Invalid, Where: name, What: "the file is empty",
		Remedy: "fetch it again, or leave it out"}
}

// sizeFault says that a document is larger than limit bytes.
func sizeFault(where, what string, limit int64) *ascribe.Error {
	return &ascribe.Error{Code: ascribe.TooLarge, Where: where,
		What: fmt.Sprintf("%s is larger than %d MB", what, limit>>20), Remedy: "split it, or leave it out"}
}

// layersFault says that a document is compressed too many times over.
func layersFault(where string) *ascribe.Error {
	return &ascribe.Error{Code: ascribe.TooLarge, Where: where,
		What: fmt.Sprintf("compressed more than %d times over", MaxLayers), Remedy: "unpack it first"}
}

// readFault says that reading failed at a place: the bytes end too early, are
// damaged, or the medium refused.
func readFault(where string, err error) *ascribe.Error {
	var known *ascribe.Error
	if errors.As(err, &known) {
		return &ascribe.Error{Code: known.Code, Where: where, What: known.What, Remedy: known.Remedy, Err: known.Err}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return &ascribe.Error{Code: ascribe.Damaged, Where: where, What: "cut short", Remedy: "fetch it again"}
	}
	return &ascribe.Error{Code: ascribe.Damaged, Where: where, What: "cannot be read on", Remedy: "fetch it again",
		Err: err}
}
