package postings

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"

	"ascribe"
)

// unfinished ends the name of a file that is being written.
const unfinished = ".new"

// write makes a segment file of what m yields: under another name until all
// of it is on disk.
func write(path string, stamp Stamp, m *merger) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	f, err := os.Create(path + unfinished)
	if err != nil {
		return err
	}
	err = fill(f, stamp, m)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(path+unfinished, path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(path+unfinished))
	}
	return syncFolder(filepath.Dir(path))
}

func fill(f *os.File, stamp Stamp, m *merger) error {
	out := bufio.NewWriterSize(f, 1<<16)
	if _, err := out.Write(make([]byte, headSize)); err != nil {
		return err
	}
	if err := m.start(); err != nil {
		return err
	}
	var fences []byte
	n := 0
	for {
		v, ok, err := m.next()
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		if n%block == 0 {
			fences = binary.LittleEndian.AppendUint32(fences, uint32(v>>32))
		}
		var raw [entrySize]byte
		binary.LittleEndian.PutUint64(raw[:], v)
		if _, err := out.Write(raw[:]); err != nil {
			return err
		}
		n++
	}
	if _, err := out.Write(fences); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if _, err := f.WriteAt(head(n, stamp), 0); err != nil {
		return err
	}
	return f.Sync()
}

func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, io.EOF) {
		err = nil // a file system that keeps folders in order by itself
	}
	if e := d.Close(); err == nil {
		err = e
	}
	return err
}

// fault says what a failing disk did to an index.
func fault(path, what string, err error) error {
	return &ascribe.Error{Code: ascribe.Full, What: "an index of the record " + what, Where: path, Err: err,
		Remedy: "free space on the disk or check it, and run again; what was acknowledged is safe"}
}
