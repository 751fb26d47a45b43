package org.sada.launcher.pipeline;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sada.ingest.privacy.Privacy;
import org.sada.ingest.privacy.PrivacySettings;
import org.sada.runtime.StartException;

/** Erases a customer where no pipeline runs on the data. */
public final class ErasureAtRest {
    private ErasureAtRest() {}

    /**
     * Destroys the customer's key in this folder, or in the file that the settings name.
     *
     * @throws StartException if a pipeline runs on the folder, which has the key in its memory, or if there is nothing in it
     */
    public static void erase(Path folder, PrivacySettings settings, String tenant, String customer) {
        if (Endpoints.ofRunning(folder).isPresent()) {
            throw new StartException("a pipeline runs on " + folder + "; name its address with --to, or stop it first");
        }
        if (!Files.isDirectory(folder.resolve("broker"))) {
            throw new StartException("there is no data of \"sada up\" in " + folder + "; name its folder with --data");
        }
        Privacy.open(settings, folder, new SimpleMeterRegistry()).erase(tenant, customer);
    }
}
