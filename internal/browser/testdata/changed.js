// What has changed on the page since still.js began to watch.
() => document.changed()
