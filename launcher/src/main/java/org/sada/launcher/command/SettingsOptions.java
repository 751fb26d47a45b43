package org.sada.launcher.command;

import java.nio.file.Path;
import java.util.List;
import org.sada.ingest.privacy.PrivacySettings;
import org.sada.runtime.Settings;
import picocli.CommandLine.Option;

/** Where a command takes its settings from: a file, the environment, and {@code -S}. */
final class SettingsOptions {
    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings (YAML), such as those of privacy: see docs/privacy.md.")
    private Path file;

    @Option(
            names = "-S",
            paramLabel = "KEY=VALUE",
            description = "One setting, such as privacy.comment=drop; goes before the file and the environment.")
    private List<String> overrides = List.of();

    /**
     * All that can be set.
     *
     * @param privacy what of events is kept, redacted, hashed or dropped
     */
    record All(PrivacySettings privacy) {
        static final All STANDARD = new All(PrivacySettings.STANDARD);
    }

    /** @throws org.sada.runtime.SettingsException if one is unknown or impossible */
    PrivacySettings privacy() {
        Settings settings = file == null ? Settings.none() : Settings.none().withFile(file);
        return settings.withEnvironment(System.getenv())
                .withOverrides(overrides)
                .over(All.STANDARD)
                .privacy();
    }
}
