package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ours is the program as it is deployed: it logs to a file, counts, and confines
// itself.
func (b *bench) ours(ctx context.Context, port, log string, flags ...string) (program, error) {
	file, err := b.tool(ctx, "leakygut")
	if err != nil {
		return program{}, err
	}
	args := []string{file, "serve", "--addr", "127.0.0.1:" + port, "--metrics-addr", "127.0.0.1:0"}
	return program{args: append(args, flags...), log: log}, nil
}

// bare is a handler that writes what was recorded, or “ok”.
func (b *bench) bare(ctx context.Context, port string, answers ...string) (program, error) {
	file, err := b.tool(ctx, "bare")
	return program{args: append([]string{file, "127.0.0.1:" + port}, answers...)}, err
}

// nginxConf is a file server that sends what was compressed before, and keeps files
// open. One process does it all, so that its time can be read.
const nginxConf = `%[1]sload_module %[2]s;
daemon off;
master_process off;
pid %[3]s/nginx.pid;
error_log stderr;
events {}
http {
	types { text/html html; }
	access_log off;
	sendfile on;
	keepalive_requests 1000000;
	open_file_cache max=1000;
	brotli_static on;
	client_body_temp_path %[3]s/nginx-body;
	proxy_temp_path %[3]s/nginx-proxy;
	fastcgi_temp_path %[3]s/nginx-fastcgi;
	uwsgi_temp_path %[3]s/nginx-uwsgi;
	scgi_temp_path %[3]s/nginx-scgi;
	server {
		listen 127.0.0.1:%[4]s;
		root %[5]s;
	}
}
`

func (b *bench) nginx(ctx context.Context, port, root string) (program, error) {
	file, err := b.tool(ctx, "nginx")
	if err != nil {
		return program{}, err
	}
	const module = "ngx_http_brotli_static_module.so"
	for _, folder := range []string{"/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/etc/nginx/modules"} {
		if _, err := os.Stat(filepath.Join(folder, module)); err != nil {
			continue
		}
		user := ""
		if os.Getuid() == 0 {
			user = "user root;\n"
		}
		conf := fmt.Sprintf(nginxConf, user, filepath.Join(folder, module), b.dir, port, root)
		return program{args: []string{file, "-e", "stderr", "-c", b.path("nginx.conf")}}, os.WriteFile(b.path("nginx.conf"), []byte(conf), 0o644)
	}
	return program{}, errors.New(module + " is not installed")
}

// caddyfile is the same for Caddy.
const caddyfile = `{
	admin off
	auto_https off
	persist_config off
}
http://127.0.0.1:%s {
	root * %s/www
	file_server {
		precompressed br
	}
}
`

func (b *bench) caddy(ctx context.Context, port string) (program, error) {
	file, err := b.tool(ctx, "caddy")
	if err != nil {
		return program{}, err
	}
	conf := b.path("Caddyfile")
	return program{
		args: []string{file, "run", "--config", conf, "--adapter", "caddyfile"},
		env:  []string{"XDG_DATA_HOME=" + b.dir, "XDG_CONFIG_HOME=" + b.dir},
	}, os.WriteFile(conf, fmt.Appendf(nil, caddyfile, port, b.dir), 0o644)
}
