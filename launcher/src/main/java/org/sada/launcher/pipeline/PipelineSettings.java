package org.sada.launcher.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import org.sada.analytics.StateStores;
import org.sada.analytics.complaint.ComplaintSettings;
import org.sada.contract.Definition;
import org.sada.contract.Retention;
import org.sada.contract.topic.Topics;
import org.sada.sink.SinkSettings;

/**
 * How the whole pipeline runs in one process.
 *
 * @param folder for everything that it keeps
 * @param temporary whether nothing need survive this process
 * @param partitions of a new log
 * @param threads of analytics
 * @param commitInterval of analytics: shorter shows figures sooner, longer takes less work
 * @param definition of the figures, but for how texts are read and, where the folder knows it, its version
 * @param complaints by what texts are read
 * @param keptExamples how long texts of customers are kept in the store
 * @param recount whether the log may be counted anew where the definition has changed
 */
public record PipelineSettings(
        Path folder,
        boolean temporary,
        int partitions,
        int threads,
        StateStores stores,
        Duration commitInterval,
        Definition definition,
        Retention retention,
        ComplaintSettings complaints,
        Duration keptExamples,
        boolean recount) {

    private static final Duration LIVE = Duration.ofMillis(100);
    private static final Duration AT_LEISURE = Duration.ofMillis(500);

    /** For one run over data that is elsewhere, where only the end counts. Nobody watches, so there are no windows of a minute. */
    public static PipelineSettings once(Path folder, Definition definition) {
        Retention retention = new Retention(Retention.STANDARD.interactions(), Duration.ZERO);
        return new PipelineSettings(
                folder,
                true,
                2,
                2,
                StateStores.MEMORY,
                AT_LEISURE,
                definition,
                retention,
                ComplaintSettings.SHIPPED,
                SinkSettings.KEPT_EXAMPLES,
                false);
    }

    /** For somebody who watches, and keeps nothing. */
    public static PipelineSettings demo(Path folder) {
        return new PipelineSettings(
                folder,
                true,
                4,
                2,
                StateStores.MEMORY,
                LIVE,
                Definition.STANDARD,
                Retention.STANDARD,
                ComplaintSettings.SHIPPED,
                SinkSettings.KEPT_EXAMPLES,
                false);
    }

    /** For good, with texts read as the folder says. */
    public static PipelineSettings durable(Path folder) {
        return new PipelineSettings(
                folder,
                false,
                Topics.DEFAULT_PARTITIONS,
                2,
                StateStores.DISK,
                LIVE,
                Definition.STANDARD,
                Retention.STANDARD,
                TextFiles.of(folder),
                SinkSettings.KEPT_EXAMPLES,
                false);
    }

    /** The same with another number of partitions and threads. */
    public PipelineSettings with(int newPartitions, int newThreads) {
        return new PipelineSettings(
                folder,
                temporary,
                newPartitions,
                newThreads,
                stores,
                commitInterval,
                definition,
                retention,
                complaints,
                keptExamples,
                recount);
    }

    /** The same with texts read in another way. */
    public PipelineSettings readingBy(ComplaintSettings others, boolean mayRecount) {
        return new PipelineSettings(
                folder,
                temporary,
                partitions,
                threads,
                stores,
                commitInterval,
                definition,
                retention,
                others,
                keptExamples,
                mayRecount);
    }

    /** The same with texts of customers kept for another time. */
    public PipelineSettings keepingExamples(Duration time) {
        return new PipelineSettings(
                folder,
                temporary,
                partitions,
                threads,
                stores,
                commitInterval,
                definition,
                retention,
                complaints,
                time,
                recount);
    }
}
