package org.sada.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command line that has run. */
public record SadaCall(int code, String out, String err) {
    public static SadaCall of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Sada.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new SadaCall(code, out.toString(), err.toString());
    }
}
