package org.sada.launcher;

import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, and of what it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "sada " + (version == null ? "(unpackaged)" : version) + ", Kafka " + AppInfoParser.getVersion() + ", Java "
                    + Runtime.version()
        };
    }
}
