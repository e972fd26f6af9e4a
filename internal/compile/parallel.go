package compile

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// inParallel does n pieces of work, as many at once as there are processors.
func inParallel(n int, work func(int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	workers.Wait()
}
