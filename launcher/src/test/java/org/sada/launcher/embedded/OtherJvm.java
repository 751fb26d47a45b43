package org.sada.launcher.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A main class in a JVM of its own, to be killed. It prints one line when it is ready. */
final class OtherJvm implements AutoCloseable {
    private final Process process;
    private final String answer;

    private OtherJvm(Process process, String answer) {
        this.process = process;
        this.answer = answer;
    }

    static OtherJvm run(Class<?> main, Path argument) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        argument.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new OtherJvm(process, out.readLine());
    }

    String answer() {
        return answer;
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process does not die");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
