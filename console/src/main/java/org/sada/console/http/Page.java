package org.sada.console.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.sada.runtime.Access;
import org.sada.runtime.HttpRoutes;

/** The files of the page, each named here: nothing else in the program can be fetched. They hold no figures, and so need no key. */
final class Page implements HttpRoutes {
    private static final String FOLDER = "/org/sada/console/page/";
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "style.css", "text/css; charset=utf-8",
            "page.js", "text/javascript; charset=utf-8",
            "words.js", "text/javascript; charset=utf-8",
            "chart.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    @Override
    public void register(JavalinConfig config) {
        TYPES.forEach((name, type) -> {
            byte[] content = content(name);
            String path = name.equals("index.html") ? "/" : "/page/" + name;
            config.routes.get(path, context -> answer(context, type, content), Access.OPEN);
        });
    }

    private static void answer(Context context, String type, byte[] content) {
        context.contentType(type).header("Cache-Control", "no-cache").result(content);
    }

    private static byte[] content(String name) {
        try (InputStream in = Page.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the page's file " + name + " is missing from the program");
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
