# The replicas behind this cache, and who may tell it to let go of pages. This is the file to change.

# A replica that was told to stop answers this with 503 and everything else as before: with --linger 10s nobody notices.
probe ready {
    .url = "/readyz";
    .interval = 1s;
    .timeout = 1s;
    .window = 4;
    .threshold = 3;
    .initial = 3;
}

backend one {
    .host = "127.0.0.1";
    .port = "8081";
    .probe = ready;
    .connect_timeout = 1s;
    .first_byte_timeout = 5s;
    .between_bytes_timeout = 5s;
}

backend two {
    .host = "127.0.0.1";
    .port = "8082";
    .probe = ready;
    .connect_timeout = 1s;
    .first_byte_timeout = 5s;
    .between_bytes_timeout = 5s;
}

# An address always goes to the same replica, and to the next one where that is not ready or a request is tried again.
sub vcl_init {
    new replicas = directors.shard();
    replicas.add_backend(one);
    replicas.add_backend(two);
    replicas.reconfigure();
}

# The replicas themselves, which are served with --purge-url.
acl purgers {
    "localhost";
}
