package org.sada.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sada.analytics.complaint.ComplaintReader;
import org.sada.contract.Definition;
import org.sada.contract.Retention;

/** The picture of the topologies in the documents is made here, and a renamed store or topic, which would lose its state, fails. */
class TopologyPictureTest {
    private static final Path PICTURE = Path.of("../docs/topology.md");

    @Test
    void thePictureInTheDocumentsIsTheTopologyAsItIs() throws IOException {
        AnalyticsSettings settings = AnalyticsSettings.standard("localhost:1", Path.of("target"));
        String picture = TopologyPicture.of(new AnalyticsTopology(
                        Definition.STANDARD, Retention.STANDARD, 12, ComplaintReader.none(), StateStores.DISK)
                .build(settings.properties())
                .describe());
        if (Boolean.getBoolean("sada.write-docs")) {
            Files.writeString(PICTURE, picture);
        }
        assertThat(Files.readString(PICTURE))
                .as(
                        "run the tests with -Dsada.write-docs=true where the change is meant; state under old names is lost")
                .isEqualTo(picture);
    }
}
