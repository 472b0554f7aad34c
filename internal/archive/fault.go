package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"ascribe"
)

func atOffset(name string, offset int64) string { return fmt.Sprintf("%s offset %d", name, offset) }

// diskFault says what the file system refused, and what to do about it.
func diskFault(where, what string, err error) error {
	fault := &ascribe.Error{Code: ascribe.Damaged, Where: where, What: what, Err: cause(err),
		Remedy: "check the disk, then run this again: what was acknowledged is safe"}
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		fault.Code, fault.Remedy = ascribe.Full, "make room on the disk, then run this again: what was acknowledged is safe"
	case errors.Is(err, fs.ErrNotExist):
		fault.Code, fault.Remedy = ascribe.NotFound, "check the path"
	case errors.Is(err, fs.ErrPermission):
		fault.Code, fault.Remedy = ascribe.Invalid, "check who owns the folder and its files"
	}
	return fault
}

// cause frees an error of the path, which the fault names already.
func cause(err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func lockFault(dir string, err error) error {
	if errors.Is(err, errLocked) {
		return &ascribe.Error{Code: ascribe.Conflict, Where: dir, What: "another process is writing to the archive",
			Remedy: "wait until it has ended"}
	}
	return diskFault(dir, "cannot be locked", err)
}
