package org.sada.bench.pass;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * One pass of a contender over the log.
 *
 * @param number from 1; the first is cold
 * @param folder empty, for this pass alone
 * @param threads of processing
 * @param truth what should come out
 * @param patience how long the pass may take
 */
public record Pass(
        int number,
        String bootstrap,
        int partitions,
        int threads,
        Path folder,
        long events,
        Map<String, Long> truth,
        Duration patience) {}
