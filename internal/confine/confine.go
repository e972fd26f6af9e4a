// Package confine gives up what the process has no use for: files, ports and other
// processes that it will not touch are then out of reach, for whoever might find a way
// to make it try.
//
// It rests on Landlock, a part of the Linux kernel that any process can ask for
// without privileges, and cannot undo. Older kernels confine less, and other systems
// nothing: [To] says what is in force, so that it can be told. What Landlock does not
// hold back as yet are UDP and Multipath TCP; a firewall does.
package confine

import (
	"errors"
	"fmt"

	"github.com/landlock-lsm/go-landlock/landlock"
	kernel "github.com/landlock-lsm/go-landlock/landlock/syscall"
)

// Access is what stays within reach. What is open already stays open, listeners
// included.
type Access struct {
	Read    []string // folders whose files may be read; those that are missing are passed over
	Write   []string // folders whose files may be read, written, made and removed; they must exist
	Connect []uint16 // TCP ports of other machines, and of this one
}

// ErrUnavailable says that this system has no Landlock, or that it is switched off.
var ErrUnavailable = errors.New("this system has no Landlock (Linux 5.13 or later, with “landlock” among its lsm)")

// The versions of the kernel's interface that first hold a part of the confinement.
const (
	filesSince   = 1 // Linux 5.13
	portsSince   = 4 // Linux 6.7
	signalsSince = 6 // Linux 6.12
)

// The rights to files; none of them is the right to run one.
const (
	reading = kernel.AccessFSReadFile | kernel.AccessFSReadDir
	writing = reading | kernel.AccessFSWriteFile | kernel.AccessFSTruncate | kernel.AccessFSMakeReg | kernel.AccessFSRemoveFile
)

// To leaves the process, with all of its threads, nothing but some access, for good.
// It returns what is in force, such as "files, TCP ports": fewer things on an older
// kernel, and [ErrUnavailable] where there is nothing.
func To(a Access) (string, error) {
	version, err := kernel.LandlockGetABIVersion()
	if err != nil || version < filesSince {
		return "", ErrUnavailable
	}
	rules := []landlock.Rule{
		landlock.PathAccess(reading, a.Read...).IgnoreIfMissing(),
		landlock.PathAccess(writing, a.Write...),
	}
	for _, port := range a.Connect {
		rules = append(rules, landlock.ConnectTCP(port))
	}
	if err := landlock.V7.BestEffort().Restrict(rules...); err != nil {
		return "", fmt.Errorf("confine the process: %w", err)
	}
	switch {
	case version < portsSince:
		return "files", nil
	case version < signalsSince:
		return "files, TCP ports", nil
	default:
		return "files, TCP ports, signals to other processes", nil
	}
}
