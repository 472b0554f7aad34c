package ingest

import (
	"sync"

	"ascribe/internal/link"
	"ascribe/internal/store"
)

// The rooms of a [briefs], in pages that are made when they are needed: 20
// bytes a mention, 20 MB for the latest million.
const (
	briefPage  = 1 << 12
	briefPages = 1 << 8
)

// briefs keeps at hand what excludes most of the mentions that an arrival
// shares a key with, of the latest million. The profiles of these need not be
// read.
type briefs struct {
	mu    sync.RWMutex
	pages [briefPages][]brief // by row; a later row takes the room of an earlier one
}

type brief struct {
	row uint32 // 0 for none
	link.Brief
}

func (b *briefs) put(row store.Row, of link.Brief) {
	b.mu.Lock()
	defer b.mu.Unlock()
	page := &b.pages[row/briefPage%briefPages]
	if *page == nil {
		*page = make([]brief, briefPage)
	}
	if at := &(*page)[row%briefPage]; uint32(row) >= at.row {
		*at = brief{uint32(row), of}
	}
}

// possible leaves out the rows that are known to be excluded.
func (b *briefs) possible(of link.Brief, rows []store.Row) []store.Row {
	b.mu.RLock()
	defer b.mu.RUnlock()
	out := rows[:0]
	for _, row := range rows {
		page := b.pages[row/briefPage%briefPages]
		if page != nil {
			if at := page[row%briefPage]; at.row == uint32(row) && of.Excludes(at.Brief) {
				continue
			}
		}
		out = append(out, row)
	}
	return out
}
