package org.sada.ingest.privacy;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.sada.contract.event.Event;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.publish.EventLine;
import org.sada.runtime.StartException;

/** Says what of events and refusals may be written down. Safe for many threads. */
public final class Privacy {
    private static final String CUSTOMER = "customer";

    private final PrivacySettings settings;
    private final PseudonymKeyFile keyFile;
    private final FieldPolicy fields;
    private final EventPolicy events;
    private final RefusedContent refused;

    private Privacy(PrivacySettings settings, PseudonymKeyFile keyFile, PseudonymKeys keys, MeterRegistry meters) {
        this.settings = settings;
        this.keyFile = keyFile;
        this.fields = new FieldPolicy(settings.redactor(), new PrivacyMeters(meters), keys);
        this.events = new EventPolicy(settings, fields);
        this.refused = new RefusedContent(settings, fields);
    }

    /**
     * With the keys of the file that the settings name, or of one in this folder, which is made where there is none.
     *
     * @throws StartException if the file is missing, broken, or others may read it
     */
    public static Privacy open(PrivacySettings settings, Path folder, MeterRegistry meters) {
        if (settings.keyFile().isEmpty()) {
            PseudonymKeyFile own = new PseudonymKeyFile(folder.resolve("privacy.key"));
            return new Privacy(settings, own, own.readOrCreate(), meters);
        }
        PseudonymKeyFile named = new PseudonymKeyFile(Path.of(settings.keyFile()));
        return new Privacy(settings, named, named.read(), meters);
    }

    /** The event as it may be written. */
    Event treated(Event event) {
        return events.treated(event);
    }

    /** The line as it may be written: the very same where nothing in it is anybody's. */
    @SuppressWarnings("ReferenceEquality") // an event that stays is the same object
    EventLine treated(EventLine line) {
        Event treated = events.treated(line.event());
        return treated == line.event() ? line : EventLine.of(treated);
    }

    Rejection treated(Rejection rejection) {
        return new Rejection(
                rejection.tenant(),
                rejection.door(),
                rejection.source(),
                rejection.position(),
                Reasons.clean(rejection.reason()),
                refused.treated(rejection.content()));
    }

    /**
     * Destroys what ties a customer's id to what is stored of this customer, for good. What is stored stays and goes on counting; who comes
     * again under the same id counts as somebody else.
     *
     * @throws StartException if the key file cannot be written; then nothing has changed
     * @throws IllegalStateException if customers are kept as they came, so that there is nothing to destroy
     */
    public synchronized void erase(String tenant, String customer) {
        if (settings.customer() == Treatment.KEEP) {
            throw new IllegalStateException("privacy.customer is keep: ids of customers stand in the log as they came,"
                    + " and nothing can erase them there");
        }
        if (fields.keys().isPseudonym(customer)) {
            throw new IllegalStateException("this is a pseudonym; erasing takes the id as its source has it");
        }
        PseudonymKeys left = fields.keys().without(CUSTOMER, tenant, customer, PseudonymKeyFile::newRoot);
        try {
            keyFile.write(left);
        } catch (IOException e) {
            throw new StartException("cannot write the key file " + keyFile.path() + ": " + e.getMessage(), e);
        }
        fields.replaceKeys(left);
    }
}
