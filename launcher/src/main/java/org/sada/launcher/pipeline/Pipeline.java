package org.sada.launcher.pipeline;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.kafka.clients.admin.Admin;
import org.sada.analytics.Analytics;
import org.sada.analytics.AnalyticsSettings;
import org.sada.analytics.Definitions;
import org.sada.analytics.LostPlace;
import org.sada.analytics.TopicSetup;
import org.sada.analytics.complaint.ComplaintReader;
import org.sada.contract.Definition;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.privacy.Privacy;
import org.sada.ingest.privacy.PrivacySettings;
import org.sada.ingest.privacy.PrivatePublisher;
import org.sada.ingest.publish.KafkaPublisher;
import org.sada.ingest.publish.Publisher;
import org.sada.ingest.topic.RawTopic;
import org.sada.ingest.topic.TopicIntake;
import org.sada.launcher.embedded.EmbeddedBroker;
import org.sada.launcher.embedded.EmbeddedStore;
import org.sada.runtime.Service;
import org.sada.runtime.Services;
import org.sada.runtime.Telemetry;
import org.sada.sink.Sink;
import org.sada.sink.SinkSettings;
import org.sada.sink.Store;
import org.sada.sink.StoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Broker, store, analytics and sink in one process. What is slow to start starts side by side. */
public final class Pipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final short ONE_COPY = 1;

    private final PipelineSettings settings;
    private final PrivacySettings privacySettings;
    private final Telemetry telemetry = new Telemetry();
    private final ConcurrentLinkedDeque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private Services background;
    private LogSide logSide;
    private StoreSide storeSide;
    private Sink sink;

    private record LogSide(
            EmbeddedBroker broker,
            KafkaPublisher publisher,
            Privacy privacy,
            AnalyticsSettings settings,
            Analytics analytics) {}

    private record StoreSide(EmbeddedStore server, Store store) {}

    private Pipeline(PipelineSettings settings, PrivacySettings privacySettings) {
        this.settings = settings;
        this.privacySettings = privacySettings;
    }

    /** With what is personal treated as usual. */
    public static Pipeline open(PipelineSettings settings) {
        return open(settings, PrivacySettings.STANDARD);
    }

    /**
     * Opens everything; the {@link #services} then run it.
     *
     * @throws org.sada.runtime.StartException with one line that says what to do
     */
    public static Pipeline open(PipelineSettings settings, PrivacySettings privacy) {
        Pipeline pipeline = new Pipeline(settings, privacy);
        try {
            pipeline.open();
            return pipeline;
        } catch (RuntimeException e) {
            pipeline.close();
            throw e;
        }
    }

    private void open() {
        CompletableFuture<StoreSide> store = CompletableFuture.supplyAsync(this::openStore);
        CompletableFuture<LogSide> log = CompletableFuture.supplyAsync(this::openLog);
        try {
            CompletableFuture.allOf(store, log).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        storeSide = store.join();
        logSide = log.join();
        sink = opened(
                Sink.create(SinkSettings.of(bootstrap()).keepingExamples(settings.keptExamples()), store(), telemetry));
        telemetry.watch(logSide.analytics());
        telemetry.watch(logSide.publisher().healthCheck());
        if (!settings.temporary()) {
            EmbeddedStore server = storeSide.server();
            Endpoints.here(bootstrap(), server.jdbcUrl(), server.user(), server.password())
                    .write(settings.folder());
        }
    }

    private StoreSide openStore() {
        Path folder = settings.folder().resolve("store");
        EmbeddedStore server = opened(
                settings.temporary() ? EmbeddedStore.startTemporary(folder) : EmbeddedStore.startDurable(folder, 0));
        Store store = opened(Store.open(StoreSettings.of(server.jdbcUrl(), server.user(), server.password())));
        LOG.info("the store is up");
        store.migrate();
        LOG.info("the schema of the store is up to date");
        return new StoreSide(server, store);
    }

    private LogSide openLog() {
        Privacy privacy = Privacy.open(privacySettings, settings.folder(), telemetry.meters());
        Path folder = settings.folder().resolve("broker");
        EmbeddedBroker broker = opened(
                settings.temporary() ? EmbeddedBroker.startTemporary(folder) : EmbeddedBroker.startDurable(folder, 0));
        LOG.info("the broker is up");
        ComplaintReader reader = ComplaintReader.of(settings.complaints());
        Definition definition = settings.definition().withTexts(reader.version());
        Path state = settings.folder().resolve("state");
        Map<String, Object> connection = Map.of("bootstrap.servers", broker.bootstrap());
        int partitions;
        try (Admin admin = Admin.create(connection)) {
            partitions = TopicSetup.ensure(admin, settings.partitions(), ONE_COPY);
            if (!settings.temporary()) {
                definition = Definitions.settle(admin, connection, state, definition, settings.recount());
                TextFiles.keep(settings.folder(), settings.complaints());
            }
            LostPlace.refuse(admin, connection);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
        LOG.info("the topics are there");
        KafkaPublisher publisher = opened(KafkaPublisher.connect(connection));
        AnalyticsSettings analytics = AnalyticsSettings.standard(broker.bootstrap(), state)
                .with(definition, settings.retention())
                .with(reader)
                .with(settings.stores(), settings.threads(), settings.commitInterval());
        return new LogSide(broker, publisher, privacy, analytics, opened(new Analytics(analytics, partitions)));
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    /** Lets the services work in the background, for a caller that has its own work to do and closes this when it is done. */
    public Pipeline start() {
        background = Services.of(services());
        Thread thread = new Thread(
                () -> {
                    try {
                        background.run();
                        end.complete(null);
                    } catch (Throwable cause) { // told by awaitQuiet
                        end.completeExceptionally(cause);
                    }
                },
                "pipeline");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /**
     * Waits until all is stored that is in the log now.
     *
     * @throws IllegalStateException where it takes longer, or the pipeline has stopped
     */
    public void awaitQuiet(Duration patience) throws InterruptedException, SQLException {
        LOG.info("waiting until everything is counted and stored");
        try (Quiet quiet = new Quiet(bootstrap(), store())) {
            quiet.await(patience, this::requireRunning);
        }
        LOG.info("everything is counted and stored");
    }

    private void requireRunning() {
        if (end.isDone()) {
            try {
                end.join();
            } catch (CompletionException e) {
                throw new IllegalStateException(
                        "the pipeline stopped: " + e.getCause().getMessage(), e.getCause());
            }
            throw new IllegalStateException("the pipeline was stopped");
        }
    }

    /** What runs, in the order in which it must start. */
    public List<Service> services() {
        return List.of(storeSide.server(), logSide.broker(), logSide.analytics(), sink);
    }

    /**
     * What reads these topics into the log; they are watched, and run when the caller runs them.
     *
     * @throws org.sada.runtime.StartException with one line that says what to do
     */
    public List<Service> intakes(List<RawTopic> topics) {
        List<Service> intakes = new ArrayList<>();
        for (RawTopic topic : topics) {
            TopicIntake intake = TopicIntake.of(topic, bootstrap(), FutureCheck.bySystemClock(), publisher());
            telemetry.watch(intake.healthCheck());
            intakes.add(intake);
        }
        return intakes;
    }

    /** The one way in: what is personal is treated before it is written. */
    public Publisher publisher() {
        return new PrivatePublisher(logSide.publisher(), logSide.privacy());
    }

    public Privacy privacy() {
        return logSide.privacy();
    }

    public Store store() {
        return storeSide.store();
    }

    /** By which the figures are counted, with its version. */
    public Definition definition() {
        return logSide.settings().definition();
    }

    /** By which texts are read. */
    public ComplaintReader reader() {
        return logSide.settings().reader();
    }

    public Telemetry telemetry() {
        return telemetry;
    }

    public String bootstrap() {
        return logSide.broker().bootstrap();
    }

    /** Stops what still runs, the last opened first. */
    @Override
    public void close() {
        if (background != null) {
            background.close();
            end.handle((done, failure) -> null).join();
        }
        for (AutoCloseable part = opened.poll(); part != null; part = opened.poll()) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot close " + part, e);
            }
        }
        telemetry.close();
    }
}
