package org.sada.runtime;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a server listens.
 *
 * @param host name or address to bind to; {@code 127.0.0.1} unless others must reach it
 * @param port 0 to 65535; 0 takes a free one
 * @param maxBodyBytes the largest body of a request that is read, at least 1 KiB; larger ones are answered with 413
 */
public record HttpSettings(String host, int port, long maxBodyBytes) {
    private static final long ONE_MIB = 1 << 20;

    public HttpSettings {
        if (host == null || host.isBlank()) {
            throw new IllegalArgumentException("host must not be empty; 127.0.0.1 is this machine only");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, not " + port);
        }
        if (maxBodyBytes < 1024) {
            throw new IllegalArgumentException("maxBodyBytes must be at least 1024, not " + maxBodyBytes);
        }
    }

    /** On this machine only, with bodies up to 1 MiB. */
    public static HttpSettings onLoopback(int port) {
        return new HttpSettings("127.0.0.1", port, ONE_MIB);
    }

    /**
     * Whether only this machine can connect.
     *
     * @throws StartException if the host is unknown
     */
    public boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new StartException(
                    "cannot listen on " + host + ": no such host; use 127.0.0.1 or an address of this machine",
                    unknown);
        }
    }
}
