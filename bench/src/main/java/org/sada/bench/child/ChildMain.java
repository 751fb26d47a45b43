package org.sada.bench.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.sada.bench.pass.Contender;
import org.sada.bench.pass.Finish;
import org.sada.bench.pass.Pass;
import org.sada.bench.pass.PassResult;
import org.sada.bench.pass.Usage;
import org.sada.launcher.embedded.EmbeddedBroker;

/**
 * The process of a contender, or of the broker. It takes orders on its standard input and answers on its standard output, a line each, and
 * ends as soon as its input does, so that it never outlives its parent.
 */
public final class ChildMain {
    static final String BROKER = "broker";

    private static final String END = "";

    private ChildMain() {}

    public static void main(String[] args) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err); // what libraries print must not be taken for an answer
        BlockingQueue<String> orders = new LinkedBlockingQueue<>();
        Thread listener = new Thread(() -> listen(orders, !args[0].equals(BROKER)), "orders");
        listener.setDaemon(true);
        listener.start();
        if (args[0].equals(BROKER)) {
            broker(args[1], orders, answers);
        } else {
            passes(args[0], orders, answers);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void listen(BlockingQueue<String> orders, boolean endAtOnce) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                orders.add(line);
            }
        } catch (IOException e) {
            // the parent is gone, as at the end
        }
        if (endAtOnce) {
            Runtime.getRuntime().halt(0);
        }
        orders.add(END);
    }

    private static void broker(String folder, BlockingQueue<String> orders, PrintStream answers) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(java.nio.file.Path.of(folder))) {
            answers.println(broker.bootstrap());
            answers.flush();
            String order = orders.take();
            while (!order.equals(END)) {
                order = orders.take();
            }
        }
    }

    private static void passes(String name, BlockingQueue<String> orders, PrintStream answers) throws Exception {
        Contender contender = Contenders.byName(name);
        while (true) {
            Pass pass = Protocol.read(orders.take(), Protocol.Order.class).pass();
            answers.println(Protocol.line(result(contender, pass)));
            answers.flush();
        }
    }

    private static PassResult result(Contender contender, Pass pass) {
        try {
            contender.prepare(pass);
            Usage.resetPeaks();
            Finish finish = contender.run(pass);
            return PassResult.of(pass, contender, finish, Usage.peakHeapBytes(), Usage.peakRssBytes());
        } catch (Exception e) {
            e.printStackTrace(); // into this process's log; the answer tells what went wrong in one line
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return PassResult.failed(pass.number(), root.getClass().getSimpleName() + ": " + root.getMessage());
        }
    }
}
