package org.sada.launcher.pipeline;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sada.analytics.Definitions;
import org.sada.analytics.complaint.ComplaintReader;
import org.sada.analytics.complaint.ComplaintSettings;
import org.sada.contract.Definition;
import org.sada.contract.fact.Said;
import org.sada.contract.topic.DefinitionRow;
import org.sada.launcher.verify.VerifyCommand;

/**
 * A broker and a store with what they hold.
 *
 * @param definition by which their figures are counted
 * @param reader of texts, as the definition says
 * @param opened is closed with it
 */
public record Installed(
        String bootstrap, DataSource store, Definition definition, ComplaintReader reader, AutoCloseable opened)
        implements VerifyCommand.Installation {

    /** One whose services run elsewhere; null for a file means the one that comes with the program. */
    public static Installed connect(String bootstrap, String store, Path model, Path taxonomy) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(store);
        return counted(bootstrap, source, TextFiles.named(model, taxonomy), () -> {});
    }

    /** Finds the version of the definition in the log, and makes sure that texts are read as they were there. */
    static Installed counted(String bootstrap, DataSource store, ComplaintSettings texts, AutoCloseable opened) {
        ComplaintReader reader = ComplaintReader.of(texts);
        Definition definition = Definition.STANDARD.withTexts(reader.version());
        DefinitionRow row =
                Definitions.last(Map.of("bootstrap.servers", bootstrap)).orElse(null);
        if (row != null && !row.meaning().equals(definition.meaning())) {
            throw new IllegalStateException("the figures there follow definition " + row.version() + " ("
                    + row.meaning() + "), not " + definition.meaning() + "; name its model and its taxonomy");
        }
        Definition counted = row == null ? definition : definition.withVersion(row.version());
        return new Installed(bootstrap, store, counted, reader, opened);
    }

    @Override
    public Function<String, Said> reading() {
        return reader::said;
    }

    @Override
    public void close() {
        try {
            opened.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop what was started for this: " + e.getMessage(), e);
        }
    }
}
