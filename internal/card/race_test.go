//go:build race

package card_test

// racing is true under the race detector, which makes painting so slow that
// only some of the guide's cards are painted.
const racing = true
