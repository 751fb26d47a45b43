package org.sada.launcher.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.sada.runtime.StartException;

/**
 * Runs PostgreSQL's own programs on a cluster in {@code FOLDER/pgdata}; its log is {@code FOLDER/server.log}. The server is started in a
 * session of its own, so that Ctrl-C in a terminal reaches only us, and we stop it when its users have finished.
 */
final class Postmaster {
    static final String USER = "sada";
    static final String DATABASE = "sada";

    private static final int TIMEOUT_S = 60;

    private final Path binaries;
    private final Path data;
    private final Path log;
    private final List<String> prefix;

    Postmaster(Path home, Path folder) {
        this.binaries = home.resolve("bin");
        this.data = folder.resolve("pgdata");
        this.log = folder.resolve("server.log");
        this.prefix = prefix();
    }

    boolean isInitialised() {
        return Files.exists(data);
    }

    /**
     * Makes a cluster whose strings are UTF-8, ordered by code point and upper- and lower-cased by Unicode's rules, the same on every
     * platform, and an empty database in it.
     *
     * @param password a file with the password of {@link #USER}
     * @param safe false saves time: the cluster may be lost with the machine
     */
    void initialise(Path password, boolean safe) throws IOException {
        Path beside = data.resolveSibling("pgdata.new");
        Folders.delete(beside);
        List<String> command = new ArrayList<>(List.of(
                program("initdb"),
                "-D",
                beside.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        command.add("--no-sync"); // the whole is synced below, once
        if (!safe) {
            command.add("--no-data-checksums");
        }
        run("", command);
        run(
                "CREATE DATABASE " + DATABASE + "\n",
                List.of(
                        program("postgres"),
                        "--single",
                        "-D",
                        beside.toString(),
                        "-c",
                        "fsync=off",
                        "-c",
                        "log_checkpoints=off",
                        "postgres"));
        if (safe) {
            run("", List.of(program("initdb"), "-D", beside.toString(), "--sync-only"));
        }
        Files.move(beside, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Stops a server that a killed process left behind, and removes its mark if it is long gone and another has its number now. */
    void stopOrphan() throws IOException {
        Optional<ProcessHandle> orphan = server();
        if (orphan.isEmpty()) {
            return;
        }
        boolean ours = orphan.get()
                .info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(true);
        if (ours) {
            stop();
        } else {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        }
    }

    void start(int port, Map<String, String> settings) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        String options = settings.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
        try {
            run(
                    "",
                    List.of(
                            program("pg_ctl"),
                            "start",
                            "-w",
                            "-t",
                            Integer.toString(TIMEOUT_S),
                            "-s",
                            "-D",
                            data.toString(),
                            "-l",
                            log.toString(),
                            "-o",
                            options));
        } catch (StartException failure) {
            throw new StartException(
                    "PostgreSQL did not start on " + data + ": " + lastWords() + "; its log: " + log, failure);
        }
    }

    /** Ends connections, writes what is in memory, and returns when the server is gone. */
    void stop() {
        if (!ctl("stop", "-m", "fast", "-w", "-t", "20")) {
            ctl("stop", "-m", "immediate", "-w", "-t", "5");
        }
    }

    /** The server of this cluster, while it runs. */
    Optional<ProcessHandle> server() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }

    /** The last error in the log, for a message of one line. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.stream()
                    .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                    .reduce((first, last) -> last)
                    .map(line -> line.replaceFirst("^.*?(FATAL|PANIC):\\s*", ""))
                    .orElse("it gave no reason");
        } catch (IOException unreadable) {
            return "it left no log";
        }
    }

    private boolean ctl(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program("pg_ctl"), "-s", "-D", data.toString()));
        command.addAll(List.of(arguments));
        try {
            run("", command);
            return true;
        } catch (StartException failure) {
            return false;
        }
    }

    private String program(String name) {
        return binaries.resolve(name).toString();
    }

    /** PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, yet reaches the files of this user. */
    private static List<String> prefix() {
        try {
            if (!output(new ProcessBuilder("id", "-u").start()).equals("0")) {
                return List.of();
            }
            Process unshare = new ProcessBuilder("unshare", "-U", "id", "-u")
                    .redirectErrorStream(true)
                    .start();
            String answer = output(unshare);
            if (unshare.exitValue() == 0 && !answer.equals("0")) {
                return List.of("unshare", "-U");
            }
        } catch (IOException noSuchProgram) {
            // reported below
        }
        throw new StartException(
                "PostgreSQL does not run as root, and this system does not allow unshare -U: run sada as another user");
    }

    private void run(String input, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(arguments);
        String name = Path.of(arguments.get(0)).getFileName().toString();
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = output(process);
            if (process.exitValue() != 0) {
                throw new StartException(name + " failed on " + data + ": " + reason(output));
            }
        } catch (IOException failure) {
            throw new StartException("cannot run " + command.get(0) + " (" + failure.getMessage() + ")", failure);
        }
    }

    private static String output(Process process) throws IOException {
        try {
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(2 * TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no answer within " + 2 * TIMEOUT_S + " s");
            }
            return text;
        } catch (InterruptedException interrupt) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupt);
        }
    }

    private static String reason(String output) {
        List<String> lines = output.lines().toList();
        return lines.stream()
                .filter(line -> line.contains("error:") || line.contains("FATAL:"))
                .findFirst()
                .orElse(lines.isEmpty() ? "it gave no reason" : lines.get(lines.size() - 1));
    }
}
