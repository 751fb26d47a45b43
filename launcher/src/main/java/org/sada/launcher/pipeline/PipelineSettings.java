package org.sada.launcher.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import org.sada.analytics.StateStores;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.topic.Topics;

/**
 * How the whole pipeline runs in one process.
 *
 * @param folder for everything that it keeps
 * @param temporary whether nothing need survive this process
 * @param partitions of a new log
 * @param threads of analytics
 * @param commitInterval of analytics: shorter shows figures sooner, longer takes less work
 */
public record PipelineSettings(
        Path folder,
        boolean temporary,
        int partitions,
        int threads,
        StateStores stores,
        Duration commitInterval,
        Definition definition,
        Retention retention) {

    private static final Duration LIVE = Duration.ofMillis(100);
    private static final Duration AT_LEISURE = Duration.ofMillis(500);

    /** For one run over data that is elsewhere, where only the end counts. Nobody watches, so there are no windows of a minute. */
    public static PipelineSettings once(Path folder, Definition definition) {
        Retention retention = new Retention(Retention.STANDARD.interactions(), Duration.ZERO);
        return new PipelineSettings(folder, true, 2, 2, StateStores.MEMORY, AT_LEISURE, definition, retention);
    }

    /** For somebody who watches, and keeps nothing. */
    public static PipelineSettings demo(Path folder) {
        return new PipelineSettings(
                folder, true, 4, 2, StateStores.MEMORY, LIVE, Definition.STANDARD, Retention.STANDARD);
    }

    /** For good. */
    public static PipelineSettings durable(Path folder) {
        return new PipelineSettings(
                folder,
                false,
                Topics.DEFAULT_PARTITIONS,
                2,
                StateStores.DISK,
                LIVE,
                Definition.STANDARD,
                Retention.STANDARD);
    }

    /** The same with another number of partitions and threads. */
    public PipelineSettings with(int newPartitions, int newThreads) {
        return new PipelineSettings(
                folder, temporary, newPartitions, newThreads, stores, commitInterval, definition, retention);
    }
}
