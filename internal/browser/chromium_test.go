package browser

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// startTime is how long Chromium may take to start, or to open a tab.
const startTime = 30 * time.Second

// startChromium starts a browser that ends with the test. The context it returns
// is what tabs are opened from.
func startChromium(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(findChromium(t)),
		chromedp.UserDataDir(t.TempDir()),
		chromedp.NoSandbox, // CI is root in a container, where Chromium's own sandbox cannot be had; it sees nothing but our pages
		chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true),
		// No name has an address: whatever asks for another host fails, and is seen.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	)
	allocator, endAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(endAllocator)
	ctx, end := chromedp.NewContext(allocator)
	t.Cleanup(end)
	begin(t, ctx, end)
	return ctx
}

// begin makes the first run on a context, which starts the browser or opens the
// tab. That run's context must not have a deadline, because it is bound to the
// life of what it starts; so a clock ends it instead.
func begin(t testing.TB, ctx context.Context, end func()) {
	t.Helper()
	clock := time.AfterFunc(startTime, end)
	defer clock.Stop()
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("Chromium did not answer within %v: %v", startTime, err)
	}
}

// findChromium looks where people and Debian put it.
func findChromium(t *testing.T) string {
	t.Helper()
	names := []string{"chromium", "chromium-browser", "google-chrome"}
	if chosen := os.Getenv("LEAKYGUT_CHROMIUM"); chosen != "" {
		names = []string{chosen}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatalf("no browser: looked for %v. Install Chromium (Debian: apt-get install chromium), or put its path in LEAKYGUT_CHROMIUM", names)
	return ""
}
