package org.sada.launcher.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.ingest.simulator.Scenario;
import org.sada.ingest.simulator.Simulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sada generate}. */
@Command(
        name = "generate",
        description = "Prints the events of a simulated contact centre as NDJSON. One seed is one world.")
public final class GenerateCommand implements Callable<Integer> {
    private static final int BUFFER_BYTES = 1 << 16;

    @Mixin
    private WorldOptions world;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Iterator<Event> events = new Simulator(scenario());
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES)) {
            while (events.hasNext()) {
                out.write(EventJson.write(events.next()));
                out.write('\n');
            }
        }
        return 0;
    }

    private Scenario scenario() {
        try {
            return world.scenario();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }
}
