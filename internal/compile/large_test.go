package compile_test

import (
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"testing"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/large"
)

// BenchmarkCompile compiles, links and checks guides of growing size: what an
// article costs is to stay the same. With LEAKYGUT_LARGE it also leaves the largest
// in that folder, for other programs to build.
func BenchmarkCompile(b *testing.B) {
	for _, articles := range []int{34, 100, 1_000, 10_000} {
		b.Run(fmt.Sprint(articles), func(b *testing.B) {
			files, err := large.Content(content.FS(), articles)
			if err != nil {
				b.Fatal(err)
			}
			if dir := os.Getenv("LEAKYGUT_LARGE"); dir != "" && articles == 10_000 {
				if err := os.CopyFS(dir, files); err != nil {
					b.Fatal(err)
				}
			}
			var kept *guide.Guide
			before, start := heap(), cpu(b)
			for b.Loop() {
				g, list, err := compile.Compile(fs.FS(files))
				if err != nil || g == nil || len(g.Articles()) < articles {
					b.Fatalf("%v, %d errors", err, list.Errors())
				}
				kept = g
			}
			perArticle(b, start, articles)
			b.ReportMetric(float64(heap()-before)/float64(articles)/1024, "KB-kept/article")
			runtime.KeepAlive(kept)
		})
	}
}

// heap is how many bytes are in use.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
