package clause

// slab is room for the many small slices of one text, cut one after the other.
type slab[T any] struct{ used []T }

// room returns an empty slice with room for n; more where the slab has to be
// made anew.
func (b *slab[T]) room(n, more int) []T {
	if cap(b.used)-len(b.used) < n {
		b.used = make([]T, 0, max(n, more))
	}
	return b.used[len(b.used):]
}

// keep takes a slice that room returned, filled within that room, and returns it
// cut so that the next begins behind it.
func (b *slab[T]) keep(xs []T) []T {
	b.used = b.used[:len(b.used)+len(xs)]
	return xs[:len(xs):len(xs)]
}
