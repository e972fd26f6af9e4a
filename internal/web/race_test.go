//go:build race

package web

// racing is true under the race detector, which makes painting so slow that only
// some cards are painted.
const racing = true
