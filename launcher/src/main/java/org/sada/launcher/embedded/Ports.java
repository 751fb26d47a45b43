package org.sada.launcher.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.sada.runtime.StartException;

/** Ports on loopback. */
final class Ports {
    static final String HOST = "127.0.0.1";

    private Ports() {}

    /**
     * The port asked for, or a free one for 0.
     *
     * @throws StartException if it is in use; {@code what} says for what it was wanted
     */
    static int take(int port, String what) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket.getLocalPort();
        } catch (IOException inUse) {
            throw new StartException(
                    "port " + port + " for " + what + " is not free (" + inUse.getMessage()
                            + "): stop what listens there, or choose another port",
                    inUse);
        }
    }
}
