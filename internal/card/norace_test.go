//go:build !race

package card_test

const racing = false
