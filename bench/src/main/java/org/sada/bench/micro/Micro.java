package org.sada.bench.micro;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of small parts with JMH, which prints what it does and finds. */
public final class Micro {
    private Micro() {}

    /**
     * @param pattern a regular expression for the names of benchmarks; empty takes all
     */
    public static void run(String pattern) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(pattern.isEmpty() ? "org.sada" : pattern);
        new Runner(options.build()).run();
    }
}
