//go:build !linux

package confine_test

import (
	"errors"
	"testing"

	"leakygut/internal/confine"
)

func TestOtherSystemsSaySo(t *testing.T) {
	t.Parallel()
	if what, err := confine.To(confine.Access{}); !errors.Is(err, confine.ErrUnavailable) {
		t.Errorf("%q, %v", what, err)
	}
}
