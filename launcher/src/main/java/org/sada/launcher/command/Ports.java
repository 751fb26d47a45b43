package org.sada.launcher.command;

import org.sada.runtime.HttpSettings;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The port that a command is told to listen on. */
final class Ports {
    private Ports() {}

    /** @throws ParameterException if it is no port */
    static HttpSettings listen(String host, int port, CommandLine command) {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(command, "--port must be between 0 and 65535, not " + port);
        }
        return new HttpSettings(host, port, HttpSettings.onLoopback(port).maxBodyBytes());
    }
}
