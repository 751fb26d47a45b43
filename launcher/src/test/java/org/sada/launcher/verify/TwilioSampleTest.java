package org.sada.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sada.contract.cell.Measure;

class TwilioSampleTest {
    private static final Path FILE = Path.of("../../shared/data/twilio-taskrouter/events.json");

    @Test
    void show() throws IOException {
        assumeTrue(Files.exists(FILE), FILE.toAbsolutePath().normalize() + " is not there");
        Read read = Read.of("twilio-taskrouter", null, Files.readAllBytes(FILE));
        read.refused().forEach(each -> System.out.println(each.position() + " " + each.reason()));
        read.events().forEach(System.out::println);
        read.recomputed().facts().values().forEach(System.out::println);
        for (Measure measure : Measure.values()) {
            System.out.println(measure + " " + read.byQueue(measure));
        }
        assertThat(read.refused()).isEmpty();
    }
}
