//go:build !linux

package background

// yield does nothing where threads have no priority of their own.
func yield() {}
