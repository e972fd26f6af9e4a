# Varnish in front of any number of replicas. It needs the vmod xkey (Debian: varnish-modules), and is started with
#
#     varnishd -a :80 -f /etc/varnish/default.vcl -p http_gzip_support=off
#
# because the server compresses better than Varnish does: without that parameter all works, and no page goes out as br.
# Each replica is started with --no-watch --purge-url http://THIS-HOST --linger 10s. What is particular to a place stands
# in replicas.vcl; `make test-cluster` runs both files as they are.
vcl 4.1;

import directors;
import std;
import xkey;

include "replicas.vcl";

sub vcl_recv {
    if (req.restarts == 0) {
        unset req.http.stale; # a note of ours, below
    }
    set req.backend_hint = replicas.backend();

    if (req.method == "PURGE") {
        # A proxy on this machine would speak for everybody: what came through one has two addresses here.
        if (client.ip !~ purgers || req.http.X-Forwarded-For ~ ",") {
            return (synth(403, "Forbidden"));
        }
        if (req.http.xkey-softpurge) {
            return (synth(200, xkey.softpurge(req.http.xkey-softpurge) + " let go"));
        }
        if (req.http.xkey-purge) {
            return (synth(200, xkey.purge(req.http.xkey-purge) + " forgotten"));
        }
        return (synth(400, "No keys in xkey-softpurge or xkey-purge"));
    }

    # No page depends on any of these. Parts of a page are not sent: some who show links take the first part for the whole.
    unset req.http.Cookie;
    unset req.http.Authorization;
    unset req.http.Range;

    # A search is about somebody's health, and the form for an appointment even more so: neither is kept.
    if ((req.method != "GET" && req.method != "HEAD") || req.url ~ "^/search(\.json)?\?(.*&)?q=" || req.url ~ "^/preview/") {
        return (pass);
    }

    # Of the query, what a route reads; in one order.
    if (req.url ~ "^/(static|cards|qr)/") {
        set req.url = regsub(req.url, "\?.*$", "");
    } elseif (req.url ~ "\?") {
        set req.url = regsuball(req.url, "([?&])(?!(?:as-of|certainty|topic)=)[^&]*", "\1");
        set req.url = regsuball(req.url, "&&+", "&");
        set req.url = regsub(req.url, "\?&", "?");
        set req.url = std.querysort(regsub(req.url, "[?&]+$", ""));
    }

    # A page is HTML to whoever does not name another form. Who does gets it from a replica, which reads the weights, and
    # says that it is theirs alone. What has an extension has one form.
    if (req.url ~ "^[^?]*\.[a-z]+(\?|$)") {
        set req.http.Accept = "*/*";
    } elseif (req.http.Accept ~ "(?i)text/markdown|application/json") {
        return (pass);
    } else {
        set req.http.Accept = "text/html";
    }

    # Three variants of a page, and no more. A weight of 0 is a refusal.
    if (req.http.Accept-Encoding ~ "(?i)\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))") {
        set req.http.Accept-Encoding = "br, gzip"; # gzip for the minute in which br is not ready
    } elseif (req.http.Accept-Encoding ~ "(?i)\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }

    # While a replica answers, nothing older is sent than it says: a page that was purged is asked for before it is shown
    # again, once for all who wait for it, and a copy that is still good costs a 304. While none does, what there is is
    # sent, for a day.
    if (!req.http.stale && std.healthy(req.backend_hint)) {
        set req.grace = 0s;
    } else {
        set req.grace = 24h;
    }
    return (hash);
}

# The site says the same under every name.
sub vcl_hash {
    hash_data(req.url);
    return (lookup);
}

sub vcl_backend_fetch {
    set bereq.backend = replicas.backend(alt=bereq.retries);
}

sub vcl_backend_response {
    # stale-if-error: another replica, then what there is, and where there is nothing, what the replica said.
    if (beresp.status >= 500 && (bereq.method == "GET" || bereq.method == "HEAD")) {
        if (bereq.retries < 2) {
            return (retry);
        }
        if (bereq.is_bgfetch || (!bereq.uncacheable && !bereq.http.stale)) {
            return (abandon);
        }
    }
    if (beresp.status == 308) { # newer than the list of what Varnish keeps by itself
        set beresp.ttl = std.duration(regsub(beresp.http.Cache-Control, "^.*s-maxage=(\d+).*$", "\1s"), 0s);
    }
    set beresp.http.xkey = beresp.http.Surrogate-Key;
    set beresp.grace = 24h; # as stale-if-error has it
}

# A form is not sent twice: it may have arrived.
sub vcl_backend_error {
    if (bereq.method == "GET" || bereq.method == "HEAD") {
        if (bereq.retries < 2) {
            return (retry);
        }
        if (bereq.is_bgfetch || (!bereq.uncacheable && !bereq.http.stale)) {
            return (abandon);
        }
    }
    set beresp.uncacheable = true;
    set beresp.ttl = 0s;
    set beresp.grace = 0s;
    set beresp.status = 503;
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Content-Security-Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    set beresp.http.Referrer-Policy = "no-referrer";
    set beresp.http.X-Content-Type-Options = "nosniff";
    set beresp.http.Retry-After = "30";
    synthetic({"<!doctype html>
<html lang="en-US">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>This page cannot be shown right now</title>
<h1>This page cannot be shown right now</h1>
<p>The fault is ours. Please try again in a minute. Nothing that you wrote was kept.
<p>In an emergency, do not wait for a website: call your local emergency number.
<p>This site is general information. It is not medical advice.
</html>
"});
    return (deliver);
}

sub vcl_synth {
    if (resp.status == 503 && req.restarts == 0 && (req.method == "GET" || req.method == "HEAD")) {
        set req.http.stale = "yes";
        return (restart);
    }
}

sub vcl_deliver {
    # Those who may purge can ask what the cache did: curl -sI -H 'X-Cache: ?' …
    if (req.http.X-Cache && client.ip ~ purgers && req.http.X-Forwarded-For !~ ",") {
        set resp.http.X-Cache = "miss";
        if (obj.hits > 0) {
            set resp.http.X-Cache = "hit";
        }
    }
    unset resp.http.xkey;
    unset resp.http.Surrogate-Key;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
}
