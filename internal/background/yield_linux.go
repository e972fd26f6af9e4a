package background

import "syscall"

// least is the lowest priority of a thread that is not idle (setpriority(2)).
const least = 19

// yield gives this thread the least priority. Where it may not, the work goes on as
// the rest does.
func yield() { _ = syscall.Setpriority(syscall.PRIO_PROCESS, syscall.Gettid(), least) }
