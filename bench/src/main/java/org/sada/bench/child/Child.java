package org.sada.bench.child;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.sada.bench.pass.Pass;
import org.sada.bench.pass.PassResult;

/** A process that was started here, and ends with this one whatever happens. */
public final class Child implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofSeconds(20); // to make a pass ready, and to stop what ran
    private static final String GONE = "";

    private final String name;
    private final Process process;
    private final Path log;
    private final BufferedWriter orders;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread listener = new Thread(this::listen, "answers of " + name);
        listener.setDaemon(true);
        listener.start();
    }

    /** A broker with its controller. */
    public static Child broker(Path folder) {
        return start(
                ChildMain.BROKER,
                folder.resolve("broker.log"),
                List.of("-Xms512m", "-Xmx1g", "-XX:+UseParallelGC"),
                List.of(ChildMain.BROKER, folder.resolve("broker").toString()));
    }

    /** A contender, which does nothing until it is told to. */
    public static Child contender(String name, Path folder, List<String> jvmOptions) {
        return start(name, folder.resolve(name + ".log"), jvmOptions, List.of(name));
    }

    /** Flink's connector takes the clients that it was made for; they lie beside the jar of this class. */
    private static String classPath(String name) {
        String all = System.getProperty("java.class.path");
        if (!name.startsWith("flink")) {
            return all;
        }
        try {
            Path jar = Path.of(Child.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolveSibling("flink") + File.separator + "*" + File.pathSeparator + all;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this program does not know where it lies", e);
        }
    }

    private static Child start(String name, Path log, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Xlog:disable",
                "-Dlogback.configurationFile=org/sada/bench/logback.xml"));
        for (String opened : List.of("java.util", "java.lang", "java.time")) {
            command.addAll(List.of("--add-opens", "java.base/" + opened + "=ALL-UNNAMED"));
        }
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(name), ChildMain.class.getName()));
        command.addAll(arguments);
        try {
            Files.createDirectories(log.getParent());
            Process process =
                    new ProcessBuilder(command).redirectError(log.toFile()).start();
            return new Child(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a process for " + name, e);
        }
    }

    private void listen() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answers.add(line);
            }
        } catch (IOException e) {
            // it is gone, as at the end
        }
        answers.add(GONE);
    }

    /** Its next line; throws where it is gone or takes too long. */
    public String answer(Duration patience) throws InterruptedException {
        String line = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            throw new IllegalStateException(name + " did not answer within " + patience.toSeconds() + " s");
        }
        if (line.equals(GONE)) {
            throw new IllegalStateException(name + " ended by itself: " + lastWords());
        }
        return line;
    }

    /** Has it do a pass. What goes wrong there is part of the result. */
    public PassResult run(Pass pass) throws InterruptedException {
        try {
            orders.write(Protocol.line(Protocol.Order.of(pass)));
            orders.newLine();
            orders.flush();
            return Protocol.read(answer(pass.patience().plus(GRACE)), PassResult.class);
        } catch (IOException | IllegalStateException e) {
            process.destroyForcibly();
            return PassResult.failed(pass.number(), e.getMessage());
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "its log " + log + " cannot be read";
        }
    }

    @Override
    public void close() {
        try {
            orders.close();
        } catch (IOException e) {
            // it is gone already
        }
        try {
            if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
