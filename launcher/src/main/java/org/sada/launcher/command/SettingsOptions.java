package org.sada.launcher.command;

import java.nio.file.Path;
import java.util.List;
import org.sada.launcher.pipeline.UpSettings;
import org.sada.runtime.Settings;
import picocli.CommandLine.Option;

/** Where a command takes its settings from: a file, the environment, and {@code -S}; the last wins. */
final class SettingsOptions {
    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "Settings (YAML): topics to read events from, privacy, by what texts are read. See docs/operations.md.")
    private Path file;

    @Option(names = "-S", paramLabel = "KEY=VALUE", description = "One setting, such as privacy.comment=drop.")
    private List<String> overrides = List.of();

    /** @throws org.sada.runtime.SettingsException if one is unknown or impossible */
    UpSettings read() {
        Settings settings = file == null ? Settings.none() : Settings.none().withFile(file);
        return settings.withEnvironment(System.getenv())
                .withOverrides(overrides)
                .over(UpSettings.NONE);
    }
}
